"""Errors of one digit, planted in texts whose numbers fit together: does `solieu check` see them?

Usage: planting_test.py PROGRAM [--sanitized]. 200 errors with a fixed seed, each in a copy of its own of a text of corpus/docs
or tests/check/texts: a digit changed, two neighbours swapped, the decimal comma moved, "tăng" and "giảm" exchanged.

What counts: the untouched text has a finding with this figure that is consistent, of a check that tells a misfit from
an open list by itself (docs/checking.md, "Errors that no check can see"), and the changed value, put into the same equation, leaves the
bounds of rounding. Both are reckoned here from the values, not asked of the program.
"""
import collections
import csv
import io
import pathlib
import random
import re
import unittest
from fractions import Fraction

import program

ERRORS = 200
SEED = 20241010
RECALL, PRECISION = 0.95, 0.98
TEXTS = [program.SOURCE / "corpus" / "docs", program.SOURCE / "tests" / "check" / "texts"]
KINDS = ["digit", "swap", "comma", "direction"]
EQUATIONS = {"sum.parts", "change.base", "change.amount", "attainment.plan", "ratio.base", "share.whole", "stated_twice"}
REFERENCE = re.compile(r"([^;]*?):(\d+):(\d+) #(\d+) (\d+)-(\d+) «")


class Number:
    """A number of a figure: its digits as they are written, its bounds in base units (a fraction for percentages)."""

    def __init__(self, row, written=None):
        self.row = row
        self.written = written or re.search(r"\d+(?:[.,]\d+)*", row["text"]).group()
        digits = self.written.replace(".", "")
        self.places = len(digits.split(",")[1]) if "," in digits else 0
        value = Fraction(digits.replace(",", "."))
        scale = Fraction(row["amount"]) / Fraction(row["value"])
        if row["base_unit"] == "%":
            scale /= 100
        if row["base_unit"] == "{percentage_point}":
            scale = Fraction(1, 100)
        self.point = value * scale
        last = scale / 10 ** self.places
        exact = self.places == 0 and row["amount"] == row["value"] and row["base_unit"].startswith("{") and row["base_unit"] != "{percentage_point}"
        calculated = row["kind"] not in ("level", "rate") and row["base_unit"] in ("%", "1")
        half = 0 if exact else last if calculated else last / 2
        self.low, self.high = self.point - half, self.point + half

    @staticmethod
    def readable(row):
        """A plain number in digits, without words that widen it."""
        number = re.search(r"\d+(?:[.,]\d+)*", row["text"])
        if not number or not row["amount"] or not row["value"] or row["value_high"] or row["qualifier"] != "exact" or row["value"] == "0":
            return False
        return Fraction(number.group().replace(".", "").replace(",", ".")) == Fraction(row["value"])


def fits(check, numbers, direction):
    """Do the bounds allow the equation of this check?"""
    low, high = [n.low for n in numbers], [n.high for n in numbers]
    down = direction == "down"
    if check == "sum.parts":
        return low[0] <= sum(high[1:]) and sum(low[1:]) <= high[0]
    if check == "stated_twice":
        return low[0] <= high[1] and low[1] <= high[0]
    p = numbers[0].row
    if check == "change.base" and p["base_unit"] not in ("%", "1"):
        a, b = (2, 1) if down else (1, 2)
        return low[0] <= high[a] - low[b] and low[a] - high[b] <= high[0]
    if check == "change.amount":  # amount / (amount before)
        before_low, before_high = (low[2] + low[1], high[2] + high[1]) if down else (low[2] - high[1], high[2] - low[1])
        return before_low > 0 and low[1] <= high[0] * before_high and low[0] * before_low <= high[1]
    if check == "change.base":
        factor_low, factor_high = (1 - high[0], 1 - low[0]) if down else (1 + low[0], 1 + high[0])
    else:
        factor_low, factor_high = low[0], high[0]
    return low[1] <= factor_high * high[2] and factor_low * low[2] <= high[1]


def tells(check, numbers):
    """Has the whole of a sum four digits in the last place that any of the numbers uses, and that it is written with?"""
    if check != "sum.parts":
        return True

    def last_place(x):
        power = Fraction(1, 10 ** 12)
        while (x / (power * 10)).denominator == 1:
            power *= 10
        return power

    whole = numbers[0]
    step = max(min(last_place(n.point) for n in numbers), whole.high - whole.low)
    return whole.point >= 1000 * step


def slips(rng, written, kind):
    """The number with one error in it, in the spelling of the text."""
    at = [i for i, c in enumerate(written) if c.isdigit()]
    if kind == "digit":
        i = rng.choice(at)
        least = "1" if i == 0 and len(at) > 1 else "0"
        return written[:i] + rng.choice([c for c in "0123456789" if c >= least and c != written[i]]) + written[i + 1:]
    if kind == "swap":
        pairs = [(a, b) for a, b in zip(at, at[1:]) if written[a] != written[b] and not (a == 0 and written[b] == "0")]
        if not pairs:
            return None
        a, b = rng.choice(pairs)
        out = list(written)
        out[a], out[b] = out[b], out[a]
        return "".join(out)
    if "," not in written:
        return None
    whole, fraction = written.replace(".", "").split(",")
    if rng.random() < 0.5 and len(fraction) > 1:
        whole, fraction = whole + fraction[0], fraction[1:]
    elif len(whole) > 1:
        whole, fraction = whole[:-1], whole[-1] + fraction
    else:
        return None
    return f"{int(whole):,}".replace(",", ".") + "," + fraction


