#!/usr/bin/env python3
"""Counts what API docs hold by raw lines, without a Markdown parser: the oracle that extraction is compared with.

Usage: count_docs.py FOLDER-OR-FILE...      prints JSON: {page: {fences, operations, listings, rows, tables, json, bullets}}

fences      fenced code blocks (opening lines)
operations  the distinct "METHOD shape" of lines in code blocks that are a method and a path, without the base path that
            most URLs of the docs have; a line with values in it below "for example" is none
listings    how many such lines there are
rows        rows of tables whose header names attributes and a type, a "required" column or a description
tables      all tables (delimiter lines below a header line)
json        fenced blocks that json.loads reads: objects, lists, and what is tagged json
bullets     list items that begin with a name and "(required)" or "(optional)", or with `name=<type>`
"""
import json
import os
import re
import sys

METHODS = "GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS"
OPERATION = re.compile(rf"^\s*({METHODS})\s+(?:--?\S+\s+(?:\"[^\"]*\"|'[^']*'|\S+)\s+)*"
                       r"(/\S*|https?://\S+|[\w:{{<][^\s\"\\]*/\S*)\s*(HTTP/\S+|#.*|//.*|\(.*|- .*)?$")
FENCE = re.compile(r"^(?P<lead>[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?)(?P<mark>`{3,}|~{3,})(?P<info>[^`]*)$")
BULLET = re.compile(r"^[\s>]*[-*+]\s+`?:?[\w\[\]./-]+`?\s+\((?:required|optional)\b|^[\s>]*[-*+]\s+`[\w\[\]]+=[^`]+`:",
                    re.IGNORECASE)
DELIMITER = re.compile(r"^[\s>]*\|?(\s*:?-+:?\s*\|)+\s*(:?-+:?)?\s*$")
NAME = re.compile(r"\b(attribute|attributes|parameter|parameters|param|field|fields|property|name|key|argument|option)\b")
OTHER = re.compile(r"\b(type|required|optional|mandatory|description|desc)\b")


def shape(path):
    path = re.sub(r"^https?://[^/]*", "", path).split("?")[0].split("#")[0]
    path = re.sub(r"[\[(][^\])]*[\])]$", "", path)
    segments = [s for s in path.split("/") if s]
    out = []
    for segment in segments:
        segment = segment.replace("\\", "")
        segment = re.sub(r"%?\{+[^}]*\}+|<[^>]*>", "{}", segment)
        segment = re.sub(r"(?<![\w}])[:*][A-Za-z_]\w*(?:-[A-Za-z]\w*)*", "{}", segment)
        out.append(segment)
    return "/" + "/".join(out)


def is_illustration(path, before):
    """A path with values put in, right below a text that says "example"."""
    if "example" not in before.lower():
        return False
    path = re.sub(r"^https?://[^/]*", "", path).split("?")[0]
    if re.search(r"[:{<*]", path):
        return False
    return any(segment.isdigit() or "%" in segment for segment in path.split("/") if segment)


def cells(line):
    line = re.sub(r"^[\s>]*", "", line.strip())
    line = re.sub(r"\\\|", "", line)
    parts = line.strip("|").split("|")
    return [p.strip() for p in parts]


def without_front_matter(lines):
    if lines and lines[0].lstrip("\ufeff").rstrip() == "---" and len(lines) > 2 and lines[1].strip():
        for index in range(1, min(len(lines), 500)):
            if lines[index].rstrip() in ("---", "..."):
                return [""] * (index + 1) + lines[index + 1:]
    return lines


def count(text):
    lines = without_front_matter(text.split("\n"))
    result = {"fences": 0, "operations": set(), "listings": 0, "rows": 0, "tables": 0, "json": 0, "bullets": 0}
    fence = None
    info = ""
    block = []
    previous = ""
    table = None
    in_indented = False
    paragraph = before = ""
    for number, line in enumerate(lines):
        if fence is not None:
            if re.match(rf"^[\s>]*{re.escape(fence[0])}{{{len(fence)},}}\s*$", line):
                finish(block, info, result, before)
                fence = None
            else:
                block.append(line)
            continue
        match = FENCE.match(line)
        if match:
            fence = match["mark"]
            info = match["info"].strip()
            block = []
            before = paragraph
            table = None
            result["fences"] += 1
            previous = ""
            continue
        # Indented code: four blanks after an empty line or more of it.
        if re.match(r"^(    |\t)\s*\S", line) and (in_indented or not previous.strip()):
            in_indented = True
            operations(line, result)
            previous = line
            continue
        if line.strip():
            in_indented = False
        if BULLET.match(line):
            result["bullets"] += 1
        if DELIMITER.match(line) and "|" in previous and "|" in line and len(cells(previous)) == len(cells(line)):
            result["tables"] += 1
            header = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", previous).lower()
            joined = " ".join(cells(header))
            table = bool(NAME.search(joined) and OTHER.search(joined)) and not re.search(
                r"\b(method|endpoint|status|path|url)\b", joined)
        elif table is not None:
            if "|" not in line and not line.strip():
                table = None
            elif not line.strip() or re.match(r"^\s{0,3}(#|>|[-*+]\s)", line):
                table = None
            elif table:
                result["rows"] += 1
        if line.strip():
            paragraph = line if not previous.strip() else paragraph + " " + line
        previous = line
    if fence is not None:
        finish(block, info, result, before)
    result["operations"] = sorted(result["operations"])
    return result


def operations(line, result, before=""):
    match = OPERATION.match(re.sub(r"^[\s>]*", "", line).rstrip())
    if match and not is_illustration(match[2], before):
        result["listings"] += 1
        result["operations"].add(match[1] + " " + shape(match[2]))


def finish(block, info, result, before):
    text = [re.sub(r"^\s*>\s?", "", line) if line.lstrip().startswith(">") else line for line in block]
    meaningful = [line for line in text if line.strip() and not line.strip().startswith(("#", "//"))]
    if meaningful and OPERATION.match(meaningful[0].strip()):
        request = re.search(r"\sHTTP/\d", meaningful[0])
        for line in meaningful[:1] if request else meaningful:
            operations(line, result, before)
    try:
        if isinstance(json.loads("\n".join(text)), (dict, list)) or info == "json":
            result["json"] += 1
    except ValueError:
        pass


def pages(path):
    if os.path.isfile(path):
        yield path, os.path.basename(path)
        return
    for folder, _, names in os.walk(path):
        for name in names:
            if name.endswith((".md", ".markdown", ".mdx")):
                full = os.path.join(folder, name)
                yield full, os.path.relpath(full, path)


def main():
    counts = {}
    bases = {}
    for given in sys.argv[1:]:
        for full, name in pages(given):
            with open(full, encoding="utf-8", errors="replace", newline="") as file:
                text = file.read().replace("\r\n", "\n")
            counts[name] = count(text)
            for base in re.findall(r"https?://[^/\s\"'`]+(/api/v\d+)/", text):
                bases[base] = bases.get(base, 0) + 1
    base = max(sorted(bases), key=bases.get, default=None)
    if base:
        for result in counts.values():
            result["operations"] = sorted({re.sub(rf"^(\w+) {base}(?=/)", r"\1 ", o) for o in result["operations"]})
    json.dump(counts, sys.stdout, indent=1, sort_keys=True)
    print()


if __name__ == "__main__":
    main()
