# SPDX-License-Identifier: Apache-2.0
"""From text to sentences of words: section 8 of docs/model-format.md, and the training of its three linear models."""
import collections
import functools
import re

import numpy as np

from features import char_class, fnv, lower, norm, norm_char, shape, upper_char

BITS = 17
END_BIAS = 256  # in units of 1/512 of a logit: a missed sentence end costs a parse more than a false one
END_CLASS = set(".!?E:;\"')]-*>")
FIN_CLASS = set(".!?E")


@functools.lru_cache(maxsize=1 << 20)
def slot(text: str) -> int:
    h = fnv(text.encode("utf-8"))
    return (h ^ (h >> 32)) & ((1 << BITS) - 1)


def feature(tag, *parts):
    return slot(tag + "\x1f".join(parts))


def is_word(k):
    return k in "UL"


def is_alnum(k):
    return k in "ULD"


def paragraphs(text):
    """Lists of chunks (start, end) of the text, a list a paragraph."""
    out, chunks = [], []
    for m in re.finditer(r"(\s+)|(\S+)", "".join(" " if char_class(c) == "_" and c != "\n" else c for c in text)):
        if m.group(2):
            chunks.append((m.start(), m.end()))
            continue
        n = m.group(1).count("\n")
        ends = n >= 2
        if n == 1 and m.end() < len(text):
            soft = (m.start() > 0 and (char_class(text[m.start() - 1]) in "LD" or text[m.start() - 1] == ",")) and char_class(text[m.end()]) == "L"
            ends = not soft
        if ends and chunks:
            out.append(chunks)
            chunks = []
    if chunks:
        out.append(chunks)
    return out


def split_candidates(kinds):
    for i in range(1, len(kinds)):
        a, b = kinds[i - 1], kinds[i]
        if not (is_word(a) and is_word(b)) and not (a == "D" and b == "D"):
            yield i


def split_features(chunk, kinds, normed, i, nx):
    n = len(chunk)
    ch = lambda o: normed[i + o] if 0 <= i + o < n else "_"
    cl = lambda o: kinds[i + o] if 0 <= i + o < n else "_"
    j = i
    while j > 0 and i - j < 12 and is_alnum(kinds[j - 1]):
        j -= 1
    lw = normed[j:i]
    j = i
    while j < n and j - i < 12 and is_alnum(kinds[j]):
        j += 1
    rw = normed[i:j]
    lp, rp = normed[max(0, i - 12):i], normed[i:i + 12]
    tail = "0" if any(is_alnum(k) for k in kinds[i:]) else "1"
    low = lower(chunk)
    web = "1" if "@" in chunk or "://" in chunk or low.startswith("www.") else "0"
    cls = lambda a, b: "".join(cl(o) for o in range(a, b + 1))
    f = [feature("a", str(o), ch(o)) for o in range(-4, 4)]
    f += [feature("b", ch(-2), ch(-1)), feature("c", ch(-1), ch(0)), feature("d", ch(0), ch(1)), feature("e", ch(-2), ch(-1), ch(0)),
          feature("f", ch(-1), ch(0), ch(1)), feature("g", cls(-3, 2)), feature("h", cls(-2, 1)), feature("i", cls(-1, 0)),
          feature("j", lp, ch(0)), feature("k", ch(-1), rp), feature("l", lw, ch(0)), feature("m", ch(-1), rw), feature("n", lw, ch(0), tail, nx),
          feature("o", web, cls(-1, 0)), feature("p", tail, nx, ch(-1) + ch(0)), feature("q", lp, rp), feature("r", shape(chunk), str(min(i, 9))), feature("z")]
    return f


def quiet(c):
    return char_class(c) in ("L", "D") or c == ","


def next_class(text, chunks, k):
    return char_class(text[chunks[k + 1][0]]) if k + 1 < len(chunks) else "_"


def tokens_of(text, chunks, weights):
    """(start, end) of the tokens of a paragraph."""
    out = []
    for k, (a, b) in enumerate(chunks):
        chunk = text[a:b]
        kinds = [char_class(c) for c in chunk]
        normed = norm(chunk)
        start, nx = 0, next_class(text, chunks, k)
        for i in split_candidates(kinds):
            if sum(int(weights[x]) for x in split_features(chunk, kinds, normed, i, nx)) > 0:
                out.append((a + start, a + i))
                start = i
        out.append((a + start, b))
    return out


class Running:
    """What the sentence model knows of the sentence so far."""

    def __init__(self):
        self.n = self.quo = self.par = self.up = 0

    def add(self, tok):
        self.n += 1
        self.quo ^= char_class(tok[0]) == '"'
        self.par += tok.count("(") - tok.count(")")
        self.up += char_class(tok[0]) == "U"


