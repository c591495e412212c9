#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fills the code blocks of README.md and docs/*.md that follow a line `<!-- $ COMMAND -->` with what the command prints; with --check it
only compares. `relata` in a command is the built program; commands run in the source folder, where examples/ lies."""
import os
import pathlib
import re
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[1]
RELATA = os.environ.get("RELATA_BINARY", str(SOURCE / "build/release/relata"))
BLOCK = re.compile(r"(<!-- \$ (.+?) -->\n```[a-z]*\n)(.*?)(```\n)", re.S)


def printed(command):
    environment = {**os.environ, "NO_COLOR": "1", "RELATA": RELATA, "COLUMNS": "100"}
    command = re.sub(r"\brelata (?=[a-z-])", '"$RELATA" ', command)
    done = subprocess.run(["bash", "-c", command], cwd=SOURCE, env=environment, capture_output=True, text=True, timeout=120)
    return done.stdout if done.returncode == 0 else f"exit {done.returncode}\n{done.stderr}"


def main(check):
    stale = []
    for path in [SOURCE / "README.md", *sorted((SOURCE / "docs").glob("*.md"))]:
        old = path.read_text(encoding="utf-8")
        new = BLOCK.sub(lambda found: found[1] + printed(found[2]).rstrip("\n") + "\n" + found[4], old)
        if new != old:
            stale.append(path.relative_to(SOURCE).as_posix())
            if not check:
                path.write_text(new, encoding="utf-8")
    if check and stale:
        print(f"what the program prints differs from {', '.join(stale)}; run tools/document.py and read the difference")
    return bool(check and stale)


sys.exit(main("--check" in sys.argv[1:]))
