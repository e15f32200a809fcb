"""Endless lines: they are read to their end, and the time that takes grows no faster than they do."""
import random
import resource

from program import SANITIZED, ProgramTest, main

WORDS = ("tổng thu ngân sách đạt tăng giảm so với cùng kỳ tỷ đồng % doanh nghiệp tấn xã hộ bằng dự toán , . trong đó năm tháng và của khu vực "
         "sản xuất công nghiệp tỉnh Lạng Sơn xuất khẩu hàng hóa ước nghìn triệu USD so lũy kế ngày quý").split()


def line(size, number_every, seed):
    """`size` bytes of words in random order, one in `number_every` a number."""
    choose = random.Random(seed)

    def word():
        if choose.randrange(number_every):
            return choose.choice(WORDS)
        whole = str(choose.randrange(10 ** choose.randrange(1, 7)))
        return whole if choose.random() < 0.5 else f"{whole},{choose.randrange(10)}"

    blocks = [(" ".join(word() for _ in range(20000)) + " ").encode() for _ in range(10)]
    out = bytearray()
    while len(out) < size:
        out += choose.choice(blocks)
    return bytes(out[:out.rindex(b" ", 0, size)])


class LongLine(ProgramTest):
    def seconds(self, content):
        """Processor time for a document, and its rows."""
        path = self.file("line.txt", content)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = self.run_program("extract", path, "-o", "out.csv")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        with (self.folder / "out.csv").open("rb") as f:
            rows = sum(1 for _ in f) - 1
        return after.ru_utime - before.ru_utime, rows

    def test_a_line_of_100_megabytes(self):
        size = (4 if SANITIZED else 100) * 1000 * 1000
        _, rows = self.seconds(line(size, 100, 1))
        self.assertGreater(rows, size // 3000)

    def test_time_grows_with_the_text(self):
        unit = 50_000 if SANITIZED else 500_000
        small, few = self.seconds(line(unit, 8, 2))
        large, many = self.seconds(line(8 * unit, 8, 2))
        self.assertGreater(many, 5 * few)
        # eight times the text in at most twelve times the time; the beginning of a run is the same for both
        self.assertLess(large, 12 * small + 0.5)

    def test_a_line_without_a_blank(self):
        size = (100 if SANITIZED else 2000) * 1000
        for piece in ("đồng", "1", "1.", "7.353,5", "a1", "(", "%", "5%-", "e\u0302\u0323", "\u200b", "\n", ","):
            with self.subTest(piece):
                data = piece.encode()
                self.seconds(data * (size // len(data)))


main()
