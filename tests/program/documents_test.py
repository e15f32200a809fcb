"""Documents of every kind: good ones are written whatever stands beside them, bad ones are named."""
import subprocess

from program import BAD_PDF, TEXT, ProgramTest, main

HEADER = b"document,figure,indicator,"


class Documents(ProgramTest):
    def test_rows_point_at_their_bytes(self):
        good = self.file("a.txt", "\ufeff😀 " + TEXT)
        done = self.run_program("extract", good)
        rows = self.rows(done.stdout)
        self.assertEqual([r["text"] for r in rows], ["7.353,5 tỷ đồng", "39,1%"])
        self.assertEqual([r["amount"] for r in rows], ["7353500000000", "39.1"])
        for row in rows:
            self.assertEqual(row["document"], str(good))
            self.assertEqual(good.read_bytes()[int(row["start"]):int(row["end"])].decode(), row["text"])

    def test_a_missing_file_costs_nothing_beside_it(self):
        good, also_good = self.file("a.txt"), self.file("b.txt")
        done = self.run_program("extract", good, self.folder / "missing.txt", also_good)
        self.assertEqual(done.returncode, 1)
        self.assertEqual([r["document"] for r in self.rows(done.stdout)], [str(good)] * 2 + [str(also_good)] * 2)
        named = [line for line in self.complaints(done) if "missing.txt" in line]
        self.assertEqual(named, [f"{self.folder}/missing.txt: No such file or directory"])
        self.assertEqual(self.complaints(done)[-1], "1 of 3 documents could not be read")

    def test_an_empty_file_has_no_figures(self):
        done = self.run_program("extract", self.file("empty.txt", ""))
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertTrue(done.stdout.startswith(HEADER))
        self.assertEqual(done.stdout.count(b"\n"), 1)

    def test_what_is_no_text_is_named_with_advice(self):
        good = self.file("good.txt")
        bad = {
            "binary": (b"\x7fELF\x02\x01\x01\x00\x00\x00", "not text"),
            "nul": (b"a\0\1\2\0", "NUL bytes"),
            "pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", BAD_PDF),
            "docx": (b"PK\x03\x04\x14\x00\x06\x00", "empty or cut off"),
            "latin1": ("Élève, été, à côté de la forêt où l'hôtel s'élève".encode("latin-1"), "not UTF-8"),
        }
        for name, (content, advice) in bad.items():
            with self.subTest(name):
                path = self.file(name, content)
                done = self.run_program("extract", path, good)
                self.assertEqual(done.returncode, 1)
                self.assertEqual(len(self.rows(done.stdout)), 2)
                named = [line for line in self.complaints(done) if line.startswith(f"{path}: ")]
                self.assertEqual(len(named), 1, done.stderr)
                self.assertIn(advice, named[0])

    def test_broken_bytes_are_read_over_with_a_warning(self):
        path = self.file("a.txt", b"\xff\xe1\xba " + TEXT.encode())
        done = self.run_program("extract", path)
        self.assertEqual(done.returncode, 0)
        self.assert_one_complaint(done, path, "3 bytes are not UTF-8", "byte 0")
        rows = self.rows(done.stdout)
        self.assertEqual([r["start"] for r in rows], [str(path.read_bytes().index(r["text"].encode())) for r in rows])
        self.assertEqual(self.run_program("extract", "-q", path).stderr, b"")

    def test_a_folder_is_all_texts_below_it(self):
        for name in ("in/b.txt", "in/a/c.txt", "in/a/d.txt", "in/notes.md", "in/a/e.csv"):
            self.file(name)
        (self.folder / "in/a/loop").symlink_to(self.folder / "in")
        done = self.run_program("extract", "in")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertEqual([r["document"] for r in self.rows(done.stdout)][::2], ["in/a/c.txt", "in/a/d.txt", "in/b.txt"])

    def test_a_folder_without_texts_is_named(self):
        (self.folder / "in").mkdir()
        done = self.run_program("extract", "in", self.file("a.txt"))
        self.assertEqual(done.returncode, 1)
        self.assertEqual(len(self.rows(done.stdout)), 2)
        self.assertEqual(self.complaints(done)[0], "in: holds no documents and no archives")

    def test_standard_input(self):
        done = self.run_program("extract", "-", input=TEXT.encode())
        self.assertEqual(done.returncode, 0)
        self.assertEqual([r["document"] for r in self.rows(done.stdout)], ["-", "-"])
        done = self.run_program("extract", "-", stdin=subprocess.DEVNULL)
        self.assertEqual((done.returncode, done.stdout.count(b"\n")), (0, 1))

    def test_closed_standard_input_is_an_error(self):
        done = self.shell('"$SOLIEU" extract - <&-')
        self.assertEqual(done.returncode, 1)
        self.assertTrue(any(line.startswith("standard input: ") for line in self.complaints(done)), done.stderr)

    def test_names_with_commas_and_blanks(self):
        done = self.run_program("extract", self.file('thu, chi "2024".txt'))
        self.assertEqual({r["document"] for r in self.rows(done.stdout)}, {str(self.folder / 'thu, chi "2024".txt')})


main()
