"""The example for Dask, with several processes on this machine: the bytes of one process, whatever is killed in the middle."""
import os
import subprocess
import sys
import tempfile
import unittest

try:
    import distributed
except ImportError:
    if os.path.exists("/usr/bin/python3") and not os.path.samefile(sys.executable, "/usr/bin/python3"):
        os.execv("/usr/bin/python3", ["/usr/bin/python3", "-B", *sys.argv])  # Debian's modules are its own Python's
    print("skipped: python3-distributed is not installed (tools/install-dependencies does it)")
    sys.exit(77)

from program import BINARY, SANITIZED, SOURCE, TEXT, ProgramTest

EXAMPLE = SOURCE / "tools/distributed/dask_figures.py"
sys.path.insert(0, str(EXAMPLE.parent))
import dask_figures  # noqa: E402

COPIES = 4 if SANITIZED else 12  # of the corpus


class Distributed(ProgramTest):
    def batch(self):
        for copy in range(COPIES):
            for text in sorted((SOURCE / "corpus/docs").glob("*.txt")):
                self.file(f"in/{copy:02}/{text.name}", text.read_bytes())
        self.file("in/odd.txt", 'Thu "ngân sách",\r đạt 5,5 tỷ đồng.\r\n')
        self.wanted = self.run_program("extract", "in").stdout
        self.assertGreater(self.wanted.count(b"\n"), 400 * COPIES)

    @classmethod
    def setUpClass(cls):
        scratch = tempfile.TemporaryDirectory(prefix="solieu-test-")
        cls.addClassCleanup(scratch.cleanup)
        cluster = distributed.LocalCluster(n_workers=3, threads_per_worker=1, host="127.0.0.1", dashboard_address=None,
                                           local_directory=scratch.name, silence_logs=50)
        cls.addClassCleanup(cluster.close)
        cls.client = distributed.Client(cluster)
        cls.addClassCleanup(cls.client.close)

    def joined(self, command, part, done=lambda n: None):
        where = os.getcwd()
        os.chdir(self.folder)
        try:
            paths = dask_figures.documents_of("in")
        finally:
            os.chdir(where)
        # the workers were started elsewhere
        absolute = [str(self.folder / p) for p in paths]
        out = [",".join(dask_figures.COLUMNS).encode() + b"\n"]
        for rows, errors in dask_figures.extract(self.client, absolute, command, part, done):
            self.assertEqual(errors, [])
            out.append(rows)
        return b"".join(out).replace(f"{self.folder}/".encode(), b"")

    def test_the_rows_are_those_of_one_process(self):
        self.batch()
        done = subprocess.run([sys.executable, "-B", EXAMPLE, "in", "-o", "rows.csv", "--workers", "2", "--part", "7", "--solieu", BINARY],
                              cwd=self.folder, capture_output=True, timeout=140)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual((self.folder / "rows.csv").read_bytes(), self.wanted)

    def test_a_worker_that_is_killed_changes_nothing(self):
        self.batch()
        processes = self.client.run(os.getpid)
        self.assertEqual(len(set(processes.values())), 3)
        killed = []

        def kill_one(parts):
            if parts == 5:  # of some forty; the others are in the middle of theirs
                killed.append(next(iter(processes.values())))
                os.kill(killed[0], 9)

        self.assertEqual(self.joined([BINARY], 7, kill_one), self.wanted)
        self.assertEqual(len(killed), 1)
        self.assertNotIn(killed[0], self.client.run(os.getpid).values())

    def test_a_solieu_that_is_killed_changes_nothing(self):
        self.batch()
        # the first ones to take a text are killed before they answer
        fragile = self.file("fragile", f'#!/bin/sh\nif mkdir {self.folder}/killed-$(($$ % 3)) 2>/dev/null; then read line; kill -9 $$; fi\nexec {BINARY} "$@"\n')
        fragile.chmod(0o755)
        self.assertEqual(self.joined([str(fragile)], 7), self.wanted)
        self.assertTrue(list(self.folder.glob("killed-*")))

    def test_a_document_that_can_not_be_read_is_named(self):
        self.file("in/a.txt", TEXT)
        self.file("in/b.txt", b"\xff")
        rows, errors = dask_figures.figures_of([str(self.folder / "in/a.txt"), str(self.folder / "in/b.txt"), str(self.folder / "missing")], [BINARY])
        self.assertEqual(rows.count(b"\n"), 2)
        self.assertEqual([e.split(":")[0] for e in errors], [str(self.folder / "in/b.txt"), str(self.folder / "missing")])


if __name__ == "__main__":  # workers import this file, with the same arguments
    unittest.main(argv=sys.argv[:1], verbosity=2)
