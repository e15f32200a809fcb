"""Messy text: the corpus says the same when it loses its diacritics, is wrapped, misspaced, misread or filled with what nobody sees.

Each test damages the texts itself and asks how many figures are the same as those of the sound texts.
The floors stand right below what was measured.
"""
import random
import re
import textwrap
import unicodedata

from program import SOURCE, ProgramTest, main

PLACES = ("document", "start", "end", "line", "column")
LINKS = ("figure", "of", "parent")
DAMAGE = {"number_spaced", "number_ocr", "words_misspelled", "diacritics_missing"}  # flags that say what was damaged
OLD_TO_NEW = {old: new for old, new in zip("òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split(), "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split())}
NEW_TO_OLD = {new: old for old, new in OLD_TO_NEW.items()}
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"


def without_diacritics(text):
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in apart if not unicodedata.combining(c))


def wrapped(text, width, between):
    """Each paragraph as lines, `between` behind it; those that are laid out as lists or tables stay as they are."""
    lines = []
    for paragraph in text.splitlines():
        if re.search(r"\t|\|| {2}", paragraph.strip()):
            lines.append(paragraph)
        else:
            lines += textwrap.wrap(paragraph, width, break_long_words=False, break_on_hyphens=False) or [""]
            lines += between
    return "\n".join(lines) + "\n"


def tones_placed(text, table):
    """The tones of open syllables where `table` has them; "quý" has but one place for its own."""
    return re.sub("|".join(rf"(?<![qQ]){way}(?!\w)" for way in table), lambda m: table[m.group()], text)


