"""Messy text: what a text says does not change when it loses its diacritics, is wrapped, or is filled with what nobody sees."""
import random
import re
import textwrap
import unicodedata

from program import SOURCE, ProgramTest, main

PLACE = ("start", "end", "line", "column", "document")


def without_diacritics(text):
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in apart if not unicodedata.combining(c))


def wrapped(text, width, gap):
    """Each paragraph as lines; those that are laid out as lists or tables stay as they are."""
    lines = []
    for paragraph in text.splitlines():
        if re.search(r"\t|\|| {2}", paragraph.strip()):
            lines.append(paragraph)
        else:
            lines += textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False) or [""]
            if gap:
                lines.append("")
    return "\n".join(lines) + "\n"


class Messy(ProgramTest):
    def scores(self, folder):
        done = self.run_program("evaluate", folder)
        self.assertEqual(done.returncode, 0, done.stderr)
        found = re.findall(r"^(found|core) +P [\d.]+ +R [\d.]+ +F1 ([\d.]+)$", done.stdout.decode(), re.M)
        return {name: float(f1) for name, f1 in found}

    def figures(self, texts):
        """Of each text its rows without their places, as read from one folder."""
        for name, text in texts.items():
            self.file(f"docs/{name}", text)
        done = self.run_program("extract", "docs", "-q")
        self.assertEqual(done.returncode, 0, done.stderr)
        rows = {name: [] for name in texts}
        for row in self.rows(done.stdout):
            said = {key: re.sub(r"\s+", " ", value) for key, value in row.items() if key not in PLACE}
            rows[row["document"].removeprefix("docs/")].append(said)
        return rows

    def corpus(self):
        return {t.name: t.read_text() for t in sorted((SOURCE / "corpus/docs").glob("*.txt"))}

    def test_texts_without_diacritics(self):
        for path in (SOURCE / "corpus").rglob("*"):
            if path.suffix in (".tsv", ".txt"):
                self.file(path.relative_to(SOURCE), without_diacritics(path.read_text()))
        written, plain = self.scores(SOURCE / "corpus"), self.scores("corpus")
        self.assertGreaterEqual(plain["found"], 0.95 * written["found"])
        self.assertGreaterEqual(plain["core"], 0.85 * written["core"])

    def test_wrapped_texts_say_the_same(self):
        texts = self.corpus()
        wanted = self.figures(texts)
        for width, gap, end in ((72, True, "\n"), (90, False, "\n"), (100, True, "\r\n")):
            got = self.figures({name: wrapped(text, width, gap).replace("\n", end) for name, text in texts.items()})
            rows = equal = 0
            for name in texts:
                rows += len(wanted[name])
                equal += sum(row in got[name] for row in wanted[name])
            with self.subTest(width=width, gap=gap):
                self.assertGreaterEqual(equal / rows, 0.99)

    def test_what_nobody_sees_changes_nothing(self):
        texts = self.corpus()
        wanted = self.figures(texts)
        chance = random.Random(5)
        unseen = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

        def filled(text):
            return "".join(c + (chance.choice(unseen) if c.isalpha() and chance.random() < 0.1 else "") for c in text)

        got = self.figures({name: filled(text) for name, text in texts.items()})
        for name in texts:
            bare = [{key: re.sub(f"[{unseen}]", "", value) for key, value in row.items()} for row in got[name]]
            self.assertEqual(bare, wanted[name])

    def test_spans_lie_in_the_source_as_it_stands(self):
        text = "Tổng thu đạt 7.353,\n5 tỷ đồng, bằng 1O4% dự to\u00ad\nán; chi 5.200 tỷđồng, nợ 20 triêu đồng.\n"
        self.file("a.txt", text)
        rows = self.rows(self.run_program("extract", "a.txt", "-q").stdout)
        data = text.encode()
        for row in rows:
            self.assertEqual(data[int(row["start"]):int(row["end"])].decode(), row["text"])
        self.assertIn(("1O4%", "104", "attainment", "budget"), [(r["text"], r["value"], r["kind"], r["base"]) for r in rows])
        self.assertIn(("5.200 tỷđồng", "5200000000000"), [(r["text"], r["amount"]) for r in rows])


main()
