"""Every format says the same: JSON lines, workbooks and databases are read back and compared with the CSV."""
import collections
import csv
import decimal
import io
import json
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time

try:
    import jsonschema
    import openpyxl
except ImportError:
    if os.path.exists("/usr/bin/python3") and not os.path.samefile(sys.executable, "/usr/bin/python3"):
        os.execv("/usr/bin/python3", ["/usr/bin/python3", "-B", *sys.argv])  # Debian's modules are its own Python's
    raise

import workbook
from program import BINARY, LEFT_OUT, SANITIZED, SOURCE, ProgramTest, main, needs

DECIMALS = {"value", "value_high", "amount", "amount_high"}
COUNTS = {"figure", "parent", "of", "start", "end", "line", "column", "number", "page"}
ODD = ('=1+1 "đạt" 5 tỷ đồng; +7 xã, -3,5% và @2 hộ.\n'
       "Thu ngân sách đạt 12.345.678.901.234.567,25 đồng, bằng 1/3 tổng số.\n"
       "Giá trị _x0041_ là\t-4,25 triệu USD\x0b, tăng 0,05% và 7% so với cùng kỳ; chiếm 1.234.567.890.123 đồng.\n"
       "'Trích dẫn' 8 xã <b>&amp;</b>, lỗ -3,5 tỷ đồng.\n")


def plain(number):
    """Digits without exponent and needless noughts, as the CSV has them."""
    d = decimal.Decimal(number)
    text = format(d, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) if d else "0"


def number(cell):
    """The number of a cell, of which any digits may be written that stand for its double."""
    return decimal.Decimal(repr(float(cell.value)))


