#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""src/ROOMS against the real #includes: every room uses only what its line allows, and doors see include/relata alone."""
import pathlib
import re
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[2]
INCLUDE = re.compile(r'^\s*#include "([^"]+)"', re.M)


def table():
    rooms = {}
    for line in (SOURCE / "src/ROOMS").read_text().splitlines():
        if line and not line.startswith("#"):
            name, _, uses = line.partition(":")
            rooms[name] = uses.split()
    return rooms


def faults(rooms):
    order = list(rooms)
    for name, uses in rooms.items():
        for used in uses:
            if used not in order or order.index(used) >= order.index(name):
                yield f"src/ROOMS: {name} may not use {used}, which does not stand before it"
    folders = {p.name for p in (SOURCE / "src").iterdir() if p.is_dir()}
    for missing in sorted(folders - set(rooms)):
        yield f"src/{missing}: not in src/ROOMS"
    for path in sorted((SOURCE / "src").rglob("*.[ch]*")):
        room = path.relative_to(SOURCE / "src").parts[0]
        for include in INCLUDE.findall(path.read_text(encoding="utf-8")):
            first = include.split("/")[0]
            if first == "relata" or "/" not in include or first == room:
                continue
            if first not in rooms.get(room, []):
                yield f"{path.relative_to(SOURCE)}: includes {include}, but {room} may use only: {' '.join(rooms.get(room, [])) or 'nothing'}"
    for path in sorted((SOURCE / "include").rglob("*.h")):
        for include in INCLUDE.findall(path.read_text(encoding="utf-8")):
            if not include.startswith("relata/"):
                yield f"{path.relative_to(SOURCE)}: the front door includes {include}"


found = list(faults(table()))
print("\n".join(found) or "rooms: as the table says")
sys.exit(bool(found))
