"""`solieu worker`: one answer for each line, in order, whatever the line holds."""
import json
import os
import subprocess
import unittest

from program import BINARY, SANITIZED, SOURCE, TEXT, ProgramTest, main


def line(**members):
    return json.dumps(members).encode() + b"\n"


class Worker(ProgramTest):
    def answers(self, given, *arguments, status=0):
        done = self.run_program("worker", "--quiet", *arguments, input=given)
        self.assertEqual((done.returncode, done.stderr), (status, b""))
        self.assertTrue(done.stdout.endswith(b"\n") or not given)
        return [json.loads(answer) for answer in done.stdout.splitlines()]

    def cells(self, rows):
        """Rows of JSON as the CSV has them."""
        def cell(value):
            return "" if value is None else ";".join(value) if isinstance(value, list) else str(value)
        return [{name: cell(value) for name, value in row.items()} for row in rows]

    def test_the_figures_are_those_of_extract(self):
        for path in sorted((SOURCE / "corpus/docs").glob("*.txt"))[:: 5 if SANITIZED else 1]:
            self.run_program("extract", path, "-o", "rows.csv", "--numbers", "all")
            answer, = self.answers(line(id=path.name, text=path.read_bytes().decode()), "--numbers")
            for name, rows in (("figures", "rows.csv"), ("numbers", "rows.numbers.csv")):
                wanted = self.rows((self.folder / rows).read_bytes())
                for row in wanted:
                    del row["document"]
                self.assertEqual(self.cells(answer[name]), wanted)

    def test_each_line_has_its_answer_in_order(self):
        given = b"".join(line(id=i, text=TEXT * (i % 3)) for i in range(300))
        answers = self.answers(given)
        self.assertEqual([(a["id"], len(a["figures"])) for a in answers], [(i, i % 3 * 2) for i in range(300)])
        self.assertEqual(list(answers[1]), ["id", "figures"])
        self.assertEqual(self.answers(b""), [])

    def test_positions_are_bytes_of_the_text(self):
        text = "😀 Thu \u0111ạt 5 t\u1ef7 đồng\n\tvà 7% 😀."
        escaped, plain = json.dumps({"text": text}).encode(), json.dumps({"text": text}, ensure_ascii=False).encode()
        first, second = self.answers(escaped + b"\r\n" + plain)
        self.assertEqual(first, second)
        self.assertEqual([text.encode()[f["start"]:f["end"]].decode() for f in first["figures"]], ["5 tỷ đồng", "7%"])
        self.assertEqual([f["text"] for f in first["figures"]], ["5 tỷ đồng", "7%"])
        self.assertEqual([f["line"] for f in first["figures"]], [1, 2])

    def test_a_line_may_have_a_day_of_its_own(self):
        text = "Trong 9 tháng đầu năm, thu ngân sách đạt 5 tỷ đồng."
        given = line(text=text) + line(text=text, date="2021-10-01") + line(text=text, date=None)
        periods = lambda *arguments: [a["figures"][0]["period"] for a in self.answers(given, *arguments)]
        self.assertEqual(periods(), [None, "2021-01-01/2021-09-30", None])
        self.assertEqual(periods("--date", "2019-10-01"), ["2019-01-01/2019-09-30", "2021-01-01/2021-09-30", "2019-01-01/2019-09-30"])

    def test_a_grammar_may_be_named(self):
        subprocess.run(["cp", "-r", SOURCE / "grammars", self.folder / "mine"], check=True)
        (self.folder / "mine/local.toml").write_text('[words]\nfill = ["lấp đầy"]\n[[rule]]\nid = "share.filled"\nabout = "x"\npatterns = ["{fill} <value: percent>"]\n'
                                                     'gives = { kind = "share" }\nyes = ["khu đã lấp đầy <72%>"]\nno = ["còn 3%"]\n')
        answer, = self.answers(line(text="Khu công nghiệp đã lấp đầy 72%."), "--grammars", "mine")
        self.assertEqual(answer["figures"][0]["rule"], "share.filled")

    def test_what_is_wrong_is_said_in_the_answer_of_the_line(self):
        good = line(id="good", text=TEXT)
        wrong = {
            b'{"id": 1, "text": "a"': "line is no JSON",
            b'{"id": 1, "text": "\xff"}': "line is not UTF-8: byte 19",
            b"": "line is empty",
            b"\x00": "line is no JSON",
            b"[]": "no object",
            b'{"id": 1}': '"text" is missing',
            b'{"id": 1, "text": null}': '"text" is no string',
            b'{"id": 1, "text": "a", "date": "1/3/2024"}': '"date" is no day',
            b'{"id": [], "text": "a"}': '"id" is neither',
            b'{"id": 1, "text": "a", "text": "b"}': '"text" is there twice',
            b'{"id": 1, "text": "' + b"a" * 2_000_000 + b'"}': "longer than 1 MB; --longest-line",
        }
        done = self.run_program("worker", "--longest-line", 1, input=good + b"".join(w + b"\n" + good for w in wrong))
        self.assertEqual(done.returncode, 0)
        self.assert_one_complaint(done, f"{len(wrong)} of {2 * len(wrong) + 1} lines were answered with an error")
        answers = [json.loads(a) for a in done.stdout.splitlines()]
        self.assertEqual(len(answers), 2 * len(wrong) + 1)
        for i, answer in enumerate(answers):
            if i % 2 == 0:
                self.assertEqual((answer["id"], len(answer["figures"])), ("good", 2))
                continue
            given, what = list(wrong.items())[i // 2]
            with self.subTest(what):
                self.assertEqual(list(answer), ["id", "line", "error"])
                self.assertEqual(answer["line"], i + 1)
                self.assertIn(what, answer["error"])
                self.assertEqual(answer["id"], 1 if b'"id": 1' in given and "line" not in what and "longer" not in what else None)

    def test_an_answer_comes_before_the_next_line_is_given(self):
        with subprocess.Popen([BINARY, "worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            for i in range(5):
                process.stdin.write(line(id=i, text=TEXT))
                process.stdin.flush()
                self.assertEqual(json.loads(process.stdout.readline())["id"], i)
            process.stdin.write(b'{"id": 5, "text": ""}')  # and no LF
            process.stdin.close()
            self.assertEqual(process.stdout.read(), b'{"id":5,"figures":[]}\n')
            self.assertEqual(process.wait(60), 0)

    def test_a_reader_that_leaves_is_an_error(self):
        with subprocess.Popen([BINARY, "worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            process.stdout.close()
            process.stdin.write(line(text=TEXT))
            process.stdin.flush()
            self.assertEqual(process.wait(60), 1)
            self.assertEqual(process.stderr.read(), b"solieu: standard output: Broken pipe; line 1 and those behind it have no answer\n")

    def test_an_input_or_output_that_fails_is_an_error(self):
        self.file("in", line(text=TEXT))
        failing = {'"$SOLIEU" worker < .': "standard input: ", '"$SOLIEU" worker <&-': "standard input: Bad file descriptor",
                   '"$SOLIEU" worker < in >&-': "standard output: Bad file descriptor"}
        if os.path.exists("/dev/full"):
            failing['"$SOLIEU" worker < in > /dev/full'] = "standard output: No space left on device"
        for command, what in failing.items():
            with self.subTest(command):
                done = self.shell(command)
                self.assertEqual(done.returncode, 1)
                self.assert_one_complaint(done, what)

    def test_wrong_usage_is_status_2_and_reads_nothing(self):
        self.file("broken/x.toml", "[")
        for arguments in (("--date", "today"), ("--date", "capture"), ("--longest-line", "0"), ("--longest-line", "3000"), ("--grammars", "broken"), ("file",)):
            with self.subTest(arguments):
                done = self.run_program("worker", *arguments, input=line(text=TEXT))
                self.assertEqual((done.returncode, done.stdout), (2, b""))
                self.assertTrue(self.complaints(done))

    @unittest.skipIf(SANITIZED, "sanitizers keep what is freed")
    def test_memory_holds_one_line(self):
        one = line(text=TEXT * 1000)
        few, many = self.file("few", one * 3), self.file("many", one * 300)
        with few.open() as a, many.open() as b:
            few_kb = self.peak("worker", stdin=a)
            self.assertLess(self.peak("worker", stdin=b), few_kb * 1.2 + 4000)
        endless = self.file("endless", b'{"text": "' + b"a" * 150_000_000)
        with endless.open() as f:
            self.assertLess(self.peak("worker", "--longest-line", 1, stdin=f), few_kb + 8000)


main()
