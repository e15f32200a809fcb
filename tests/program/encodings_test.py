"""The same text in every encoding gives the same figures, each at its own bytes; `detect` and `text` say what was read."""
import json

import encoders
from program import ProgramTest, main

ARTICLE = """Chín tháng đầu năm 2024, tổng thu ngân sách tỉnh An Khê ước đạt 7.353,5 tỷ đồng, bằng 104% dự toán và tăng 39,1% so với cùng kỳ năm trước.
Trong đó, thu nội địa đạt hơn 5.200 tỷ đồng, chiếm 70,7%; sản lượng lúa đạt 1.250 tấn, giảm 3,5%.

Bão số 3 làm hư hỏng 1.250 căn nhà; tỉnh đã hỗ trợ người dân 12,5 triệu đồng mỗi hộ. Tỉnh phấn đấu giảm tỷ lệ hộ nghèo còn 3-3,5%.
"""
PLACES = ("document", "start", "end")


class Encodings(ProgramTest):
    def fields(self, rows):
        return [{name: value for name, value in row.items() if name not in PLACES} for row in rows]

    def test_the_same_figures_at_their_own_bytes(self):
        expected = self.rows(self.run_program("extract", self.file("utf8.txt", ARTICLE)).stdout)
        self.assertEqual(len(expected), 10)
        for name, encode in encoders.ENCODERS.items():
            for options in ([], ["--encoding", name.replace(" ", "-")]):
                with self.subTest(name, options=options):
                    path = self.file("article.txt", encode(ARTICLE))
                    done = self.run_program("extract", *options, path)
                    self.assertEqual((done.returncode, done.stderr), (0, b""))
                    rows = self.rows(done.stdout)
                    self.assertEqual(self.fields(rows), self.fields(expected))
                    for row in rows:
                        self.assertEqual(path.read_bytes()[int(row["start"]):int(row["end"])], encode(row["text"]))

    def test_byte_order_marks(self):
        expected = self.fields(self.rows(self.run_program("extract", self.file("utf8.txt", ARTICLE)).stdout))
        for codec in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
            with self.subTest(codec):
                done = self.run_program("extract", self.file("a.txt", ("\ufeff" + ARTICLE).encode(codec)))
                self.assertEqual(self.fields(self.rows(done.stdout)), expected)

    def test_numbers_and_explain_point_at_the_bytes(self):
        path = self.file("a.txt", encoders.vni(ARTICLE))
        done = self.run_program("extract", path, "-o", "rows.csv", "--numbers", "numbers.csv")
        self.assertEqual(done.returncode, 0)
        numbers = self.rows((self.folder / "numbers.csv").read_bytes())
        for row in numbers:
            self.assertEqual(path.read_bytes()[int(row["start"]):int(row["end"])], encoders.vni(row["text"]))
        at = path.read_bytes().index(b"39,1%")
        self.assertIn("«39,1%» figure", self.run_program("explain", f"{path}:{at}").stdout.decode())

    def test_text_is_utf8(self):
        for name, encode in encoders.ENCODERS.items():
            with self.subTest(name):
                done = self.run_program("text", self.file("a.txt", encode(ARTICLE)))
                self.assertEqual((done.returncode, done.stdout.decode()), (0, ARTICLE))
        capitals = "TỔNG THU NGÂN SÁCH ĐẠT 5 TỶ ĐỒNG Ở TỈNH HÀ GIANG\n"
        self.assertEqual(self.run_program("text", self.file("a.txt", encoders.tcvn3(capitals))).stdout.decode(), capitals)

    def test_detect_tells_the_encoding(self):
        for name, encode in encoders.ENCODERS.items():
            with self.subTest(name):
                done = self.run_program("detect", "--json", self.file("a.txt", encode(ARTICLE)))
                self.assertEqual((done.returncode, done.stderr), (0, b""))
                told = json.loads(done.stdout)
                # without capital letters, both have the same bytes
                self.assertEqual(told["encoding"], "TCVN3" if name == "TCVN5712-1" else name)
                self.assertGreater(told["confidence"], 0.9)
                self.assertEqual((told["format"], told["normalisation"], told["numbers"], told["line_ends"]), ("text", "NFC", "1.234,5", "LF"))
                self.assertEqual([o["what"] for o in told["odd"]], ["mojibake"] if "in UTF-8" in name else [])
        capitals = encoders.iconv("TỔNG THU NGÂN SÁCH ĐẠT 5 TỶ ĐỒNG; CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TCVN5712-1")
        self.assertEqual(json.loads(self.run_program("detect", "--json", self.file("a.txt", capitals)).stdout)["encoding"], "TCVN5712-1")

    def test_other_languages_stay_as_they_are(self):
        texts = ["The café's résumé: naïve façade, 5°C, “quoted” – 10 £ and ½ of 3².\n",
                 "Élève, été, à côté de la forêt où l'hôtel s'élève ; le garçon a été reçu là-bas, même après Noël.\n",
                 "Für Bürger über 65 Jahre, größere Städte, Straßen und Märkte; »-d« »-l« »-p« »-r« »-t« möglich.\n",
                 "è già più di così: la città può, perché sì, però là; né qui né lì.\n",
                 "Không. Tôi, cô và má là bà. Hà có cá, có lúa, có ngô, có ý.\n"]
        for text in texts:
            with self.subTest(text):
                path = self.file("a.txt", text)
                self.assertEqual(self.run_program("text", path).stdout.decode(), text)
                self.assertEqual(json.loads(self.run_program("detect", "--json", path).stdout)["encoding"], "UTF-8")

    def test_what_no_encoding_fits_is_named_with_advice(self):
        path = self.file("a.txt", "Élève, été, à côté de la forêt où l'hôtel s'élève ; le garçon a été reçu".encode("cp1252"))
        done = self.run_program("extract", path)
        self.assertEqual(done.returncode, 1)
        self.assertIn("name it with --encoding", self.complaints(done)[0])
        self.assertEqual(self.run_program("text", "--encoding", "latin1", path).stdout, path.read_bytes().decode("cp1252").encode())

    def test_an_unknown_encoding_is_wrong_usage(self):
        for command in ("extract", "text", "detect"):
            done = self.run_program(command, "--encoding", "TCVN9", self.file("a.txt"))
            self.assertEqual(done.returncode, 2)
            self.assert_one_complaint(done, "TCVN9", "windows-1258")

    def test_detect_tells_what_is_odd(self):
        text = ("\ufeffThu đạt 7.353,5 tỷ đồng\r\nĐo\u0323\u0302i Ðức ƣ \u00ad\u200b\u00a0\u202e\x07\ue000１ Hа\n").encode() + b"\xff\n"
        done = self.run_program("detect", "--json", self.file("a.txt", text))
        told = json.loads(done.stdout)
        self.assertEqual((told["encoding"], told["normalisation"], told["line_ends"]), ("UTF-8", "mixed", "mixed"))
        odd = {o["what"]: o for o in told["odd"]}
        self.assertEqual(set(odd), {"byte_order_mark", "look_alike", "soft_hyphen", "zero_width", "no_break_space", "direction_mark", "control_character",
                                    "private_use", "full_width", "foreign_letter", "broken_byte"})
        self.assertEqual((odd["look_alike"]["count"], odd["look_alike"]["start"]), (2, text.index("Ð".encode())))
        self.assertEqual((odd["broken_byte"]["start"], odd["broken_byte"]["line"]), (text.index(b"\xff"), 3))
        people = self.run_program("detect", "a.txt").stdout.decode()
        self.assertIn("soft hyphens: 1, at byte", people)
        self.assertIn("1.234,5 (1 of 1", people)

    def test_detect_tells_wrapped_lines_and_lost_diacritics(self):
        wrapped = "tổng thu ngân sách của tỉnh trong năm nay đã\n" * 8
        plain = "Tong thu ngan sach cua tinh dat 5 ty dong, tang 5% so voi cung ky nam truoc, giam nhieu trong thang nay.\n"
        # as the figures are read: what opens with "tỷ đồng" goes on, and no word of a list need be there
        twice = "Trong quý III, tổng thu ngân sách của tỉnh đạt\n7.353 tỷ đồng; sản lượng thủy sản khai thác được\nlà 12 nghìn tấn, bằng cùng kỳ năm trước và vượt\nkế hoạch.\n"
        rare = "Doanh nghiep ky hop dong moi, xay them nha may, kho lanh va cau cang.\n"
        english = "The province said on Monday that revenue rose 5% to 7.3 billion dong in the third quarter.\n"
        short = "Thu ngân sách đạt\n5 tỷ đồng\ntrong quý\n"
        for text, what in ((wrapped, ["hard_wrapped_line"]), (plain, ["no_diacritics"]), (twice, ["hard_wrapped_line"]), (rare, ["no_diacritics"]), (english, []), (short, [])):
            told = json.loads(self.run_program("detect", "--json", self.file("a.txt", text)).stdout)
            self.assertEqual([o["what"] for o in told["odd"]], what, text)

    def test_detect_of_what_can_not_be_read(self):
        self.file("in/a.txt")
        done = self.run_program("detect", "in", self.file("b.bin", b"\x7fELF\0\0\0\x01\x02\x03"), self.folder / "none.txt")
        self.assertEqual(done.returncode, 1)
        self.assertEqual([line.split(": ")[0] for line in self.complaints(done)[:2]], [str(self.folder / "b.bin"), str(self.folder / "none.txt")])
        self.assertIn("in/a.txt\n  format         text\n  encoding       UTF-8 (100 %)\n", done.stdout.decode())

    def test_a_long_text_in_another_encoding_is_read_whole(self):
        lines = 17 * 1024 * 1024 // len(encoders.tcvn3(ARTICLE))
        path = self.file("long.txt", encoders.tcvn3(ARTICLE) * (lines + 1))
        short = self.rows(self.run_program("extract", self.file("short.txt", encoders.tcvn3(ARTICLE))).stdout)
        done = self.run_program("extract", path, "-o", "rows.csv", timeout=600)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        with open(self.folder / "rows.csv", "rb") as file:
            first = b"".join(line for line, _ in zip(file, range(len(short) + 1)))
        self.assertEqual([(r["start"], r["text"], r["amount"]) for r in self.rows(first)], [(r["start"], r["text"], r["amount"]) for r in short])

    def test_a_longer_one_is_refused(self):
        path = self.file("long.txt", encoders.tcvn3(ARTICLE) * (64 * 1024 * 1024 // len(encoders.tcvn3(ARTICLE)) + 1))
        done = self.run_program("extract", path)
        self.assertEqual(done.returncode, 1)
        self.assertIn("is TCVN3 text of more than 64 MiB; split it", self.complaints(done)[0])


main()
