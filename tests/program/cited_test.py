"""Texts that cite official tables: how often is a verdict right?

Usage: cited_test.py PROGRAM. tests/official/cited/NAME.txt are short press texts, which cite the six tables beside them: a cube, a workbook and a CSV with
ten texts written before the rules of matching were looked at, and three more with sixteen texts written after what these had shown was
mended. NAME.tsv says of each figure what is so: `match` (the tables have the number, rounded or not), `mismatch` (they have another one), `absent`.
A verdict is right if it says so and names the cell (where NAME.tsv has it); `ambiguous` and `not_in_table` decide nothing, and are no error.
"""
import csv
import io
import re
import unittest

from program import SOURCE, ProgramTest, main, needs

CITED = SOURCE / "tests" / "official" / "cited"
DECIDES = {"match": "match", "match_by_rounding": "match", "mismatch": "mismatch"}
FOUND = {"match": 0.64, "mismatch": 0.32}  # of the figures of which it is so; what was reached, and a little less


@needs("OFFICE")
class Cited(ProgramTest):
    def test_verdicts_on_figures_that_cite_tables(self):
        tables = [a for path in sorted(CITED.iterdir()) if path.suffix in (".px", ".csv", ".xlsx") for a in ("--table", path)]
        texts = sorted(CITED.glob("*.txt"))
        done = self.run_program("check", "-q", "-o", "findings.csv", *texts, *tables)
        self.assertEqual(done.returncode, 3, done.stderr)
        found = [row for row in self.rows((self.folder / "findings.csv").read_bytes()) if row["check"] == "table.value"]
        wrong, right, given, wanted = [], {"match": 0, "mismatch": 0}, 0, {"match": 0, "mismatch": 0, "absent": 0}
        for text in texts:
            rows = [row for row in found if row["document"] == str(text)]
            for said in csv.DictReader(io.StringIO(text.with_suffix(".tsv").read_text("utf-8")), delimiter="\t"):
                words, _, nth = said["figure"].partition("#")
                of_these = [row for row in rows if re.search(r"(^|\s)" + re.escape(words) + "$", row["text"])]
                self.assertGreaterEqual(len(of_these), int(nth or 1), (text.name, said))
                row = of_these[int(nth or 1) - 1]
                decided = DECIDES.get(row["verdict"])
                wanted[said["table"]] += 1
                if decided is None:
                    continue
                given += 1
                if decided == said["table"] and row["cell"] == (said["cell"] or row["cell"]):
                    right[decided] += 1
                else:
                    wrong.append((text.name, said["figure"], said["table"], row["verdict"], row["cell"]))
        print(f"\n{given} verdicts on {sum(wanted.values())} figures, {len(wrong)} of them wrong; found {right} of {wanted}", end=" ")
        self.assertEqual(wrong, [])
        for verdict, least in FOUND.items():
            self.assertGreaterEqual(right[verdict] / wanted[verdict], least)


if __name__ == "__main__":
    main()
