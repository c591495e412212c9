# SPDX-License-Identifier: Apache-2.0
"""docs/model-format.md in plain Python and numpy: raw text (or CoNLL-U) in, CoNLL-U out. Slow, exact, and the judge of the C++.

reference.py MODEL.rmodel < TEXT > OUT.conllu        reference.py --words MODEL.rmodel < IN.conllu (keeps its tokens)
"""
import re
import struct
import sys

import numpy as np
import xxhash

import decode
import tokenise
from features import apply_script, fnv, key, lower, word_keys

F = np.float32


def tanh(x):
    x = np.clip(x, F(-4.97), F(4.97))
    x2 = x * x
    p = x * (F(135135) + x2 * (F(17325) + x2 * (F(378) + x2)))
    d = F(135135) + x2 * (F(62370) + x2 * (F(3150) + x2 * F(28)))
    return np.clip(p / d, F(-1), F(1))


def sigmoid(x):
    return F(0.5) + F(0.5) * tanh(F(0.5) * x)


def q(v):
    """Integers in [-127, 127], held as float32 so that BLAS can multiply them (exact below 2^24)."""
    return np.clip(np.rint(v * F(127)), F(-127), F(127))


class Model:
    def __init__(self, path):
        raw = open(path, "rb").read()
        magic, version, n, size, check, lang = struct.unpack_from("<8sIIQQ8s", raw)
        if magic != b"RELMODEL" or version != 1 or size != len(raw) or xxhash.xxh3_64_intdigest(raw[64:]) != check:
            raise ValueError("not a sound model of version 1: " + path)
        self.id = f"{lang.rstrip(bytes(1)).decode()}-{check:016x}"
        self.parts = {}
        for k in range(n):
            name, at, length = struct.unpack_from("<16sQQ", raw, 64 + 32 * k)
            self.parts[name.rstrip(b"\0").decode()] = raw[at:at + length]
        self.config = dict(l.split(" ", 1) for l in self.text("config"))
        c = self.config
        self.D, self.H, self.T, self.N, self.A, self.L = (int(c[k]) for k in ("dim", "hidden", "tag", "ner", "arc", "lab"))
        self.emb = self.array("emb", np.int8).reshape(-1, self.D).astype(np.int32)
        self.scale, self.gram_scale = F(c["emb_scale"]), F(c["gram_scale"])
        self.feat = self.lookup("feat.keys", "feat.rows")
        self.lstm = {}
        for k in range(int(c["layers"])):
            for d in "fb":
                self.lstm[k, d] = self.dense(f"lstm.{k}.{d}", (self.D if k == 0 else 2 * self.H) + self.H)
        e = 2 * self.H
        self.head = self.dense("head", e)
        self.out = {"upos": self.dense("upos", self.T), "feats": self.dense("feats", self.T), "lemma": self.dense("lemma", self.T),
                    "deprel": self.dense("deprel", self.L), "names": self.dense("names", self.N)}
        self.labels = {k: self.text(k + ".txt") for k in self.out}
        self.allowed = self.array("upos.feats", np.uint8).reshape(len(self.labels["upos"]), -1)
        n = len(self.labels["names"])
        self.trans = self.array("names.trans", F).reshape(n + 1, n)
        self.root, self.dist, self.lab_root = self.array("arc.root", np.int8).astype(F), self.array("arc.dist", np.int32), self.array("lab.root", F)
        self.lemmas, self.lemma_pool = self.lookup("lemma.keys", "lemma.vals"), self.parts["lemma.pool"]
        words = self.lookup("mwt.keys", "mwt.vals")
        tok = {"lin": {k: self.array("lin." + k, np.int16) for k in ("tok", "sent", "mwt")}, "rules": {}}
        for l in self.text("mwt.txt"):
            suffix, add, rest = l.split("\t")
            tok["rules"][suffix] = (add, rest.split(" "))
        tok["table"] = MwtTable(words, self.parts["mwt.pool"])
        self.tok = tok
        self.vectors = {}

    def text(self, name):
        return self.parts[name].decode("utf-8").split("\n")[:-1]

    def array(self, name, kind):
        return np.frombuffer(self.parts[name], dtype=kind)

    def lookup(self, keys, vals):
        k, v = self.array(keys, np.uint64), self.array(vals, np.uint32)
        return {int(a): int(b) for a, b in zip(k, v) if a}

    def dense(self, name, cols):
        return self.array(name + ".w", np.int8).reshape(-1, cols).astype(F), self.array(name + ".s", F), self.array(name + ".b", F)

    def vector(self, form):
        got = self.vectors.get(form)
        if got is None:
            w, aff, grams = word_keys(form)
            look = lambda ks: [r for r in (self.feat.get(key(k.encode("utf-8"))) for k in ks) if r is not None]
            rows = [0] + (look([w]) or look(["w"])) + look(aff)
            a = self.emb[rows].sum(0)
            g = look(grams)
            gs = self.emb[g].sum(0) if g else np.zeros(self.D, np.int32)
            got = q(tanh((a.astype(F) * self.scale) + (gs.astype(F) * (self.gram_scale / F(max(1, len(g)))))))
            self.vectors[form] = got
        return got

    def run(self, x, layer, lens):
        """x: [T, S, in], sentences by falling length. Both directions, concatenated."""
        t, s, _ = x.shape
        out = np.zeros((t, s, 2 * self.H), F)
        for d, at in (("f", 0), ("b", self.H)):
            w, sc, b = self.lstm[layer, d]
            wi, wh = w[:, :x.shape[2]].T.copy(), w[:, x.shape[2]:].T.copy()
            zx = (x.reshape(t * s, -1) @ wi).reshape(t, s, -1)
            h, c = np.zeros((s, self.H), F), np.zeros((s, self.H), F)
            for k in (range(t) if d == "f" else range(t - 1, -1, -1)):
                n = int((lens > k).sum())
                z = ((zx[k, :n] + h[:n] @ wh) * sc) + b
                i, f, g, o = (z[:, j * self.H:(j + 1) * self.H] for j in range(4))
                c[:n] = (sigmoid(f) * c[:n]) + (sigmoid(i) * tanh(g))
                h[:n] = q(sigmoid(o) * tanh(c[:n]))
                out[k, :n, at:at + self.H] = h[:n]
        return out

    @staticmethod
    def layer(dense, x):
        w, s, b = dense
        return ((x @ w.T) * s) + b

    def lemma(self, form, upos, feats, scores):
        low = lower(form)
        for k in (f"{low}\t{upos}\t{feats}", f"{low}\t{upos}"):
            at = self.lemmas.get(key(k.encode("utf-8")))
            if at is not None:
                return self.lemma_pool[at:self.lemma_pool.index(b"\0", at)].decode("utf-8")
        for k in np.argsort(-scores, kind="stable"):
            got = apply_script(self.labels["lemma"][k], form)
            if got is not None:
                return got
        return form if upos == "PROPN" else low

    def parse(self, sentences):
        """sentences: lists of forms. For each word (upos, feats, lemma, head, deprel, name)."""
        result = [None] * len(sentences)
        order = sorted(range(len(sentences)), key=lambda i: -len(sentences[i]))
        for a in range(0, len(order), 64):
            for i, r in zip(order[a:a + 64], self.parse_batch([sentences[i] for i in order[a:a + 64]])):
                result[i] = r
        return result

    def parse_batch(self, batch):
        lens = np.array([len(s) for s in batch])
        x = np.zeros((lens[0], len(batch), self.D), F)
        for j, s in enumerate(batch):
            for k, form in enumerate(s):
                x[k, j] = self.vector(form)
        for layer in range(int(self.config["layers"])):
            x = self.run(x, layer, lens)
        return [self.decode(s, x[:len(s), j]) for j, s in enumerate(batch)]

    def decode(self, forms, e):
        n, cuts = len(forms), np.cumsum([self.T, self.N, self.A, self.A, self.L])
        tag, ner, dep, hed, ldep, lhed = np.split(self.layer(self.head, e), cuts, 1)
        tag, ner, dep, hed = (q(tanh(v)) for v in (tag, ner, dep, hed))
        upos = self.layer(self.out["upos"], tag).argmax(1)
        feats = np.where(self.allowed[upos] == 1, self.layer(self.out["feats"], tag), F(-np.inf)).argmax(1)
        lemma = self.layer(self.out["lemma"], tag)
        names = decode.viterbi(self.layer(self.out["names"], ner), self.trans)
        score = np.zeros((n, n + 1), np.int64)
        score[:, 0] = (dep @ self.root).astype(np.int64) + int(self.dist[32])
        delta = np.clip(np.arange(n)[None, :] - np.arange(n)[:, None], -32, 32) + 32
        score[:, 1:] = (dep @ hed.T).astype(np.int64) + self.dist[delta]
        heads = decode.tree(score)
        u = np.stack([q(tanh(ldep[d] + (lhed[h - 1] if h else self.lab_root))) for d, h in enumerate(heads)])
        y = self.layer(self.out["deprel"], u)
        y[:, self.labels["deprel"].index("root")] = -np.inf
        rel = y.argmax(1)
        L = self.labels
        out = []
        for k, form in enumerate(forms):
            p, f = L["upos"][upos[k]], L["feats"][feats[k]]
            out.append((p, f, self.lemma(form, p, f, lemma[k]), heads[k], L["deprel"][rel[k]] if heads[k] else "root", L["names"][names[k]]))
        return out


