"""`solieu check --table`: figures of texts against official tables, mappings, and what is wrong with either."""
import unittest

from program import LEFT_OUT, SOURCE, ProgramTest, main, needs

OFFICIAL = SOURCE / "tests" / "official"
TABLE = """Biểu 5. Thu ngân sách tỉnh An Khê 9 tháng năm 2024,,,
,,,Đơn vị tính: tỷ đồng
Chỉ tiêu,Dự toán năm 2024,Ước thực hiện 9 tháng năm 2024,So với cùng kỳ (%)
Tổng thu ngân sách,"7.100,0","7.353,5","136,1"
Trong đó: thu nội địa,"5.900,0","5.217,8","128,4"
"""
TEXT = ("Chín tháng đầu năm 2024, tổng thu ngân sách tỉnh An Khê ước đạt 7.353,5 tỷ đồng, tăng 39,1% so với cùng kỳ năm trước. "
        "Trong đó, thu nội địa đạt hơn 5.200 tỷ đồng.\n")


class Tables(ProgramTest):
    def findings(self, *arguments):
        done = self.run_program("check", *arguments, "-o", "-")
        return done, [r for r in self.rows(done.stdout) if r["check"] == "table.value"]

    def test_every_figure_is_looked_for(self):
        self.file("t.csv", TABLE)
        self.file("a.txt", TEXT)
        done, rows = self.findings("a.txt", "--table", "t.csv")
        self.assertEqual(done.returncode, 3)
        self.assertEqual([(r["verdict"], r["table"], r["cell"]) for r in rows],
                         [("match", "t.csv", "C4"), ("mismatch", "t.csv", "D4"), ("match_by_rounding", "t.csv", "C5")])
        self.assertEqual((rows[1]["table_value"], rows[1]["difference"]), ("36.1", "3"))
        said = done.stderr.decode()
        self.assertIn("a.txt:1:87: table.value: «39,1%» in the text, 136,1% in the table, which is a change of 36,1%: the text has 3 percentage points more\n", said)
        self.assertIn("    t.csv D4\n", said)
        self.assertIn("3 figures looked for in the tables, 3 (100%) found: 1 match, 1 match by rounding, 1 differ\n"
                      "not found: 0 ambiguous (it is not certain which cell is meant), 0 not in the tables\n", said)

    def test_figures_that_extract_wrote_have_the_same_findings(self):
        self.file("t.csv", TABLE)
        self.file("a.txt", TEXT)
        self.run_program("extract", "a.txt", "-o", "rows.csv")
        self.assertEqual(self.findings("a.txt", "--table", "t.csv")[1], self.findings("rows.csv", "--table", "t.csv")[1])

    @needs("OFFICE")
    def test_several_tables_of_all_formats_by_any_number_of_jobs(self):
        tables = [a for path in sorted((OFFICIAL / "tables").iterdir()) for a in ("--table", path)]
        one, rows = self.findings(OFFICIAL / "texts", *tables, "--date", "2024-10-10", "-j", "1")
        four, _ = self.findings(OFFICIAL / "texts", *tables, "--date", "2024-10-10", "-j", "4")
        self.assertEqual(one.stdout, four.stdout)
        self.assertEqual({r["verdict"] for r in rows}, {"match", "match_by_rounding", "mismatch", "ambiguous", "not_in_table"})
        self.assertEqual({r["table"].rsplit(".", 1)[-1] for r in rows if r["verdict"] == "mismatch"}, {"csv", "px", "xlsx"})

    @unittest.skipUnless("OFFICE" in LEFT_OUT, "workbooks are read")
    def test_a_workbook_is_refused_where_support_was_left_out(self):
        done = self.run_program("check", self.file("a.txt", TEXT), "--table", OFFICIAL / "tables" / "ngan-sach-xuat-nhap-khau.xlsx")
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        self.assert_one_complaint(done, "ngan-sach-xuat-nhap-khau.xlsx: is a workbook, and this program was built without support for them; save its sheets as CSV")

    def test_a_px_file_whose_rows_have_keys(self):
        self.file("dan-so.px", 'CODEPAGE="utf-8";\nTITLE="Dân số trung bình theo tỉnh và năm";\nCONTENTS="Dân số trung bình";\nUNITS="Nghìn người";\n'
                  'STUB="Tỉnh";\nHEADING="Năm";\nVALUES("Tỉnh")="Lạng Sơn","Bắc Giang","Cao Bằng";\nCODES("Tỉnh")="20","24","04";\n'
                  'VALUES("Năm")="2022","2023";\nKEYS("Tỉnh")=CODES;\nDATA=\n"24",1890.9 1922.7\n"20",802.1 807.3\n;\n')
        text = "Năm 2023, dân số trung bình tỉnh Lạng Sơn là {} nghìn người.\n\nNăm 2023, dân số trung bình tỉnh {} nghìn người.\n"
        for name, first, second in (("a.txt", "807,3", "Bắc Giang là 1.932,7"), ("b.txt", "808", "Cao Bằng là 555,8")):
            self.file(name, text.format(first, second))
        done, rows = self.findings("a.txt", "b.txt", "--table", "dan-so.px")
        self.assertEqual((done.returncode, [(r["verdict"], r["cell"], r["table_value"], r["difference"]) for r in rows]), (3, [
            ("match", "Lạng Sơn / 2023", "807300", ""), ("mismatch", "Bắc Giang / 2023", "1922700", "10000"),
            ("mismatch", "Lạng Sơn / 2023", "807300", "700"), ("not_in_table", "Cao Bằng / 2023", "", "")]))

    def test_what_a_cube_notes_on_a_cell_is_told_and_changes_nothing(self):
        cube = ('CODEPAGE="utf-8";\nTITLE="Dân số trung bình theo tỉnh và năm";\nCONTENTS="Dân số trung bình";\nUNITS="Nghìn người";\nSTUB="Tỉnh";\nHEADING="Năm";\n'
                'VALUES("Tỉnh")="Lạng Sơn","Bắc Giang";\nVALUES("Năm")="2022","2023";\n{}DATA=\n802.1 807.3\n1890.9 1922.7\n;\n')
        self.file("plain.px", cube.format(""))
        self.file("noted.px", cube.format('CELLNOTE("Lạng Sơn","2023")="Số sơ bộ.";\nNOTE="Nguồn: thống kê";\n'))
        self.file("a.txt", "Năm 2023, dân số trung bình tỉnh Lạng Sơn là 817,3 nghìn người.\n\nNăm 2022, dân số trung bình tỉnh Lạng Sơn là 802,1 nghìn người.\n")
        plain, noted = (self.findings("a.txt", "--table", name)[1] for name in ("plain.px", "noted.px"))
        self.assertEqual([r["verdict"] for r in plain], ["mismatch", "match"])
        self.assertEqual([r["verdict"] for r in noted], ["mismatch", "match"])
        self.assertEqual(plain[0]["arithmetic"], "«817,3 nghìn người» in the text, 807,3 nghìn người in the table: the text has 10 nghìn người more")
        self.assertEqual(noted[0]["arithmetic"], plain[0]["arithmetic"] + "; note in the table: «Số sơ bộ.»")
        self.assertEqual(noted[1]["arithmetic"], plain[1]["arithmetic"])

    def test_a_mapping_says_what_the_heads_do_not(self):
        self.file("t.csv", "Mặt hàng,Số\nRau quả,\"2.911,7\"\nGỗ,\"190,3\"\n")
        text = self.file("a.txt", "Xuất khẩu rau quả 9 tháng năm 2024 của tỉnh Lạng Sơn đạt 3.911,7 triệu USD.\n")
        self.assertNotEqual(self.findings(text, "--table", "t.csv")[1][0]["verdict"], "mismatch")
        self.file("m.toml", '[[table]]\nfile = "t.csv"\nperiod = "9 tháng năm 2024"\nplace = "tỉnh Lạng Sơn"\nunit = "triệu USD"\nindicator = "Xuất khẩu"\n')
        done, rows = self.findings(text, "--table", "t.csv", "--mapping", "m.toml")
        self.assertEqual((done.returncode, rows[0]["verdict"], rows[0]["cell"]), (3, "mismatch", "B2"))

    def test_what_is_wrong_is_told_before_any_text_is_read(self):
        self.file("a.txt", TEXT)
        self.file("t.csv", TABLE)
        self.file("words.csv", "chỉ là chữ\n")
        self.file("bad.px", 'STUB="A";\nDATA=1;')
        self.file("m.toml", '[[table]]\nfile = "t.csv"\nrows = 3\n')
        self.file("column.toml", '[[table]]\nfile = "t.csv"\n[table.columns]\n"Không có" = "unit"\n')
        self.file("sheet.toml", '[[table]]\nfile = "t.csv"\nsheet = "Biểu 2"\n')
        self.file("other.toml", '[[table]]\nfile = "u.csv"\n')
        for arguments, message in ((("--table", "nowhere.csv"), "nowhere.csv: No such file"),
                                   (("--table", "words.csv"), "words.csv: no table was found in it"),
                                   (("--table", "bad.px"), 'bad.px:1: there are no VALUES("A")'),
                                   (("--table", "a.txt"), "a.txt: no table was found in it"),
                                   (("--table", "t.csv", "--mapping", "m.toml"), "m.toml:3: 'rows' is no part of [[table]]"),
                                   (("--table", "t.csv", "--mapping", "column.toml"), "column.toml:4: no table of t.csv has a column 'Không có'"),
                                   (("--table", "t.csv", "--mapping", "sheet.toml"), "sheet.toml:1: t.csv has no sheet 'Biểu 2'"),
                                   (("--table", "t.csv", "--mapping", "other.toml"), "other.toml: describes 'u.csv', which is none of the tables"),
                                   (("--mapping", "m.toml"), "--mapping describes tables: name them with --table")):
            done = self.run_program("check", "a.txt", *arguments)
            self.assertEqual((done.returncode, done.stdout), (2, b""), arguments)
            self.assertIn(message, done.stderr.decode())


if __name__ == "__main__":
    main()
