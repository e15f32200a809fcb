"""Pictures of the pages that LibreOffice made of an article, recognised by Tesseract. 77 where LibreOffice is not installed."""
import io
import re
import shutil
import subprocess
import sys
import unittest
import zipfile

if not shutil.which("soffice"):
    sys.exit(77)

from pages import picture_pages
from program import ProgramTest, main, needs

HAS_OCR = shutil.which("tesseract") is not None and "vie" in subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False).stdout.split()
PARAGRAPHS = ["Chín tháng đầu năm 2024, tổng thu ngân sách tỉnh An Khê ước đạt 7.353,5 tỷ đồng, bằng 104% dự toán và tăng 39,1% so với cùng kỳ năm trước. Trong đó, thu nội địa "
              "đạt hơn 5.200 tỷ đồng, chiếm 70,7% tổng thu.",
              "Bão số 3 làm hư hỏng 1.250 căn nhà, thiệt hại ước tính 320 tỷ đồng. Tỉnh phấn đấu giảm tỷ lệ hộ nghèo còn 3-3,5% vào cuối năm 2025.",
              "Sản lượng lương thực có hạt đạt 320,6 nghìn tấn, tăng 2,4% so với năm 2023."]
TABLE = [["Nội dung", "Dự toán năm 2024", "Thực hiện 9 tháng", "TH/DT (%)"], ["Tổng thu", "9.000,0", "7.353,5", "81,7"],
         ["Trong đó: thu nội địa từ khu vực doanh nghiệp có vốn đầu tư nước ngoài", "6.500,0", "5.200,0", "80,0"], ["Thu xuất nhập khẩu", "2.500,0", "2.153,5", "86,1"]]
FIELDS = ("indicator", "kind", "status", "direction", "value", "unit", "base", "period", "of", "parent")


def page():
    table = "".join("<tr>" + "".join(f'<td align="{"left" if i == 0 else "right"}">{cell}</td>' for i, cell in enumerate(row)) + "</tr>" for row in TABLE)
    body = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    return (f"<html><head><meta charset='utf-8'><style>@page {{ size: 21cm 29.7cm; margin: 2cm }} body {{ font-family: 'Liberation Serif'; font-size: 13pt }}"
            f" p {{ text-align: justify }}</style></head><body><h1>Thu ngân sách chín tháng vượt dự toán</h1>{body}"
            f"<p>Bảng 1. Thu ngân sách 9 tháng đầu năm 2024</p><p align='right'>Đơn vị tính: tỷ đồng</p><table border='1' cellpadding='4' cellspacing='0' width='100%'>{table}</table></body></html>")


