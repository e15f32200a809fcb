"""PDF documents: reading order, tables, and where each figure stands; and those that are damaged or meant to do harm."""
import re
import shutil
import subprocess
import time
import unittest
import zlib

from pages import Pages, objects_to_pdf, picture_pages, printed_at
from program import SANITIZED, ProgramTest, main, needs

LEFT = ["Chín tháng đầu năm 2024, tổng thu", "ngân sách tỉnh An Khê đạt 7.353,5 tỷ", "đồng, tăng 39,1% so với cùng kỳ năm", "trước. Trong đó, thu nội địa đạt hơn",
        "5.200 tỷ đồng, chiếm 70,7% tổng thu", "và cao hơn mức của cùng kỳ năm 2023."]
RIGHT = ["Bão số 3 làm hư hỏng 1.250 căn nhà và", "gây thiệt hại 320 tỷ đồng cho nhân dân", "của 12 xã trong huyện; chính quyền các", "xã đang hỗ trợ 650 hộ dựng lại nhà.",
         "Toàn tỉnh có 984 doanh nghiệp thành", "lập mới, giảm 12% so với cùng kỳ."]


@needs("PDF")
class Pdf(ProgramTest):
    def figures(self, pdf, *options, warnings=0):
        path = self.file("in.pdf", pdf)
        done = self.run_program("extract", path, *options)
        self.assertEqual(len(self.complaints(done)), warnings, done.stderr)
        return self.rows(done.stdout)

    def refused(self, pdf, *words, limit=30):
        """Named within seconds, its neighbour read."""
        good = self.file("good.txt")
        bad = self.file("bad.pdf", pdf)
        begun = time.monotonic()
        done = self.run_program("extract", bad, good)
        self.assertLess(time.monotonic() - begun, limit)
        self.assertEqual((done.returncode, len(self.rows(done.stdout))), (1, 2), done.stderr)
        named = [line for line in self.complaints(done) if line.startswith(f"{bad}: ")]
        self.assertEqual(len(named), 1, done.stderr)
        for word in words:
            self.assertIn(word, named[0])

    def assert_in_place(self, rows):
        """pdftotext finds each figure's words in its box on its page."""
        for row in rows:
            found = printed_at(self.folder / "in.pdf", row["page"], row["locator"])
            self.assertIn(re.sub(r"\s", "", row["text"]), re.sub(r"\s", "", found), row)

    def two_columns(self):
        pages = Pages()
        pages.centred(297, 40, "Thu ngân sách tăng mạnh", 20)
        pages.paragraph(50, 80, LEFT, pitch=14)
        pages.paragraph(310, 80, RIGHT, pitch=14)
        return pages

    def test_columns_are_read_one_after_the_other(self):
        rows = self.figures(self.two_columns().to_pdf())
        self.assertEqual([r["text"] for r in rows], ["7.353,5 tỷ đồng", "39,1%", "5.200 tỷ đồng", "70,7%", "1.250 căn nhà", "320 tỷ đồng", "12 xã", "650 hộ", "984 doanh nghiệp", "12%"])
        self.assertEqual({r["page"] for r in rows}, {"1"})
        self.assertEqual(rows[0]["locator"].count(";"), 1)  # "tỷ | đồng" stands on two lines
        self.assert_in_place(rows)

    def test_running_heads_and_page_numbers_are_left_out(self):
        pages = Pages()
        for number in range(3, 7):
            if number > 3:
                pages.new_page()
            pages.line(50, 30, "BÁO CÁO THU 9 THÁNG: 7.000 TỶ ĐỒNG", 10)
            pages.paragraph(50, 80 + 5 * number, [f"Năm 20{number + 10} thu {number}.353,5 tỷ đồng, tăng {number},1% so với cùng kỳ."])
            pages.centred(297, 800, f"Trang {number}/6", 10)
        rows = self.figures(pages.to_pdf())
        self.assertEqual([r["text"] for r in rows], [text for n in range(3, 7) for text in (f"{n}.353,5 tỷ đồng", f"{n},1%")])
        self.assertEqual([r["page"] for r in rows], ["1", "1", "2", "2", "3", "3", "4", "4"])
        self.assert_in_place(rows)

    def test_a_paragraph_goes_on_over_lines_hyphens_and_pages(self):
        pages = Pages()
        body = ["Tổng thu ngân sách của toàn tỉnh trong chín tháng đầu năm nay là số tiền 7.353,5", "tỷ đồng, tăng so với cùng kỳ. Kinh tế tiếp tục phát tri-", "ển, sản lượng lương thực đạt 320,6 nghìn tấn trong giai đoạn 2021-",
                "2025, cao hơn giai đoạn trước. Mỗi năm tỉnh giải quyết việc làm cho khoảng 12.500", "lao động và đưa nhiều người đi làm việc ở nước ngoài; riêng năm nay số đó là 650"]
        pages.paragraph(50, 700, body)
        pages.new_page()
        pages.paragraph(50, 80, ["người, theo báo cáo."])
        rows = self.figures(pages.to_pdf())
        self.assertEqual([r["text"] for r in rows], ["7.353,5 tỷ đồng", "320,6 nghìn tấn", "12.500 lao động", "650 người"])
        self.assertEqual(rows[-1]["page"], "1")
        fates = self.folder / "n.csv"
        self.run_program("extract", "in.pdf", "--numbers", fates)
        self.assertIn("2021-2025", [r["text"] for r in self.rows(fates.read_bytes())])

    def table(self, pages, top, head=True):
        columns = (300, 390, 460, 540)
        if head:
            pages.line(50, top - 45, "Bảng 1. Thu ngân sách 9 tháng đầu năm 2024")
            pages.right(540, top - 30, "Đơn vị tính: tỷ đồng")
            for x, (upper, lower) in zip(columns, (("Dự toán", "năm 2024"), ("Thực hiện", "9 tháng"), ("TH/DT", "(%)"), ("So cùng", "kỳ (%)"))):
                pages.right(x, top, upper)
                pages.right(x, top + 13, lower)
            pages.line(50, top + 6, "Nội dung")
        for i, (name, *values) in enumerate(((("Tổng thu",), "9.000,0", "7.353,5", "81,7", "112,6"),
                                             (("Trong đó: thu nội địa từ khu", "vực có vốn đầu tư nước ngoài"), "6.500,0", "5.200,0", "80,0", "110,4"),
                                             (("Thu xuất nhập khẩu",), "2.500,0", "2.153,5", "86,1", "118,2"))):
            y = top + 35 + 34 * i
            for j, part in enumerate(name):
                pages.line(50, y - 6.5 * (len(name) - 1) + 13 * j, part)
            for x, value in zip(columns, values):
                pages.right(x, y, value)

    def test_tables_are_told_by_their_places(self):
        pages = Pages()
        pages.paragraph(50, 60, ["Kết quả thu ngân sách trên địa bàn tỉnh An Khê trong chín tháng được nêu trong bảng", "sau đây, theo số liệu của Sở Tài chính."])
        self.table(pages, 150)
        pages.paragraph(50, 300, ["Toàn tỉnh có 984 doanh nghiệp thành lập mới."])
        rows = self.figures(pages.to_pdf())
        self.assertEqual([r["text"] for r in rows], ["9.000,0", "7.353,5", "81,7", "112,6", "6.500,0", "5.200,0", "80,0", "110,4", "2.500,0", "2.153,5", "86,1", "118,2", "984 doanh nghiệp"])
        self.assertEqual([r["kind"] for r in rows[:4]], ["level", "level", "attainment", "ratio"])
        self.assertEqual(rows[5]["indicator"], "thu nội địa từ khu vực có vốn đầu tư nước ngoài")
        self.assertEqual({r["unit"] for r in rows[:2]}, {"tỷ đồng"})
        self.assertEqual([r["parent"] for r in rows[4:6]], ["1", "2"])
        self.assert_in_place(rows)

    def test_a_table_beside_prose(self):
        pages = self.two_columns()
        pages.line(310, 190, "Bảng 1. Lao động (người)")
        pages.right(480, 205, "Năm 2023")
        pages.right(545, 205, "Năm 2024")
        for i, name in enumerate(("Nam", "Nữ", "Dưới 30 tuổi")):
            pages.line(310, 225 + 15 * i, name)
            pages.right(480, 225 + 15 * i, f"12.{i}50")
            pages.right(545, 225 + 15 * i, f"13.{i}70")
        pages.paragraph(50, 190, LEFT, pitch=14)
        rows = self.figures(pages.to_pdf())
        table = [r for r in rows if r["rule"].startswith("table.")]
        self.assertEqual([r["text"] for r in table], ["12.050", "13.070", "12.150", "13.170", "12.250", "13.270"])
        self.assertEqual(table[-1]["indicator"], "Dưới 30 tuổi")
        self.assertEqual(len(rows), 6 + 10 + 4)

    def test_a_table_goes_on_over_the_page(self):
        pages = Pages()
        self.table(pages, 650)
        pages.new_page()
        self.table(pages, 60, head=False)
        rows = self.figures(pages.to_pdf())
        self.assertEqual(len(rows), 24)
        self.assertEqual({r["unit"] for r in rows if r["kind"] == "level"}, {"tỷ đồng"})
        self.assertEqual(rows[12]["page"], "2")
        self.assert_in_place(rows)

    def test_notes_stand_behind_what_they_interrupt(self):
        pages = Pages()
        pages.paragraph(50, 80, ["Tổng thu đạt 7.353,5 tỷ đồng và phần lớn trong đó là các khoản thu nội địa, còn lại", "là các khoản thu từ hoạt động xuất nhập khẩu mà theo các cơ quan chức năng là số"])
        pages.line(50 + 6 * 29, 79, "1", 6)
        pages.line(50, 760, "1 Chưa gồm 120 tỷ đồng ghi thu.", 9)
        pages.new_page()
        pages.line(50, 80, "tiền 2.153,5 tỷ đồng.")
        rows = self.figures(pages.to_pdf())
        self.assertEqual([r["text"] for r in rows], ["7.353,5 tỷ đồng", "2.153,5 tỷ đồng", "120 tỷ đồng"])

    def test_a_folder_has_its_pdf_documents_read(self):
        self.file("in/a.pdf", self.two_columns().to_pdf())
        self.file("in/b.txt")
        done = self.run_program("extract", "in")
        self.assertEqual({r["document"] for r in self.rows(done.stdout)}, {"in/a.pdf", "in/b.txt"})

    def test_pictures_without_a_text_layer(self):
        scan = picture_pages([(100, 50, bytes(5000))])
        self.refused(scan, "no text layer; its pages are pictures: --ocr", "tesseract-ocr-vie")
        mixed = self.two_columns()
        mixed.new_page()
        rows = self.figures(mixed.to_pdf())  # a page with nothing on it is no picture
        self.assertEqual(len(rows), 10)
        self.refused(b"\x89PNG\r\n\x1a\n" + bytes(100), "no text layer; it is a picture: --ocr")

    def test_damage_is_named(self):
        good = self.two_columns().to_pdf()
        self.refused(good[:-200], "damaged or cut off")
        self.refused(good[:len(good) // 2], "damaged or cut off")
        self.refused(b"%PDF-1.7\n", "damaged or cut off")
        self.refused(b"%PDF-1.7\nstartxref\n0\n%%EOF", "damaged")
        self.refused(objects_to_pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]), "damaged")

    @unittest.skipUnless(shutil.which("qpdf"), "qpdf is not installed")
    def test_encryption(self):
        plain = self.file("plain.pdf", self.two_columns().to_pdf())
        for user in ("mật khẩu", ""):
            subprocess.run(["qpdf", "--encrypt", user, "owner", "256", "--", str(plain), "locked.pdf"], cwd=self.folder, check=True)
            locked = (self.folder / "locked.pdf").read_bytes()
            if user:
                self.refused(locked, "encrypted; save it without a password")
            else:
                self.assertEqual(len(self.figures(locked)), 10)  # anybody may read it

    def test_page_trees_that_lead_nowhere(self):
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>"
        catalogue = b"<</Type/Catalog/Pages 2 0 R>>"
        for kids in (b"[3 0 R 2 0 R]", b"[2 0 R]", b"[4 0 R]"):
            self.refused(objects_to_pdf([catalogue, b"<</Type/Pages/Kids%s/Count 2>>" % kids, page, b"<</Type/Pages/Kids[2 0 R 4 0 R]/Count 2>>"]), "damaged")
        self.refused(objects_to_pdf([catalogue, b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", page]), "damaged")
        self.refused(objects_to_pdf([catalogue, b"<</Type/Pages/Kids[%s]/Count 1000000>>" % (b"3 0 R " * 1_000_000), page]), "damaged")

    def test_more_pages_than_may_be(self):
        count = 20_001
        kids = b" ".join(b"%d 0 R" % (3 + i) for i in range(count))
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>"
        self.refused(objects_to_pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count)] + [page] * count), "has more than 20000 pages", limit=100)

    def test_what_asks_for_more_is_not_done(self):
        pages = self.two_columns().to_pdf()
        for wish in (b"/OpenAction<</S/JavaScript/JS(app.launchURL\\('http://127.0.0.1/'\\))>>", b"/OpenAction<</S/Launch/F(/bin/sh)>>",
                     b"/Names<</EmbeddedFiles<</Names[(a)<</EF<</F 2 0 R>>>>]>>>>", b"/AA<</WC<</S/URI/URI(http://127.0.0.1/)>>>>"):
            # the table of contents is not where it was, and found again
            self.assertEqual(len(self.figures(pages.replace(b"/Type/Catalog", b"/Type/Catalog" + wish), "-q")), 10)

    def test_a_page_of_any_size(self):
        pages = Pages(width=2_000_000_000, height=842)
        pages.line(50, 80, "Thu 5 tỷ đồng.")
        self.assertEqual([r["text"] for r in self.figures(pages.to_pdf())], ["5 tỷ đồng"])

    def test_a_page_that_unpacks_without_end(self):
        content = zlib.compress(b"BT /F 12 Tf 72 700 Td <004e> Tj ET\n" * 6_000_000, 9)
        bomb = objects_to_pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
                               b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
                               b"<</Filter/FlateDecode/Length %d>>\nstream\n" % len(content) + content + b"\nendstream",
                               b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"])
        good = self.file("good.txt")
        done = self.run_program("extract", self.file("bad.pdf", bomb), good, "--read-seconds", "2")
        self.assertEqual((done.returncode, len(self.rows(done.stdout))), (1, 2))
        self.assertRegex(done.stderr.decode(), "bad.pdf: takes (longer|more memory) to read than")  # whichever is first on this machine
        if not SANITIZED:
            done = self.run_program("extract", "bad.pdf", good, "--read-memory", "200")
            self.assertEqual((done.returncode, len(self.rows(done.stdout))), (1, 2))
            self.assertIn(b"bad.pdf: takes more memory to read than is allowed; --read-memory allows more", done.stderr)

    def test_without_its_programs(self):
        path = self.file("in.pdf", self.two_columns().to_pdf())
        done = self.run_program("extract", path, env={"PATH": str(self.folder)})
        self.assert_one_complaint_of_many(done, "is read by pdftotext, which is not installed (apt install poppler-utils)")

    def assert_one_complaint_of_many(self, done, part):
        self.assertEqual(done.returncode, 1)
        self.assertEqual(sum(part in line for line in self.complaints(done)), 1, done.stderr)


main()
