# SPDX-License-Identifier: Apache-2.0
"""Reads the treebanks and name sets, says which losses each may feed, and turns them into integer arrays."""
import collections
import dataclasses
import lzma
import os
import re

from features import make_script

# name: (language, files, what its annotation may teach). Licences: see languages/<code>/MODEL.md.
SETS = {
    "pt_bosque": ("pt", ["treebanks/pt/pt_bosque-ud-train"], "upos feats lemma heads rels names"),
    "pt_porttinari": ("pt", ["treebanks/pt/pt_porttinari-portparser-train", "treebanks/pt/pt_porttinari-ud-dev"], "upos feats lemma heads rels"),
    "pt_gsd": ("pt", ["treebanks/pt/pt_gsd-ud-train", "treebanks/pt/pt_gsd-ud-dev"], "upos heads rels"),
    "pt_petrogold": ("pt", ["treebanks/pt/pt_petrogold-ud-dev"], "upos feats lemma heads rels"),
    "en_ewt": ("en", ["treebanks/en/en_ewt-ud-train"], "upos feats lemma heads rels names"),
    "en_gum": ("en", ["treebanks/en/en_gum-ud-train", "treebanks/en/en_gum-ud-dev"], "upos feats lemma heads rels names"),
    "en_wikigold": ("en", ["ner/en/wikigold.conll"], "names"),
    "es_ancora": ("es", ["treebanks/es/es_ancora-ud-dev-2021"], "upos feats lemma heads rels names"),
    "es_gsd": ("es", ["treebanks/es/es_gsd-ud-dev", "treebanks/es/es_gsd-ud-test"], "upos feats lemma heads rels"),
}
HOME = {"pt": "pt_bosque", "en": "en_ewt", "es": "es_ancora"}
DEV = {"pt": "treebanks/pt/pt_bosque-ud-dev", "en": "treebanks/en/en_ewt-ud-dev", "es": "treebanks/es/es_ancora-ud-dev-2021"}
DEV_NAMES = {"pt": "ner/pt/uner_pt_bosque-dev.iob2", "en": "ner/en/uner_en_ewt-dev.iob2"}
TRAIN_NAMES = {"pt_bosque": "ner/pt/uner_pt_bosque-train.iob2", "en_ewt": "ner/en/uner_en_ewt-train-prelim.iob2"}
# GUM documents whose text is CC BY or in the public domain.
FREE_GUM = {"news", "interview", "bio", "voyage", "textbook", "speech", "vlog"}
NAMES = ["O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG"]


@dataclasses.dataclass
class Sentence:
    """One sentence of a set: its words' columns, and the rows as read (for the tokeniser's training)."""
    home: str
    form: list
    lemma: list
    upos: list
    xpos: list
    feats: list
    head: list
    rel: list
    names: list
    block: list
    newpar: bool


def blocks(path):
    with lzma.open(path, "rt", encoding="utf-8") as f:
        out = []
        for line in f:
            line = line.rstrip("\n")
            if line.strip():
                out.append(line)
            elif out:
                yield out
                out = []
        if out:
            yield out


def read_conllu(path, home):
    for block in blocks(path):
        rows = [l.split("\t") for l in block if l[0] != "#"]
        words = [r for r in rows if r[0].isdigit()]
        col = lambda k: [r[k] for r in words]
        yield Sentence(home, col(1), col(2), col(3), col(4), col(5), [int(r[6]) for r in words], col(7), None, block,
                       any(re.match(r"# new(par|doc)", l) for l in block))


def free_gum(path):
    genre = ""
    for s in read_conllu(path, "en_gum"):
        for l in s.block:
            m = re.match(r"# newdoc id = GUM_([a-z]+)_", l)
            if m:
                genre = m.group(1)
        if genre in FREE_GUM:
            yield s


