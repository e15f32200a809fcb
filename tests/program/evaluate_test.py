"""`solieu evaluate` against a second reading of its definitions (score.py), on figures that are damaged at random;
what it compares with, what changed, and what it refuses."""
import csv
import io
import json
import random
import unicodedata

from program import SANITIZED, SOURCE, ProgramTest, main
from score import score

CORPUS = SOURCE / "corpus"
DOCUMENT = "Thu ngân sách đạt 7.353,5 tỷ đồng, tăng 39,1% so với cùng kỳ.\nTổng chi đạt 5 tỷ đồng.\n"
COLUMNS = ("text", "kind", "status", "qualifier", "direction", "value", "value_high", "unit", "base", "indicator", "period", "of", "parent")
GOLD = (
    ("7.353,5 tỷ đồng", "level", "actual", "exact", "", "7353.5", "", "tỷ đồng", "", "thu ngân sách", "", "", ""),
    ("39,1%", "change", "actual", "exact", "up", "39.1", "", "%", "same_period", "thu ngân sách", "", "1", ""),
    ("5 tỷ đồng", "level", "actual", "exact", "", "5", "", "tỷ đồng", "", "tổng chi", "", "", ""),
)


def tsv(rows, columns=COLUMNS):
    return "".join("\t".join(row) + "\n" for row in (columns, *rows))


def as_csv(rows, **form):
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0].keys(), **{"lineterminator": "\n", **form})
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def other_unit(choice, unit):
    return choice.choice((
        unit.upper(), unit + "/người", unit.replace(" ", "\u00a0"), unit.replace("%", "phần trăm"), unit.replace("%", "Phần  Trăm"),
        unicodedata.normalize("NFD", unit), "nghìn " + unit, unit.partition(" ")[2], unit.partition(" ")[0], "", "tỉ ĐỒNG", "chục nghìn tấn"))


def other_value(choice, row):
    value = float(row["value"] or 0)
    plain = lambda number: f"{number:.12f}".rstrip("0").rstrip(".")
    ways = [
        ("", row["unit"]), ("không", row["unit"]), (plain(value + 1), row["unit"]), ("-" + row["value"], row["unit"]), ("+" + row["value"], row["unit"]),
        (row["value"] + ".0" if "." not in row["value"] else row["value"] + "000", row["unit"]),
        (plain(value * (1 + 1e-10)), row["unit"]), (plain(value * (1 + 1e-7)), row["unit"]), (plain(value / 1000), "nghìn " + row["unit"])]
    if row["unit"].startswith("tỷ "):
        ways.append((plain(value * 1000), row["unit"].replace("tỷ", "triệu", 1)))
    return choice.choice(ways)


def other_indicator(choice, name):
    words = name.split() or ["thu"]
    choice.shuffle(words)
    return choice.choice((
        " ".join(words), " ".join(words[1:]), " ".join(words[:-2]), " ".join(words + words[:1]), name + " của toàn tỉnh", "",
        unicodedata.normalize("NFD", name).upper(), ", ".join(name.split()), name + " (%)", "groß " + name))


def damage(rows, choice, part):
    """The rows, of which this part is damaged, each in one way."""
    out = []
    for row in map(dict, rows):
        if choice.random() < part:
            way = choice.choice(("drop", "twice", "start", "end", "value", "value_high", "unit", "kind", "direction", "base", "status", "qualifier",
                                 "indicator", "of", "parent", "period", "rule", "figure", "document"))
            if way == "drop":
                continue
            if way == "twice":
                out.append(dict(row, kind="share", figure="9999"))
            elif way in ("start", "end", "figure"):
                row[way] = str(max(0, int(row[way]) + choice.choice((-1, 1, 7))))
            elif way == "value":
                row["value"], row["unit"] = other_value(choice, row)
            elif way == "value_high":
                row["value_high"] = choice.choice((row["value"], "", "12.5"))
            elif way == "unit":
                row["unit"] = other_unit(choice, row["unit"])
            elif way == "indicator":
                row["indicator"] = other_indicator(choice, row["indicator"])
            elif way in ("of", "parent"):
                row[way] = choice.choice(("", "1", "2", str(int(row["figure"]) - 1), "x"))
            elif way == "document":
                row["document"] = choice.choice(("elsewhere/" + row["document"].rpartition("/")[2], row["document"].removesuffix(".txt"), "other.txt"))
            else:
                row[way] = choice.choice(sorted({other[way] for other in rows} | {"", "none of these"}))
        out.append(row)
    if choice.random() < 0.5:
        choice.shuffle(out)
    return out


