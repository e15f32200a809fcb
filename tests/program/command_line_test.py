"""The command line: help, version, exit statuses, and one line for each thing that is wrong."""
from program import SOURCE, TEXT, ProgramTest, main


class CommandLine(ProgramTest):
    def test_help_names_commands_options_and_exit_statuses(self):
        done = self.run_program("--help")
        self.assertEqual(done.returncode, 0)
        for word in (b"extract", b"worker", b"evaluate", b"grammar", b"--version", b"Exit status"):
            self.assertIn(word, done.stdout)
        done = self.run_program("extract", "--help")
        self.assertEqual(done.returncode, 0)
        for word in (b"--output", b"--numbers", b"--date", b"--grammars", b"--quiet", b"standard input", b"WARC"):
            self.assertIn(word, done.stdout)
        done = self.run_program("worker", "--help")
        self.assertEqual(done.returncode, 0)
        for word in (b"--numbers", b"--date", b"--grammars", b"--longest-line", b"Exit status", b'"figures"'):
            self.assertIn(word, done.stdout)

    def test_version_is_that_of_the_build(self):
        done = self.run_program("--version")
        self.assertEqual(done.returncode, 0)
        version = next(line for line in (SOURCE / "CMakeLists.txt").read_text().splitlines() if line.startswith("project(")).split("VERSION ")[1].split()[0]
        self.assertEqual(done.stdout.decode(), f"solieu {version}\n")
        self.assertEqual(done.stderr, b"")

    def test_wrong_usage_is_status_2_and_one_line(self):
        good = self.file("a.txt")
        for arguments in ((), ("extract",), ("--no-such-option",), ("extract", good, "--no-such-option"), ("no-such-command",), ("grammar",)):
            with self.subTest(arguments):
                done = self.run_program(*arguments)
                self.assertEqual(done.returncode, 2)
                self.assertEqual(done.stdout, b"")
                self.assert_one_complaint(done, "see solieu --help")

    def test_a_day_that_does_not_exist_is_wrong_usage(self):
        good = self.file("a.txt")
        for day in ("2024-02-30", "29/9/2024", "today", "2024"):
            with self.subTest(day):
                done = self.run_program("extract", good, "--date", day)
                self.assertEqual(done.returncode, 2)
                self.assert_one_complaint(done, "--date", day)

    def test_the_day_gives_the_year_that_a_text_does_not_name(self):
        good = self.file("a.txt", "Trong 9 tháng đầu năm, thu ngân sách đạt 5 tỷ đồng.")
        done = self.run_program("extract", good, "--date", "2021-10-01")
        self.assertEqual(self.rows(done.stdout)[0]["period"], "2021-01-01/2021-09-30")

    def test_the_locale_does_not_matter(self):
        good = self.file("a.txt")
        outputs = {self.run_program("extract", good, env={"LC_ALL": locale}).stdout for locale in ("C", "C.UTF-8", "vi_VN.UTF-8", "de_DE.UTF-8")}
        self.assertEqual(len(outputs), 1)
        self.assertEqual(self.rows(outputs.pop())[0]["value"], "7353.5")

    def test_all_read_is_status_0_and_silent(self):
        done = self.run_program("extract", self.file("a.txt", TEXT))
        self.assertEqual((done.returncode, done.stderr), (0, b""))


main()
