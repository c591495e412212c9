# SPDX-License-Identifier: Apache-2.0
"""Trains the syntax network from the treebanks; see README.md. Resumable: run the same command again."""
import argparse
import dataclasses
import json
import os
import pickle
import random
import time
import tomllib

import numpy as np
import torch

import corpus
import decode
from features import apply_script, lower
from net import Dims, Net, make_batch
from vocab import Vocab

# How often an epoch sees each set.
SHARE = {"pt_bosque": 1.5, "pt_porttinari": 1, "pt_gsd": 0.5, "pt_petrogold": 1, "en_ewt": 1.5, "en_gum": 1, "en_wikigold": 1,
         "es_ancora": 3, "es_gsd": 1.5}
WEIGHT = {"upos": 1.0, "feats": 0.6, "scripts": 0.6, "names": 1.5, "arcs": 1.0, "rels": 0.8}


def batches(sents, size, rng=None):
    """Groups of about `size` words, of sentences alike in length."""
    if rng:
        order = sorted(sents, key=lambda s: len(s["form"]) + rng.random() * 4)
    else:
        order = sorted(sents, key=lambda s: len(s["form"]))
    out, group, words = [], [], 0
    for s in order:
        group.append(s)
        words += len(s["form"])
        if words >= size:
            out.append(group)
            group, words = [], 0
    if group:
        out.append(group)
    if rng:
        rng.shuffle(out)
    return out


def evaluate(net, vocab, sents):
    """Scores on gold words: a quick guide during training, not the raw-text figures."""
    net.eval()
    lists = {k: list(getattr(vocab, k)) for k in ("upos", "feats", "scripts", "rels", "names")}
    trans = decode.constraints(corpus.NAMES) + net.trans.detach().numpy()
    hit = dict(words=0, upos=0, feats=0, lemma=0, uas=0, las=0)
    tp = gold_n = sys_n = 0
    root = vocab.rels.get("root")
    with torch.no_grad():
        for group in batches(sents, 4000):
            b, group = make_batch(group)
            out = net(b)
            arcs = (out["arcs"] * 10000).long().clamp(min=-(1 << 40)).numpy()
            heads, at = [], 0
            for s in group:
                n = len(s["form"])
                heads += decode.tree(arcs[at:at + n, :n + 1])
                at += n
            ht = torch.tensor(heads)
            rl = net.label(out, b, ht)
            rl[:, root] = torch.where(ht == 0, torch.tensor(1e9), torch.tensor(-1e9))
            best = {k: out[k].argmax(1).tolist() for k in ("upos", "feats", "scripts")}
            rels, nm, at = rl.argmax(1).tolist(), out["names"].numpy(), 0
            for s in group:
                g = s["sentence"]
                n = len(g.form)
                tags = [corpus.NAMES[k] for k in decode.viterbi(nm[at:at + n], trans)]
                if g.names:
                    ge = set(decode.entities(g.names))
                    se = {e for e in decode.entities(tags) if None not in g.names[e[1]:e[2] + 1]}
                    tp += len(ge & se); gold_n += len(ge); sys_n += len(se)
                for i in range(n):
                    k = at + i
                    hit["words"] += 1
                    hit["upos"] += lists["upos"][best["upos"][k]] == g.upos[i]
                    hit["feats"] += lists["feats"][best["feats"][k]] == g.feats[i]
                    lemma = apply_script(lists["scripts"][best["scripts"][k]], g.form[i]) or lower(g.form[i])
                    hit["lemma"] += g.lemma[i] == "_" or lemma == g.lemma[i]
                    ok = heads[k] == g.head[i]
                    hit["uas"] += ok
                    hit["las"] += ok and lists["rels"][rels[k]].split(":")[0] == g.rel[i].split(":")[0]
                at += n
    net.train()
    w = hit.pop("words")
    out = {k: round(100 * v / w, 2) for k, v in hit.items()}
    out["names"] = round(200 * tp / max(1, gold_n + sys_n), 2)
    return out


def world_names(folder, lang):
    """(class, name) from the project's own world/*.toml, as the language writes them."""
    for file, key, kind in (("groups", "group", "ORG"), ("media", "outlet", "ORG"), ("organisations", "organisation", "ORG"), ("people", "person", "PER"), ("states", "state", "LOC"), ("places", "place", "LOC")):
        with open(os.path.join(folder, file + ".toml"), "rb") as f:
            for r in tomllib.load(f)[key]:
                if key == "state":
                    names = r.get(lang, {}).get("names", []) + r.get(lang, {}).get("capital", [])
                else:
                    names = ([r["name"]] if "name" in r else []) + r.get("names", []) + r.get(lang, []) + (r.get("aliases", []) + r.get("short", []) if kind == "PER" else [])
                for n in names:
                    if n.strip():
                        yield kind, n.strip()


