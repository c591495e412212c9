# SPDX-License-Identifier: Apache-2.0
"""Label lists and the table of word keys, and the encoding of sentences as integers."""
import collections

import corpus
from features import word_keys


class Vocab:
    """rows: key string -> embedding row. Row 0 is kept zero-like (unused), row 1 is the unknown word ('w')."""

    def __init__(self, sets, raw=None, caps=(24000, 10000, 21000)):
        """sets: name -> sentences. raw: language -> Counter of forms in raw text. caps: forms, affixes, n-grams kept for one language."""
        self.rows = {"": 0, "w": 1}
        self.by_lang = {}
        for lang in sorted({v[0] for k, v in corpus.SETS.items() if k in sets}):
            forms = collections.Counter()
            for name, sents in sets.items():
                if corpus.SETS[name][0] == lang:
                    for s in sents:
                        for f in s.form:
                            forms[f] += 2
            forms.update((raw or {}).get(lang, {}))
            kinds = [collections.Counter() for _ in range(3)]
            for f, n in forms.items():
                w, aff, grams = word_keys(f)
                kinds[0][w] += n
                weight = min(n, 2) / 2 if n < 8 else 2
                for c, keys in ((kinds[1], set(aff)), (kinds[2], set(grams))):
                    for k in keys:
                        c[k] += weight
            least = (3, 2.5, 3.5)
            mine = self.by_lang[lang] = {"w"}
            for c, cap, low in zip(kinds, caps, least):
                for k, n in sorted(c.items(), key=lambda p: (-p[1], p[0]))[:cap]:
                    if n >= low:
                        mine.add(k)
                        self.rows.setdefault(k, len(self.rows))
        self.homes = {h: i for i, h in enumerate(corpus.SETS)}
        count = [collections.Counter() for _ in range(5)]
        for sents in sets.values():
            for s in sents:
                for c, col in zip(count, corpus.masked(s)):
                    c.update(v for v in col if v)
        pick = lambda c, least: {v: i for i, v in enumerate(v for v, n in sorted(c.items(), key=lambda p: (-p[1], p[0])) if n >= least)}
        self.upos, self.feats, self.scripts, self.rels = pick(count[0], 1), pick(count[1], 3), pick(count[2], 3), pick(count[3], 2)
        self.names = {n: i for i, n in enumerate(corpus.NAMES)}
        self.cache = {}

    def sizes(self):
        return [len(x) for x in (self.upos, self.feats, self.scripts, self.rels, self.names)]

    def word(self, form):
        got = self.cache.get(form)
        if got is None:
            w, aff, grams = word_keys(form)
            look = lambda ks: [self.rows[k] for k in ks if k in self.rows]
            got = self.cache[form] = (self.rows.get(w, 1), look(aff), look(grams))
        return got

    def encode(self, s, home=None):
        words = [self.word(f) for f in s.form]
        upos, feats, scripts, rels, names = corpus.masked(s)
        ids = lambda table, col: [table.get(v, -1) for v in col]
        return {"word": words, "form": [w[0] for w in words], "home": self.homes[home or s.home], "y_upos": ids(self.upos, upos),
                "y_feats": ids(self.feats, feats), "y_scripts": ids(self.scripts, scripts), "y_rels": ids(self.rels, rels),
                "y_names": ids(self.names, names), "y_head": s.head, "sentence": s}
