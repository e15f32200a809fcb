#!/usr/bin/env python3
"""Scores the program's figures against those that people wrote down.

    score.py CORPUS --program SOLIEU [--floors FLOORS.json] [--json]
    score.py CORPUS --figures FIGURES.csv [--json]

CORPUS holds NAME.tsv beside docs/NAME.txt. F1 of four demands, each with the ones before it:
  found   a figure begins at this byte
  span    and ends where it should
  core    (with found alone) value, unit, kind, direction, base
  record  core, and status, qualifier, indicator, of, parent
With --json also precision and recall, the fields one by one, and the demands by kind and by rule.
Exit status 1 when a score is under its floor.

`solieu evaluate` does the same and more. This is a second reading of the same definitions, which
evaluate_test.py holds against it.
"""
import argparse
import collections
import csv
import io
import json
import pathlib
import re
import subprocess
import sys
import unicodedata
from fractions import Fraction

POWERS = {"chục": 1, "trăm": 2, "nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9}
DEMANDS = ("found", "span", "core", "record")
BY_KIND = ("found", "core", "record")
CORE = ("value", "unit", "kind", "direction", "base")
RECORD = CORE + ("status", "qualifier", "indicator", "of", "parent")


def folded(text):
    return unicodedata.normalize("NFC", text).casefold()


def syllables(text):
    return re.findall(r"\w+|[%‰]", folded(text))


def magnitude_and_unit(unit):
    """(9, "đồng") of "tỷ đồng"."""
    rest = folded(unit).replace("phần trăm", "%").split()
    power = 0
    while rest and rest[0] in POWERS:
        power += POWERS[rest.pop(0)]
    return power, " ".join(rest)


def amount(row, column):
    if not re.fullmatch(r"[-+]?\d+(\.\d+)?", row[column]):
        return None
    return Fraction(row[column]) * 10 ** magnitude_and_unit(row["unit"])[0]


def close(a, b):
    if a is None or b is None:
        return a is b
    return abs(a - b) <= max(Fraction(1, 10**9) * max(abs(a), abs(b)), Fraction(1, 10**12))


def units_agree(a, b):
    """One may say more than the other, behind what both say."""
    a, b = (syllables(magnitude_and_unit(unit)[1]) for unit in (a, b))
    common = min(len(a), len(b))
    return a[:common] == b[:common] and (common > 0 or not a + b)


def indicators_agree(a, b):
    """Seven tenths of their words are the same, counted with their number."""
    a, b = collections.Counter(syllables(a)), collections.Counter(syllables(b))
    if not a or not b:
        return a == b
    return 20 * (a & b).total() >= 7 * (a.total() + b.total())


def gold_of(corpus, name):
    """The rows of NAME.tsv, each with the bytes that its text stands at."""
    text = (corpus / "docs" / f"{name}.txt").read_bytes()
    rows, behind = [], 0
    with (corpus / f"{name}.tsv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            row = {key: value or "" for key, value in row.items()}
            # not inside a longer number: no digit before it, nor a digit and a separator
            pattern = re.compile(rb"(?<![0-9])(?<![0-9][.,])" + re.escape(row["text"].encode()))
            match = pattern.search(text, behind)
            if not match:
                sys.exit(f"score: {name}.tsv row {len(rows) + 1}: {row['text']!r} does not stand behind byte {behind}")
            row["start"], row["end"] = match.span()
            behind = match.start() + 1
            rows.append(row)
    return rows


def fields_right(gold, got, number_of):
    """{field: is it right}. `number_of` leads from gold rows to the figures found for them."""
    right = {field: gold[field] == got[field] for field in ("kind", "direction", "base", "status", "qualifier")}
    right["span"] = int(got["end"]) == gold["end"]
    right["value"] = all(close(amount(gold, c), amount(got, c)) for c in ("value", "value_high"))
    right["unit"] = units_agree(gold["unit"], got["unit"])
    right["indicator"] = indicators_agree(gold["indicator"], got["indicator"])
    for field in ("of", "parent"):
        right[field] = got[field] == (number_of.get(gold[field]) if gold[field] else "")
    if gold["period"]:
        right["period"] = gold["period"] == got["period"]
    return right


def demands_met(right):
    met = {"found"}
    met |= {"span"} if right["span"] else set()
    met |= {"core"} if all(right[field] for field in CORE) else set()
    met |= {"record"} if all(right[field] for field in RECORD) else set()
    return met


def document_name(path):
    name = pathlib.PurePath(path).name
    return name.removesuffix(".txt")


def rates(met_of_extracted, met_of_gold, extracted, gold):
    precision, recall = met_of_extracted / max(1, extracted), met_of_gold / max(1, gold)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def score(corpus, figures):
    by_document = collections.defaultdict(list)
    for row in figures:
        by_document[document_name(row["document"])].append(row)
    wanted, given, gold_met, given_met = (collections.Counter() for _ in range(4))  # by kind
    met, right, seen = (collections.Counter() for _ in range(3))
    rules = collections.defaultdict(collections.Counter)
    for name in sorted(path.stem for path in corpus.glob("*.tsv")):
        golds, gots = gold_of(corpus, name), by_document[name]
        wanted.update(gold["kind"] for gold in golds)
        given.update(got["kind"] for got in gots)
        for got in gots:
            rules[got["rule"]]["figures"] += 1
        by_start = {}
        for got in gots:
            by_start.setdefault(int(got["start"]), got)
        pairs = {n: (gold, by_start.pop(gold["start"])) for n, gold in enumerate(golds, 1) if gold["start"] in by_start}
        number_of = {str(n): got["figure"] for n, (_, got) in pairs.items()}
        for gold, got in pairs.values():
            fields = fields_right(gold, got, number_of)
            demands = demands_met(fields)
            met.update(demands)
            seen.update(fields.keys())
            right.update(field for field, is_right in fields.items() if is_right)
            for demand in demands:
                gold_met[gold["kind"], demand] += 1
                given_met[got["kind"], demand] += 1
                rules[got["rule"]][demand] += 1
    return {
        "gold": wanted.total(),
        "extracted": given.total(),
        **{demand: rates(met[demand], met[demand], given.total(), wanted.total()) for demand in DEMANDS},
        "fields": {field: round(right[field] / seen[field], 4) for field in seen},
        "kinds": {
            kind: {
                "gold": wanted[kind],
                "extracted": given[kind],
                **{demand: rates(given_met[kind, demand], gold_met[kind, demand], given[kind], wanted[kind]) for demand in BY_KIND},
            }
            for kind in wanted | given
        },
        "rules": {rule: {column: counts[column] for column in ("figures", "found", "core", "record")} for rule, counts in rules.items()},
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=pathlib.Path)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--program")
    source.add_argument("--figures", type=argparse.FileType(encoding="utf-8-sig"))
    parser.add_argument("--floors", type=pathlib.Path)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()

    file = arguments.figures
    if arguments.program:
        done = subprocess.run([arguments.program, "extract", arguments.corpus / "docs"], stdout=subprocess.PIPE, check=True)
        file = io.StringIO(done.stdout.decode(), newline="")
    scores = score(arguments.corpus, csv.DictReader(file))
    floors = json.loads(arguments.floors.read_text()) if arguments.floors else {}
    low = [demand for demand in DEMANDS if scores[demand]["f1"] < floors.get(demand, 0)]
    if arguments.json:
        print(json.dumps(scores, ensure_ascii=False))
    else:
        for demand in DEMANDS:
            floor = f"   floor {floors[demand]:.4f}" if demand in floors else ""
            print(f"{demand:8} F1 {scores[demand]['f1']:.4f}{floor}{'   TOO LOW' if demand in low else ''}")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
