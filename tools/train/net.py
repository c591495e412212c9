# SPDX-License-Identifier: Apache-2.0
"""The network of docs/model-format.md in PyTorch: word features, two-layer BiLSTM, heads, and their losses."""
import dataclasses

import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.nn.utils.rnn import PackedSequence

import corpus
import decode
import fast_lstm


@dataclasses.dataclass
class Dims:
    dim: int = 192
    hidden: int = 176
    tag: int = 128
    ner: int = 64
    arc: int = 128
    lab: int = 128
    drop: float = 0.3
    word_drop: float = 0.15
    layers: int = 2


def chain_sum(y, trans, allowed, live):
    """log of the summed weight of all allowed label paths. y, allowed: [S, T, K]; trans: [K + 1, K]; live: [S, T]."""
    z = (y + (~allowed) * -1e4).transpose(0, 1)
    v = z[0] + trans[0]
    for t in range(1, z.shape[0]):
        new = torch.logsumexp(v[:, :, None] + trans[1:], 1) + z[t]
        v = torch.where(live[:, t, None], new, v)
    return torch.logsumexp(v, 1)


class Net(nn.Module):
    def __init__(self, dims, n_rows, n_homes, n_out):
        """n_out: sizes of upos, feats, scripts, rels, names. Row 0 of the table is the zero row, row 1 the unknown word."""
        super().__init__()
        d = self.dims = dims
        self.table = nn.Embedding(n_rows, d.dim, sparse=True)
        self.grams = nn.EmbeddingBag(1, d.dim, mode="sum", sparse=True)
        self.grams.weight = self.table.weight
        nn.init.normal_(self.table.weight, std=0.15)
        self.gram_scale = 3.0
        self.home = nn.Embedding(n_homes, d.dim)
        nn.init.normal_(self.home.weight, std=0.1)
        self.lstm = nn.ModuleList([nn.LSTM(d.dim if k == 0 else 2 * d.hidden, d.hidden, bidirectional=True) for k in range(d.layers)])
        for l in self.lstm:
            for name, p in l.named_parameters():
                if "weight_hh" in name:
                    for b in p.data.chunk(4):
                        nn.init.orthogonal_(b)
                elif "weight_ih" in name:
                    nn.init.xavier_uniform_(p)
                elif "bias_ih" in name:
                    p.data.zero_()
                    p.data[d.hidden:2 * d.hidden] = 1
                else:
                    p.data.zero_()
        self.head = nn.Linear(2 * d.hidden, d.tag + d.ner + 2 * d.arc + 2 * d.lab)
        nn.init.xavier_uniform_(self.head.weight)
        self.root = nn.Parameter(torch.randn(d.arc) * 0.1)
        self.root_lab = nn.Parameter(torch.randn(d.lab) * 0.1)
        self.dist = nn.Parameter(torch.zeros(65))
        self.arc_scale = nn.Parameter(torch.tensor(0.5))
        self.upos, self.feats, self.scripts = (nn.Linear(d.tag, n) for n in n_out[:3])
        self.rels = nn.Linear(d.lab, n_out[3])
        self.names = nn.Linear(d.ner, n_out[4])
        self.trans = nn.Parameter(torch.zeros(n_out[4] + 1, n_out[4]))
        self.register_buffer("rules", torch.from_numpy(decode.constraints(corpus.NAMES)), persistent=False)
        self.crf = False

    def words(self, b):
        """The word vectors of a batch's words, flat: [words, dim]."""
        bag_a = F.embedding_bag(b["aff"], self.table.weight, b["aff_off"], mode="sum", sparse=True)
        bag_g = F.embedding_bag(b["gram"], self.table.weight, b["gram_off"], mode="mean", sparse=True) * self.gram_scale
        sub = (bag_a + bag_g)[b["uniq"]]
        form = b["form"]
        if self.training:
            form = torch.where(torch.rand(form.shape) < self.dims.word_drop, torch.ones_like(form), form)
            keep = (torch.rand(len(form), 1) > 0.03).float()
            sub = sub * keep
        return torch.tanh(sub + self.table(form) + self.home(b["home"]))

    def drop(self, packed, rows):
        """Variational dropout: one mask a sentence. rows: sentence number of each packed row."""
        if not self.training or not self.dims.drop:
            return packed
        p = self.dims.drop
        mask = (torch.rand(int(rows.max()) + 1, packed.shape[1]) >= p).to(packed.dtype) / (1 - p)
        return packed * mask[rows]

    def encode(self, b):
        """Packed order throughout: b['order'] lists flat word indices in packed order."""
        x = self.words(b)[b["order"]]
        rows = b["row_of"]
        for l in self.lstm:
            x = self.drop(x, rows)
            x = fast_lstm.run(l, x, b["batch_sizes"]) if fast_lstm.KERNEL else l(PackedSequence(x, b["batch_sizes"]))[0].data
        return self.drop(x, rows)

    def forward(self, b):
        d = self.dims
        e = self.encode(b)
        y = self.head(e)
        tag, ner, dep, hed, ldep, lhed = y.split([d.tag, d.ner, d.arc, d.arc, d.lab, d.lab], 1)
        tag, ner, dep, hed = map(torch.tanh, (tag, ner, dep, hed))
        rows = b["row_of"]
        tag, ner, dep, hed = self.drop(tag, rows), self.drop(ner, rows), self.drop(dep, rows), self.drop(hed, rows)
        back = b["back"]  # flat index -> packed row
        out = {"upos": self.upos(tag)[back], "feats": self.feats(tag)[back], "scripts": self.scripts(tag)[back], "names": self.names(ner)[back]}
        pad = lambda v: torch.cat([v, v.new_zeros(1, v.shape[1])])[b["padded"]]  # [S, T] of packed rows, last = padding
        dp, hp = pad(dep), pad(hed)
        s, t = b["padded"].shape
        root = torch.tanh(self.root).expand(s, 1, d.arc)
        score = torch.bmm(dp, torch.cat([root, hp], 1).transpose(1, 2)) * self.arc_scale
        delta = torch.arange(t)[None, :] - torch.arange(t)[:, None]
        dist = self.dist[(delta.clamp(-32, 32) + 32)]
        score = score + torch.cat([self.dist[32].expand(t, 1), dist], 1)
        score = score.masked_fill(b["no_head"], -1e9)
        out["arcs"] = score[b["sent"], b["pos"]]  # flat [words, T + 1]
        out["ldep"], out["lhed"] = ldep[back], lhed[back]
        return out

    def label(self, out, b, head):
        """Relation logits for flat words with given heads (0 = root, else 1-based in the sentence)."""
        start = b["start"][b["sent"]]
        h = torch.where((head > 0)[:, None], out["lhed"][(start + head - 1).clamp(0, len(head) - 1)], self.root_lab[None, :])
        u = torch.tanh(out["ldep"] + h)
        if self.training:
            u = F.dropout(u, self.dims.drop)
        return self.rels(u)

    def names_loss(self, y, b):
        """Conditional random field over names; a word of unknown label may take any."""
        s, t = b["padded"].shape
        gold = b["y_names"]
        known = torch.zeros(s, dtype=torch.bool).index_put((b["sent"],), gold >= 0, accumulate=True)
        live = b["padded"] < len(gold)
        grid = torch.zeros(s, t, y.shape[1]).index_put((b["sent"], b["pos"]), y)
        allowed = torch.ones(s, t, y.shape[1], dtype=torch.bool)
        allowed[b["sent"], b["pos"]] = (gold[:, None] == torch.arange(y.shape[1])) | (gold < 0)[:, None]
        trans = self.trans + self.rules
        nll = chain_sum(grid, trans, torch.ones_like(allowed), live) - chain_sum(grid, trans, allowed, live)
        return nll[known].sum()

    def loss(self, b, weights):
        out = self(b)
        ce = lambda logits, gold: F.cross_entropy(logits, gold, ignore_index=-1, reduction="sum") / max(1, len(gold))
        parts = {k: ce(out[k], b["y_" + k]) for k in ("upos", "feats", "scripts", "names")}
        if self.crf:
            parts["names"] = self.names_loss(out["names"], b) / max(1, len(b["form"]))
        parts["arcs"] = ce(out["arcs"], b["y_head"])
        parts["rels"] = ce(self.label(out, b, b["y_head"].clamp(min=0)), b["y_rels"])
        return sum(weights[k] * v for k, v in parts.items()), {k: v.item() for k, v in parts.items()}


