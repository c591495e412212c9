# SPDX-License-Identifier: Apache-2.0
"""Pre-training of the word table and the encoder on raw text and the treebanks' own text.

Layer 0's two directions predict the next and the previous word; layer 1 predicts words hidden from the input. Each by a softmax over the
batch's own words and a sample of the others. Writes a checkpoint for train.py --init."""
import argparse
import collections
import os
import pickle
import random
import time

import torch
import torch.nn as nn
import torch.nn.functional as F

import corpus
import fast_lstm
import rawtext
from net import Dims, Net, make_batch
from train import batches
from vocab import Vocab


class Guess(nn.Module):
    def __init__(self, net, size, width=128):
        super().__init__()
        h = net.dims.hidden
        self.net, self.width = net, width
        self.out = nn.Embedding(size, width, sparse=True)
        nn.init.normal_(self.out.weight, std=0.1)
        self.bias = nn.Embedding(size, 1, sparse=True)
        nn.init.zeros_(self.bias.weight)
        self.fwd, self.bwd, self.mid = nn.Linear(h, width), nn.Linear(h, width), nn.Linear(2 * h, width)
        self.hidden = nn.Parameter(torch.zeros(net.dims.dim))

    def loss(self, b, target, draw):
        """target: word number of each flat word, -1 if not among those predicted."""
        net, n = self.net, len(target)
        hide = torch.rand(n) < 0.15
        x = net.words(b)
        x = torch.where(hide[:, None], torch.tanh(self.hidden + net.home(b["home"])), x)[b["order"]]
        sizes, h = b["batch_sizes"], net.dims.hidden
        y0 = fast_lstm.run(net.lstm[0], net.drop(x, b["row_of"]), sizes)
        y1 = fast_lstm.run(net.lstm[1], net.drop(y0, b["row_of"]), sizes)
        y0, y1 = y0[b["back"]], y1[b["back"]]
        same = b["sent"][1:] == b["sent"][:-1]
        none = torch.full((1,), -1)
        after = torch.cat([torch.where(same, target[1:], -1), none])
        before = torch.cat([none, torch.where(same, target[:-1], -1)])
        cand, where = torch.unique(torch.cat([target[target >= 0], draw]), return_inverse=True)
        spot = torch.full((len(self.out.weight),), -1)
        spot[cand] = torch.arange(len(cand))
        local = lambda t: torch.where(t >= 0, spot[t.clamp(min=0)], -1)
        table, bias = self.out(cand), self.bias(cand).squeeze(1)
        total = 0
        parts = []
        for proj, y, t in ((self.fwd, y0[:, :h], after), (self.bwd, y0[:, h:], before), (self.mid, y1, torch.where(hide, target, -1))):
            pick = (t >= 0).nonzero().squeeze(1)
            if proj is not self.mid:
                pick = pick[torch.rand(len(pick)) < 0.6]
            logits = torch.addmm(bias, proj(y[pick]), table.t())
            v = F.cross_entropy(logits, local(t[pick]))
            parts.append(v.item())
            total = total + v
        return total, parts


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--data", required=True)
    p.add_argument("--tok", required=True, help="tokeniser pickles, {} for the language")
    p.add_argument("--out", required=True)
    p.add_argument("--epochs", type=int, default=2)
    p.add_argument("--lr", type=float, default=2e-3)
    p.add_argument("--batch", type=int, default=3000)
    p.add_argument("--targets", type=int, default=24000)
    p.add_argument("--sample", type=int, default=2500)
    p.add_argument("--minutes", type=float, default=15)
    p.add_argument("--langs", default="pt,en,es")
    a = p.parse_args()
    torch.manual_seed(3)
    rng = random.Random(3)
    torch.set_num_threads(2)
    os.makedirs(a.out, exist_ok=True)
    langs = a.langs.split(",")
    sets = corpus.load(a.data, langs)
    raw = {l: list(rawtext.sentences(a.data, l, pickle.load(open(a.tok.replace("{}", l), "rb")))) for l in langs}
    count = {l: collections.Counter(w for s in raw[l] for w in s) for l in langs}
    vocab = Vocab(sets, count)
    print({l: (len(raw[l]), sum(map(len, raw[l])), len(vocab.by_lang[l])) for l in langs}, "rows", len(vocab.rows), flush=True)
    freq = collections.Counter()
    def plain(forms, home):
        words = [vocab.word(f) for f in forms]
        freq.update(w[0] for w in words)
        none = [-1] * len(forms)
        return {"word": words, "form": [w[0] for w in words], "home": vocab.homes[home], **{"y_" + k: none for k in ("upos", "feats", "scripts", "head", "rels", "names")}}
    data = [plain(s, corpus.HOME[l]) for l in langs for s in raw[l]]
    data += [plain(s.form, k) for k, v in sets.items() for s in v if 3 <= len(s.form) <= 80]
    freq.pop(1, None)
    top = [r for r, _ in freq.most_common(a.targets)]
    number = torch.full((len(vocab.rows),), -1)
    number[torch.tensor(top)] = torch.arange(len(top))
    odds = torch.tensor([freq[r] for r in top], dtype=torch.float32) ** 0.5
    dims = Dims(drop=0.1, word_drop=0.1)
    model = Guess(Net(dims, len(vocab.rows), len(vocab.homes), vocab.sizes()), len(top))
    sparse_w = [model.net.table.weight, model.out.weight, model.bias.weight]
    used = [q for n, q in model.named_parameters() if n.startswith(("net.lstm", "net.home", "fwd", "bwd", "mid", "hidden"))]
    opt, sparse = torch.optim.AdamW(used, lr=a.lr, betas=(0.9, 0.98)), torch.optim.SparseAdam(sparse_w, lr=a.lr, betas=(0.9, 0.98))
    begun, step, words = time.time(), 0, sum(len(s["form"]) for s in data)
    total = a.epochs * words / a.batch
    print("words", words, "steps", int(total), flush=True)
    sums = [0.0] * 3
    last = False
    for epoch in range(a.epochs):
        for group in batches(data, a.batch, rng):
            b, _ = make_batch(group)
            spent = (time.time() - begun) / 60
            left = min((total - step) / total, (a.minutes - spent) / a.minutes)
            if left <= 0:
                last = True
                break
            for o in (opt, sparse):
                o.param_groups[0]["lr"] = a.lr * min((step + 1) / 100, max(0.05, min(1, left * 2)))
            loss, parts = model.loss(b, number[b["form"]], torch.multinomial(odds, a.sample))
            opt.zero_grad(); sparse.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(used, 2.0)
            opt.step(); sparse.step()
            step += 1
            sums = [x + y for x, y in zip(sums, parts)]
            if step % 50 == 0:
                print(f"epoch {epoch} step {step}, {step*a.batch/(time.time()-begun):.0f} w/s, next {sums[0]/50:.3f} previous {sums[1]/50:.3f} hidden {sums[2]/50:.3f}", flush=True)
                sums = [0.0] * 3
        if last:
            break
    torch.save({"net": model.net.state_dict(), "vocab": vocab, "dims": dims}, os.path.join(a.out, "pre.pt"))
    print("done", step, f"{(time.time()-begun)/60:.1f} min", flush=True)


if __name__ == "__main__":
    main()
