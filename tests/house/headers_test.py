#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every header compiles alone, seeing only what its room may see. Usage: headers_test.py CXX BUILD_DIR"""
import concurrent.futures
import os
import pathlib
import subprocess
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[2]
COMPILER, BUILD = sys.argv[1], pathlib.Path(sys.argv[2])
ROOMS = {}
for line in (SOURCE / "src/ROOMS").read_text().splitlines():
    if line and not line.startswith("#"):
        room, _, uses = line.partition(":")
        ROOMS[room] = uses.split()


def windows(header):
    parts = header.relative_to(SOURCE).parts
    if parts[0] == "include" or parts[1] == "doors":
        return []
    return [f"-I{BUILD}/rooms/{room}" for room in [parts[1], *ROOMS[parts[1]]]]


def check(header):
    command = [COMPILER, "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", f"-I{SOURCE}/include", "-I/usr/include/libxml2", *windows(header),
               "-x", "c++", "-"]
    done = subprocess.run(command, capture_output=True, text=True, input=f'#include "{header}"\n')
    return "" if done.returncode == 0 else f"{header.relative_to(SOURCE)}:\n{done.stderr[:800]}"


headers = sorted([*(SOURCE / "include").rglob("*.h"), *(SOURCE / "src").rglob("*.h")])
with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    found = [fault for fault in pool.map(check, headers) if fault]
print("\n".join(found) or f"{len(headers)} headers compile alone")
sys.exit(bool(found))
