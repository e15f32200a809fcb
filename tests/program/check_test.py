"""`solieu check`: what it prints, its CSV, its exit statuses, texts and CSVs of figures alike."""
import unittest

from program import SOURCE, ProgramTest, main

FITS = "Thu ngân sách đạt 7.353,5 tỷ đồng, trong đó thu nội địa 2.148 tỷ đồng, thu xuất nhập khẩu 5.200 tỷ đồng, huy động 5,5 tỷ đồng.\n"
MISSES = FITS.replace("7.353,5", "7.453,5")


class Check(ProgramTest):
    def test_numbers_that_fit(self):
        done = self.run_program("check", self.file("a.txt", FITS))
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertEqual(done.stdout.decode().splitlines(), ["4 figures in 1 document; 4 of them (100%) held against others",
                                                             "1 check: 1 consistent, 0 consistent by rounding, 0 inconsistent"])

    def test_numbers_that_do_not(self):
        self.file("a.txt", MISSES)
        done = self.run_program("check", "a.txt", "-o", "findings.csv")
        self.assertEqual((done.returncode, done.stderr), (3, b""))
        lines = done.stdout.decode().splitlines()
        self.assertEqual(lines[0], "a.txt:1:19: sum.parts: 2.148 tỷ đồng + 5.200 tỷ đồng + 5,5 tỷ đồng = 7.353,5 tỷ đồng; that is 100 tỷ đồng less than the 7.453,5 tỷ đồng of the text")
        self.assertEqual(lines[1], "    a.txt:1:19 «7.453,5 tỷ đồng»")
        self.assertEqual(len([line for line in lines if line.startswith("    a.txt")]), 4)
        row, = self.rows((self.folder / "findings.csv").read_bytes())
        self.assertEqual((row["document"], row["line"], row["column"], row["verdict"], row["check"]), ("a.txt", "1", "19", "inconsistent", "sum.parts"))

    def test_figures_of_a_csv_and_texts_may_be_mixed(self):
        self.file("a.txt", MISSES)
        self.run_program("extract", "a.txt", "-o", "rows.csv")
        self.file("b.txt", FITS)
        done = self.run_program("check", "rows.csv", "b.txt", "-o", "-")
        self.assertEqual(done.returncode, 3)
        self.assertEqual([(r["document"], r["verdict"]) for r in self.rows(done.stdout)], [("a.txt", "inconsistent"), ("b.txt", "consistent")])
        self.assertIn("8 figures in 2 documents", done.stderr.decode())

    def test_two_documents_that_tell_one_thing(self):
        self.file("in/a.txt", "Năm 2023, sản lượng lúa tỉnh Long An đạt 283.794 tấn.\n")
        self.file("in/b.txt", "Năm 2023, sản lượng lúa tỉnh Long An đạt 283.974 tấn.\n")
        done = self.run_program("check", "in")
        self.assertEqual(done.returncode, 3)
        self.assertIn("stated_twice", done.stdout.decode())
        self.assertIn("in/a.txt:1:", done.stdout.decode())

    def test_a_text_and_the_table_below_it(self):
        text = ("Năm 2023, sản lượng lúa tỉnh Long An đạt 283.{} tấn.\n\nBảng 1. Sản lượng năm 2023\nĐơn vị: tấn\nChỉ tiêu\tNăm 2023\n"
                "Sản lượng lúa\t283.794\nSản lượng ngô\t12.340\n")
        self.assertEqual(self.run_program("check", self.file("a.txt", text.format(794))).returncode, 0)
        done = self.run_program("check", self.file("b.txt", text.format(974)))
        self.assertEqual(done.returncode, 3)
        self.assertIn("stated_twice: 283.794 tấn here, 283.974 tấn there", done.stdout.decode())
        # of a second province the table may be
        self.assertEqual(self.run_program("check", self.file("c.txt", text.format(974) + "Tỉnh Cao Bằng có 52.110 tấn lúa.\n")).returncode, 0)

    def test_what_could_not_be_checked_is_counted_with_its_reason(self):
        done = self.run_program("check", self.file("a.txt", "Thu ngân sách đạt 7.353,5 tỷ đồng, tăng 39,1% so với cùng kỳ.\n"))
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stdout.decode().splitlines()[2:], ["1 check not possible:", "      1  the amount that it is compared with is not in the text"])

    def test_what_cannot_be_read(self):
        self.file("a.txt", MISSES)
        done = self.run_program("check", "a.txt", "missing.txt")
        self.assertEqual(done.returncode, 1)
        self.assertIn("sum.parts", done.stdout.decode())
        self.file("bad.csv", "document,figure\na.txt,1\n")
        done = self.run_program("check", "bad.csv", "-o", "findings.csv")
        self.assertEqual(done.returncode, 1)
        self.assertIn("bad.csv:1: there is no column", done.stderr.decode())
        self.assertEqual(self.run_program("check").returncode, 2)
        self.assertEqual(self.run_program("check", "a.txt", "--grammars", "nowhere").returncode, 2)

    def test_the_findings_are_the_same_for_every_number_of_jobs(self):
        one = self.run_program("check", SOURCE / "corpus" / "docs", "-j", "1", "-o", "-")
        four = self.run_program("check", SOURCE / "corpus" / "docs", "-j", "4", "-o", "-")
        self.assertEqual(one.stdout, four.stdout)
        self.assertEqual(one.stderr, four.stderr)
        self.assertGreater(len(self.rows(one.stdout)), 100)

    def test_a_full_disk_is_told(self):
        self.file("a.txt", FITS)
        done = self.shell('"$SOLIEU" check a.txt -o /dev/full; echo $?')
        self.assertTrue(done.stdout.decode().endswith("1\n"))
        self.assertIn("solieu:", done.stderr.decode())


if __name__ == "__main__":
    main()
