#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Who says so, one construction a row: chains.LANG.tsv asks for source, cue, content and the voices outside; scare_quotes.tsv asks for none.
bar.toml holds how many rows may fail today. A change may lower the bar, and must not raise it."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tomllib
import unittest

HERE = pathlib.Path(__file__).resolve().parent
BAR = tomllib.loads((HERE / "bar.toml").read_text(encoding="utf-8"))
ENOUGH = 0.6


def table(name, columns):
    rows = [line.split("\t") for line in (HERE / name).read_text(encoding="utf-8").splitlines()[1:]]
    assert all(len(row) == columns for row in rows), f"{name}: a row without {columns} columns"
    return rows


def code(language, texts, form="attributions"):
    """What `relata code` finds in each text, all texts in one run; a text is known by its number."""
    lines = "".join(json.dumps({"id": str(n), "text": text}, ensure_ascii=False) + "\n" for n, text in enumerate(texts))
    done = subprocess.run([os.environ["RELATA_BINARY"], "code", "--format", form, "--lang", language],
                          input=lines.encode(), capture_output=True, timeout=240)
    assert done.returncode == 0, done.stderr.decode()
    found = {text: [] for text in texts}
    for line in done.stdout.decode().splitlines():
        record = json.loads(line)
        found[texts[int(record["doc"])]] += record["mentions"] if form == "mentions" else [record]
    return found


def tokens(text):
    return re.findall(r"\w+|:", text.lower())


def overlap(one, other):
    """Shared tokens over the mean length (Dice), each token counted as often as it stands in both."""
    left, right = tokens(one), tokens(other)
    shared = sum(min(left.count(token), right.count(token)) for token in set(left))
    return 2 * shared / (len(left) + len(right)) if left or right else 0.0


def words(span, text):
    """A span's words without those in its gaps."""
    if span is None:
        return ""
    begin, end = span["c"]
    holes = sorted(tuple(gap["c"]) for gap in span.get("gaps") or [])
    kept = []
    for first, last in holes:
        kept.append(text[begin:first])
        begin = max(begin, last)
    return " ".join([*kept, text[begin:end]])


def same_actor(one, other):
    return all(one.get(key) == other.get(key) for key in ("country", "sector", "office", "name"))


def voices(found, mentions):
    """The source's words and the names it resolves to; for a dropped subject or a pronoun also the words for the same actor elsewhere in the text."""
    source = (found.get("source") or {}).get("text", "")
    names = [source]
    for actor in found.get("resolved") or []:
        names += [name for name in (actor.get("name"), (actor.get("mention") or {}).get("text")) if name]
        if len(tokens(source)) <= 1:
            names += [mention["text"] for mention in mentions if mention["kind"] == "actor" and same_actor(mention, actor)]
    return names


def fault(row, every, mentions):
    """What is wrong with the row, or nothing."""
    text, source, cue, content, outer = row

    def says(one, name):
        return any(overlap(voice, name) >= ENOUGH for voice in voices(one, mentions))

    near = [one for one in every if overlap(words(one["content"], text), content) >= ENOUGH]
    if not near:
        return "content not found"
    near = [one for one in near if overlap(one["cue"]["text"], cue) >= ENOUGH]
    if not near:
        return "content found, but not by this cue"
    if not any(says(one, source) for one in near):
        return "content and cue found, but not the source"
    for name in filter(None, outer.split(" < ")):
        if not any(says(one, name) for one in every):
            return f"the outer voice is missing: {name}"
    return None


class Suite(unittest.TestCase):
    def hold(self, name, failing, total):
        print(f"{name}: {total - len(failing)} of {total} rows pass ({(total - len(failing)) / total:.1%}; the goal is {BAR['goal']:.0%})", file=sys.stderr)
        for line in failing:
            print(f"  {line}", file=sys.stderr)
        self.assertLessEqual(len(failing), BAR["failing"][name], f"{name}: more rows fail than bar.toml allows")

    def chains(self, language):
        rows = table(f"chains.{language}.tsv", 5)
        texts = list(dict.fromkeys(row[0] for row in rows))
        found, mentions = code(language, texts), code(language, texts, "mentions")
        faults = [(row, fault(row, found[row[0]], mentions[row[0]])) for row in rows]
        self.hold(f"chains.{language}", [f"{why} | {row[1]} | {row[2]} | {row[0]}" for row, why in faults if why], len(rows))

    def test_portuguese(self):
        self.chains("pt")

    def test_english(self):
        self.chains("en")

    def test_spanish(self):
        self.chains("es")

    def test_scare_quotes_are_nobodys_words(self):
        rows = table("scare_quotes.tsv", 2)
        failing = []
        for language in ("pt", "en", "es"):
            for text, every in code(language, [text for lang, text in rows if lang == language]).items():
                failing += [f"{language} | {one['cue']['text']} | {text}" for one in every[:1]]
        self.hold("scare_quotes", failing, len(rows))


if __name__ == "__main__":
    unittest.main()