def end_candidate(text, tok, nxt):
    """tok, nxt: (start, end)."""
    return char_class(text[tok[1] - 1]) in END_CLASS or (nxt[0] > tok[1] and char_class(text[nxt[0]]) != "L")


def cut(s):
    return norm(s)[:16]


def end_features(toks, i, first, run, spaced):
    """toks: the paragraph's token strings; i: the token after which the sentence may end; first: the sentence's first token."""
    t0, t1 = cut(toks[i]), cut(toks[i + 1])
    tm, sm = (cut(toks[i - 1]), shape(toks[i - 1])) if i > first else ("^", "^")
    t2, s2 = (cut(toks[i + 2]), shape(toks[i + 2])) if i + 2 < len(toks) else ("$", "$")
    s0, s1, sp = shape(toks[i]), shape(toks[i + 1]), "1" if spaced else "0"
    n = run.n
    ln = str(min(n, 6)) if n <= 6 else "7" if n <= 10 else "8" if n <= 20 else "9" if n <= 40 else "10"
    quo, par, up = str(int(run.quo)), "1" if run.par > 0 else "0", str(min(3, run.up))
    fin = "1" if char_class(toks[i][-1]) in FIN_CLASS else "0"
    suf = norm(toks[i])[-3:]
    return [feature("a", t0), feature("b", t1), feature("c", tm, t0), feature("d", t0, t1), feature("e", t0, s1, sp), feature("f", tm, t0, s1, sp),
            feature("g", s0, s1, sp), feature("h", sm, s0, s1, sp), feature("i", s0, s1, s2, sp), feature("j", t0, t1, t2), feature("k", quo, t0, s1),
            feature("l", par, t0, s1), feature("m", ln, fin, s1), feature("n", ln, t0), feature("o", fin, sp, quo, par, s1), feature("p", suf, s1, fin),
            feature("q", s0, t1, fin), feature("r", fin, t1, sp), feature("s", up, ln, fin, s0, s1), feature("t", t1, t2, fin), feature("u", sm, tm, fin, s1), feature("z")]


def sentences_of(text, toks, weights):
    """Lists of (start, end), one a sentence."""
    strings = [text[a:b] for a, b in toks]
    out, first, run = [], 0, Running()
    for i, s in enumerate(strings):
        run.add(s)
        last = i + 1 == len(strings)
        if last or (end_candidate(text, toks[i], toks[i + 1])
                    and sum(int(weights[x]) for x in end_features(strings, i, first, run, toks[i + 1][0] > toks[i][1])) > 0):
            out.append(toks[first:i + 1])
            first, run = i + 1, Running()
    return out


def mwt_features(strings, i, rule_suffix):
    t, low = norm(strings[i]), lower(strings[i])
    t0, tm = t[:16], cut(strings[i - 1]) if i else "^"
    t1 = cut(strings[i + 1]) if i + 1 < len(strings) else "$"
    suf = lambda x: x[-3:]
    nm = norm(strings[i - 1])[-3:] if i else "^"
    n1 = norm(strings[i + 1])[-3:] if i + 1 < len(strings) else "$"
    r = rule_suffix
    f = [feature("a", t0), feature("b", r)] + [feature("c", str(k), t[-k:]) for k in range(1, 7) if k <= len(t)]
    before = low[:len(low) - len(r)][-3:]
    f += [feature("d", tm, r, suf(t)), feature("e", tm, t0), feature("f", t0, t1), feature("g", nm, t0), feature("h", t0, n1), feature("i", r, shape(strings[i])),
          feature("j", tm, t0, t1), feature("k", r, before), feature("l", r, t1), feature("z")]
    return f


def fit_rule(low, rules):
    """rules: suffix -> (add, rest words); the longest suffix wins."""
    for k in range(min(len(low) - 2, 12), 0, -1):
        got = rules.get(low[-k:])
        if got:
            return low[-k:], got
    return None


def recase(token, words):
    letters = [c for c in token if char_class(c) in "UL"]
    if len(letters) >= 2 and all(char_class(c) == "U" for c in letters):
        return ["".join(map(upper_char, w)) for w in words]
    if char_class(token[0]) == "U":
        return [upper_char(words[0][0]) + words[0][1:]] + words[1:]
    return words


def words_of(strings, i, table, rules, weights):
    """The words of token i of a sentence: a list of one or more."""
    low = lower(strings[i])
    flag, words = table.get(low, ("?", None))
    if flag == "N":
        return [strings[i]]
    suffix = ""
    if flag == "?":
        fit = fit_rule(low, rules)
        if not fit:
            return [strings[i]]
        suffix, (add, rest) = fit
        words = [low[:len(low) - len(suffix)] + add] + rest
    if flag != "A" and sum(int(weights[x]) for x in mwt_features(strings, i, suffix)) <= 0:
        return [strings[i]]
    return recase(strings[i], words)


