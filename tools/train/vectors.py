# SPDX-License-Identifier: Apache-2.0
"""vectors.py > vectors.tsv: test vectors of docs/model-format.md: function TAB input TAB output."""
from features import apply_script, char_class, fnv, make_script, norm, shape, word_keys

WORDS = ["", "a", "país", "País", "EUA", "U.S.", "3,5", "12%", "norte-coreano", "“Olá”", "D’Ávila", "İstanbul", "ΣΊΣΥΦΟΣ", "l'", "—", "…", "_", "😀", "ñandú", "ação", "ABCdef123", "a\u00adb", "10.000",
         "anticonstitucionalissimamente-anticonstitucional"]
PAIRS = [("foram", "ser"), ("das", "o"), ("disse", "dizer"), ("MAILSON", "Mailson"), ("Nações", "Nação"), ("better", "good"), ("n't", "not"), ("Países", "país"), ("I", "I"), ("lugares", "lugar")]


def main():
    for w in WORDS:
        print("hash", w, fnv(w.encode("utf-8")), sep="\t")
        print("norm", w, norm(w), sep="\t")
        print("class", w, "".join(map(char_class, w)), sep="\t")
        print("shape", w, shape(w), sep="\t")
        form, affixes, grams = word_keys(w)
        print("feat", w, " ".join(f"{k}={fnv(k.encode('utf-8')):016x}" for k in [form, *affixes, *grams]), sep="\t")
    for form, lemma in PAIRS:
        s = make_script(form, lemma)
        assert apply_script(s, form) == lemma
        print("script", form, lemma, s, sep="\t")  # the script itself has tabs: five fields, or two after '='


if __name__ == "__main__":
    main()