class Evaluate(ProgramTest):
    def evaluated(self, *arguments):
        done = self.run_program("evaluate", *arguments, "--json")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        result = json.loads(done.stdout)
        result["rules"] = {rule.pop("rule"): rule for rule in result["rules"]}
        return result

    def corpus_rows(self):
        return self.rows(self.run_program("extract", CORPUS / "docs").stdout)

    def gold(self, rows=GOLD, columns=COLUMNS, document=DOCUMENT):
        self.file("gold/docs/a.txt", document)
        self.file("gold/a.tsv", rows if isinstance(rows, (str, bytes)) else tsv(rows, columns))
        return "gold"

    def extracted(self, *changes, **form):
        """a.csv: what is extracted from the small gold, with changes (row, column, value)."""
        rows = self.rows(self.run_program("extract", "gold/docs").stdout)
        for number, column, value in changes:
            rows[number - 1][column] = value
        return self.file("a.csv", as_csv(rows, **form)).name

    def test_the_corpus_has_the_same_scores_by_a_second_reading(self):
        rows = self.corpus_rows()
        expected = score(CORPUS, rows)
        self.assertEqual(expected["gold"], expected["kinds"]["level"]["gold"] + sum(k["gold"] for n, k in expected["kinds"].items() if n != "level"))
        self.assertEqual(self.evaluated(CORPUS), expected)
        self.assertEqual(self.evaluated(CORPUS, self.file("a.csv", as_csv(rows))), expected)

    def test_damaged_figures_have_the_same_scores_by_a_second_reading(self):
        rows = self.corpus_rows()
        choice = random.Random(7353)
        seen = set()
        for part in [0.02, 0.1, 0.3, 0.6, 1] * (1 if SANITIZED else 6):
            damaged = damage(rows, choice, part)
            expected = score(CORPUS, damaged)
            seen.add(expected["record"]["f1"])
            self.assertEqual(self.evaluated(CORPUS, self.file("a.csv", as_csv(damaged))), expected)
        self.assertGreater(len(seen), 4 if SANITIZED else 20)  # so that something was compared

    def test_a_folder_of_csvs_is_their_rows(self):
        rows = self.corpus_rows()
        for n in range(3):
            self.file(f"runs/{n}.csv", as_csv(rows[n::3]))
        self.file("runs/notes.txt", "no table")
        self.assertEqual(self.evaluated(CORPUS, "runs"), self.evaluated(CORPUS))

    def test_line_ends_quotes_and_byte_order_marks_do_not_matter(self):
        gold = self.gold(b"\xef\xbb\xbf" + tsv(GOLD).replace("\n", "\r\n").encode())
        plain = self.evaluated(gold)
        self.assertEqual(plain["core"]["f1"], 1)
        name = self.extracted(lineterminator="\r\n", quoting=csv.QUOTE_ALL)
        path = self.folder / name
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
        self.assertEqual(self.evaluated(gold, name), plain)

    def test_a_quote_does_not_begin_within_a_number(self):
        gold = self.gold([("5 tỷ đồng", *GOLD[2][1:])])
        done = self.run_program("evaluate", gold, self.extracted(), "--errors", "9")
        self.assertIn("gold/docs/a.txt:1:19: «7.353,5 tỷ đồng» no figure", done.stdout.decode())
        self.assertEqual(self.evaluated(gold)["found"]["recall"], 1)

    def test_errors_are_told_with_their_places(self):
        gold = self.gold()
        name = self.extracted((1, "unit", "triệu đồng"), (2, "base", "plan"), (3, "start", "200"))
        done = self.run_program("evaluate", gold, name, "--errors", "3")
        self.assertEqual(done.returncode, 0)
        lines = done.stdout.decode().splitlines()
        self.assertEqual(lines[-4:], [
            "3 of 4 errors",
            "gold/docs/a.txt:1:19: «7.353,5 tỷ đồng» value: want «7353.5 tỷ đồng», got «7353.5 triệu đồng»",
            "gold/docs/a.txt:1:41: «39,1%» base: want «same_period», got «plan»",
            "gold/docs/a.txt:2:14: «5 tỷ đồng» missed: want «5 tỷ đồng», got «»",
        ])
        errors = self.evaluated(gold, name, "--errors", "9")["errors"]
        self.assertEqual([error["what"] for error in errors], ["value", "base", "missed", "no figure"])
        self.assertEqual(errors[1], {"document": "gold/docs/a.txt", "line": 1, "column": 41, "start": DOCUMENT.encode().index(b"39,1%"),
                                     "text": "39,1%", "what": "base", "want": "same_period", "got": "plan"})

    def test_against_an_earlier_run_the_differences_are_told(self):
        gold = self.gold()
        earlier = self.extracted((2, "base", "plan"), (2, "status", "target"))
        (self.folder / earlier).rename(self.folder / "earlier.csv")
        now = self.extracted((3, "direction", "up"))
        done = self.run_program("evaluate", gold, now, "--against", "earlier.csv", "--rules", "0")
        text = done.stdout.decode()
        self.assertEqual(text[text.index("against"):].splitlines(), [
            "against earlier.csv, places that differ: 2",
            "gold/docs/a.txt:1:41: «39,1%» became right: core, record",
            "    base became right: want «same_period», was «plan», got «same_period»",
            "    status became right: want «actual», was «target», got «actual»",
            "gold/docs/a.txt:2:14: «5 tỷ đồng» became wrong: core, record",
            "    direction became wrong: want «», was «», got «up»",
            "became right/wrong  found 0/0  span 0/0  core 1/1  record 1/1",
            "F1  found +0.0000  span +0.0000  core +0.0000  record +0.0000",
            "fields  span +0.0000  value +0.0000  unit +0.0000  kind +0.0000  direction -0.3333  base +0.3333  status +0.3333  qualifier +0.0000"
            "  indicator +0.0000  of +0.0000  parent +0.0000",
        ])

    def test_the_differences_add_up(self):
        rows = self.corpus_rows()
        choice = random.Random(104)
        now, before = (self.file(name, as_csv(damage(rows, choice, 0.2))) for name in ("now.csv", "before.csv"))
        result = self.evaluated(CORPUS, now, "--against", before)
        then = self.evaluated(CORPUS, before)
        self.assertEqual(result["against"]["before"], {key: then[key] for key in result["against"]["before"]})
        for demand in ("found", "span", "core", "record"):
            gained = sum((demand in change.get("became_right", ())) - (demand in change.get("became_wrong", ())) for change in result["against"]["changes"])
            recall = (result[demand]["recall"] - then[demand]["recall"]) * result["gold"]
            self.assertAlmostEqual(gained, recall, delta=0.2)
        self.assertEqual(self.evaluated(CORPUS, now, "--against", now)["against"]["changes"], [])

    def test_a_grammar_of_ones_own(self):
        self.gold()
        self.assertEqual(self.evaluated("gold", "--grammars", SOURCE / "grammars"), self.evaluated("gold"))
        self.file("broken/x.toml", "[")
        done = self.run_program("evaluate", "gold", "--grammars", "broken")
        self.assertEqual((done.returncode, done.stdout), (2, b""))

    def test_wrong_usage_is_status_2(self):
        self.gold()
        csv_name = self.extracted()
        for arguments in ((), ("gold", csv_name, "--grammars", SOURCE / "grammars"), ("gold", csv_name, csv_name), ("gold", "--errors", "-1"), ("gold", "--errors", "x")):
            with self.subTest(arguments):
                done = self.run_program("evaluate", *arguments)
                self.assertEqual((done.returncode, done.stdout), (2, b""))
                self.assert_one_complaint(done)

    def assert_refused(self, arguments, *parts):
        done = self.run_program("evaluate", *arguments)
        self.assertEqual((done.returncode, done.stdout), (1, b""))
        self.assert_one_complaint(done, *parts)

    def test_a_gold_that_can_not_be_read_is_status_1(self):
        self.assert_refused(["nowhere"], "nowhere: No such file or directory")
        (self.folder / "empty").mkdir()
        self.assert_refused(["empty"], "empty: holds no *.tsv files")
        self.gold([GOLD[0], ("39,2%", *GOLD[1][1:])])
        self.assert_refused(["gold"], "gold/a.tsv:3: row 2 says «39,2%», which is not found in gold/docs/a.txt from byte 24 on")
        self.gold([GOLD[0], GOLD[0]])
        self.assert_refused(["gold"], "gold/a.tsv:3: row 2 says «7.353,5 tỷ đồng»")
        self.gold([GOLD[0], GOLD[1][:-1]])
        self.assert_refused(["gold"], "gold/a.tsv:3: has 12 cells, and the header 13")
        self.gold([row[:-1] for row in GOLD], COLUMNS[:-1])
        self.assert_refused(["gold"], "gold/a.tsv:1: there is no column 'parent'")
        self.gold([("", *GOLD[0][1:])])
        self.assert_refused(["gold"], "gold/a.tsv:2: row 1 has no text")
        self.gold("")
        self.assert_refused(["gold"], "gold/a.tsv: is empty")
        self.gold()
        (self.folder / "gold/docs/a.txt").unlink()
        self.assert_refused(["gold"], "gold/docs/a.txt: No such file or directory")

    def test_a_run_that_can_not_be_read_is_status_1(self):
        self.gold()
        self.assert_refused(["gold", "no.csv"], "no.csv: No such file or directory")
        self.assert_refused(["gold", "gold"], "gold: holds no *.csv files")
        name = self.extracted((2, "start", "x"))
        self.assert_refused(["gold", name], "a.csv:3: 'x' is no number, but stands in the column 'start'")
        whole = (self.folder / self.extracted()).read_text()
        self.file("a.csv", whole.replace("Tổng chi", '"Tổng chi', 1))
        self.assert_refused(["gold", name], "a.csv:4: a quotation mark is not closed")
        self.file("a.csv", whole.replace("39.1,", '"39.1,', 1))
        self.assert_refused(["gold", name], "a.csv:3: there is text behind a closing quotation mark")
        self.file("a.csv", whole.replace("39.1,", "", 1))
        self.assert_refused(["gold", name], "a.csv:3: has 28 cells, and the header 29")
        self.file("a.csv", whole.replace("document,", "file,", 1))
        self.assert_refused(["gold", name], "a.csv:1: there is no column 'document'")
        self.file("a.csv", whole.encode().replace("tỷ".encode(), b"t\xff"))
        self.assert_refused(["gold", name], "a.csv: ", "not UTF-8")
        self.assert_refused(["gold", self.extracted(), "--against", "no.csv"], "no.csv: No such file or directory")

    def test_output_that_can_not_be_written_is_status_1(self):
        self.gold()
        done = self.shell('"$SOLIEU" evaluate gold >&-')
        self.assertEqual(done.returncode, 1)
        self.assert_one_complaint(done, "standard output could not be written")


main()
