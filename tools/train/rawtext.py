# SPDX-License-Identifier: Apache-2.0
"""Raw text as lists of word forms, cut quickly and roughly as the treebanks cut words: for pre-training only."""
import lzma
import os
import re

import tokenise
from features import lower

FILES = {"pt": "raw/pt_macmorpho.txt.xz", "en": "raw/en_wikinews.txt.xz", "es": "raw/es_fakenewscorpus.txt.xz"}
TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|\w+(?:[-'’]\w+)*|\.\.\.|[^\w\s]")
END = re.compile(r"(?<=[.!?…])[\"”»']?\s+(?=[\"“«'¿¡]?[A-ZÀ-Ý0-9])")


def words(line, table, rules):
    out = []
    for m in TOKEN.finditer(line):
        t = m.group()
        low = lower(t)
        flag, ws = table.get(low, ("?", None))
        if flag == "A" or (flag == "M" and len(ws) > 1 and low not in ("its", "nos", "consigo")):
            out += tokenise.recase(t, ws)
            continue
        fit = tokenise.fit_rule(low, rules) if flag == "?" and ("-" in t or "'" in t) else None
        if fit:
            out += tokenise.recase(t, [low[:len(low) - len(fit[0])] + fit[1][0]] + fit[1][1])
        else:
            out.append(t)
    return out


def sentences(data, lang, tok, longest=60):
    with lzma.open(os.path.join(data, FILES[lang]), "rt", encoding="utf-8") as f:
        for line in f:
            for piece in END.split(line.strip()):
                ws = words(piece, tok["table"], tok["rules"])
                for k in range(0, len(ws), longest):
                    if len(ws) - k >= 3:
                        yield ws[k:k + longest]
