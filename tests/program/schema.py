# SPDX-License-Identifier: Apache-2.0
"""As much of JSON Schema as docs/claim.schema.json uses, so that the tests need no package."""
import json
import os
import pathlib
import re

SOURCE = pathlib.Path(os.environ.get("RELATA_SOURCE", pathlib.Path(__file__).resolve().parents[2]))
SCHEMA = json.loads((SOURCE / "docs/claim.schema.json").read_text())
TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


def is_type(value, name):
    if name == "integer":
        return isinstance(value, int) and not isinstance(value, bool)
    if name == "number":
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


def faults(value, schema=SCHEMA, where="claim"):
    """Yields what is wrong with `value`, with its place."""
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    if "anyOf" in schema:
        tries = [list(faults(value, option, where)) for option in schema["anyOf"]]
        if all(tries):
            yield from tries[-1]
        return
    if "const" in schema and value != schema["const"]:
        yield f"{where}: {value!r} is not {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{where}: {value!r} is none of {schema['enum']}"
    kinds = schema.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(is_type(value, kind) for kind in kinds):
        yield f"{where}: {value!r} is no {' or '.join(kinds)}"
        return
    if isinstance(value, str) and "pattern" in schema and not re.search(schema["pattern"], value):
        yield f"{where}: {value!r} does not match {schema['pattern']}"
    if is_type(value, "number") and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield f"{where}: {value} is out of range"
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            yield f"{where}: {len(value)} items"
        for i, item in enumerate(value):
            yield from faults(item, schema.get("items", {}), f"{where}[{i}]")
    if isinstance(value, dict):
        for key in schema.get("required", []):
            if key not in value:
                yield f"{where}: {key} is missing"
        for key, member in value.items():
            if key in schema.get("properties", {}):
                yield from faults(member, schema["properties"][key], f"{where}.{key}")
            elif schema.get("additionalProperties", True) is False:
                yield f"{where}: unknown key {key}"


def span_faults(node, text, raw, where="claim"):
    """Every span inside the text, bytes and code points agreeing."""
    if isinstance(node, dict):
        if isinstance(node.get("b"), list) and isinstance(node.get("c"), list):
            (b0, b1), (c0, c1) = node["b"], node["c"]
            if not (0 <= b0 < b1 <= len(raw)) or raw[b0:b1].decode("utf-8", "replace") != text[c0:c1] or node["text"] != text[c0:c1]:
                yield f"{where}: bad span {node}"
        for key, member in node.items():
            yield from span_faults(member, text, raw, f"{where}.{key}")
    elif isinstance(node, list):
        for i, member in enumerate(node):
            yield from span_faults(member, text, raw, f"{where}[{i}]")