def read_names(path):
    """A list of (forms, tags) from an IOB2 file in UNER's columns; other classes become O."""
    out = []
    for block in blocks(path):
        rows = [l.split("\t") for l in block if l[0] != "#"]
        tags = [t if t in NAMES else "O" for t in (r[2] for r in rows)]
        tags = ["B" + t[1:] if t[0] == "I" and (i == 0 or tags[i - 1][2:] != t[2:]) else t for i, t in enumerate(tags)]
        out.append(([r[1] for r in rows], tags))
    return out


def join_names(sentences, path):
    """Lays the tags of a name file over the sentences; None where the words differ."""
    where = collections.defaultdict(list)
    for forms, tags in read_names(path):
        where[tuple(forms)].append(tags)
    missing = 0
    for s in sentences:
        found = where.get(tuple(s.form))
        s.names = (found.pop(0) if len(found) > 1 else found[0]) if found else None
        missing += s.names is None
    return missing


def read_wikigold(path):
    for block in blocks(path):
        rows = [l.split() for l in block]
        if any(len(r) < 2 for r in rows):
            continue
        raw, tags = [r[-1] for r in rows], []
        for i, t in enumerate(raw):
            t = t[2:] if t != "O" else "O"
            if t not in ("PER", "LOC", "ORG"):
                tags.append("O")
            else:
                tags.append(("I-" if i and raw[i - 1][2:] == t else "B-") + t)
        n = len(rows)
        yield Sentence("en_wikigold", [r[0] for r in rows], ["_"] * n, ["_"] * n, ["_"] * n, ["_"] * n, [-1] * n, ["_"] * n, tags, [], True)


def ancora_names(s):
    """Names from AnCora's XPOS: np0000p PER, l LOC, o ORG; a proper noun of unknown class is masked (None)."""
    kind = {"p": "PER", "l": "LOC", "o": "ORG", "a": "O"}
    top = list(range(len(s.form)))
    for i, r in enumerate(s.rel):  # the head of a flat or fixed chain of proper nouns speaks for the chain
        j, hops = i, 0
        while s.rel[j].split(":")[0] in ("flat", "fixed", "compound") and s.head[j] and hops < 20:
            j, hops = s.head[j] - 1, hops + 1
        top[i] = j
    out = []
    for i in range(len(s.form)):
        j = top[i]
        if s.xpos[j].startswith("np"):
            k = kind.get(s.xpos[j][-1]) if len(s.xpos[j]) >= 7 else None
        elif s.upos[i] == "PROPN" or s.upos[j] == "PROPN":
            k = None
        else:
            k = "O"
        if k in (None, "O"):
            out.append(k)
        else:
            same = i and out[-1] not in (None, "O") and out[-1][2:] == k and top[i - 1] == j
            out.append(("I-" if same else "B-") + k)
    last = {}
    for i, k in enumerate(out):  # "Atlético de Madrid": small words between two parts of one name belong to it
        if k in (None, "O"):
            continue
        j = last.get(top[i])
        if j is not None and 1 < i - j <= 3 and all(out[m] == "O" for m in range(j + 1, i)):
            for m in range(j + 1, i + 1):
                out[m] = "I" + k[1:]
        elif j is not None and i - j == 1:
            out[i] = "I" + k[1:]
        last[top[i]] = i
    return out


GUM_KIND = {"person": "PER", "place": "LOC", "organization": "ORG"}


