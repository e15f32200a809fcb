"""Documents too long to be read at once: the same rows for every number of jobs, little memory, and none of a document that fails."""
import hashlib
import os
import signal
import subprocess
import sys
import time
import unittest

from program import BINARY, SANITIZED, ProgramTest, main

LONG = 17 << 20  # bytes: longer than what is read at once
CHANGED = "changed while it was read; read it again when it is complete"


def text(size, every=40):
    """Mostly lines without figures, so that it takes little time: one in so many has two."""
    lines = []
    for i in range(1, 8001):
        if i % every == 0:
            lines.append(f"Tại Hà Nội, tháng 9 năm 2024, sản lượng mặt hàng X{i} đạt {i},5 tấn, tăng {i % 90 + 1}% so với cùng kỳ.\n\n")
        else:
            lines.append("Thời tiết hôm nay rất tốt, trời trong và không có mây.\n")
    part = "".join(lines).encode()
    return part * (size // len(part) + 1)


class LongDocument(ProgramTest):
    def sums(self):
        return [hashlib.sha256((self.folder / name).read_bytes()).hexdigest() for name in ("rows.csv", "rows.numbers.csv")]

    def names(self):
        return sorted(p.name for p in self.folder.iterdir())

    def test_it_has_the_rows_that_it_has_at_once(self):
        content = text(LONG)
        long, short = self.file("long.txt", content), self.file("short.txt")
        sums = []
        for jobs in (1, 3):
            done = self.run_program("extract", "long.txt", "short.txt", "-o", "rows.csv", "--numbers", "all", "--jobs", jobs)
            self.assertEqual((done.returncode, done.stderr), (0, b""))
            sums.append(self.sums())
        self.assertEqual(*sums)
        # what comes through a pipe is read at once
        piped = self.run_program("extract", "-", "-o", "piped.csv", "--numbers", "all", input=content)
        self.assertEqual(piped.returncode, 0)
        for name in ("csv", "numbers.csv"):
            whole = (self.folder / f"piped.{name}").read_text().replace("\n-,", "\nlong.txt,")
            self.assertTrue((self.folder / f"rows.{name}").read_text().startswith(whole))

    def test_a_damaged_one_is_read_with_one_warning(self):
        self.file("long.txt", b"\xff" + text(LONG, 4000) + b"\xff\n")
        done = self.run_program("extract", "long.txt", "-o", "rows.csv")
        self.assertEqual(done.returncode, 0)
        self.assert_one_complaint(done, "long.txt: 2 bytes are not UTF-8, the first at byte 0; the rest was read")

    def test_what_is_no_text_is_refused_before_a_row_is_written(self):
        with (self.folder / "hole.txt").open("wb") as f:
            f.truncate(20_000_000_000)  # a hole: no disk is needed
        legacy, filler = ("Tæng thu ng©n s¸ch ®¹t 5 tû ®ång. ".encode("latin-1"), "Thu ng©n s¸ch cña tØnh t¨ng ®Òu.\n".encode("latin-1"))
        self.file("legacy.txt", legacy + filler * (LONG // len(filler) + 1) + legacy)
        good = self.file("short.txt")
        done = self.run_program("extract", "hole.txt", "legacy.txt", good)
        self.assertEqual(done.returncode, 1)
        complaints = self.complaints(done)
        self.assertEqual(len(complaints), 2, complaints)
        self.assertEqual(complaints[0], "hole.txt: is not text (it holds NUL bytes)")
        # what is in another encoding is read as a whole
        self.assertEqual({r["document"] for r in self.rows(done.stdout)}, {"legacy.txt", str(good)})
        self.assertEqual(next(r["unit"] for r in self.rows(done.stdout) if r["document"] == "legacy.txt"), "tỷ đồng")

    def stopped_writing(self, *arguments, **options):
        """A run whose rows nobody reads: it is in the middle of its document."""
        process = subprocess.Popen([BINARY, "extract", *arguments], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.kill)
        process.stdout.read(1)
        return process

    def test_one_that_is_cut_or_written_to_fails_alone(self):
        # the rows of a block are more than a pipe holds, and those of all blocks more than may wait
        content = text(LONG, 2)
        for what, change in {"cut": lambda f: f.truncate(1000), "written to": lambda f: f.write(b"x")}.items():
            with self.subTest(what):
                path = self.file("long.txt", content)
                self.file("short.txt")
                process = self.stopped_writing("long.txt", "short.txt", "--jobs", "1")
                with path.open("r+b") as f:
                    change(f)
                rows, errors = process.communicate(timeout=100)
                self.assertEqual(process.returncode, 1)
                self.assertEqual(errors.decode().splitlines(), [f"solieu: long.txt: {CHANGED}; its first rows have gone out already",
                                                                "solieu: 1 of 2 documents could not be read"])
                self.assertEqual(len([line for line in rows.splitlines() if line.startswith(b"short.txt,")]), 2)

    def recorded(self, process):
        journal = self.folder / "rows.csv.journal"
        while not (journal.exists() and b" and " in journal.read_bytes()):
            self.assertIsNone(process.poll(), "the document is too short to be stopped in the middle")
            time.sleep(0.001)

    def start(self, *arguments):
        process = subprocess.Popen([BINARY, "extract", *map(str, arguments)], cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.kill)
        return process

    def test_killed_in_the_middle_of_it_a_run_goes_on_there(self):
        self.file("in/a.txt")
        self.file("in/long.txt", text(LONG, 5))
        self.file("in/z.txt")
        batch = ("in", "-o", "rows.csv", "--numbers", "all")
        self.assertEqual(self.run_program("extract", *batch).returncode, 0)
        wanted = self.sums()
        for jobs, number in ((1, signal.SIGKILL), (3, signal.SIGTERM)):
            process = self.start(*batch, "--jobs", jobs)
            self.recorded(process)
            process.send_signal(number)
            if number == signal.SIGTERM:
                self.assertEqual(process.wait(60), 143)
                self.assertRegex(process.stderr.read().decode(), r"^solieu: interrupted; the rows of 1 documents( and \d+ blocks)? are kept; --resume continues\n$")
            else:
                process.wait()
            done = self.run_program("extract", *batch, "--resume")
            self.assertEqual((done.returncode, done.stderr), (0, b""))
            self.assertEqual(self.sums(), wanted)
            self.assertEqual(self.names(), ["in", "rows.csv", "rows.numbers.csv"])

    def test_one_that_changes_leaves_no_rows_in_a_file(self):
        self.file("a.txt")
        self.file("z.txt")
        self.assertEqual(self.run_program("extract", "a.txt", "z.txt", "-o", "rows.csv", "--numbers", "all").returncode, 0)
        wanted = self.sums()
        path = self.file("long.txt", text(LONG, 5))
        process = self.start("a.txt", "long.txt", "z.txt", "-o", "rows.csv", "--numbers", "all", "--jobs", 1)
        self.recorded(process)
        os.truncate(path, 1000)
        self.assertEqual(process.wait(60), 1)
        self.assertEqual(process.stderr.read().decode().splitlines(), [f"solieu: long.txt: {CHANGED}", "solieu: 1 of 3 documents could not be read"])
        self.assertEqual(self.sums(), wanted)

    @unittest.skipIf(SANITIZED, "sanitizers keep what is freed")
    def test_memory_does_not_grow_with_its_length(self):
        measure = ("import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True); "
                   "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
        peaks = []
        for times in (1, 3):
            self.file("long.txt", text(LONG * times, 400))
            done = subprocess.run([sys.executable, "-c", measure, BINARY, "extract", "long.txt", "--jobs", "2", "-o", "/dev/null"],
                                  cwd=self.folder, capture_output=True, timeout=100, check=True)
            peaks.append(int(done.stdout))
        self.assertLess(peaks[1], peaks[0] * 1.3 + 8000)
        self.assertLess(peaks[1], 300_000)


main()