class Swap:
    """Puts other names of the same class and the same parts of speech into sentences, so that context counts for more than the name."""

    def __init__(self, sents, vocab, world, lang):
        self.bank, self.world = {}, {}
        for s in sents:
            for kind, a, b in self.spans(s):
                self.bank.setdefault(kind, []).append(s["word"][a:b + 1])
        for kind, name in sorted(set(world_names(world, lang))) if world else ():
            forms = name.split(" ")
            if all(f[0].isupper() and f.replace("-", "").isalpha() for f in forms):
                self.world.setdefault((kind, (vocab.upos["PROPN"],) * len(forms)), []).append([vocab.word(f) for f in forms])

    @staticmethod
    def spans(s):
        tags = [corpus.NAMES[k] if k >= 0 else None for k in s["y_names"]]
        for kind, a, b in decode.entities(tags):
            pos = tuple(s["y_upos"][a:b + 1])
            if -1 not in pos:
                yield (kind, pos), a, b

    def __call__(self, s, rng):
        word = None
        for kind, a, b in self.spans(s):
            if rng.random() < 0.5:
                word = word or list(s["word"])
                bank = self.world if kind in self.world and rng.random() < 0.5 else self.bank
                word[a:b + 1] = rng.choice(bank[kind])
        return dict(s, word=word, form=[w[0] for w in word]) if word else s