class PlantingTest(program.ProgramTest):
    def findings(self, *paths):
        done = self.run_program("check", "-q", "-o", "findings.csv", *paths)
        self.assertIn(done.returncode, (0, 3), done.stderr)
        return self.rows((self.folder / "findings.csv").read_bytes())

    def test_planted_errors_are_found(self):
        rng = random.Random(SEED)
        sources = [path for folder in TEXTS for path in sorted(folder.glob("*.txt"))]
        figures = {(row["document"], row["figure"]): row for row in self.rows(self.run_program("extract", "-q", *sources).stdout)}
        untouched = self.findings(*sources)
        false_alarms = [row for row in untouched if row["verdict"] == "inconsistent"]
        verdicts = collections.Counter(row["verdict"] for row in untouched)

        claims = collections.defaultdict(list)  # by figure
        for row in untouched:
            if row["check"] not in EQUATIONS or not row["verdict"].startswith("consistent"):
                continue
            keys = [(m.group(1).lstrip(" "), m.group(4)) for m in REFERENCE.finditer(row["figures"])]
            rows = [figures[k] for k in keys]
            if not all(Number.readable(r) for r in rows):
                continue
            numbers = [Number(r) for r in rows]
            self.assertTrue(fits(row["check"], numbers, rows[0]["direction"]), row["arithmetic"])
            if row["check"] == "stated_twice" and rows[0]["indicator"].lower() != rows[1]["indicator"].lower() and "nói trên" not in rows[0]["indicator"]:
                continue  # told twice under two names: only that the numbers are the same ties them together
            if tells(row["check"], numbers):
                for key in keys:
                    claims[key].append((row["check"], keys))
        covered = sorted(claims)
        self.assertGreater(len(covered), 100)

        planted = {}
        unseen, kinds = collections.Counter(), collections.Counter()
        texts = {str(path): path.read_bytes() for path in sources}
        tries = 0
        while len(planted) < ERRORS and tries < 100 * ERRORS:
            tries += 1
            key = rng.choice(covered)
            kind = KINDS[tries % len(KINDS)]
            error = self.error(rng, figures, key, claims[key], texts[key[0]], kind)
            if error is None:
                continue
            text, what, visible = error
            if not visible:
                unseen[what] += 1
                continue
            name = f"planted/{len(planted):03}.txt"
            if text in (t for _, t, _, _ in planted.values()):
                continue
            self.file(name, text)
            planted[name] = (key, text, what, figures[key]["text"])
            kinds[kind] += 1
        self.assertEqual(len(planted), ERRORS)

        found = collections.defaultdict(list)
        for row in self.findings("planted"):
            if row["verdict"] == "inconsistent":
                found[row["document"]].append(row)
        missed = [name for name in planted if name not in found]
        recall = 1 - len(missed) / ERRORS
        alarms = len(false_alarms)
        precision = ERRORS * recall / (ERRORS * recall + alarms) if recall else 0
        total = len(figures)
        print(f"\n{total} figures; {len(covered)} ({100 * len(covered) // total} %) covered by a check that tells errors; untouched: {dict(verdicts)}")
        print(f"planted {ERRORS} errors in them, found {ERRORS - len(missed)}: recall {recall:.3f}")
        print(f"of these {dict(kinds)}; {sum(unseen.values())} others passed over, as the arithmetic does not see them")
        print(f"false alarms on the untouched texts: {alarms}; precision {precision:.3f}")
        for name in missed:
            key, text, what, was = planted[name]
            print(f"missed: {pathlib.Path(key[0]).name} «{was}» {what} ({', '.join(c for c, _ in claims[key])})")
        for row in false_alarms:
            print(f"false alarm: {row['document']}:{row['line']} {row['check']}: {row['arithmetic']}")
        self.assertGreaterEqual(recall, RECALL)
        self.assertGreaterEqual(precision, PRECISION)

    def error(self, rng, figures, key, claims, text, kind):
        """(the text with an error at this figure, what it is, does the arithmetic see it), or nothing."""
        row = figures[key]
        start, end = int(row["start"]), int(row["end"])
        if kind == "direction":
            if row["kind"] != "change":
                return None
            ahead = text[:start].decode()
            for word, other, turned in (("tăng", "giảm", "down"), ("giảm", "tăng", "up")):
                if ahead.endswith(word + " "):
                    visible = any(not fits(c, [Number(figures[k]) for k in keys], turned) for c, keys in claims if keys[0] == key and c.startswith("change"))
                    return text[:start - len((word + " ").encode())] + (other + " ").encode() + text[start:], f"{word} to {other}", visible
            return None
        was = Number(row)
        written = slips(rng, was.written, kind)
        if written is None or Fraction(written.replace(".", "").replace(",", ".")) in (0, Fraction(row["value"])):
            return None
        changed = text[start:end].decode().replace(was.written, written, 1).encode()
        now = Number(row, written)
        visible = any(not fits(c, [now if k == key else Number(figures[k]) for k in keys], figures[keys[0]]["direction"]) for c, keys in claims)
        return text[:start] + changed + text[end:], f"{was.written} to {written}", visible


if __name__ == "__main__":
    program.main()