# ---- training ----

def surface(s):
    """A sentence's tokens: (form, words or None, space after)."""
    out, until = [], 0
    words = {int(r[0]): r[1] for r in (l.split("\t") for l in s.block if l[0] != "#") if r[0].isdigit()}
    for l in s.block:
        r = l.split("\t")
        if l[0] == "#" or "." in r[0]:
            continue
        spaced = "SpaceAfter=No" not in r[9]
        if "-" in r[0]:
            a, b = map(int, r[0].split("-"))
            until = b
            out.append((r[1], [words[k] for k in range(a, b + 1)], spaced))
        elif int(r[0]) > until:
            out.append((r[1], None, spaced))
    return out


def gold_paragraphs(sents, each=8):
    """Text and gold of groups of sentences: (text, token spans, sentence-end token indices, expansions)."""
    group = []
    for s in sents:
        if group and (s.newpar or (each and len(group) >= each)):
            yield lay_out(group)
            group = []
        group.append(s)
    if group:
        yield lay_out(group)


def lay_out(group):
    text, spans, ends, split = "", [], [], []
    for s in group:
        toks = surface(s)
        for k, (form, words, spaced) in enumerate(toks):
            spans.append((len(text), len(text) + len(form)))
            split.append(words)
            text += form + (" " if spaced or k + 1 == len(toks) else "")
        ends.append(len(spans) - 1)
    return text.rstrip(" "), spans, set(ends), split


def fit_linear(rows, gold, epochs=12, lr=0.3, l2=2e-6, scale=512):
    """Logistic regression over hashed features; integer weights."""
    import torch
    torch.manual_seed(7)
    n = 1 << BITS
    w = torch.zeros(n, requires_grad=True)
    opt = torch.optim.Adagrad([w], lr=lr)
    flat = torch.tensor([x for r in rows for x in r], dtype=torch.long)
    lens = torch.tensor([len(r) for r in rows])
    start = torch.cumsum(lens, 0) - lens
    y = torch.tensor(gold, dtype=torch.float32)
    size = 4096
    for _ in range(epochs):
        order = torch.randperm(len(rows))
        for k in range(0, len(rows), size):
            pick = order[k:k + size]
            ln = lens[pick]
            off = torch.cumsum(ln, 0) - ln
            idx = torch.repeat_interleave(start[pick] - off, ln) + torch.arange(int(ln.sum()))
            score = torch.zeros(len(pick)).index_add(0, torch.repeat_interleave(torch.arange(len(pick)), ln), w[flat[idx]])
            loss = torch.nn.functional.binary_cross_entropy_with_logits(score, y[pick], reduction="sum") + l2 * len(pick) * (w * w).sum()
            opt.zero_grad()
            loss.backward()
            opt.step()
    return np.clip(np.rint(w.detach().numpy() * scale), -32767, 32767).astype(np.int16)