@needs("PDF", "OFFICE")
class Scans(ProgramTest):
    pdf = None  # made once

    def setUp(self):
        super().setUp()
        Scans.pdf = Scans.pdf or self.made()
        self.file("in.pdf", Scans.pdf)
        text = "\n".join(["Thu ngân sách chín tháng vượt dự toán", *PARAGRAPHS, "Bảng 1. Thu ngân sách 9 tháng đầu năm 2024", "Đơn vị tính: tỷ đồng", *("\t".join(row) for row in TABLE)]) + "\n"
        self.expected = self.extract(self.file("in.txt", text))

    def made(self):
        self.file("in.html", page())
        home = self.folder / "home"
        for source, ending, *how in (("in.html", "odt:writer8", "--infilter=HTML (StarWriter)"), ("in.odt", "pdf")):
            subprocess.run(["soffice", *how, f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", ending, source], cwd=self.folder, stdin=subprocess.DEVNULL,
                           capture_output=True, check=True, timeout=300)
        return (self.folder / "in.pdf").read_bytes()

    def extract(self, *arguments):
        done = self.run_program("extract", *arguments, timeout=300)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        return self.rows(done.stdout)

    def test_figures_are_those_of_the_text(self):
        rows = self.extract("in.pdf")
        self.assertEqual([r["text"] for r in rows], [r["text"] for r in self.expected])
        for row, expected in zip(rows, self.expected):
            self.assertEqual({f: row[f] for f in FIELDS}, {f: expected[f] for f in FIELDS})
            self.assertEqual((row["page"], row["locator"] != ""), ("1", True))

    def drawn(self):
        """The first page as grey dots."""
        drawn = subprocess.run(["pdftoppm", "-r", "200", "-gray", "-f", "1", "-l", "1", "in.pdf"], cwd=self.folder, capture_output=True, check=True).stdout
        _, size, _, grey = drawn.split(b"\n", 3)
        return (*map(int, size.split()), grey)

    def picture(self):
        subprocess.run(["pdftoppm", "-r", "200", "-png", "-singlefile", "in.pdf", "picture"], cwd=self.folder, check=True)
        return (self.folder / "picture.png").read_bytes()

    @unittest.skipUnless(HAS_OCR, "Tesseract or its Vietnamese model is not installed")
    def test_pages_keep_their_numbers(self):
        width, height, grey = self.drawn()
        self.file("scan.pdf", picture_pages([(width, height, b"\xff" * len(grey)), (width, height, grey)]))
        rows = self.extract("scan.pdf", "--ocr")
        self.assertEqual({r["page"] for r in rows}, {"2"})
        self.assertIn("7.353,5 tỷ đồng", [r["text"] for r in rows])

    @unittest.skipUnless(HAS_OCR, "Tesseract or its Vietnamese model is not installed")
    def test_pictures_in_folders_and_archives_are_documents(self):
        picture = self.picture()
        self.file("in/a.png", picture)
        self.file("in/b.txt")
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("c.png", picture)
        self.file("in/c.zip", packed.getvalue())
        rows = self.extract("in", "--ocr")
        self.assertEqual(sorted({r["document"] for r in rows}), ["in/a.png", "in/b.txt", "in/c.zip#c.png"])
        self.assertEqual(*([r["text"] for r in rows if r["document"] == name] for name in ("in/a.png", "in/c.zip#c.png")))
        done = self.run_program("extract", "in")
        self.assertEqual({r["document"] for r in self.rows(done.stdout)}, {"in/b.txt"})
        self.assertIn("in/c.zip: holds no documents, only 1 picture", self.complaints(done))

    @unittest.skipUnless(HAS_OCR, "Tesseract or its Vietnamese model is not installed")
    def test_figures_of_a_picture(self):
        self.file("scan.pdf", picture_pages([self.drawn()]))
        self.picture()
        for name, inch in (("scan.pdf", 72), ("picture.png", 200)):
            rows = self.extract(name, "--ocr")
            self.assertTrue(all("ocr" in r["flags"].split(";") for r in rows))
            found = {r["text"]: r for r in rows}
            right = [e for e in self.expected if e["text"] in found and found[e["text"]]["value"] == e["value"]]
            self.assertGreater(len(right), 0.8 * len(self.expected), sorted(found))  # letters may be taken for others
            self.assertIn("7.353,5 tỷ đồng", [e["text"] for e in right])
            for row, expected in ((found[e["text"]], e) for e in right if e["text"] == "7.353,5 tỷ đồng"):
                left, top, right_edge, bottom = (float(x) / inch * 72 for x in row["locator"].split(";")[0].split(","))
                self.assertEqual(row["page"], "1")
                box = ["-x", int(left) - 2, "-y", int(top) - 2, "-W", int(right_edge - left) + 5, "-H", int(bottom - top) + 5]
                there = subprocess.run(["pdftotext", "-r", "72", *map(str, box), "in.pdf", "-"], cwd=self.folder, capture_output=True, check=True).stdout.decode()
                self.assertIn("7.353,5", re.sub(r"\s", "", there))
                self.assertEqual({f: row[f] for f in FIELDS if f not in ("of", "parent")}, {f: expected[f] for f in FIELDS if f not in ("of", "parent")})


main()
