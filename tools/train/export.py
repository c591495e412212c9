# SPDX-License-Identifier: Apache-2.0
"""Writes languages/<code>/<code>.rmodel (docs/model-format.md) from a checkpoint and the tokeniser's data."""
import argparse
import collections
import pickle
import struct

import numpy as np
import torch
import xxhash

import corpus
import decode
import features
import tokenise
from features import fnv, key, lower


def table(pairs, least_bits=4):
    """Open-addressing table of (key, value): keys u64, values u32."""
    bits = least_bits
    while (1 << bits) * 0.6 < len(pairs):
        bits += 1
    n = 1 << bits
    keys, vals = np.zeros(n, np.uint64), np.zeros(n, np.uint32)
    for k, v in pairs:
        at = (k ^ (k >> 32)) & (n - 1)
        while keys[at]:
            assert int(keys[at]) != k, "two strings share a hash"
            at = (at + 1) & (n - 1)
        keys[at], vals[at] = k, v
    return keys, vals


def dense(w, b):
    """int8 weights, scales with the activations' 1/127 inside, biases."""
    w = w.detach().numpy().astype(np.float64)
    s = np.maximum(np.abs(w).max(1), 1e-8) / 127
    q = np.clip(np.rint(w / s[:, None]), -127, 127).astype(np.int8)
    return q, (s / 127).astype(np.float32), b.detach().numpy().astype(np.float32)


def lines(items):
    return "".join(i + "\n" for i in items).encode("utf-8")


def lemma_table(sets, lang):
    """(key string -> lemma) for words whose lemma training leaves in no doubt. The home set outweighs the others."""
    by_pos, by_feats = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter)
    for name, sents in sets.items():
        if "lemma" not in corpus.SETS[name][2].split():
            continue
        weight = 5 if name == corpus.HOME[lang] else 1
        if name == "es_gsd":
            weight = 0
        for s in sents if weight else ():
            for f, l, u, m in zip(s.form, s.lemma, s.upos, s.feats):
                if u in ("PROPN", "X", "SYM", "PUNCT") or l == "_":
                    continue
                by_pos[f"{lower(f)}\t{u}"][l] += weight
                by_feats[f"{lower(f)}\t{u}\t{m}"][l] += weight
    out = {}
    for k, c in by_pos.items():
        best, n = c.most_common(1)[0]
        if n >= 2 and n >= 0.97 * sum(c.values()):
            out[k] = best
    for k, c in by_feats.items():
        if k.rsplit("\t", 1)[0] not in out:
            best, n = c.most_common(1)[0]
            if n >= 2 and n >= 0.9 * sum(c.values()):
                out[k] = best
    return out


def pool(pairs, blob=None):
    """pairs: (key string, bytes). Sections keys, vals, pool; equal strings share a place."""
    data, where, rows = bytearray(), {}, []
    for k, v in pairs:
        if v not in where:
            where[v] = len(data)
            data += v + b"\0"
        rows.append((key(k.encode("utf-8")), where[v]))
    keys, vals = table(rows)
    return keys, vals, bytes(data)