class Formats(ProgramTest):
    def setUp(self):
        super().setUp()
        for text in sorted((SOURCE / "corpus/docs").glob("*.txt"))[:: 12 if SANITIZED else 4]:
            self.file(f"in/{text.name}", text.read_bytes())
        self.file("in/odd.txt", ODD)
        self.file("in/bad.txt", b"%PDF-1.7\n")
        self.file("in/damaged.txt", b"\xff Thu ng\xc3\xa2n s\xc3\xa1ch \xc4\x91\xe1\xba\xa1t 5 t\xe1\xbb\xb7 \xc4\x91\xe1\xbb\x93ng.\n")
        self.file("in/none.txt", "Không có gì.\n")

    def extract(self, *arguments, status=1):
        done = self.run_program("extract", "in", *arguments)
        if b"this program was built without" in done.stderr:
            self.skipTest(done.stderr.decode())
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def csv(self, *options):
        self.extract("-o", "rows.csv", "--numbers", "all", *options)
        return [self.rows((self.folder / name).read_bytes()) for name in ("rows.csv", "rows.numbers.csv")]

    def names(self):
        return sorted(p.name for p in self.folder.iterdir())

    def assert_same(self, want, got):
        self.assertEqual(len(want), len(got))
        for a, b in zip(want, got):
            self.assertEqual(a, b)

    # JSON lines

    def from_json(self, name):
        out = []
        for line in (self.folder / name).read_text("utf-8").splitlines():
            record = json.loads(line, parse_float=decimal.Decimal)
            for key, value in record.items():
                if key in DECIMALS or key.endswith(("_value", "_value_high")):
                    self.assertIn(type(value), (int, decimal.Decimal, type(None)), key)
                elif key in COUNTS or key.endswith("_figure"):
                    self.assertIn(type(value), (int, type(None)), key)
            out.append({k: "" if v is None else ";".join(v) if isinstance(v, list) else v if isinstance(v, str) else plain(v) for k, v in record.items()})
        return out

    def test_json_lines(self):
        figures, numbers = self.csv()
        self.extract("-o", "rows.jsonl", "--numbers", "all")
        self.assert_same(figures, self.from_json("rows.jsonl"))
        self.assert_same(numbers, self.from_json("rows.numbers.jsonl"))
        self.assertGreater(len(figures), 100)
        self.assertIn("12345678901234567.25", {r["value"] for r in figures})
        self.assertEqual(self.extract("--format", "jsonl").stdout, (self.folder / "rows.jsonl").read_bytes())

    def test_json_lines_keep_what_a_spreadsheet_would_run(self):
        self.file("=1+1.txt", "Có 5 xã.\n")
        line = self.run_program("extract", "=1+1.txt", "--format", "jsonl").stdout
        self.assertEqual(json.loads(line)["document"], "=1+1.txt")

    @needs("XLSX", "SQLITE")
    def test_a_path_that_is_no_utf_8(self):
        with open(os.path.join(os.fsencode(self.folder), b"a\xff.txt"), "w", encoding="utf-8") as file:
            file.write("Có 5 xã.\n")
        done = self.shell('"$SOLIEU" extract a*.txt --format jsonl; "$SOLIEU" extract a*.txt -o a.xlsx; "$SOLIEU" extract a*.txt -o a.sqlite')
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertEqual(json.loads(done.stdout)["document"], "a\ufffd.txt")
        self.assertEqual(workbook.read(self.folder / "a.xlsx")["figures"].records()[0]["document"].value, "a\ufffd.txt")
        self.assertEqual(sqlite3.connect(self.folder / "a.sqlite").execute("SELECT document FROM figures").fetchall(), [("a\ufffd.txt",)])

    def test_the_numbers_file_has_its_own_ending(self):
        _, numbers = self.csv()
        self.extract("-o", "rows.csv", "--numbers", "n.jsonl")
        self.assert_same(numbers, self.from_json("n.jsonl"))

    # CSV for spreadsheets

    def unguarded(self, name):
        text = (self.folder / name).read_bytes().decode("utf-8-sig")
        out = []
        for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=";"):
            decimals = {k for k in row if k in DECIMALS or k.endswith(("_value", "_value_high"))}
            for key, cell in row.items():
                if key not in decimals and key not in COUNTS:
                    self.assertNotIn(cell[:1], tuple("=+-@\t\r"), (key, cell))
            out.append({k: v.replace(",", ".") if k in decimals else v[1:] if v.startswith("'") else v for k, v in row.items()})
        return out

    def test_excel(self):
        figures, numbers = self.csv()
        self.extract("-o", "rows.csv", "--numbers", "all", "--excel")
        self.assertTrue((self.folder / "rows.csv").read_bytes().startswith(b"\xef\xbb\xbfdocument;figure;"))
        self.assert_same(figures, self.unguarded("rows.csv"))
        self.assert_same(numbers, self.unguarded("rows.numbers.csv"))
        self.assertIn(b";-3,5;", (self.folder / "rows.csv").read_bytes())  # a number is no formula

    def test_excel_guards_texts_and_what_looks_guarded(self):
        for name in ("=1+1.txt", "+a.txt", "@a.txt", "'a.txt", "\ta.txt", "a;b.txt"):
            with self.subTest(name):
                self.file(name, "Có 5 xã.\n")
                line = self.run_program("extract", "./" + name, name, "--excel").stdout.decode().splitlines()[2]
                cell = next(csv.reader([line], delimiter=";"))[0]
                self.assertEqual(cell, name if name == "a;b.txt" else "'" + name)

    # Workbooks

    def from_sheet(self, sheet):
        out = []
        for record in sheet.records():
            row = {}
            for name, cell in record.items():
                if cell is None:
                    row[name] = ""
                elif cell.is_text:
                    row[name] = cell.value
                else:
                    row[name] = plain(number(cell) * (100 if cell.shown.endswith("%") else 1))
            out.append(row)
        return out

    @needs("XLSX")
    def test_a_workbook(self):
        figures, numbers = self.csv()
        self.extract("-o", "rows.xlsx", "--numbers", "all")
        self.assertEqual(self.names(), ["in", "rows.csv", "rows.numbers.csv", "rows.xlsx"])
        sheets = workbook.read(self.folder / "rows.xlsx")
        self.assertEqual(list(sheets), ["figures", "documents", "numbers"])
        got = self.from_sheet(sheets["figures"])
        sentences = [row.pop("sentence") for row in got]
        self.assert_same(figures, got)
        self.assert_same(numbers, self.from_sheet(sheets["numbers"]))
        for row, sentence in zip(figures, sentences):
            self.assertTrue(sentence, row)
        self.assertIn("Thu ngân sách đạt 12.345.678.901.234.567,25 đồng, bằng 1/3 tổng số.", sentences)

    @needs("XLSX")
    def test_cells_of_a_workbook(self):
        self.extract("-o", "rows.xlsx")
        records = workbook.read(self.folder / "rows.xlsx")["figures"].records()
        percents = [r for r in records if r["value"] and r["unit"] and r["unit"].value == "%"]
        self.assertGreater(len(percents), 10)
        for r in percents:  # shown as it is written, and a number to reckon with
            self.assertRegex(r["value"].shown, r"^0(\.0+)?%$")
            self.assertEqual(number(r["value"]) * 100, number(r["amount"]))
        numbers = [r["value"] for r in records if r["value"] and not r["value"].is_text]
        self.assertGreater(len(numbers), 100)
        self.assertIn("#,##0.0", {n.shown for n in numbers})
        # more digits than a cell can hold are a text and no other number
        self.assertEqual([r["value"].value for r in records if r["value"] and r["value"].is_text], ["12345678901234567.25"])

    @needs("XLSX")
    def test_documents_of_a_workbook(self):
        self.extract("in", "missing.txt", "-o", "rows.xlsx")
        documents = {r["document"].value: r for r in workbook.read(self.folder / "rows.xlsx")["documents"].records()}
        self.assertIn("missing.txt", documents)
        self.assertEqual(documents["in/none.txt"]["figures"].value, "0")
        self.assertEqual(documents["in/none.txt"]["status"].value, "read")
        self.assertEqual(documents["in/bad.txt"]["status"].value, "failed")
        self.assertIn("PDF", documents["in/bad.txt"]["error"].value)
        self.assertTrue(documents["in/damaged.txt"]["warning"].value)

    @needs("XLSX")
    def test_another_reader_opens_a_workbook(self):
        self.extract("-o", "rows.xlsx")
        book = openpyxl.load_workbook(self.folder / "rows.xlsx")
        sheet = book["figures"]
        self.assertEqual((sheet.freeze_panes, sheet["A1"].font.bold), ("A2", True))
        self.assertEqual(sheet.auto_filter.ref, f"A1:{openpyxl.utils.get_column_letter(sheet.max_column)}{sheet.max_row}")
        self.assertGreater(sheet.column_dimensions["C"].width, 20)
        mine = workbook.read(self.folder / "rows.xlsx")["figures"].rows
        self.assertEqual(sheet.max_row, len(mine))
        for theirs, own in zip(sheet.iter_rows(min_row=2, values_only=True), mine[1:]):
            for i, value in enumerate(theirs):
                if i in own and not own[i].is_text:
                    self.assertEqual(value, float(own[i].value))

    def test_the_same_figures_are_the_same_bytes(self):
        names = [f"{n}.{ending}" for ending in ("xlsx", "sqlite") for n in (1, 2)]
        for name, jobs in zip(names, (1, 3, 1, 3)):
            self.extract("-o", name, "--jobs", jobs)
        a, b, c, d = [(self.folder / name).read_bytes() for name in names]
        self.assertEqual(a, b)
        self.assertEqual(c, d)

    @needs("XLSX")
    def test_a_full_disk_leaves_no_workbook(self):
        for name in ("in/a.txt", "in/b.txt"):
            self.file(name, "Thu ngân sách đạt 7.353,5 tỷ đồng, tăng 39,1% so với cùng kỳ.\n" * 4000)
        self.file("rows.xlsx", "old")
        # the packed workbook would be small enough, what it is packed from is not
        done = self.shell('trap "" XFSZ; ulimit -f 4000; "$SOLIEU" extract in -o rows.xlsx')
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"rows.xlsx: File too large; nothing was written", done.stderr)
        self.assertEqual((self.folder / "rows.xlsx").read_text(), "old")
        self.assertEqual(self.names(), ["in", "rows.xlsx"])

    # Databases

    def from_table(self, name, table):
        with sqlite3.connect(self.folder / name) as db:
            db.row_factory = sqlite3.Row
            rows = db.execute(f"SELECT t.* FROM {table} t ORDER BY document_id, {table[:-1]}").fetchall()
        out = []
        for row in rows:
            record = {k: "" if v is None else v if isinstance(v, str) else plain(repr(v)) for k, v in zip(row.keys(), row)}
            del record["document_id"]
            out.append(record)
        return out

    def query(self, sql, *values, name="rows.sqlite"):
        with sqlite3.connect(self.folder / name) as db:
            return db.execute(sql, values).fetchall()

    @needs("SQLITE")
    def test_a_database(self):
        figures, numbers = self.csv()
        self.extract("-o", "rows.sqlite", "--numbers", "all")
        self.assertEqual(self.names(), ["in", "rows.csv", "rows.numbers.csv", "rows.sqlite"])
        self.assert_same(figures, self.from_table("rows.sqlite", "figures"))
        self.assert_same(numbers, self.from_table("rows.sqlite", "numbers"))
        self.assertEqual(self.query("SELECT status, count(*) FROM documents GROUP BY 1 ORDER BY 1")[0], ("failed", 1))
        self.assertEqual(self.query("PRAGMA integrity_check"), [("ok",)])
        self.assertGreaterEqual({name for name, in self.query("SELECT name FROM sqlite_schema WHERE type = 'index'")}, {"figures_indicator", "figures_period"})
        self.assertEqual(self.query("SELECT count(*) FROM figures WHERE typeof(value) = 'text'"), [(1,)])  # that has more digits than a real

    @needs("SQLITE")
    def test_a_database_is_added_to_and_documents_are_replaced(self):
        self.extract("-o", "rows.sqlite", "--numbers", "all")
        self.file("in/none.txt", "Có 5 xã và 6 huyện.\n")
        self.file("more.txt", "Có 7 xã.\n")
        self.assertEqual(self.run_program("extract", "more.txt", "-o", "rows.sqlite").returncode, 0)
        self.extract("-o", "rows.sqlite")
        figures = self.rows(self.extract().stdout) + self.rows(self.run_program("extract", "more.txt").stdout)
        key = lambda row: (row["document"], int(row["figure"]))
        self.assert_same(sorted(figures, key=key), sorted(self.from_table("rows.sqlite", "figures"), key=key))
        self.assertEqual(self.query("SELECT count(*) FROM numbers"), [(0,)])  # those of figures that are gone
        self.assertEqual(self.query("SELECT max(n) FROM (SELECT count(*) n FROM documents GROUP BY document)"), [(1,)])
        self.assertEqual(self.query("SELECT count(*) FROM figures WHERE document_id NOT IN (SELECT id FROM documents)"), [(0,)])

    @needs("SQLITE")
    def test_a_document_that_can_not_be_read_any_more_keeps_its_figures(self):
        self.extract("-o", "rows.sqlite")
        before = self.query("SELECT count(*) FROM figures WHERE document = 'in/odd.txt'")
        self.file("in/odd.txt", b"%PDF-1.7\n")
        self.extract("-o", "rows.sqlite")
        self.assertEqual(self.query("SELECT count(*) FROM figures WHERE document = 'in/odd.txt'"), before)
        self.assertEqual(self.query("SELECT status FROM documents WHERE document = 'in/odd.txt'"), [("read",)])

    @needs("SQLITE")
    def test_a_database_of_somebody_else_is_added_to(self):
        with sqlite3.connect(self.folder / "mine.db") as db:
            db.execute("CREATE TABLE notes (text)")
            db.execute("INSERT INTO notes VALUES ('mine')")
        self.extract("-o", "mine.db")
        self.assertEqual(self.query("SELECT * FROM notes", name="mine.db"), [("mine",)])
        self.assertGreater(self.query("SELECT count(*) FROM figures", name="mine.db")[0][0], 100)

    @needs("SQLITE")
    def test_what_is_no_database_of_figures_is_left_alone(self):
        self.file("text.sqlite", "this is no database, and stays as it is" * 100)
        with sqlite3.connect(self.folder / "other.sqlite") as db:
            db.execute("CREATE TABLE figures (mine)")
        with sqlite3.connect(self.folder / "busy.sqlite") as db:
            db.execute("CREATE TABLE notes (text)")
        names = ("text", "other", "busy")
        before = [(self.folder / f"{name}.sqlite").read_bytes() for name in names]
        busy = sqlite3.connect(self.folder / "busy.sqlite", isolation_level=None)  # its lock goes when anybody here closes the file
        busy.execute("BEGIN IMMEDIATE")
        for name, part in (("text", "is no SQLite database"), ("other", "its table figures has other columns"), ("busy", "another program is writing it")):
            with self.subTest(name):
                done = self.run_program("extract", "in/none.txt", "-o", f"{name}.sqlite")
                self.assertEqual(done.returncode, 1)
                self.assert_one_complaint(done, f"{name}.sqlite: ", part)
        busy.close()
        self.assertEqual([(self.folder / f"{name}.sqlite").read_bytes() for name in names], before)
        self.assertEqual([n for n in self.names() if "part" in n or "journal" in n], [])

    def ended_early(self, command, end, wait, again):
        """Return code and messages of a run that was sent a signal after `wait`. On a busy machine that may be before it
        listens for signals, or behind its end: `again` makes room for another one."""
        for _ in range(20):
            process = subprocess.Popen([BINARY, *command], cwd=self.folder, stderr=subprocess.PIPE)
            wait(process)
            process.send_signal(end)
            message = process.communicate()[1].decode()
            if process.returncode not in (0, -signal.SIGINT):
                return process.returncode, message
            again()
        self.fail("the batch is too short to be stopped in the middle")

    @needs("SQLITE")
    def test_a_run_that_ends_early_leaves_whole_documents(self):
        texts = [p.read_bytes() for p in sorted((SOURCE / "corpus/docs").glob("*.txt"))]
        for copy in range(5 if SANITIZED else 90):
            for i, text in enumerate(texts):
                self.file(f"many/{copy:02}/{i}.txt", text)

        def empty():
            (self.folder / "rows.sqlite").unlink(missing_ok=True)
            self.assertEqual(self.run_program("extract", "in/none.txt", "-o", "rows.sqlite").returncode, 0)

        empty()
        begun = time.monotonic()
        self.assertEqual(self.run_program("extract", "many", "-o", "rows.sqlite").returncode, 0)
        whole = time.monotonic() - begun
        for end in (signal.SIGKILL, signal.SIGINT):
            for part in (0.5, 0.6, 0.7, 0.8, 0.9):  # of the time; some documents are in the database by then
                empty()
                code, message = self.ended_early(["extract", "many", "-o", "rows.sqlite"], end, lambda _: time.sleep(whole * part), empty)
                figures = self.query("SELECT count(*) FROM figures")[0][0]
                if figures > 0:
                    break
            self.assertEqual(code, -9 if end == signal.SIGKILL else 130)
            if end == signal.SIGINT:
                self.assertRegex(message, r"^solieu: interrupted; the database has [1-9][0-9]* documents of this run, each as a whole\n$")
            self.assertEqual(self.query("PRAGMA integrity_check"), [("ok",)])
            self.assertEqual(self.query("SELECT document FROM documents d WHERE figures <> (SELECT count(*) FROM figures WHERE document_id = d.id)"), [])
            self.assertEqual(self.query("SELECT document FROM documents WHERE error = 'not finished'"), [])
            self.assertGreater(figures, 100)
        self.assertEqual(self.run_program("extract", "many", "-o", "rows.sqlite", "--resume", "-q").returncode, 0)
        want = self.rows(self.run_program("extract", "many").stdout)
        self.assert_same(want, self.from_table("rows.sqlite", "figures"))

    @needs("SQLITE")
    def test_killed_at_any_moment_a_database_holds_whole_documents(self):
        texts = [p.read_bytes() for p in sorted((SOURCE / "corpus/docs").glob("*.txt"))]
        for copy in range(3 if SANITIZED else 60):
            for i, text in enumerate(texts):
                self.file(f"many/{copy:02}/{i}.txt", text)
        begun = time.monotonic()
        want = self.rows(self.run_program("extract", "many").stdout)
        whole = time.monotonic() - begun
        figures = collections.Counter(row["document"] for row in want)
        choose, kills, in_the_middle = random.Random(11), 0, 0
        while kills < 10 or (in_the_middle == 0 and kills < 60):
            if not (self.folder / "rows.sqlite").exists():  # one that is new has no name before it is complete
                self.assertEqual(self.run_program("extract", "in/none.txt", "-o", "rows.sqlite").returncode, 0)
            process = subprocess.Popen([BINARY, "extract", "many", "-o", "rows.sqlite", "--resume", "--jobs", str(choose.choice((1, 2, 3)))], cwd=self.folder,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                self.assertEqual(process.wait(whole * choose.uniform(0, 1.2)), 0)
                (self.folder / "rows.sqlite").unlink()  # it came to its end: once more from the beginning
                continue
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            kills += 1
            self.assertEqual(self.query("PRAGMA integrity_check"), [("ok",)])
            held = self.query("SELECT d.document, d.figures, count(f.figure) FROM documents d LEFT JOIN figures f ON f.document_id = d.id GROUP BY d.id")
            self.assertEqual([row for row in held if set(row[1:]) != {figures[row[0]]}], [])
            in_the_middle += 1 < len(held) <= len(figures)
        print(f"killed {kills} times, {in_the_middle} times with some of the documents in the database", file=sys.stderr)
        self.assertGreater(in_the_middle, 0)
        self.assertEqual(self.run_program("extract", "many", "-o", "rows.sqlite", "--resume", "-q").returncode, 0)
        self.assert_same(want, self.from_table("rows.sqlite", "figures"))

    @needs("XLSX")
    def test_a_workbook_that_is_interrupted_leaves_nothing(self):
        self.file("in/large.txt", "Thu ngân sách đạt 7.353,5 tỷ đồng, tăng 39,1% so với cùng kỳ.\n" * (10000 if SANITIZED else 50000))
        def wait(process):
            while process.poll() is None and not (self.folder / "rows.xlsx.part").exists():
                time.sleep(0.002)

        code, message = self.ended_early(["extract", "in", "-o", "rows.xlsx", "-q"], signal.SIGINT, wait,
                                         lambda: [part.unlink() for part in self.folder.glob("rows.xlsx*")])
        self.assertEqual((code, message.splitlines()[-1]), (130, "solieu: interrupted; nothing was written"))
        self.assertEqual(self.names(), ["in"])

    # Long documents, in blocks

    def test_a_long_document(self):
        text = "".join(p.read_text("utf-8") for p in sorted((SOURCE / "corpus/docs").glob("*.txt"))[::4])
        filler = "Trời hôm nay nắng đẹp và gió nhẹ, người dân ra đồng từ sớm.\n" * 10000
        long = self.file("long.txt", (filler + text) * (17_000_000 // len((filler + text).encode()) + 1))
        self.assertEqual(self.run_program("extract", long, "-o", "rows.csv").returncode, 0)
        want = self.rows((self.folder / "rows.csv").read_bytes())
        self.assertEqual(self.run_program("extract", long, "-o", "rows.jsonl").returncode, 0)
        self.assert_same(want, self.from_json("rows.jsonl"))
        if "SQLITE" not in LEFT_OUT:
            self.assertEqual(self.run_program("extract", long, "-o", "rows.sqlite").returncode, 0)
            self.assert_same(want, self.from_table("rows.sqlite", "figures"))

    # Wide

    def test_wide(self):
        figures, _ = self.csv()
        wide, _ = self.csv("--shape", "wide")
        of = {(r["document"], r["figure"]): r for r in figures}
        seen = []
        beside = 0
        for row in wide:
            subject = of[row["document"], row["figure"]]
            amount = subject["kind"] in ("level", "rate")
            seen.append((row["document"], row["figure"]))
            for name in ("indicator", "kind", "status", "period", "place", "of", "start", "text", "rule", "flags"):
                self.assertEqual(row[name], subject[name])
            for name in ("value", "value_high", "unit", "amount", "base_unit", "qualifier"):
                self.assertEqual(row[name], subject[name] if amount else "")
            for kind in ("attainment", "change", "ratio", "share"):
                number = row[kind + "_figure"]
                if not number:
                    self.assertEqual({row[k] for k in row if k.startswith(kind + "_")}, {""})
                    continue
                said = of[row["document"], number]
                self.assertEqual(said["kind"], kind)
                for name in ("value", "value_high", "unit", "base", "base_period", "qualifier"):
                    self.assertEqual(row[f"{kind}_{name}"], said[name])
                if amount:
                    self.assertEqual(said["of"], row["figure"])
                    seen.append((row["document"], number))
                    beside += 1
                else:
                    self.assertEqual(number, row["figure"])
        self.assertEqual(sorted(seen), sorted(of))  # each figure once
        self.assertGreater(beside, 20)
        self.extract("-o", "wide.jsonl", "--shape", "wide")
        self.assert_same(wide, self.from_json("wide.jsonl"))
        self.extract("-o", "wide.xlsx", "--shape", "wide")
        got = self.from_sheet(workbook.read(self.folder / "wide.xlsx")["figures"])
        for row in got:
            row.pop("sentence")
        self.assert_same(wide, got)

    def test_two_changes_of_one_amount(self):
        self.file("a.txt", "Thu ngân sách tháng 9/2024 đạt 100 tỷ đồng, tăng 5% so với tháng trước và tăng 12% so với cùng kỳ năm trước.\n")
        rows = self.rows(self.run_program("extract", "a.txt", "--shape", "wide").stdout)
        self.assertEqual([(r["value"], r["change_value"], r["change_direction"], r["change_base"], r["of"]) for r in rows],
                         [("100", "5", "up", "previous_month", ""), ("", "12", "up", "same_period", "1")])

    # Packages

    def package(self, *options):
        self.extract("-o", "out/rows.csv", "--package", *options)
        descriptor = json.loads((self.folder / "out/datapackage.json").read_text("utf-8"))
        schema = json.loads((SOURCE / "tests/program/frictionless/datapackage.schema.json").read_text("utf-8"))
        jsonschema.Draft7Validator.check_schema(schema)
        jsonschema.Draft7Validator(schema).validate(descriptor)
        return descriptor

    def cells_amiss(self, resource, text):
        """The cells of a CSV that are not what its description says, as (line, column); the count of its rows."""
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=resource["dialect"]["delimiter"])
        fields = resource["schema"]["fields"]
        self.assertEqual(next(rows), [f["name"] for f in fields])
        amiss, count = [], 0
        for line, row in enumerate(rows, 2):
            count += 1
            self.assertEqual(len(row), len(fields))
            for field, cell in zip(fields, row):
                words = field.get("constraints", {}).get("enum")
                form = {"integer": r"-?\d+", "number": r"-?\d+(\%s\d+)?" % field.get("decimalChar", "."), "string": r"(?s).*"}[field["type"]]
                if cell and (not re.fullmatch(form, cell) or (words and cell not in words)):
                    amiss.append((line, field["name"]))
        return amiss, count

    def check_table(self, resource):
        """The file is what its description says."""
        text = (self.folder / "out" / resource["path"]).read_bytes().decode("utf-8-sig")
        amiss, count = self.cells_amiss(resource, text)
        self.assertEqual(amiss, [])
        self.assertGreater(count, 50)

    def test_a_package(self):
        (self.folder / "out").mkdir()
        for options in ((), ("--numbers", "all"), ("--excel", "--numbers", "all"), ("--shape", "wide"), ("--shape", "wide", "--excel")):
            with self.subTest(options):
                descriptor = self.package(*options)
                self.assertEqual([r["name"] for r in descriptor["resources"]], ["figures", "numbers"] if "all" in options else ["figures"])
                for resource in descriptor["resources"]:
                    self.check_table(resource)

    def test_a_package_that_is_wrong_is_noticed(self):
        """What the test above asks of descriptors and rows can fail."""
        (self.folder / "out").mkdir()
        descriptor = self.package()
        schema = jsonschema.Draft7Validator(json.loads((SOURCE / "tests/program/frictionless/datapackage.schema.json").read_text("utf-8")))

        def field(package, name):
            return next(f for f in package["resources"][0]["schema"]["fields"] if f["name"] == name)

        def broken(change):
            package = json.loads(json.dumps(descriptor))
            change(package)
            return package

        changes = {
            "no resources": lambda p: p.pop("resources"),
            "an empty list of resources": lambda p: p["resources"].clear(),
            "no path": lambda p: p["resources"][0].pop("path"),
            "a path out of the package": lambda p: p["resources"][0].update(path="../rows.csv"),
            "a name that is no name": lambda p: p["resources"][0].update(name=7),
            "a field without a name": lambda p: field(p, "value").pop("name"),
            "a type that there is not": lambda p: field(p, "value").update(type="decimal"),
            "constraints that are no object": lambda p: field(p, "kind").update(constraints="level"),
            "words that are no list": lambda p: field(p, "kind")["constraints"].update(enum="level"),
        }
        for what, change in changes.items():
            with self.subTest(what):
                self.assertRaises(jsonschema.ValidationError, schema.validate, broken(change))

        rows = list(csv.reader(io.StringIO((self.folder / "out/rows.csv").read_text("utf-8"), newline="")))
        for column, wrong in (("figure", "1.5"), ("line", "first"), ("value", "7.353,5"), ("amount", "1e9"), ("kind", "levels"), ("direction", "sideways")):
            with self.subTest(column):
                at = rows[0].index(column)
                self.assertNotEqual(rows[1][at], wrong)
                out = io.StringIO(newline="")
                csv.writer(out).writerows([rows[0], [*rows[1][:at], wrong, *rows[1][at + 1:]], *rows[2:]])
                self.assertEqual(self.cells_amiss(descriptor["resources"][0], out.getvalue())[0], [(2, column)])

    def test_a_package_of_other_files_stays(self):
        self.file("datapackage.json", '{"resources": [{"name": "mine", "path": "mine.csv"}]}')
        done = self.run_program("extract", "in", "-o", "rows.csv", "--package")
        self.assertEqual(done.returncode, 2)
        self.assert_one_complaint(done, "datapackage.json is there and describes other files")
        self.assertEqual(self.names(), ["datapackage.json", "in"])

    # Usage

    def test_wrong_usage(self):
        for arguments in (("--format", "xlsx"), ("--format", "sqlite"), ("--format", "sqlite", "-o", "/dev/null"), ("-o", "a.xlsx", "--resume"), ("-o", "a.xls"),
                          ("-o", "a.json"), ("-o", "a.xlsx", "--excel"), ("-o", "a.jsonl", "--excel"), ("-o", "a.sqlite", "--shape", "wide"),
                          ("-o", "a.jsonl", "--package"), ("--package",), ("-o", "a.xlsx", "--numbers", "n.csv"), ("-o", "a.csv", "--numbers", "n.xlsx"),
                          ("-o", "a.csv", "--numbers", "in/n.jsonl", "--package"), ("-o", "in/a.csv", "--numbers", "n.csv", "--package"),
                          ("--format", "ods"), ("--shape", "tall")):
            with self.subTest(arguments):
                done = self.run_program("extract", "in/none.txt", *arguments)
                self.assertEqual((done.returncode, done.stdout), (2, b""))
                self.assertEqual(len(self.complaints(done)), 1)
        self.assertEqual(self.names(), ["in"])

    def test_a_format_is_stronger_than_an_ending(self):
        self.extract("-o", "rows.xls", "--format", "csv")
        self.assertEqual((self.folder / "rows.xls").read_bytes(), self.extract().stdout)
        self.extract("-o", "ROWS.JSONL")
        self.assertEqual((self.folder / "ROWS.JSONL").read_bytes(), self.extract("--format", "jsonl").stdout)


main()
