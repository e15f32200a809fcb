"""What is written: a file complete or not at all, a failure never unsaid, the same bytes every time."""
import os
import subprocess
import unittest

from program import BINARY, SOURCE, TEXT, ProgramTest, main


class Output(ProgramTest):
    def names(self):
        return sorted(p.name for p in self.folder.iterdir())

    def test_a_file_holds_what_standard_output_would(self):
        self.file("a.txt")
        done = self.run_program("extract", "a.txt", "-o", "out.csv")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b"", b""))
        self.assertEqual((self.folder / "out.csv").read_bytes(), self.run_program("extract", "a.txt").stdout)
        self.assertEqual(self.names(), ["a.txt", "out.csv"])

    def test_a_file_is_replaced(self):
        self.file("a.txt")
        self.file("out.csv", "old" * 10000)
        self.assertEqual(self.run_program("extract", "a.txt", "-o", "out.csv").returncode, 0)
        self.assertEqual((self.folder / "out.csv").read_bytes(), self.run_program("extract", "a.txt").stdout)

    def test_a_place_that_can_not_be_written_leaves_nothing(self):
        self.file("a.txt")
        done = self.run_program("extract", "a.txt", "-o", "no/such/folder/out.csv")
        self.assertEqual(done.returncode, 1)
        self.assert_one_complaint(done, "no/such/folder/out.csv: No such file or directory")
        (self.folder / "folder").mkdir()
        done = self.run_program("extract", "a.txt", "-o", "folder")
        self.assertEqual(done.returncode, 1)
        self.assert_one_complaint(done, "folder: Is a directory")
        self.assertEqual(self.names(), ["a.txt", "folder"])

    def test_a_link_stays_and_leads_to_the_new_file(self):
        self.file("a.txt")
        self.file("folder/out.csv", "old")
        (self.folder / "link.csv").symlink_to("folder/out.csv")
        self.assertEqual(self.run_program("extract", "a.txt", "-o", "link.csv").returncode, 0)
        self.assertTrue((self.folder / "link.csv").is_symlink())
        self.assertEqual((self.folder / "folder/out.csv").read_bytes(), self.run_program("extract", "a.txt").stdout)
        self.assertEqual(self.names(), ["a.txt", "folder", "link.csv"])

    def test_the_account_of_numbers_is_a_second_file(self):
        self.file("a.txt", "Năm 2024, thu đạt 5 tỷ đồng.\n")
        done = self.run_program("extract", "a.txt", "-o", "out.csv", "--numbers", "all")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, b"", b""))
        self.assertEqual(self.names(), ["a.txt", "out.csv", "out.numbers.csv"])
        account = (self.folder / "out.numbers.csv").read_bytes()
        self.assertEqual([(r["text"], r["reason"], r["figure"]) for r in self.rows(account)], [("2024", "period", ""), ("5 tỷ đồng", "figure", "1")])
        figures = self.run_program("extract", "a.txt", "--numbers", "named.csv").stdout
        self.assertEqual((self.folder / "named.csv").read_bytes(), account)
        self.assertEqual((self.folder / "out.csv").read_bytes(), figures)
        self.assertEqual(self.run_program("extract", "a.txt").stdout, figures)

    def test_a_dash_is_standard_output(self):
        self.file("a.txt", "Năm 2024, thu đạt 5 tỷ đồng.\n")
        figures = self.run_program("extract", "a.txt").stdout
        for arguments in (("-o", "-"), ("--output=-",), ("--output", "-", "--format", "csv")):
            done = self.run_program("extract", "a.txt", *arguments)
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, figures, b""))
        lines = self.run_program("extract", "a.txt", "-o", "-", "--format", "jsonl").stdout
        self.assertTrue(lines.startswith(b"{"))
        self.assertEqual(self.names(), ["a.txt"])
        account = self.run_program("extract", "a.txt", "-o", "out.csv", "--numbers", "-")
        self.assertEqual((account.returncode, account.stderr), (0, b""))
        self.assertEqual((self.folder / "out.csv").read_bytes(), figures)
        self.assertEqual(account.stdout, self.run_program("extract", "a.txt", "-o", "/dev/null", "--numbers", "/dev/stdout").stdout)
        self.assertEqual(self.names(), ["a.txt", "out.csv"])
        for arguments in (("--numbers", "-"), ("-o", "-", "--numbers", "-"), ("-o", "-", "--numbers", "all"), ("-o", "-", "--package"), ("-o", "-", "--format", "xlsx"), ("-o", "-", "--resume"),
                          ("-o", "out.csv", "--numbers", "-", "--package")):
            done = self.run_program("extract", "a.txt", *arguments)
            self.assertEqual((done.returncode, done.stdout), (2, b""), arguments)
            self.assert_one_complaint(done, "")
        self.assertEqual(self.names(), ["a.txt", "out.csv"])

    def test_an_account_without_a_name_is_wrong_usage(self):
        self.file("a.txt")
        for arguments in (("--numbers", "all"), ("-o", "/dev/null", "--numbers", "all"), ("-o", "x.csv", "--numbers", "x.csv")):
            with self.subTest(arguments):
                done = self.run_program("extract", "a.txt", *arguments)
                self.assertEqual((done.returncode, done.stdout), (2, b""))
                self.assert_one_complaint(done, "--numbers")
        self.assertEqual(self.names(), ["a.txt"])

    def test_both_may_go_to_a_device(self):
        self.file("a.txt")
        self.assertEqual(self.run_program("extract", "a.txt", "-o", "/dev/null", "--numbers", "/dev/null").returncode, 0)

    def test_one_of_two_files_that_fails_leaves_neither(self):
        self.file("a.txt", TEXT)
        self.file("out.csv", "old")
        done = self.run_program("extract", "a.txt", "-o", "out.csv", "--numbers", "no/such/folder/n.csv")
        self.assertEqual(done.returncode, 1)
        self.assert_one_complaint(done, "no/such/folder/n.csv: No such file or directory")
        done = self.run_program("extract", "a.txt", "-o", "out.csv", "--numbers", "/dev/full")
        self.assertEqual(done.returncode, 1)
        self.assert_one_complaint(done, "/dev/full: No space left on device")
        self.assertEqual((self.folder / "out.csv").read_text(), "old")
        self.assertEqual(self.names(), ["a.txt", "out.csv"])

    def test_wrong_usage_leaves_the_old_file(self):
        self.file("out.csv", "old")
        self.file("broken/x.toml", "[")
        self.assertEqual(self.run_program("extract", self.file("a.txt"), "-o", "out.csv", "--grammars", "broken").returncode, 2)
        self.assertEqual((self.folder / "out.csv").read_text(), "old")

    def test_a_disk_that_is_full_leaves_the_old_file(self):
        self.file("a.txt", TEXT * 2000)
        self.file("out.csv", "old")
        # a limit on the size of files stands for the full disk
        done = self.shell('trap "" XFSZ; ulimit -f 8; "$SOLIEU" extract a.txt -o out.csv')
        self.assertEqual(done.returncode, 1)
        self.assert_one_complaint(done, "out.csv: File too large", "nothing was written")
        self.assertEqual((self.folder / "out.csv").read_text(), "old")
        self.assertEqual(self.names(), ["a.txt", "out.csv"])

    @unittest.skipUnless(os.path.exists("/dev/full"), "the system has no /dev/full")
    def test_a_full_device_is_an_error(self):
        self.file("a.txt")
        for command in ('"$SOLIEU" extract a.txt > /dev/full', '"$SOLIEU" extract a.txt -o /dev/full'):
            with self.subTest(command):
                done = self.shell(command)
                self.assertEqual(done.returncode, 1)
                self.assert_one_complaint(done, "No space left on device")
        self.assertFalse(os.path.exists("/dev/full.part"))

    @unittest.skipUnless(os.path.exists("/dev/full"), "the system has no /dev/full")
    def test_what_else_is_printed_is_not_lost_unsaid(self):
        for arguments in ("--version", "--help", "extract --help", "grammar test"):
            with self.subTest(arguments):
                done = self.shell(f'"$SOLIEU" {arguments} > /dev/full')
                self.assertEqual(done.returncode, 1)
                self.assertIn("standard output could not be written", self.complaints(done))

    def test_a_device_is_written_to_as_it_is(self):
        self.file("a.txt")
        self.assertEqual(self.run_program("extract", "a.txt", "-o", "/dev/null").returncode, 0)
        self.assertFalse(os.path.exists("/dev/null.part"))
        self.assertFalse(os.path.isfile("/dev/null"))

    def test_closed_standard_output_is_an_error(self):
        self.file("a.txt")
        done = self.shell('"$SOLIEU" extract a.txt >&-')
        self.assertEqual(done.returncode, 1)
        self.assert_one_complaint(done, "standard output: Bad file descriptor")

    def test_messages_never_reach_the_file(self):
        self.file("a.txt")
        done = self.shell('"$SOLIEU" extract a.txt missing.txt -o out.csv 2>&-')
        self.assertEqual(done.returncode, 1)
        self.assertEqual((self.folder / "out.csv").read_bytes(), self.run_program("extract", "a.txt").stdout)

    def test_a_reader_that_leaves_is_an_error(self):
        path = self.file("a.txt", TEXT * 30000)
        with subprocess.Popen([BINARY, "extract", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            process.stdout.read(1)
            process.stdout.close()
            message = process.stderr.read().decode()
            self.assertEqual(process.wait(100), 1)
        self.assertEqual(message.splitlines(), ["solieu: standard output: Broken pipe; the CSV is incomplete"])

    def test_the_same_input_gives_the_same_bytes(self):
        outputs = {self.run_program("extract", SOURCE / "corpus/docs").stdout for _ in range(3)}
        self.assertEqual(len(outputs), 1)
        self.assertGreater(outputs.pop().count(b"\n"), 400)

    def test_a_document_has_the_same_rows_alone_and_among_others(self):
        together = self.rows(self.run_program("extract", SOURCE / "corpus/docs").stdout)
        alone = []
        for path in sorted((SOURCE / "corpus/docs").glob("*.txt")):
            alone += self.rows(self.run_program("extract", path).stdout)
        self.assertEqual(together, alone)

    def test_the_csv_is_rfc_4180_with_one_line_end(self):
        output = self.run_program("extract", self.file("a.txt", 'Thu "ngân sách", đạt 5,5 tỷ đồng.\n')).stdout
        self.assertNotIn(b"\r", output)
        self.assertTrue(output.endswith(b"\n"))
        self.assertEqual([r["text"] for r in self.rows(output)], ["5,5 tỷ đồng"])


main()
