"""What a terminal shows of a batch, and that nothing else is shown it."""
import fcntl
import os
import re
import struct
import subprocess
import termios

from program import BINARY, SANITIZED, SOURCE, TEXT, ProgramTest, main

SUMMARY = re.compile(r"^(\d+|\d+,\d{3}) documents, [\d,]+ figures, (\d+) failed, \d+\.\d MB in \d+\.\d s\r\n", re.MULTILINE)


class Progress(ProgramTest):
    def on_terminal(self, *arguments, columns=100, **options):
        """What a run writes to standard error, which is a terminal."""
        ours, theirs = os.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        process = subprocess.Popen([BINARY, "extract", *map(str, arguments)], stdout=subprocess.DEVNULL, stderr=theirs, cwd=self.folder, **options)
        os.close(theirs)
        shown = b""
        try:
            while piece := os.read(ours, 1 << 16):
                shown += piece
        except OSError:
            pass  # the other end is closed
        os.close(ours)
        self.assertEqual(process.wait(100), 1 if "missing.txt" in arguments else 0)
        return shown.decode()

    def long_batch(self):
        for i in range(40):
            self.file(f"in/{i:02}.txt", TEXT * (400 if SANITIZED else 4000))
        return "in"

    def test_a_batch_is_summed_up(self):
        self.file("b.txt", TEXT)
        shown = self.on_terminal("a.txt" if self.file("a.txt") else "", "b.txt", "missing.txt", "-o", "rows.csv")
        self.assertEqual(SUMMARY.findall(shown), [("3", "1")])
        self.assertIn("3 documents, 4 figures, 1 failed, 0.0 MB in", shown)
        self.assertIn("solieu: missing.txt: No such file or directory\r\n", shown)

    def test_a_line_shows_how_far_it_is_and_is_gone_at_the_end(self):
        shown = self.on_terminal(self.long_batch(), "-o", "rows.csv")
        lines = re.findall(r"\r\x1b\[K(\d+/40 documents  \d+\.\d MB/s  [\d,]+ figures  0 failed  \d:\d\d left)", shown)
        self.assertTrue(lines, shown)
        seconds = float(re.search(r"in (\d+\.\d) s", shown)[1])
        self.assertLessEqual(len(lines), 5 * seconds + 1)
        self.assertRegex(shown, r"left\r\x1b\[K40 documents, ")
        self.assertEqual(len(SUMMARY.findall(shown.split("\x1b[K")[-1])), 1)

    def test_a_narrow_terminal_has_a_short_line(self):
        shown = self.on_terminal(self.long_batch(), "-o", "rows.csv", columns=20)
        lines = [piece.split("\r")[0] for piece in shown.split("\x1b[K")[1:-1]]
        self.assertTrue(lines, shown)
        self.assertLess(max(map(len, lines)), 20)

    def test_one_document_is_not_summed_up(self):
        self.file("a.txt")
        self.assertEqual(self.on_terminal("a.txt", "-o", "rows.csv"), "")

    def test_quiet_is_quiet(self):
        self.assertEqual(self.on_terminal(SOURCE / "corpus/docs", "-o", "rows.csv", "-q"), "")

    def test_without_a_terminal_nothing_is_shown(self):
        self.assertEqual(self.run_program("extract", self.long_batch(), "-o", "rows.csv").stderr, b"")


main()
