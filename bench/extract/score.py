# SPDX-License-Identifier: Apache-2.0
"""Scores extracted articles against gold: F1 of word shingles as in Zyte's article-extraction-benchmark, and title and date accuracy.

  relata extract FOLDER/*.html > out.jsonl && python3 bench/extract/score.py FOLDER/gold.jsonl out.jsonl [--worst N]

A page's body is its text without the title; shingles are runs of four words, counted as a multiset; true and false positives and false
negatives of a page are divided by their sum, so that every page weighs the same.
"""
import collections, json, os, re, sys


def shingles(text, size=4):
    words = re.findall(r"\w+", text, re.UNICODE)
    return collections.Counter(tuple(words[i:i + size]) for i in range(max(1, len(words) - size + 1))) if words else collections.Counter()


def compare(gold, found):
    gold, found = shingles(gold), shingles(found)
    right = sum((gold & found).values())
    wrong, missing = sum(found.values()) - right, sum(gold.values()) - right
    total = (right + wrong + missing) or 1
    return right / total, wrong / total, missing / total


def normal(text):
    return " ".join(re.findall(r"\w+", (text or "").lower()))


def report(name, rows):
    right, wrong, missing = (sum(row["counts"][i] for row in rows) / len(rows) for i in range(3))
    precision, recall = right / ((right + wrong) or 1), right / ((right + missing) or 1)
    f1 = 2 * precision * recall / ((precision + recall) or 1)
    title, date = (100 * sum(row[key] for row in rows) / len(rows) for key in ("title", "date"))
    print(f"{name:12} pages {len(rows):4}  F1 {f1:.3f}  precision {precision:.3f}  recall {recall:.3f}  title {title:.1f} %  date {date:.1f} %")


def main():
    found = {}
    for line in open(sys.argv[2]):
        record = json.loads(line)
        found[os.path.splitext(os.path.basename(record.get("id") or record.get("doc")))[0]] = record
    rows = []
    for line in open(sys.argv[1]):
        gold = json.loads(line)
        record = found.get(gold["id"], {})
        text, title = record.get("text") or "", record.get("title") or ""
        if title and text.startswith(title):
            text = text[len(title):]
        rows.append({"id": gold["id"], "counts": compare(gold["text"], text), "title": normal(title) == normal(gold["title"]), "date": record.get("date") == gold["date"]})
    for key in (0, 1):
        groups = collections.defaultdict(list)
        for row in rows:
            groups[row["id"].split("-")[key]].append(row)
        for name, group in sorted(groups.items()):
            report(name, group)
    report("all", rows)
    if "--worst" in sys.argv:
        for row in sorted(rows, key=lambda r: r["counts"][0])[:int(sys.argv[sys.argv.index("--worst") + 1])]:
            print(row["id"], "right %.2f wrong %.2f missing %.2f" % row["counts"], row["title"], row["date"])


if __name__ == "__main__":
    main()
