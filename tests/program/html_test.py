"""Pages: every figure is found again in the file as it stands, and what surrounds an article gives none."""
import html
import re

from program import SANITIZED, SOURCE, TEXT, ProgramTest, main

PAGES = SOURCE / "tests/read/pages"
# In the pages of the tests, numbers outside of the article are of three digits and begin with 95, 96 or 97, and no others are.
OUTSIDE = re.compile(r"\b9[567]\d\b")
RAISED = str.maketrans("²³", "23")


def said_by(markup):
    """The text of a stretch of HTML."""
    text = html.unescape(re.sub(r"<[^>]*>", "", markup))
    return re.sub(r"[\s\u00a0]+", " ", text)


class Pages(ProgramTest):
    def test_each_figure_stands_where_its_row_says(self):
        rows = self.rows(self.run_program("extract", PAGES, "--numbers", self.folder / "numbers.csv").stdout)
        self.assertEqual(len({r["document"] for r in rows if r["document"].endswith(".html")}), 6)
        numbers = self.rows((self.folder / "numbers.csv").read_bytes())
        for row in [*rows, *numbers]:
            with open(row["document"], "rb") as file:
                page = file.read()
            start, end = int(row["start"]), int(row["end"])
            self.assertEqual(said_by(page[start:end].decode()).translate(RAISED), row["text"].translate(RAISED), row)
            before = page[:start].decode()
            self.assertEqual((int(row["line"]), int(row["column"])), (before.count("\n") + 1, len(before) - before.rfind("\n")), row)

    def test_a_page_has_the_figures_of_its_article(self):
        """The rows are those of the text that was written down beside the page, one by one; nothing outside of the article is read."""
        for page in sorted(PAGES.glob("*.html")):
            with self.subTest(page.name):
                of_page, of_text = (self.rows(self.run_program("extract", path, "--date", "2024-10-10").stdout) for path in (page, page.with_suffix(".txt")))
                places = ("document", "start", "end", "line", "column")
                self.assertEqual(*([{k: v for k, v in r.items() if k not in places} for r in rows] for rows in (of_page, of_text)))
                self.assertGreaterEqual(len(of_page), 9)
                self.assertEqual([r["text"] for r in of_page if OUTSIDE.match(r["text"])], [])
                # all that stands outside is marked: so the rest of the page's numbers with a unit are in the text
                inside = page.with_suffix(".txt").read_text(encoding="utf-8")
                for number in re.findall(r"\b\d[\d.,]*(?= ?(?:tỷ|triệu|ha|tấn|hộ)\b)", html.unescape(page.read_text(encoding="utf-8")).replace("\u00a0", " ")):
                    if not OUTSIDE.match(number) and number != "30":  # that of a draft is hidden
                        self.assertIn(number, inside)

    def test_the_content_tells_what_is_html(self):
        page = f"<html><meta charset=utf-8><title>x</title><p>{TEXT}<script>5 tỷ đồng</script>"
        for name in ("a.html", "b.txt", "c"):
            rows = self.rows(self.run_program("extract", self.file(name, page)).stdout)
            self.assertEqual([r["text"] for r in rows], ["7.353,5 tỷ đồng", "39,1%"])
        rows = self.rows(self.run_program("extract", "-", input=page.encode()).stdout)
        self.assertEqual(len(rows), 2)
        rows = self.rows(self.run_program("extract", self.file("d.html", TEXT)).stdout)  # a text, whatever its name
        self.assertEqual(len(rows), 2)

    def test_a_folder_gives_its_pages(self):
        page = f"<html><meta charset=utf-8><p>{TEXT}"
        for name in ("in/a.html", "in/b.htm", "in/c.txt", "in/.html"):
            self.file(name, page)
        self.assertEqual([r["document"] for r in self.rows(self.run_program("extract", "in").stdout)][::2], ["in/a.html", "in/b.htm", "in/c.txt"])

    def test_the_day_of_the_page_stands_in_for_the_date(self):
        self.file("a.html", "<html><meta charset=utf-8><meta property='article:published_time' content='2024-09-05T08:00:00+07:00'>"
                            "<p>Trong tháng 8, thu ngân sách đạt 5 tỷ đồng.")
        periods = lambda *more: [r["period"] for r in self.rows(self.run_program("extract", "a.html", *more).stdout)]
        self.assertEqual(periods(), ["2024-08-01/2024-08-31"])
        self.assertEqual(periods("--date", "2020-09-05"), ["2020-08-01/2020-08-31"])

    def test_hostile_pages_cost_themselves_alone(self):
        good = self.file("good.txt")
        bad = {"deep": (b"<html>" + b"<div>" * 10_000, "nested deeper than 1000 levels"),
               "fonts": (b"<html><p>" + b"".join(b"<font size=%d>" % i for i in range(900)) + b"</p>" + b"<p>x" * 20_000, "tree"),
               "empty": (b"<!doctype html><script>5</script>", "without text")}
        for name, (content, what) in bad.items():
            with self.subTest(name):
                done = self.run_program("extract", self.file(name, content), good)
                self.assertEqual(done.returncode, 1)
                self.assertEqual(len(self.rows(done.stdout)), 2)
                self.assertEqual(len([line for line in self.complaints(done) if f"{name}: " in line and what in line]), 1, done.stderr)
        if not SANITIZED:
            path = self.file("wide", b"<html>" + b"<p>5 kg" * 300_000)
            self.assertLess(self.peak("extract", path), 1_500_000)


main()