def make_batch(sents):
    """sents: encoded sentences (dicts of arrays, see vocab.encode), any order. Sorted by falling length here."""
    sents = sorted(sents, key=lambda s: -len(s["form"]))
    lens = [len(s["form"]) for s in sents]
    n, t, total = len(sents), lens[0], sum(lens)
    cat = lambda k: torch.tensor([v for s in sents for v in s[k]], dtype=torch.long)
    b = {k: cat(k) for k in ("form", "y_upos", "y_feats", "y_scripts", "y_head", "y_rels", "y_names")}
    uniq, rows, aff, gram, aoff, goff = {}, [], [], [], [], []
    for s in sents:
        for w in s["word"]:
            i = uniq.get(id(w))
            if i is None:
                i = uniq[id(w)] = len(uniq)
                aoff.append(len(aff)); goff.append(len(gram))
                aff += w[1]; gram += w[2]
            rows.append(i)
    long = lambda v: torch.tensor(v, dtype=torch.long)
    b.update(uniq=long(rows), aff=long(aff), gram=long(gram), aff_off=long(aoff), gram_off=long(goff))
    lt = torch.tensor(lens)
    start = torch.cumsum(lt, 0) - lt
    sent = torch.repeat_interleave(torch.arange(n), lt)
    pos = torch.arange(total) - start[sent]
    live = torch.arange(t)[:, None] < lt[None, :]  # [T, S], rows of packed order
    b["batch_sizes"] = live.sum(1)
    ts, ss = live.nonzero(as_tuple=True)
    b["order"] = start[ss] + ts
    b["row_of"] = ss
    back = torch.empty(total, dtype=torch.long)
    back[b["order"]] = torch.arange(total)
    padded = torch.full((n, t), total)
    padded[sent, pos] = back
    no = torch.ones(n, t, t + 1, dtype=torch.bool)
    no[:, :, 1:] = (torch.arange(t)[None, :] >= lt[:, None])[:, None, :].expand(n, t, t)
    no[:, :, 0] = False
    no[:, torch.arange(t), torch.arange(t) + 1] = True
    b.update(sent=sent, pos=pos, start=start, back=back, padded=padded, no_head=no,
             home=torch.tensor([s["home"] for s in sents])[sent])
    return b, sents