class Messy(ProgramTest):
    @classmethod
    def setUpClass(cls):
        cls.texts = {path.name: path.read_text() for path in sorted((SOURCE / "corpus/docs").glob("*.txt"))}

    def figures(self, texts):
        """The rows of each text."""
        for name, text in texts.items():
            self.file(f"docs/{name}", text)
        done = self.run_program("extract", "docs", "-q")
        self.assertEqual(done.returncode, 0, done.stderr)
        rows = {name: [] for name in texts}
        for row in self.rows(done.stdout):
            rows[row["document"].removeprefix("docs/")].append(row)
        return rows

    def agreement(self, damage, said, said_of_damaged=None):
        """The share of the figures of all texts that say the same in the damaged texts; figures too many count as much as those that are missing."""
        sound = self.figures(self.texts)
        damaged = self.figures({name: damage(text) for name, text in self.texts.items()})
        equal = rows = 0
        for name in self.texts:
            left = [(said_of_damaged or said)(row) for row in damaged[name]]
            rows += max(len(sound[name]), len(left))
            for row in sound[name]:
                if said(row) in left:
                    left.remove(said(row))
                    equal += 1
        print(f"{equal} of {rows} = {equal / rows:.3f}", end=" … ", flush=True)
        return equal / rows

    @staticmethod
    def fields(row, links=True, clean=lambda value: value):
        """All that a row says but where it stands."""
        dropped = PLACES if links else PLACES + LINKS
        kept = {key: clean(re.sub(r"\s+", " ", value)) for key, value in row.items() if key not in dropped}
        kept["flags"] = ";".join(sorted(set(row["flags"].split(";")) - DAMAGE))
        return kept

    @staticmethod
    def amount(row):
        return tuple(row[name] for name in ("value", "value_high", "amount", "amount_high", "base_unit", "kind", "base"))

    def test_without_diacritics(self):
        def said(row):  # no letter is added or lost, so that lines and columns stay
            return row["line"], row["column"], without_diacritics(row["text"]), without_diacritics(row["unit"]), *self.amount(row)

        self.assertGreaterEqual(self.agreement(without_diacritics, said), 0.94)

    def test_only_whole_documents_are_read_without_diacritics(self):
        half = "Thu ngân sách đạt 50 tỷ đồng, bằng 104% dự toán.\nThu dat 60 ty dong, bang 105% du toan, tang 39,1% so voi cung ky.\n"
        english = "Revenue reached 104% of the plan for the year, 39.1% more than in the same period of the year before.\n"
        for text in (half, english):
            rows = self.rows(self.run_program("extract", self.file("a.txt", text)).stdout)
            self.assertFalse([row for row in rows if "diacritics_missing" in row["flags"]], text)
        plain = self.rows(self.run_program("extract", self.file("a.txt", half.splitlines()[1])).stdout)
        self.assertEqual([(row["text"], row["kind"], row["base"]) for row in plain],
                         [("60 ty dong", "level", ""), ("105%", "attainment", "budget"), ("39,1%", "change", "same_period")])
        for row in plain:
            self.assertIn("diacritics_missing", row["flags"])

    def test_wrapped_lines(self):
        for width, between, end in ((72, [""], "\n"), (72, [], "\n"), (90, [], "\n"), (100, [""], "\r\n")):
            with self.subTest(width=width, between=between, end=end):
                self.assertGreaterEqual(self.agreement(lambda text: wrapped(text, width, between).replace("\n", end), self.fields), 0.995)

    def test_decomposed_letters(self):
        composed = lambda row: self.fields(row, clean=lambda value: unicodedata.normalize("NFC", value))
        self.assertEqual(self.agreement(lambda text: unicodedata.normalize("NFD", text), composed), 1)

    def test_tone_placement(self):
        for table, other in ((OLD_TO_NEW, NEW_TO_OLD), (NEW_TO_OLD, OLD_TO_NEW)):
            for damage in (lambda text: tones_placed(text, table), lambda text: unicodedata.normalize("NFD", tones_placed(text, table))):
                said = lambda row: self.fields(row, clean=lambda value: tones_placed(unicodedata.normalize("NFC", value), other))
                self.assertEqual(self.agreement(damage, said), 1)

    def test_unseen_characters(self):
        chance = random.Random(5)
        fill = lambda text: "".join(c + (chance.choice(UNSEEN) if c.isalnum() and chance.random() < 0.1 else "") for c in text)
        seen = lambda row: self.fields(row, clean=lambda value: re.sub(f"[{UNSEEN}]", "", value))
        self.assertEqual(self.agreement(fill, seen), 1)

    def test_blanks_missing_around_numbers(self):
        def close(text):  # "đạt 104% dự toán" → "đạt104%dự toán"; "7.353 tỷ đồng" → "7.353tỷđồng"
            text = re.sub(r"(?<=[^\W\d_]) (?=\d[\d.,]*%)", "", text)
            text = re.sub(r"(?<=\d%) (?=[^\W\d_])", "", text)
            text = re.sub(r"(?<=\d) (?=(?:nghìn|triệu|tỷ|tấn|đồng)\b)", "", text)
            return re.sub(r"\b(nghìn|triệu|tỷ) (?=đồng\b)", r"\1", text)

        bare = lambda row: (re.sub(r"\s", "", row["text"]), *self.amount(row))
        self.assertGreaterEqual(self.agreement(close, bare), 0.99)

    def test_blanks_inside_numbers(self):
        bare = lambda row: (re.sub(r"\s", "", row["text"]), *self.amount(row))
        for blank, floor in ((", ", 0.83), (" ,", 0.96)):  # "gói 5, 6%" may be a name and a share
            part = lambda text: re.sub(r"(?<=\d),(?=\d{1,2}(?:%| (?:nghìn|triệu|tỷ|tấn)\b))", blank, text)
            with self.subTest(blank=blank):
                self.assertGreaterEqual(self.agreement(part, bare), floor)

    def test_letters_for_digits(self):
        misread = lambda text: re.sub(r"(?<=\d)0(?=[\d.,]*(?:%| (?:nghìn|triệu|tỷ|tấn)\b))", "O", text)
        meant = lambda row: (re.sub(r"(?<=\d)[\dO.,]*", lambda m: m.group().replace("O", "0"), row["text"]), *self.amount(row))
        self.assertGreaterEqual(self.agreement(misread, meant), 0.985)

    def test_spans_lie_in_the_source_as_it_stands(self):
        text = "Tổng thu đạt 7.353,\n5 tỷ đồng, bằng 1O4% dự to\u00ad\nán; chi 5.200 tỷđồng, nợ 20 triêu đồng.\n"
        rows = self.rows(self.run_program("extract", self.file("a.txt", text)).stdout)
        data = text.encode()
        for row in rows:
            self.assertEqual(data[int(row["start"]):int(row["end"])].decode(), row["text"])
        self.assertEqual([(row["text"], row["amount"], row["kind"], row["base"], row["flags"]) for row in rows],
                         [("7.353,\n5 tỷ đồng", "7353500000000", "level", "", "number_spaced"),
                          ("1O4%", "104", "attainment", "budget", "number_ocr;indicator_inherited"),
                          ("5.200 tỷđồng", "5200000000000", "level", "", ""),
                          ("20 triêu đồng", "20000000", "level", "", "words_misspelled")])

    def test_captions_file_names_and_page_furniture_are_no_figures(self):
        furniture = "Trang 1/5\n- 2 -\nIMG_20240912_1530.jpg\nảnh-2-an-khê-2024.png\nẢnh 3: Công trình tại đường 12 (Ảnh: T. Nam)\nTrang 2 / 5\nTrang 3\n3\n"
        said = "Thu ngân sách đạt 50 tỷ đồng, bằng 104% dự toán.\n"
        rows = self.rows(self.run_program("extract", self.file("a.txt", said + furniture + said)).stdout)
        self.assertEqual([row["text"] for row in rows], ["50 tỷ đồng", "104%"] * 2)


main()
