"""Several documents at the same time: the same bytes in the same order, and a document that fails alone."""
import os
import subprocess
import sys
import unittest

from program import BAD_PDF, SANITIZED, SOURCE, TEXT, ProgramTest, main

JOBS = (1, 2, 3, 8)


class Jobs(ProgramTest):
    def outputs(self, *arguments):
        """What is written, with one number of jobs after another: all different ones."""
        found = set()
        for jobs in JOBS:
            done = self.run_program("extract", *arguments, "-o", "rows.csv", "--numbers", "all", "--jobs", jobs)
            found.add((done.returncode, done.stderr, (self.folder / "rows.csv").read_bytes(), (self.folder / "rows.numbers.csv").read_bytes()))
        return found

    def test_the_bytes_are_the_same_for_every_number_of_jobs(self):
        found = self.outputs(SOURCE / "corpus/docs")
        self.assertEqual(len(found), 1)
        status, errors, figures, numbers = found.pop()
        self.assertEqual((status, errors), (0, b""))
        self.assertGreater(figures.count(b"\n"), 400)
        self.assertGreater(numbers.count(b"\n"), figures.count(b"\n"))
        self.assertEqual(self.run_program("extract", SOURCE / "corpus/docs").stdout, figures)

    def test_messages_stay_in_the_order_of_the_input(self):
        paths, expected = [], []
        for i in range(120):
            kind = i % 4
            if kind == 0:  # a long one, so that those behind it are finished earlier
                paths.append(self.file(f"{i}.txt", TEXT * 200))
            elif kind == 1:
                paths.append(self.file(f"{i}.txt", b"\xff " + TEXT.encode()))
                expected.append(f"{paths[-1]}: 1 byte is not UTF-8, the first at byte 0; the rest was read")
            elif kind == 2:
                paths.append(self.folder / f"missing-{i}.txt")
                expected.append(f"{paths[-1]}: No such file or directory")
            else:
                paths.append(self.file(f"{i}.txt", b"%PDF-1.7\n"))
                expected.append(f"{paths[-1]}: {BAD_PDF}")
        expected.append("60 of 120 documents could not be read")
        found = self.outputs(*paths)
        self.assertEqual(len(found), 1)
        status, errors, figures, _ = found.pop()
        self.assertEqual(status, 1)
        said = [line.removeprefix("solieu: ").partition("; build it with")[0] for line in errors.decode().splitlines()]
        self.assertEqual(said, expected)
        self.assertEqual(len({r["document"] for r in self.rows(figures)}), 60)

    def test_a_number_of_jobs_that_makes_no_sense_is_wrong_usage(self):
        good = self.file("a.txt")
        for jobs in ("0", "-1", "x", "1.5", "", "99999", "18446744073709551617"):
            with self.subTest(jobs):
                done = self.run_program("extract", good, "--jobs", jobs)
                self.assertEqual((done.returncode, done.stdout), (2, b""))
                self.assert_one_complaint(done, "--jobs")

    @unittest.skipIf(SANITIZED, "sanitizers need more addresses than a limit on memory leaves")
    def test_a_document_that_memory_does_not_suffice_for_fails_alone(self):
        good, also_good = self.file("a.txt"), self.file("c.txt")
        huge = self.folder / "b"
        os.mkfifo(huge)  # what comes through a pipe is read at once, however long it is
        for jobs in (1, 3):
            done = self.shell(f'head -c 2000000000 /dev/zero > {huge} & ulimit -v 1000000; "$SOLIEU" extract {good} {huge} {also_good} --jobs {jobs}')
            self.assertEqual(done.returncode, 1)
            self.assertEqual(self.complaints(done), [f"{huge}: there is not enough memory for it", "1 of 3 documents could not be read"])
            self.assertEqual([r["document"] for r in self.rows(done.stdout)], [str(good)] * 2 + [str(also_good)] * 2)

    @unittest.skipIf(SANITIZED, "sanitizers keep what is freed")
    def test_memory_does_not_grow_with_the_number_of_documents(self):
        text = (TEXT * 4000).encode()
        for i in range(30):  # so many that what is finished and waits for its turn has reached its bound
            self.file(f"in/{i:03}.txt", text)
        few = self.peak("extract", "in", "--jobs", "3")
        for i in range(30, 120):
            self.file(f"in/{i:03}.txt", text)
        self.assertLess(self.peak("extract", "in", "--jobs", "3"), few * 1.25 + 8000)


main()
