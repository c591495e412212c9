#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Length guard: headers 250 lines, sources 400 (never 700), functions 60; exceptions stand in sizes_exceptions.txt with a reason.
Functions are measured between the brace that ends a line at the margin of a namespace and its closing brace: the house style puts both there."""
import pathlib
import re
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[2]
LIMITS = {".h": 250, ".cc": 400}
FUNCTION_LIMIT = 60
BANNED = re.compile(r"(^|_)(util|utils|helper|helpers|manager|common|info|misc|internal)(_|\.|$)")
OPENING = re.compile(r"^( {0,2})(?!(?:namespace|class|struct|enum|union|extern)\b)\S.*\) ?(?:const)?(?: noexcept)?(?: override)?(?: -> [^{]+)?(?: : .*)? ?\{$")


def exceptions():
    allowed = {}
    for line in (SOURCE / "tests/house/sizes_exceptions.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            where, _, reason = line.partition(" ")
            allowed[where] = reason.strip()
    return allowed


def functions(lines):
    start, indent = None, ""
    for number, line in enumerate(lines, 1):
        match = OPENING.match(line)
        if start is None and match:
            start, indent = number, match.group(1)
        elif start is not None and line == indent + "}":
            yield start, number - start + 1
            start = None


def faults(allowed):
    files = [p for root in ("src", "include", "tools", "tests", "bench", "fuzz") for p in sorted((SOURCE / root).rglob("*")) if p.suffix in LIMITS]
    for path in files:
        name = path.relative_to(SOURCE).as_posix()
        if BANNED.search(path.name):
            yield f"{name}: the name says nothing; call the file after what it does"
        lines = path.read_text(encoding="utf-8").splitlines()
        if len(lines) > LIMITS[path.suffix] and name not in allowed:
            yield f"{name}: {len(lines)} lines, allowed {LIMITS[path.suffix]}; split it by what it does"
        if "SPDX-License-Identifier: Apache-2.0" not in (lines[0] if lines else ""):
            yield f"{name}:1: no SPDX line"
        for line, size in functions(lines):
            if size > FUNCTION_LIMIT and f"{name}:function" not in allowed:
                yield f"{name}:{line}: a function of {size} lines, allowed {FUNCTION_LIMIT}"
    for where, reason in allowed.items():
        if not reason or not (SOURCE / where.split(":")[0]).exists():
            yield f"sizes_exceptions.txt: {where}: no reason given, or no such file"


found = list(faults(exceptions()))
print("\n".join(found) or "sizes: all within the house's limits")
sys.exit(bool(found))