class Averages:
    """Exponential moving average of the dense weights (the embedding table stays as it is)."""

    def __init__(self, net, decay):
        self.decay, self.net, self.steps = decay, net, 0
        self.shadow = {k: v.detach().clone() for k, v in net.state_dict().items() if not k.startswith(("table", "grams"))}

    def update(self):
        self.steps += 1
        d = min(self.decay, (1 + self.steps) / (10 + self.steps))
        state = self.net.state_dict()
        for k, v in self.shadow.items():
            v.mul_(d).add_(state[k], alpha=1 - d)

    def swap(self):
        state = self.net.state_dict()
        for k, v in self.shadow.items():
            old = state[k].clone()
            state[k].copy_(v)
            v.copy_(old)


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--data", required=True, help="the folder with treebanks/ and ner/")
    p.add_argument("--out", required=True, help="folder for checkpoints and logs")
    p.add_argument("--langs", default="pt,en,es")
    p.add_argument("--epochs", type=int, default=20)
    p.add_argument("--warm", type=float, default=0.5, help="epochs of linear warm-up")
    p.add_argument("--lr", type=float, default=2e-3)
    p.add_argument("--lr-end", type=float, default=2e-5, help="where the linear decay ends")
    p.add_argument("--batch", type=int, default=2500, help="words a batch")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--init", help="checkpoint to start from (same or other sets): weights are taken by name and key")
    p.add_argument("--minutes", type=float, default=1e9, help="of training: the decay ends then if the epochs do not end sooner")
    p.add_argument("--bf16", action="store_true")
    p.add_argument("--crf", action="store_true", help="train names as a chain")
    p.add_argument("--swap", type=float, default=0, help="share of sentences whose names are exchanged")
    p.add_argument("--world", help="the project's world/ folder: its names serve for --swap too")
    p.add_argument("--names-weight", type=float, default=1.5)
    p.add_argument("--share", default="", help="set=times,... over the default shares")
    for f in dataclasses.fields(Dims):
        p.add_argument("--" + f.name.replace("_", "-"), type=type(f.default), default=f.default)
    a = p.parse_args()
    os.makedirs(a.out, exist_ok=True)
    torch.set_num_threads(a.threads)
    torch.manual_seed(a.seed)
    rng = random.Random(a.seed)
    langs = a.langs.split(",")
    share = dict(SHARE, **{k: float(v) for k, v in (x.split("=") for x in a.share.split(",") if x)})
    begun = time.time()
    sets = corpus.load(a.data, langs)
    check = os.path.join(a.out, "last.pt")
    state = torch.load(check, weights_only=False) if os.path.exists(check) else None
    base = torch.load(a.init, weights_only=False) if a.init and not state else None
    vocab = (state or base or {}).get("vocab") or Vocab(sets)
    enc = {k: [vocab.encode(s) for s in v if len(s.form) <= 120] for k, v in sets.items()}
    dev = {l: [vocab.encode(s, corpus.HOME[l]) for s in corpus.load_dev(a.data, l)] for l in langs}
    dims = Dims(**{f.name: getattr(a, f.name) for f in dataclasses.fields(Dims)})
    net = Net(dims, len(vocab.rows), len(vocab.homes), vocab.sizes())
    net.crf = a.crf
    weights = dict(WEIGHT, names=a.names_weight)
    print(f"rows {len(vocab.rows)} labels {vocab.sizes()} dense {sum(q.numel() for n, q in net.named_parameters() if not n.startswith(('table', 'grams')))} load {time.time()-begun:.0f}s", flush=True)
    if base:
        net.load_state_dict(base["net"], strict=False)
    dense = [q for n, q in net.named_parameters() if not n.startswith(("table", "grams"))]
    opt = torch.optim.AdamW(dense, lr=a.lr, betas=(0.9, 0.98), weight_decay=1e-3)
    sparse = torch.optim.SparseAdam([net.table.weight], lr=a.lr, betas=(0.9, 0.98))
    ema = Averages(net, 0.998)
    first = 0
    words = lambda v: sum(len(s["form"]) for s in v)
    per_epoch = sum(share[k] * words(v) for k, v in enc.items())
    total = int(a.epochs * per_epoch / a.batch)
    warm = max(1, int(a.warm * per_epoch / a.batch))
    step, spent = 0, 0.0
    if state:
        net.load_state_dict(state["net"]); opt.load_state_dict(state["opt"]); sparse.load_state_dict(state["sparse"])
        ema.shadow, ema.steps, first, step = state["ema"], state["ema_steps"], state["epoch"], state["step"]
        spent = state["spent"]
        rng.setstate(state["rng"]); torch.set_rng_state(state["torch_rng"])
    swap = Swap([s for v in enc.values() for s in v], vocab, a.world, langs[-1])
    log = open(os.path.join(a.out, "log.tsv"), "a")
    for epoch in range(first, a.epochs):
        t0, seen, sums, steps0 = time.time(), 0, {}, step
        chosen = []
        for k, v in enc.items():
            whole = int(share[k])
            chosen += v * whole + rng.sample(v, int((share[k] - whole) * len(v)))
        if a.swap:
            chosen = [swap(s, rng) if rng.random() < a.swap else s for s in chosen]
        for group in batches(chosen, a.batch, rng):
            b, _ = make_batch(group)
            seen += len(b["form"])
            passed = spent + (time.time() - t0) / 60
            left = min((total - step) / max(1, total - warm), 1 - passed / a.minutes)
            if left <= 0:
                break
            rate = min(a.lr * (step + 1) / warm, a.lr_end + (a.lr - a.lr_end) * min(1, left))
            for o in (opt, sparse):
                o.param_groups[0]["lr"] = rate
            opt.zero_grad(); sparse.zero_grad()
            with torch.autocast("cpu", torch.bfloat16, enabled=a.bf16):
                loss, parts = net.loss(b, weights)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(dense, 2.0)
            opt.step(); sparse.step(); ema.update()
            step += 1
            for k, v in parts.items():
                sums[k] = sums.get(k, 0) + v
            if step % 100 == 0:
                print(f"epoch {epoch} step {step} of {total}, {seen/(time.time()-t0):.0f} w/s, " + " ".join(f"{k} {v/(step-steps0):.3f}" for k, v in sums.items()), flush=True)
        t1 = time.time()
        spent += (t1 - t0) / 60
        ema.swap()
        for l in langs:
            r = evaluate(net, vocab, dev[l])
            line = f"{epoch}\t{l}\t" + "\t".join(f"{k}={v}" for k, v in r.items())
            print(line, flush=True)
            log.write(f"{line}\t{(time.time()-begun)/60:.1f}min\tlr={rate:.2e}\n"); log.flush()
        kept = {k: v.clone() for k, v in net.state_dict().items()}
        ema.swap()
        torch.save({"net": kept, "vocab": vocab, "dims": dims, "epoch": epoch + 1, "args": vars(a)}, os.path.join(a.out, "best.pt"))
        torch.save({"net": net.state_dict(), "opt": opt.state_dict(), "sparse": sparse.state_dict(), "ema": ema.shadow, "ema_steps": ema.steps, "vocab": vocab,
                    "epoch": epoch + 1, "step": step, "spent": spent, "rng": rng.getstate(), "torch_rng": torch.get_rng_state()}, check + ".new")
        os.replace(check + ".new", check)
        print(f"epoch {epoch}: {seen} words in {t1-t0:.0f}s, evaluated in {time.time()-t1:.0f}s", flush=True)
        if spent >= a.minutes:
            break


if __name__ == "__main__":
    main()
