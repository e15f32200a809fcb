"""What the tests of the program share: the binary under test, a folder for each test, and ways to run it.

Every test script takes the path of the binary, and --sanitized where it was built with sanitizers, which
make it slow: the largest inputs are smaller then. --without=HTML,PDF names the optional parts that it was built without.
"""
import csv
import io
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

SANITIZED = "--sanitized" in sys.argv
LEFT_OUT = {name for a in sys.argv if a.startswith("--without=") for name in a.removeprefix("--without=").split(",") if name}
BINARY = os.path.abspath(sys.argv[1])
SOURCE = pathlib.Path(__file__).resolve().parents[2]
BAD_PDF = "is a PDF, which this program was built without" if "PDF" in LEFT_OUT else "is damaged or cut off: the end of the PDF is missing"  # what is said of one
TEXT = "Tổng thu ngân sách đạt 7.353,5 tỷ đồng, tăng 39,1% so với cùng kỳ.\n"


def needs(*parts):
    """Skips a test, or a class of them, where the program was built without one of these optional parts."""
    missing = sorted(LEFT_OUT.intersection(parts))
    return unittest.skipIf(missing, "built without " + ", ".join(missing))


class ProgramTest(unittest.TestCase):
    """One test, in a folder of its own."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="solieu-test-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def file(self, name, content=TEXT):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def run_program(self, *arguments, **options):
        options.setdefault("stdout", subprocess.PIPE)
        options.setdefault("timeout", 100)
        return subprocess.run([BINARY, *map(str, arguments)], stderr=subprocess.PIPE, cwd=self.folder, **options)

    def shell(self, command):
        """Runs a line of sh in which $SOLIEU is the program."""
        return subprocess.run(["sh", "-c", command], capture_output=True, cwd=self.folder, timeout=100, env={**os.environ, "SOLIEU": BINARY})

    def peak(self, *arguments, status=0, **options):
        """Most memory of a run that ends with a status, in kB; its output is dropped."""
        measure = (f"import resource, subprocess, sys; assert subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode == {status}; "
                   "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
        done = subprocess.run([sys.executable, "-c", measure, BINARY, *map(str, arguments)], cwd=self.folder, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, timeout=100, check=True, **options)
        return int(done.stdout)

    def rows(self, output):
        return list(csv.DictReader(io.StringIO(output.decode(), newline="")))

    def complaints(self, done):
        """The lines of standard error; each is a message of the program."""
        lines = done.stderr.decode().splitlines()
        for line in lines:
            self.assertTrue(line.startswith("solieu: "), line)
        return [line.removeprefix("solieu: ") for line in lines]

    def assert_one_complaint(self, done, *parts):
        lines = self.complaints(done)
        self.assertEqual(len(lines), 1, lines)
        for part in parts:
            self.assertIn(str(part), lines[0])


def main():
    sys.argv = sys.argv[:1]
    unittest.main(verbosity=2)
