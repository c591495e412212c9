# SPDX-License-Identifier: Apache-2.0
"""Writes pages in the manner of the big content systems with their gold text and metadata: 10 templates x 6 articles x 3 languages.

  python3 bench/extract/make_pages.py FOLDER   -> FOLDER/<language>-<template>-<n>.html and FOLDER/gold.jsonl

The articles are our own words (articles.py); the templates imitate the markup of WordPress themes, Drupal, Arc, Joomla, AMP, Bootstrap and hand-made
newspaper sites, with share bars, related boxes, advertisements, comments, cookie notices and the usual faults (unclosed tags, wrong
language, other encodings, <br> for paragraphs, text in <div>).
"""
import html, json, os, sys

from articles import ARTICLES, WORDS
from templates import TEMPLATES


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "gold.jsonl"), "w") as gold:
        for language, articles in sorted(ARTICLES.items()):
            for name, template in TEMPLATES:
                for number, article in enumerate(articles):
                    others = [other["title"] for other in articles if other is not article]
                    page, encoding = template({**article, "lang": language, "words": WORDS[language], "others": others, "number": number})
                    stem = f"{language}-{name}-{number}"
                    with open(os.path.join(folder, stem + ".html"), "wb") as out:
                        out.write(page.encode(encoding, "xmlcharrefreplace"))
                    body = "\n".join(block.lstrip("#*") for block in article["blocks"])
                    gold.write(json.dumps({"id": stem, "title": article["title"], "date": article["date"], "text": body}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
