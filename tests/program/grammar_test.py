"""Grammars from the command line: their examples, a folder of one's own, and errors that lead to the line."""
import shutil
import unicodedata

from program import SOURCE, TEXT, ProgramTest, main

RULE = """[[rule]]
id = "local.test"
about = "a rule of a test"
patterns = ["{nolist} <value: percent>"]
gives = { kind = "rate" }
yes = ["đạt <5%>"]
no = ["đạt 5 xã"]
"""


class GrammarCommands(ProgramTest):
    def copy(self):
        shutil.copytree(SOURCE / "grammars", self.folder / "grammars")
        return self.folder / "grammars"

    def test_the_examples_of_the_built_in_grammar_pass(self):
        done = self.run_program("grammar", "test")
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        self.assertRegex(done.stdout.decode(), r"^\d+ rules, (\d+) examples: \1 passed, 0 failed\n$")

    def test_a_copy_of_the_grammar_is_the_grammar(self):
        folder = self.copy()
        self.assertEqual(self.run_program("grammar", "test", folder).stdout, self.run_program("grammar", "test").stdout)
        docs = SOURCE / "corpus/docs"
        self.assertEqual(self.run_program("extract", docs, "--grammars", folder).stdout, self.run_program("extract", docs).stdout)

    def test_a_word_of_ones_own_is_understood(self):
        folder = self.copy()
        self.file("grammars/local.toml", '[[unit]]\nkind = "measure"\nbase_unit = "{basket}"\nfactor = "2.5"\nwords = ["gùi"]\n')
        done = self.run_program("extract", self.file("a.txt", "Sản lượng đạt 4 nghìn gùi."), "--grammars", folder)
        self.assertEqual([(r["amount"], r["base_unit"]) for r in self.rows(done.stdout)], [("10000", "{basket}")])

    def test_a_grammar_in_decomposed_letters_is_understood(self):
        folder = self.copy()
        rule = RULE.replace("{nolist}", "vượt ngưỡng đẹp").replace("đạt <5%>", "vượt ngưỡng đẹp <5%>")
        self.file("grammars/local.toml", unicodedata.normalize("NFD", rule))
        done = self.run_program("extract", self.file("a.txt", "Lãi vượt ngưỡng đẹp 5%."), "--grammars", folder)
        self.assertEqual([r["rule"] for r in self.rows(done.stdout)], ["local.test"])

    def test_explain_tells_why_a_number_is_no_figure(self):
        text = "Dài 3 m2. Năm 2024, chiếm tới 45. Đất bao nhiêu m2?\n"
        self.file("a.txt", text)
        done = self.run_program("explain", f"a.txt:{len(text[:text.index('45')].encode())}")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        out = done.stdout.decode()
        for line in ("«2024» period, by periods.toml:", "«45» unexplained", "rule share.takes", "as the number, found item",
                     "Skeleton of the first stage", "Skeleton of the second stage"):
            self.assertIn(line, out)
        done = self.run_program("explain", f"a.txt:{len(text[:text.index('Đất')].encode())}")
        self.assertIn("«m2» unit", done.stdout.decode())

    def test_explain_says_what_it_could_not_write_and_where_nothing_stands(self):
        self.file("a.txt", "Thu đạt 5%.")
        with open("/dev/full", "wb") as full:
            self.assertEqual(self.run_program("explain", "a.txt:5", stdout=full).returncode, 1)
        self.assertEqual(self.run_program("explain", "a.txt:99999999999999999999999").returncode, 2)

    def test_a_broken_grammar_names_file_line_and_rule(self):
        folder = self.copy()
        self.file("grammars/local.toml", "# a rule\n" + RULE)
        for command in (("extract", self.file("a.txt", TEXT), "--grammars", folder), ("grammar", "test", folder)):
            with self.subTest(command[0]):
                done = self.run_program(*command)
                self.assertEqual((done.returncode, done.stdout), (2, b""))
                self.assert_one_complaint(done, "local.toml:2: rule local.test: ", "there is no word list 'nolist'")

    def test_bad_toml_names_file_and_line(self):
        folder = self.copy()
        self.file("grammars/local.toml", '[words]\n\nx = ["a"\n')
        done = self.run_program("grammar", "test", folder)
        self.assertEqual(done.returncode, 2)
        self.assertRegex(self.complaints(done)[0], r"^local\.toml:[34]: ")

    def test_an_example_that_fails_is_status_1(self):
        folder = self.copy()
        self.file("grammars/local.toml", RULE.replace("{nolist}", "bỗng dưng nhảy"))
        done = self.run_program("grammar", "test", folder)
        self.assertEqual(done.returncode, 1)
        self.assertTrue(any(line.startswith('local.toml:1: rule local.test: yes "đạt 5%": ') for line in self.complaints(done)), done.stderr.decode())

    def test_folders_without_a_grammar(self):
        (self.folder / "empty").mkdir()
        for folder in ("empty", "missing"):
            done = self.run_program("grammar", "test", folder)
            self.assertEqual(done.returncode, 2)
            self.assert_one_complaint(done, folder)


main()
