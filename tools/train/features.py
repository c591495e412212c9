# SPDX-License-Identifier: Apache-2.0
"""The functions of docs/model-format.md sections 3, 4 and 7, to the bit: hash, norm, class, shape, word keys, lemma scripts."""
import functools
import unicodedata

MASK = (1 << 64) - 1
QUOTES = {0x2018: "'", 0x2019: "'", 0x201A: "'", 0x2032: "'", 0x201C: '"', 0x201D: '"', 0x201E: '"', 0xAB: '"', 0xBB: '"'}
SPACES = frozenset([9, 10, 11, 12, 13, 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000])


def fnv(data: bytes) -> int:
    """FNV-1a, 64 bits."""
    h = 14695981039346656037
    for b in data:
        h = ((h ^ b) * 1099511628211) & MASK
    return h


def key(data: bytes) -> int:
    return fnv(data) or 1


@functools.lru_cache(maxsize=None)
def lower_char(c: str) -> str:
    low = c.lower()
    return low if len(low) == 1 else c


@functools.lru_cache(maxsize=None)
def upper_char(c: str) -> str:
    up = c.upper()
    return up if len(up) == 1 else c


@functools.lru_cache(maxsize=None)
def norm_char(c: str) -> str:
    return QUOTES.get(ord(c)) or ("0" if "0" <= c <= "9" else lower_char(c))


def lower(s: str) -> str:
    return "".join(map(lower_char, s))


def norm(s: str) -> str:
    return "".join(map(norm_char, s))


@functools.lru_cache(maxsize=None)
def char_class(c: str) -> str:
    n = ord(c)
    if n in SPACES:
        return "_"
    cat = unicodedata.category(c)
    if cat in ("Lu", "Lt"):
        return "U"
    if cat[0] in "LM":
        return "L"
    if cat == "Nd":
        return "D"
    if n in QUOTES or c in "'\"":
        return QUOTES.get(n, c)
    if c == "-" or 0x2010 <= n <= 0x2015 or n == 0x2212:
        return "-"
    if n == 0x2026:
        return "E"
    if 0x21 <= n <= 0x7E and c != "_":
        return c
    return {"P": "P", "S": "Y"}.get(cat[0], "Z")


SHAPE = {"U": "X", "L": "x", "D": "d"}


@functools.lru_cache(maxsize=1 << 18)
def shape(w: str) -> str:
    out = []
    for c in w:
        k = char_class(c)
        k = SHAPE.get(k, k)
        if len(out) >= 2 and out[-1] == k and out[-2] == k:
            continue
        out.append(k)
        if len(out) == 8:
            break
    return "".join(out)


def word_keys(w: str):
    """(form key, affix and shape keys, n-gram keys) as byte strings, before hashing."""
    n = norm(w)
    affixes = ["p" + n[:k] for k in range(1, 5) if k < len(n)]
    affixes += ["s" + n[-k:] for k in range(1, 6) if k < len(n)]
    affixes.append("S" + shape(w))
    g = ("^" + n + "$")[:32]
    grams = ["g" + g[i:i + k] for k in (3, 4, 5) for i in range(len(g) - k + 1)]
    return "w" + n, affixes, grams


@functools.lru_cache(maxsize=None)
def make_script(form: str, lemma: str) -> str:
    """The shortest edit script from form to lemma, fields separated by tabs."""
    best = None
    for case in (("l",) if lemma == lower(lemma) else ("k", "t", "l")):
        base = cased(form, case)
        # longest common substring
        n, m, top, end_b, end_l = len(base), len(lemma), 0, 0, 0
        row = [0] * (m + 1)
        for i in range(1, n + 1):
            new = [0] * (m + 1)
            for j in range(1, m + 1):
                if base[i - 1] == lemma[j - 1]:
                    new[j] = row[j - 1] + 1
                    if new[j] > top:
                        top, end_b, end_l = new[j], i, j
            row = new
        if not top:
            continue
        pre, padd, suf, sadd = end_b - top, lemma[:end_l - top], n - end_b, lemma[end_l:]
        cost = pre + len(padd) + suf + len(sadd)
        if best is None or cost < best[0]:
            best = (cost, f"{case}\t{pre}\t{padd}\t{suf}\t{sadd}")
    return best[1] if best else "=\t" + lemma


def cased(form: str, case: str) -> str:
    if case == "l":
        return lower(form)
    if case == "t":
        return form[:1] + lower(form[1:])
    return form


def apply_script(script: str, form: str):
    """The lemma, or None where the script cannot be applied."""
    part = script.split("\t")
    if part[0] == "=":
        return part[1]
    base, pre, suf = cased(form, part[0]), int(part[1]), int(part[3])
    if pre + suf > len(base):
        return None
    out = part[2] + base[pre:len(base) - suf] + part[4]
    return out or None
