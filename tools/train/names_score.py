# SPDX-License-Identifier: Apache-2.0
"""names_score.py DATA LANG SYSTEM.conllu: F1 of PER/LOC/ORG spans on the development set; spans are compared by the characters they cover.

The system's names are `Name=B-PER` and so on in MISC. For Spanish, spans that touch a proper noun of unknown class are left out."""
import sys

import corpus
import decode


def covered(forms_and_tags):
    """forms_and_tags: sentences of (token form or None for later words of a multiword token, word tag)."""
    out, at = set(), 0
    for sent in forms_and_tags:
        where, tags = [], []
        for form, tag in sent:
            if form is not None:
                begin, at = at, at + len(form.replace(" ", ""))
            where.append((begin, at))
            tags.append(tag)
        out |= {(k, where[a][0], where[b][1]) for k, a, b in decode.entities(tags)}
    return out


def with_tokens(block, tags):
    rows = [l.split("\t") for l in block if l[0] != "#" and "." not in l.split("\t")[0]]
    out, until, pending, k = [], 0, None, 0
    for r in rows:
        if "-" in r[0]:
            until, pending = int(r[0].split("-")[1]), r[1]
            continue
        if int(r[0]) > until:
            out.append((r[1], tags[k]))
        else:
            out.append((pending, tags[k]))
            pending = None
        k += 1
    return out


def system(path):
    for block in open(path, encoding="utf-8").read().strip().split("\n\n"):
        block = block.split("\n")
        tags = []
        for l in block:
            r = l.split("\t")
            if l[0] != "#" and r[0].isdigit():
                tags.append(next((m[5:] for m in r[9].split("|") if m.startswith("Name=")), "O"))
        yield with_tokens(block, tags)


def main():
    data, lang, path = sys.argv[1:4]
    gold, unknown, at = [], set(), 0
    for s in corpus.load_dev(data, lang):
        rows = with_tokens(s.block, s.names or [""] * len(s.form))
        gold.append(rows)
        for form, tag in rows:
            begin = at
            if form is not None:
                at += len(form.replace(" ", ""))
            if not tag:
                unknown.update(range(begin, at))
    g = covered(gold)
    s = {e for e in covered(system(path)) if not any(c in unknown for c in range(e[1], e[2]))}
    hit = len(g & s)
    print(f"names P {100*hit/max(1,len(s)):.2f} R {100*hit/max(1,len(g)):.2f} F1 {200*hit/max(1,len(g)+len(s)):.2f}")


if __name__ == "__main__":
    main()