def train(sets, tok_sets, home):
    """sets: name -> sentences. Returns the tokeniser's data for one language. MWT tables come from the home set first."""
    tok_x, tok_y, end_x, end_y = [], [], [], []
    inside, at_end = collections.Counter(), collections.Counter()
    paras = []
    for name, times in tok_sets:
        sents = [s for s in sets[name]]
        got = list(gold_paragraphs(sents)) * times
        paras += [(name, g) for g in got]
    for name, (text, spans, ends, split) in paras:
        starts = {a for a, _ in spans}
        for chunks in [[(m.start(), m.end()) for m in re.finditer(r"\S+", text)]]:
            for k, (a, b) in enumerate(chunks):
                chunk = text[a:b]
                kinds = [char_class(c) for c in chunk]
                normed = norm(chunk)
                nx = next_class(text, chunks, k)
                for i in split_candidates(kinds):
                    tok_x.append(split_features(chunk, kinds, normed, i, nx))
                    tok_y.append(a + i in starts)
        strings = [text[a:b] for a, b in spans]
        first, run = 0, Running()
        for i, s in enumerate(strings):
            run.add(s)
            if i + 1 < len(strings) and end_candidate(text, spans[i], spans[i + 1]):
                end_x.append(end_features(strings, i, first, run, spans[i + 1][0] > spans[i][1]))
                end_y.append(i in ends)
            if s[-1] == "." and len(s) > 1:
                (at_end if i in ends else inside)[s] += 1
            if i in ends:
                first, run = i + 1, Running()
    split_n, whole_n, how = collections.Counter(), collections.Counter(), collections.defaultdict(collections.Counter)
    for name, (text, spans, ends, split) in paras:
        if name not in MWT_SETS:
            continue
        for (a, b), words in zip(spans, split):
            low = lower(text[a:b])
            if words:
                split_n[low] += 1
                how[low][" ".join(lower(w) for w in words)] += 1
            else:
                whole_n[low] += 1
    bases, rule_of = collections.defaultdict(set), collections.defaultdict(collections.Counter)
    for low, c in how.items():
        for text_words, n in c.items():
            ws = text_words.split(" ")
            k = 0
            while k < min(len(low), len(ws[0])) and low[k] == ws[0][k]:
                k += 1
            if k >= 2 and 2 <= len(low) - k <= 12 or (k >= 2 and low[k:] == "'"):
                bases[low[k:]].add(low[:k])
                rule_of[low[k:]][(ws[0][k:], " ".join(ws[1:]))] += n
    rules = {}
    for suffix, b in sorted(bases.items()):
        if len(b) >= 2:
            add, rest = rule_of[suffix].most_common(1)[0][0]
            rules[suffix] = (add, rest.split(" "))
    table = {}
    for low, n in sorted(split_n.items()):
        words = how[low].most_common(1)[0][0].split(" ")
        share = n / (n + whole_n[low])
        table[low] = ("A" if share > 0.985 else "M", words)
    known = set(table)
    for low, n in sorted(whole_n.items()):
        if low not in known and n >= 2 and fit_rule(low, rules):
            table[low] = ("N", [])
    mx, my = [], []
    for name, (text, spans, ends, split) in paras:
        if name not in MWT_SETS:
            continue
        first = 0
        for e in sorted(ends):
            strings = [text[a:b] for a, b in spans[first:e + 1]]
            for i, s in enumerate(strings):
                low = lower(s)
                flag = table.get(low, ("?", None))[0]
                words = split[first + i]
                if flag == "M":
                    mx.append(mwt_features(strings, i, "")); my.append(words is not None)
                else:
                    fit = fit_rule(low, rules)
                    if fit:
                        mx.append(mwt_features(strings, i, fit[0])); my.append(words is not None)
            first = e + 1
    weights = {"tok": fit_linear(tok_x, tok_y), "sent": fit_linear(end_x, end_y), "mwt": fit_linear(mx, my) if mx else fit_linear([[0]], [0])}
    shifted = weights["sent"].astype(np.int32)
    shifted[slot("z")] += END_BIAS
    weights["sent"] = np.clip(shifted, -32767, 32767).astype(np.int16)
    abbr = [(t, n, at_end[t]) for t, n in sorted(inside.items(), key=lambda p: (-p[1], p[0])) if n >= 2 and len(t) <= 12]
    return {"lin": weights, "table": table, "rules": rules, "abbr": abbr, "sizes": (len(tok_x), len(end_x), len(mx))}


TOK_SETS = {"pt": [("pt_bosque", 1), ("pt_petrogold", 1)], "en": [("en_ewt", 1)], "es": [("es_ancora", 2), ("es_gsd", 1)]}
MWT_SETS = {"pt_bosque", "pt_petrogold", "en_ewt", "es_ancora", "es_gsd"}


def read(text, data):
    """Sentences of a text: lists of (start, end, words), data as from train()."""
    out = []
    for chunks in paragraphs(text):
        toks = tokens_of(text, chunks, data["lin"]["tok"])
        for sent in sentences_of(text, toks, data["lin"]["sent"]):
            strings = [text[a:b] for a, b in sent]
            out.append([(a, b, words_of(strings, i, data["table"], data["rules"], data["lin"]["mwt"])) for i, (a, b) in enumerate(sent)])
    return out


def conllu(text, sents):
    """A CoNLL-U skeleton: words without analysis, each attached to the first."""
    out = []
    for sent in sents:
        out.append("# text = " + re.sub(r"\s+", " ", text[sent[0][0]:sent[-1][1]]))
        n = 0
        for k, (a, b, words) in enumerate(sent):
            misc = "_" if k + 1 == len(sent) or sent[k + 1][0] > b else "SpaceAfter=No"
            if len(words) > 1:
                out.append("\t".join([f"{n+1}-{n+len(words)}", text[a:b]] + ["_"] * 7 + [misc]))
            for w in words:
                n += 1
                out.append("\t".join([str(n), w, "_", "X", "_", "_", "0" if n == 1 else "1", "root" if n == 1 else "dep", "_", misc if len(words) == 1 else "_"]))
        out.append("")
    return "\n".join(out) + "\n"


if __name__ == "__main__":
    import pickle
    import sys
    import time

    import corpus
    where, lang, out = sys.argv[1:4]
    t = time.time()
    data = train(corpus.load(where, [lang]), TOK_SETS[lang], corpus.HOME[lang])
    print(lang, data["sizes"], len(data["table"]), len(data["rules"]), f"{time.time()-t:.0f}s")
    pickle.dump(data, open(out, "wb"))