class MwtTable:
    def __init__(self, where, pool):
        self.where, self.pool = where, pool

    def get(self, low, default):
        at = self.where.get(key(low.encode("utf-8")))
        if at is None:
            return default
        s = self.pool[at:self.pool.index(b"\0", at)].decode("utf-8")
        return s[0], s[1:].split(" ")


def write(model, text, sents, out):
    forms = [[w for _, _, words in s for w in words] for s in sents]
    for sent, got in zip(sents, model.parse(forms)):
        out.write("# text = " + re.sub(r"\s+", " ", text[sent[0][0]:sent[-1][1]]) + "\n")
        n = 0
        for k, (a, b, words) in enumerate(sent):
            space = [] if k + 1 == len(sent) or sent[k + 1][0] > b else ["SpaceAfter=No"]
            if len(words) > 1:
                out.write("\t".join([f"{n+1}-{n+len(words)}", text[a:b]] + ["_"] * 7 + ["|".join(space) or "_"]) + "\n")
            for w in words:
                upos, feats, lemma, head, rel, name = got[n]
                n += 1
                misc = ([] if name == "O" else ["Name=" + name]) + (space if len(words) == 1 else [])
                out.write("\t".join([str(n), w, lemma, upos, "_", feats, str(head), rel, "_", "|".join(misc) or "_"]) + "\n")
        out.write("\n")


def main():
    given = "--words" in sys.argv
    model = Model([a for a in sys.argv[1:] if a != "--words"][0])
    text = sys.stdin.read()
    if not given:
        write(model, text, tokenise.read(text, model.tok), sys.stdout)
        return
    blocks = [b.split("\n") for b in re.split(r"\n\s*\n", text.strip())]
    rows = [[l.split("\t") for l in b if l and l[0] != "#"] for b in blocks]
    got = model.parse([[r[1] for r in b if r[0].isdigit()] for b in rows])
    for b, g in zip(rows, got):
        words = iter(g)
        for r in b:
            if r[0].isdigit():
                r[3], r[5], r[2], head, r[7], name = next(words)
                r[4], r[6], r[8], r[9] = "_", str(head), "_", "_" if name == "O" else "Name=" + name
            print("\t".join(r))
        print()


if __name__ == "__main__":
    main()
