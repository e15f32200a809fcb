"""Requests to stop, and inputs that misbehave: each is said in one line, and nothing half-done takes a name."""
import os
import pathlib
import re
import shutil
import signal
import subprocess
import threading
import time
import unittest

from program import BINARY, SANITIZED, TEXT, ProgramTest, main

LONG = 5000 if SANITIZED else 50000  # more rows than a pipe and a buffer hold
STATUS = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}


def with_default_signals():
    for number in STATUS:
        signal.signal(number, signal.SIG_DFL)  # a shell without job control has its background jobs ignore them


class Interruption(ProgramTest):
    def start(self, *arguments, **options):
        process = subprocess.Popen([BINARY, "extract", *map(str, arguments)], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   preexec_fn=with_default_signals, **options)
        self.addCleanup(process.stderr.close)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.kill)
        return process

    def names(self):
        return sorted(p.name for p in self.folder.iterdir())

    def until(self, condition):
        end = time.monotonic() + 60
        while not condition():
            self.assertLess(time.monotonic(), end)
            time.sleep(0.01)

    def slow(self, name="slow"):
        """A document that never ends: a pipe that is open and stays empty."""
        os.mkfifo(self.folder / name)
        return name

    def stopped(self, process, number, message):
        process.send_signal(number)
        self.assertEqual(process.wait(60), STATUS[number])
        self.assertEqual(process.stderr.read().decode(), f"solieu: {message}\n")

    def test_what_was_begun_is_removed(self):
        self.file("a.txt")
        self.file("rows.csv", "old")
        slow = self.slow()
        for number in STATUS:
            for jobs in (1, 2):
                with self.subTest(f"{number.name}, {jobs} jobs"):
                    process = self.start("a.txt", slow, "-o", "rows.csv", "--numbers", "all", "--jobs", jobs)
                    self.until(lambda: (self.folder / "rows.numbers.csv.part").exists())
                    self.stopped(process, number, "interrupted; nothing was written")
                    self.assertEqual((self.folder / "rows.csv").read_text(), "old")
                    self.assertEqual(self.names(), ["a.txt", "rows.csv", "slow"])

    def test_rows_that_are_recorded_are_kept(self):
        slow = self.slow()
        for i in range(20):
            self.file(f"in/{i:02}.txt", TEXT * 500)
        process = self.start("in", slow, "in", "-o", "rows.csv", "--jobs", 2)
        with (self.folder / slow).open("wb") as pipe:
            self.until(lambda: (self.folder / "rows.csv.part").exists())
            time.sleep(0.2)
            pipe.write(TEXT.encode())  # a document that takes its time: a record is due behind it
        self.until(lambda: process.poll() is not None or (self.folder / "rows.csv.journal").exists())
        self.assertEqual(process.wait(60), 0)  # a second time, stopped
        self.assertEqual(self.names(), ["in", "rows.csv", "slow"])
        # a pipe of its own: both threads may come to the pipes while the first is open
        process = self.start("in", slow, self.slow("slower"), "-o", "rows.csv", "--jobs", 2)
        with (self.folder / slow).open("wb"):
            time.sleep(0.5)
        self.until(lambda: (self.folder / "rows.csv.journal").exists())
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(60), 143)
        self.assertRegex(process.stderr.read().decode(), r"^solieu: interrupted; the rows of \d+ documents are kept; --resume continues\n$")
        self.assertEqual(self.names(), ["in", "rows.csv", "rows.csv.journal", "rows.csv.part", "slow", "slower"])

    def test_a_reader_that_takes_its_time_does_not_hold_it(self):
        self.file("a.txt", TEXT * LONG)
        process = self.start("a.txt")
        process.stdout.read(1)  # and no more: the program waits for its reader
        self.stopped(process, signal.SIGINT, "interrupted; the CSV is incomplete")

    def test_an_input_that_takes_its_time_does_not_hold_it(self):
        process = self.start("-", stdin=subprocess.PIPE)
        self.addCleanup(process.stdin.close)
        status = pathlib.Path(f"/proc/{process.pid}/status")
        if status.exists():  # half a second is not always enough to begin in, on a busy machine and with a sanitizer
            blocked = lambda: int(re.search(r"^SigBlk:\s*(\w+)$", status.read_text(), re.M)[1], 16)
            self.until(lambda: blocked() >> (signal.SIGTERM - 1) & 1)
        time.sleep(0.5)
        self.stopped(process, signal.SIGTERM, "interrupted; the CSV is incomplete")

    def test_signals_that_are_to_be_ignored_are(self):
        slow = self.slow()
        process = subprocess.Popen([BINARY, "extract", slow], cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        with process, (self.folder / slow).open("wb") as pipe:
            process.send_signal(signal.SIGHUP)
            time.sleep(0.2)
            pipe.write(TEXT.encode())
            pipe.close()
            self.assertEqual(process.stdout.read().count(b"\n"), 3)
            self.assertEqual(process.wait(60), 0)

    def test_a_reader_that_leaves_ends_a_run_whose_input_does_not(self):
        process = self.start(self.file("a.txt", TEXT * LONG), "-", stdin=subprocess.PIPE)
        self.addCleanup(process.stdin.close)
        process.stdout.read(1)
        process.stdout.close()
        self.assertEqual(process.wait(60), 1)
        self.assertEqual(process.stderr.read().decode(), "solieu: standard output: Broken pipe; the CSV is incomplete\n")

    def test_two_runs_do_not_write_one_file(self):
        self.file("a.txt")
        slow = self.slow()
        first = self.start(slow, "-o", "rows.csv")
        with (self.folder / slow).open("wb") as pipe:
            self.until(lambda: (self.folder / "rows.csv.part").exists())
            done = self.run_program("extract", "a.txt", "-o", "rows.csv")
            self.assertEqual(done.returncode, 1)
            self.assert_one_complaint(done, "rows.csv: another run is writing it")
            pipe.write(TEXT.encode())
        self.assertEqual(first.wait(60), 0)
        self.assertEqual(len(self.rows((self.folder / "rows.csv").read_bytes())), 2)

    @unittest.skipUnless(os.path.exists("/proc/self/fdinfo"), "the system has no /proc")
    def test_a_document_that_shrinks_while_it_is_read_fails_alone(self):
        good = self.file("b.txt")
        path, size = self.folder / "a.txt", 16 << 20  # longer ones are read in blocks: long_document_test.py
        for _ in range(200):
            with path.open("wb") as f:
                f.truncate(size)  # a hole: no disk is needed
            process = self.start(path, good, "--jobs", 1)
            caught = self.stop_while_reading(process, path, size)
            os.truncate(path, 1000)
            process.send_signal(signal.SIGCONT)
            rows, errors = process.communicate(timeout=100)
            if caught:
                break
        self.assertTrue(caught, "the program was faster each time")
        self.assertEqual(process.returncode, 1)
        self.assertEqual(errors.decode().splitlines(), [f"solieu: {path}: changed while it was read; read it again when it is complete",
                                                        "solieu: 1 of 2 documents could not be read"])
        self.assertEqual(len(self.rows(rows)), 2)

    def stop_while_reading(self, process, path, size):
        """Stops the program in the middle of a file; False where it has come to its end."""
        files = pathlib.Path(f"/proc/{process.pid}/fd")
        while process.poll() is None:
            for file in list(files.iterdir()):
                try:
                    if os.readlink(file) != str(path):
                        continue
                    position = pathlib.Path(f"/proc/{process.pid}/fdinfo/{file.name}")
                    at = lambda: int(position.read_text().split()[1])
                    if at() > 0:
                        process.send_signal(signal.SIGSTOP)
                        return 0 < at() < size
                except OSError:
                    continue  # closed meanwhile
        return False

    def test_what_can_not_be_read_is_named(self):
        good = self.file("in/a.txt")
        (self.folder / "in/b.txt").symlink_to("c.txt")
        (self.folder / "in/c.txt").symlink_to("b.txt")
        (self.folder / "in/d.txt").symlink_to("nowhere")
        (self.folder / "in/loop").symlink_to(".")
        os.mkfifo(self.folder / "in/e.txt")
        done = self.run_program("extract", "in", "/proc/self/mem")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(self.complaints(done), ["in/e.txt: is no regular file; name it to have it read",
                                                 "in/b.txt: Too many levels of symbolic links",
                                                 "in/c.txt: Too many levels of symbolic links",
                                                 "in/d.txt: No such file or directory",
                                                 "/proc/self/mem: Input/output error",
                                                 "5 of 6 documents could not be read"])
        self.assertEqual({r["document"] for r in self.rows(done.stdout)}, {"in/a.txt"})

    def test_what_may_not_be_read_is_named(self):
        program = shutil.copy(BINARY, self.folder / "program")
        self.file("in/a.txt")
        self.file("in/secret.txt").chmod(0)
        self.file("in/locked/a.txt")
        (self.folder / "in/locked").chmod(0)
        self.addCleanup((self.folder / "in/locked").chmod, 0o755)
        self.folder.chmod(0o755)
        done = subprocess.run([program, "extract", "in"], capture_output=True, cwd=self.folder, timeout=100,
                              user=65534 if os.geteuid() == 0 else None)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(self.complaints(done), ["in/locked: Permission denied", "in/secret.txt: Permission denied",
                                                 "2 of 3 documents could not be read"])
        self.assertEqual(len(self.rows(done.stdout)), 2)

    def test_standard_input_is_read_once(self):
        done = self.run_program("extract", "-", "-", input=b"")
        self.assertEqual(done.returncode, 2)
        self.assert_one_complaint(done, "standard input can be read only once")


main()
