"""How much of what press texts say twice does `solieu check` hold against itself?

Usage: press_test.py PROGRAM. tests/check/press/NAME.txt are short press texts, written as journalists write, without a look at what the
checks ask for; nothing in them may be called inconsistent. (Texts without a .tsv: by somebody who had read docs/checking.md.) NAME.tsv, where there is one, has a row for each relation between numbers of the text: what it is; the figures, divided by "|" (each as it is written;
"#2" is the second of them); and a slip of the pen that breaks it, "WORDS=>WORDS" (\\n is a line end).

A relation is covered if a check of the untouched text was decided that all of its numbers take part in. A slip is found if something is
inconsistent in the text with this slip, and the changed number takes part in it.
"""
import collections
import csv
import io
import re
import unittest

from program import SOURCE, ProgramTest, main

TEXTS = SOURCE / "tests" / "check" / "press"
COVERED, FOUND, FOUND_OF_COVERED = 0.60, 0.58, 0.88  # of the relations; what was reached, and a little less
DECIDED = {"consistent", "consistent_by_rounding", "inconsistent"}
FIGURE = re.compile(r"(\S+?):\d+:\d+ #\d+ (\d+)-(\d+) «(.*?)»(?=;|$)")


def number(figure):
    return figure.partition("#")[0].split(" ")[0]


class Press(ProgramTest):
    def findings(self, texts):
        """By name: (check, verdict, [(start, end, text)]) of each finding."""
        for name, text in texts.items():
            self.file(f"texts/{name}.txt", text)
        done = self.run_program("check", "-q", "-o", "findings.csv", "texts")
        self.assertIn(done.returncode, (0, 3), done.stderr)
        out = collections.defaultdict(list)
        for row in self.rows((self.folder / "findings.csv").read_bytes()):
            figures = [(int(start), int(end), text) for document, start, end, text in FIGURE.findall(row["figures"]) if document == row["document"]]
            if len(figures) < 2 and row["check"] == "stated_twice":
                continue  # the same text with another slip is no witness
            out[row["document"].removeprefix("texts/").removesuffix(".txt")].append((row["check"], row["verdict"], figures))
        return out

    def test_relations_of_press_texts(self):
        texts, relations = {path.stem: path.read_text() for path in sorted(TEXTS.glob("*.txt"))}, []
        for path in sorted(TEXTS.glob("*.tsv")):
            for row in csv.DictReader(io.StringIO(path.read_text()), delimiter="\t", quoting=csv.QUOTE_NONE):
                relations.append((path.stem, row))
        slips, changed = {}, {}
        for i, (name, row) in enumerate(relations):
            right, wrong = row["slip"].replace("\\n", "\n").split("=>")
            self.assertEqual(texts[name].count(right), 1, (name, right))
            at = next(k for k in range(len(right)) if right[k] != wrong[k])
            while at > 0 and (right[at - 1].isdigit() or right[at - 1] in ",."):
                at -= 1
            changed[f"slip-{i:03}"] = len(texts[name][:texts[name].index(right) + at].encode())
            slips[f"slip-{i:03}"] = texts[name].replace(right, wrong)
        found = self.findings({**texts, **slips})

        alarms = [(name, *f) for name in texts for f in found[name] if f[1] == "inconsistent"]
        kinds = collections.defaultdict(collections.Counter)
        for i, (name, row) in enumerate(relations):
            wanted = {number(f) for f in row["figures"].split("|")}
            covered = any(verdict in DECIDED and wanted <= {number(t) for _, _, t in figures} and (row["relation"] == "repeat") == (check == "stated_twice")
                          for check, verdict, figures in found[name])
            slip = f"slip-{i:03}"
            seen = any(verdict == "inconsistent" and any(start <= changed[slip] < end for start, end, _ in figures) for _, verdict, figures in found[slip])
            for kind in (row["relation"], "all"):
                kinds[kind].update(relations=1, covered=int(covered), found=int(seen), both=int(covered and seen))
        for kind, n in kinds.items():
            print(f"\n{kind}: {n['relations']} relations, {n['covered']} covered; {n['found']} of as many slips found, {n['both']} of those covered", end="")
        n = kinds["all"]
        self.assertEqual(alarms, [])
        self.assertGreaterEqual(n["covered"] / n["relations"], COVERED)
        self.assertGreaterEqual(n["found"] / n["relations"], FOUND)
        self.assertGreaterEqual(n["both"] / n["covered"], FOUND_OF_COVERED)


if __name__ == "__main__":
    main()