def sections(check, tok, sets, lang, note):
    net, vocab, dims = check["net"], check["vocab"], check["dims"]
    home = corpus.HOME[lang]
    out, config = {}, {}
    keys = sorted(k for k in vocab.by_lang[lang] if k in vocab.rows)
    rows = torch.stack([net["home.weight"][vocab.homes[home]]] + [net["table.weight"][vocab.rows[k]] for k in keys]).numpy().astype(np.float64)
    scale = np.quantile(np.abs(rows), 0.99995) / 127
    out["emb"] = np.clip(np.rint(rows / scale), -127, 127).astype(np.int8)
    out["feat.keys"], out["feat.rows"] = table([(key(k.encode("utf-8")), i + 1) for i, k in enumerate(keys)])
    config.update(lang=lang, treebank=home, trained=note, dim=dims.dim, hidden=dims.hidden, layers=dims.layers, tag=dims.tag, ner=dims.ner, arc=dims.arc,
                  lab=dims.lab, rows=len(rows), slots=len(out["feat.keys"]), max_words=256, lin_bits=tokenise.BITS,
                  emb_scale=f"{np.float32(scale):.9g}", gram_scale=f"{np.float32(scale * 3.0):.9g}")
    for k in range(dims.layers):
        for d, suffix in (("f", ""), ("b", "_reverse")):
            g = lambda n: net[f"lstm.{k}.{n}_l0{suffix}"]
            q, s, b = dense(torch.cat([g("weight_ih"), g("weight_hh")], 1), g("bias_ih") + g("bias_hh"))
            out[f"lstm.{k}.{d}.w"], out[f"lstm.{k}.{d}.s"], out[f"lstm.{k}.{d}.b"] = q, s, b
    # labels of this language
    seen_upos, seen_rel, seen_script, pairs = set(), set(), set(), set()
    for name, sents in sets.items():
        what = corpus.SETS[name][2].split()
        for s in sents:
            upos, feats, scripts, rels, _ = corpus.masked(s)
            seen_script.update(scripts)
            if name == home or (lang == "es" and name == "es_gsd"):
                seen_upos.update(upos)
                pairs.update((u, f) for u, f in zip(upos, feats))
            if name == home:
                seen_rel.update(rels)
    feats_seen = {f for _, f in pairs}
    pick = lambda table, seen: [v for v in table if v in seen]
    labels = {"upos": pick(vocab.upos, seen_upos), "feats": pick(vocab.feats, feats_seen), "lemma": pick(vocab.scripts, seen_script),
              "deprel": pick(vocab.rels, seen_rel), "names": list(vocab.names)}
    for name, part, tab in (("upos", "upos", vocab.upos), ("feats", "feats", vocab.feats), ("lemma", "scripts", vocab.scripts), ("deprel", "rels", vocab.rels), ("names", "names", vocab.names)):
        ids = torch.tensor([tab[v] for v in labels[name]])
        out[name + ".w"], out[name + ".s"], out[name + ".b"] = dense(net[part + ".weight"][ids], net[part + ".bias"][ids])
        out[name + ".txt"] = lines(labels[name])
    allowed = np.zeros((len(labels["upos"]), len(labels["feats"])), np.uint8)
    for u, f in pairs:
        if f in labels["feats"]:
            allowed[labels["upos"].index(u), labels["feats"].index(f)] = 1
    allowed[allowed.sum(1) == 0, labels["feats"].index("_")] = 1
    out["upos.feats"] = allowed
    out["names.trans"] = decode.constraints(labels["names"]) + (net["trans"].numpy() if "trans" in net else 0)
    out["head.w"], out["head.s"], out["head.b"] = dense(net["head.weight"], net["head.bias"])
    out["arc.root"] = np.rint(np.tanh(net["root"].numpy()) * 127).astype(np.int8)
    out["arc.dist"] = np.rint(net["dist"].numpy().astype(np.float64) / float(net["arc_scale"]) * 127 * 127).astype(np.int32)
    out["lab.root"] = net["root_lab"].numpy().astype(np.float32)
    k, v, p = pool(sorted((a, b.encode("utf-8")) for a, b in lemma_table(sets, lang).items()))
    out["lemma.keys"], out["lemma.vals"], out["lemma.pool"] = k, v, p
    config.update(n_upos=len(labels["upos"]), n_feats=len(labels["feats"]), n_deprel=len(labels["deprel"]), n_names=len(labels["names"]), n_scripts=len(labels["lemma"]), lemma_slots=len(k))
    for name, w in tok["lin"].items():
        out["lin." + name] = w
    k, v, p = pool([(t, flag.encode() + " ".join(words).encode("utf-8")) for t, (flag, words) in sorted(tok["table"].items())])
    out["mwt.keys"], out["mwt.vals"], out["mwt.pool"] = k, v, p
    out["mwt.txt"] = lines(f"{s}\t{add}\t{' '.join(rest)}" for s, (add, rest) in sorted(tok["rules"].items()))
    out["abbr.txt"] = lines(f"{t}\t{a}\t{b}" for t, a, b in tok["abbr"])
    config.update(mwt_slots=len(k))
    return {"config": lines(f"{k} {v}" for k, v in config.items()), **out}


def write(path, lang, parts):
    offset = 64 + 32 * len(parts)
    head, body = b"", bytearray()
    for name, data in parts.items():
        data = data if isinstance(data, bytes) else np.ascontiguousarray(data).tobytes()
        pad = -(offset + len(body)) % 64
        body += b"\0" * pad
        head += struct.pack("<16sQQ", name.encode(), offset + len(body), len(data))
        body += data
    rest = head + bytes(body)
    top = struct.pack("<8sIIQQ8s24x", b"RELMODEL", 1, len(parts), 64 + len(rest), xxhash.xxh3_64_intdigest(rest), lang.encode())
    with open(path, "wb") as f:
        f.write(top + rest)
    return 64 + len(rest)


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--data", required=True)
    p.add_argument("--checkpoint", required=True)
    p.add_argument("--lang", required=True)
    p.add_argument("--tok", required=True, help="pickle of tokenise.py; made if missing")
    p.add_argument("--note", default="")
    p.add_argument("--out", required=True)
    a = p.parse_args()
    sets = corpus.load(a.data, [a.lang])
    try:
        tok = pickle.load(open(a.tok, "rb"))
    except FileNotFoundError:
        tok = tokenise.train(sets, tokenise.TOK_SETS[a.lang], corpus.HOME[a.lang])
        pickle.dump(tok, open(a.tok, "wb"))
    parts = sections(torch.load(a.checkpoint, weights_only=False), tok, sets, a.lang, a.note)
    print(a.out, write(a.out, a.lang, parts), "bytes", parts["config"].decode().replace("\n", "; "))


if __name__ == "__main__":
    main()
