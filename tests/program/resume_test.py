"""A batch that was killed is continued, and comes out as if it had not been.

As a test of the build it is killed a few times; `resume_test.py BINARY --kills 50` does it as often as one likes.
"""
import hashlib
import os
import random
import signal
import subprocess
import sys
import time

from office_files import tarred, zipped
from program import BINARY, SANITIZED, SOURCE, TEXT, ProgramTest, main, needs

KILLS = int(sys.argv[sys.argv.index("--kills") + 1]) if "--kills" in sys.argv else 3 if SANITIZED else 8
COPIES = 6 if SANITIZED else 20  # of the corpus
OUTPUTS = ("rows.csv", "rows.numbers.csv")


class Resume(ProgramTest):
    def batch(self, copies):
        """The corpus, several times over, with a document that fails and one with a warning."""
        texts = sorted((SOURCE / "corpus/docs").glob("*.txt"))
        for copy in range(copies):
            for text in texts:
                self.file(f"in/{copy:03}/{text.name}", text.read_bytes())
        self.file("in/001/bad.txt", b"%PDF-1.7\n")
        self.file("in/001/damaged.txt", b"\xff " + TEXT.encode())
        return ("in", "-o", "rows.csv", "--numbers", "all")

    def sums(self):
        return [hashlib.sha256((self.folder / name).read_bytes()).hexdigest() for name in OUTPUTS]

    def names(self):
        return sorted(p.name for p in self.folder.iterdir())

    def killed(self, seconds, *arguments):
        """Kills a run after a while; how it ended otherwise, or None."""
        process = subprocess.Popen([BINARY, "extract", *arguments], cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            return process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            return None

    def unfinished(self, arguments):
        """Kills a run that has recorded something."""
        process = subprocess.Popen([BINARY, "extract", *arguments], cwd=self.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not (self.folder / "rows.csv.journal").exists() or b"\ndone" not in (self.folder / "rows.csv.journal").read_bytes():
            self.assertIsNone(process.poll(), "the batch is too short to be killed in the middle")
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
        process.wait()

    def test_killed_at_any_moment_it_comes_out_the_same(self):
        batch = self.batch(COPIES)
        begun = time.monotonic()
        self.assertEqual(self.run_program("extract", *batch).returncode, 1)
        whole = time.monotonic() - begun
        wanted = self.sums()
        choose = random.Random(7)
        kills = continued = 0
        while kills < KILLS:
            for name in OUTPUTS:
                (self.folder / name).unlink()
            status, resume = None, ()
            while status is None:  # each run is killed too, and later and later, so that there is an end
                status = self.killed(whole * choose.uniform(0, 1.2) + 0.05 * len(resume), *batch, "--jobs", str(choose.choice((1, 2, 3))), *resume)
                if status is None:
                    kills += 1
                    continued += (self.folder / "rows.csv.journal").exists()
                resume = ("--resume",)
            self.assertEqual(status, 1)  # the document that failed is still counted
            self.assertEqual(self.sums(), wanted)
            self.assertEqual(self.names(), ["in", *OUTPUTS])
        print(f"killed {kills} times, {continued} times with something to continue", file=sys.stderr)

    @needs("OFFICE")
    def test_killed_within_an_archive_it_comes_out_the_same(self):
        texts = sorted((SOURCE / "corpus/docs").glob("*.txt"))
        files = {f"{copy:03}/{text.name}": text.read_bytes() for copy in range(COPIES) for text in texts}
        packed = {"a.zip": zipped(files), "a.tar": tarred(files), "a.tgz": tarred(files, "w:gz")}
        for name, content in packed.items():
            with self.subTest(name):
                self.file(name, content)
                batch = (name, "-o", "rows.csv", "--numbers", "all")
                self.assertEqual(self.run_program("extract", *batch).returncode, 0)
                expected = self.sums()
                self.unfinished(batch)
                self.assertTrue((self.folder / "rows.csv.journal").exists())
                done = self.run_program("extract", *batch, "--resume")
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertEqual(self.sums(), expected)
                self.assertFalse((self.folder / "rows.csv.journal").exists())

    def test_what_was_done_is_not_done_again(self):
        batch = self.batch(COPIES)
        self.unfinished(batch)
        done = self.run_program("extract", *batch, "--resume")
        self.assertEqual(self.complaints(done)[-1], f"1 of {COPIES * len(list((SOURCE / 'corpus/docs').glob('*.txt'))) + 2} documents could not be read")
        resumed = self.sums()
        self.assertEqual(self.run_program("extract", *batch).returncode, 1)
        self.assertEqual(self.sums(), resumed)

    def test_another_batch_is_not_continued(self):
        batch = self.batch(COPIES)
        self.unfinished(batch)
        before = {name: (self.folder / name).read_bytes() for name in self.names() if name != "in"}
        grammar = self.folder / "grammar"
        subprocess.run(["cp", "-r", SOURCE / "grammars", grammar], check=True)
        (grammar / "more.toml").write_text("# nothing\n")
        others = {
            ("in", "-o", "rows.csv", "--numbers", "all", "--date", "2024-01-01"): "--date differs",
            ("in", "-o", "rows.csv"): "--numbers differs",
            ("in/000", "-o", "rows.csv", "--numbers", "all"): "the list of documents and the size or time of a document differs",
            (*batch, "--grammars", grammar): "the grammar differs",
        }
        for arguments, what in others.items():
            with self.subTest(what):
                done = self.run_program("extract", *arguments, "--resume")
                self.assertEqual(done.returncode, 2)
                self.assert_one_complaint(done, "rows.csv.journal is of another batch", what)
        os.utime(self.folder / "in/000" / next((SOURCE / "corpus/docs").glob("*.txt")).name)
        done = self.run_program("extract", *batch, "--resume")
        self.assertEqual(done.returncode, 2)
        self.assert_one_complaint(done, "the size or time of a document differs")
        self.assertEqual({name: (self.folder / name).read_bytes() for name in before}, before)

    def test_a_journal_or_rows_that_were_cut_off(self):
        batch = self.batch(COPIES)
        self.unfinished(batch)
        journal = self.folder / "rows.csv.journal"
        journal.write_bytes(journal.read_bytes() + b"done 999999 0 1 1 1\t0123")  # a record that is not whole
        self.assertEqual(self.run_program("extract", *batch, "--resume").returncode, 1)
        resumed = self.sums()
        self.unfinished(batch)
        with (self.folder / "rows.csv.part").open("r+b") as rows:
            rows.truncate(100)
        done = self.run_program("extract", *batch, "--resume")
        self.assertEqual(done.returncode, 1)
        self.assertIn("begin anew without --resume", done.stderr.decode())
        done = self.run_program("extract", *batch)
        self.assertTrue(self.complaints(done)[0].startswith("rows.csv: replaces an unfinished run, "), done.stderr)
        self.assertEqual(self.sums(), resumed)
        self.assertEqual(self.names(), ["in", *OUTPUTS])

    def test_killed_between_the_names_of_its_files(self):
        batch = self.batch(COPIES)
        self.unfinished(batch)
        self.run_program("extract", *batch, "--resume")
        wanted = self.sums()
        for published in ((), OUTPUTS[1:], OUTPUTS):
            with self.subTest(published):
                self.unfinished(batch)
                journal = (self.folder / "rows.csv.journal").read_bytes()
                documents = int(next(line for line in journal.splitlines() if line.startswith(b"the list")).split(b"\t")[1].split()[0])
                lengths = [(self.folder / name).stat().st_size for name in OUTPUTS]
                (self.folder / "rows.csv.journal").write_bytes(journal + checked(f"done {documents} 1 5 {lengths[0]} {lengths[1]}"))
                for name in OUTPUTS:
                    (self.folder / f"{name}.part").unlink()
                    if name not in published:
                        (self.folder / name).rename(self.folder / f"{name}.part")
                self.assertEqual(self.run_program("extract", *batch, "--resume").returncode, 1)
                self.assertEqual(self.sums(), wanted)
                self.assertEqual(self.names(), ["in", *OUTPUTS])

    def test_a_full_disk_keeps_what_was_recorded(self):
        batch = self.batch(COPIES)[:3]
        size = len(self.run_program("extract", "in").stdout)
        limited = f'trap "" XFSZ; ulimit -f {size * 9 // 10 // 512}; "$SOLIEU" extract in -o rows.csv --jobs 1'  # sh counts in 512 bytes
        done = self.shell(limited)
        self.assertEqual(done.returncode, 1)
        self.assertRegex(self.complaints(done)[-1], r"^rows.csv: File too large; the rows of \d+ documents are kept; --resume continues$")
        self.assertEqual(self.run_program("extract", *batch, "--resume").returncode, 1)
        self.assertEqual((self.folder / "rows.csv").read_bytes(), self.run_program("extract", "in").stdout)

    def test_without_anything_to_continue_it_begins(self):
        self.file("a.txt")
        done = self.run_program("extract", "a.txt", "-o", "rows.csv", "--resume")
        self.assertEqual(done.returncode, 0)
        self.assert_one_complaint(done, "rows.csv: no unfinished run is there")
        self.assertEqual(self.run_program("extract", "a.txt", "-o", "rows.csv", "--resume", "-q").stderr, b"")
        self.assertEqual((self.folder / "rows.csv").read_bytes(), self.run_program("extract", "a.txt").stdout)

    def test_what_can_not_be_continued_is_wrong_usage(self):
        self.file("a.txt")
        for arguments in (("a.txt",), ("a.txt", "-o", "/dev/null"), ("a.txt", "-o", "rows.csv", "--numbers", "/dev/null"), ("-", "-o", "rows.csv")):
            with self.subTest(arguments):
                done = self.run_program("extract", *arguments, "--resume", input=b"")
                self.assertEqual(done.returncode, 2)
                self.assert_one_complaint(done, "--resume: ")
        self.assertEqual(self.names(), ["a.txt"])


def checked(content):
    """A line of a journal: FNV-1a of its bytes and of their number stands behind it."""
    value = 0xcbf29ce484222325
    for byte in content.encode() + len(content.encode()).to_bytes(8, "little"):
        value = (value ^ byte) * 0x100000001b3 % 2**64
    return f"{content}\t{value:016x}\n".encode()


main()