def gum_names(s):
    """Names from GUM's entity spans: the run of proper nouns around the head of a person, place or organisation; larger names win."""
    rows = [l.split("\t") for l in s.block if l[0] != "#"]
    rows = [r for r in rows if r[0].isdigit()]
    open_at, spans = [], []
    for i, r in enumerate(rows):
        m = re.search(r"(?:^|\|)Entity=([^|]*)", r[9])
        for part in re.findall(r"\([^()]+\)?|[^()]+\)", m.group(1) if m else ""):
            if part[0] == "(":
                piece = part.strip("()").split("-")
                if len(piece) < 2:
                    continue
                if part[-1] == ")":
                    spans.append((i, i, piece[1]))
                else:
                    open_at.append((piece[0], i, piece[1]))
            else:
                number = part.rstrip(")").split("-")[0]
                for k in range(len(open_at) - 1, -1, -1):
                    if open_at[k][0] == number:
                        spans.append((open_at[k][1], i, open_at[k][2]))
                        del open_at[k]
                        break
    tags = ["O"] * len(rows)
    for a, b, kind in sorted(spans, key=lambda x: (x[0] - x[1], x[0])):
        heads = [i for i in range(a, b + 1) if not a <= s.head[i] - 1 <= b]
        if kind not in GUM_KIND or len(heads) != 1 or s.upos[heads[0]] != "PROPN":
            continue
        x = y = heads[0]
        proper = lambda k: a <= k <= b and s.upos[k] == "PROPN"
        while proper(x - 1):
            x -= 1
        while True:
            if proper(y + 1):
                y += 1
            elif kind == "organization" and y + 2 <= b and s.form[y + 1] in ("of", "for", "and", "&") and proper(y + 2):
                y += 2
            elif kind == "organization" and y + 3 <= b and s.form[y + 1] in ("of", "for") and s.form[y + 2] == "the" and proper(y + 3):
                y += 3
            else:
                break
        if all(t == "O" for t in tags[x:y + 1]):
            tags[x:y + 1] = ["B-" + GUM_KIND[kind]] + ["I-" + GUM_KIND[kind]] * (y - x)
    for i, u in enumerate(s.upos):  # a proper noun left over may be a name that the annotation lacks
        if u == "PROPN" and tags[i] == "O":
            tags[i] = None
    return tags


def load(data, only=None):
    """All training sentences, by set, in file order."""
    out = {}
    for name, (lang, files, _) in SETS.items():
        if only and lang not in only:
            continue
        sents = []
        for f in files:
            path = os.path.join(data, f + ".xz") if f.startswith("ner") else os.path.join(data, f + ".conllu.xz")
            if name == "en_wikigold":
                sents += read_wikigold(path)
            elif name == "en_gum":
                sents += free_gum(path)
            else:
                sents += read_conllu(path, name)
        if name == "es_ancora":
            sents = [s for i, s in enumerate(sents) if i % 6 != 5]
            for s in sents:
                s.names = ancora_names(s)
        if name == "en_gum":
            for s in sents:
                s.names = gum_names(s)
        if name in TRAIN_NAMES:
            join_names(sents, os.path.join(data, TRAIN_NAMES[name] + ".xz"))
        out[name] = sents
    return out


def load_dev(data, lang):
    """The sentences scores are measured on; never trained on. For Spanish every sixth AnCora sentence (index % 6 == 5)."""
    sents = list(read_conllu(os.path.join(data, DEV[lang] + ".conllu.xz"), HOME[lang]))
    if lang == "es":
        sents = [s for i, s in enumerate(sents) if i % 6 == 5]
        for s in sents:
            s.names = ancora_names(s)
    else:
        join_names(sents, os.path.join(data, DEV_NAMES[lang] + ".xz"))
    return sents


def masked(s):
    """The labels of a sentence with '' (no loss) where its set may not teach them."""
    what = SETS[s.home][2].split()
    n = len(s.form)
    none = [""] * n
    upos = s.upos if "upos" in what else none
    feats = s.feats if "feats" in what else none
    scripts = none
    if "lemma" in what:
        scripts = [make_script(f, l) if l != "_" or f == "_" else "" for f, l in zip(s.form, s.lemma)]
        if s.home == "es_gsd":
            scripts = ["" if u == "PROPN" else x for u, x in zip(s.upos, scripts)]
    rels = s.rel if "rels" in what else none
    if s.home == "pt_gsd":
        rels = ["" if r.split(":")[0] in ("obl", "nmod", "dep") else r for r in rels]
    names = [t or "" for t in s.names] if s.names else none
    return upos, feats, scripts, rels, names
