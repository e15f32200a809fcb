"""ZIP and TAR archives, and CSV: their documents are read, each on its own, and nothing in an archive reaches the disk."""
import hashlib
import io
import os
import tarfile
import time
import unittest
import zipfile

from office_files import docx, p, tarred, zipped
from program import SANITIZED, TEXT, ProgramTest, main, needs


@needs("OFFICE")
class FileArchives(ProgramTest):
    def documents(self, done):
        return [r["document"] for r in self.rows(done.stdout)][::2]

    def test_the_documents_in_every_kind_of_archive(self):
        files = {"a.txt": TEXT, "tin/b.docx": docx(p(TEXT.strip())), "tin/c": TEXT}
        stored = io.BytesIO()
        with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:  # the parts of the document stand in it as they are
            for name, content in files.items():
                archive.writestr(name, content)
        forms = {"x.zip": zipped(files), "stored": stored.getvalue(), "x.tar": tarred(files), "x.tgz": tarred(files, "w:gz"), "-": zipped(files)}
        for name, content in forms.items():
            with self.subTest(name):
                done = self.run_program("extract", name if name == "-" else self.file(name, content) and name, input=content)
                self.assertEqual((done.returncode, done.stderr), (0, b""))
                self.assertEqual(self.documents(done), [f"{name}#a.txt", f"{name}#tin/b.docx", f"{name}#tin/c"])
        done = self.shell('cat x.tgz | "$SOLIEU" extract -')
        self.assertEqual(self.documents(done), ["-#a.txt", "-#tin/b.docx", "-#tin/c"])

    def test_a_document_of_an_office_program_is_no_archive(self):
        parts = {f"word/media/{i}.txt": TEXT for i in range(300)}  # and [Content_Types].xml is the last part
        self.file("a.docx", docx(p(TEXT.strip()), more=parts))
        self.assertEqual(self.documents(self.run_program("extract", "a.docx")), ["a.docx"])

    def test_what_is_no_document_is_told_and_what_is_bad_fails_alone(self):
        inner = zipped({"z.txt": TEXT})
        self.file("a.zip", zipped({"../../etc/passwd": TEXT, "p.png": b"\x89PNG\r\n\x1a\n" + bytes(90), "s.js": "5 tỷ đồng", "in.zip": inner,
                                   "bad.docx": docx(p("5 tỷ"))[:200], "/abs/b.txt": TEXT}))
        before = sorted(os.listdir(self.folder))
        done = self.run_program("extract", "a.zip")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(self.documents(done), ["a.zip#../../etc/passwd", "a.zip#/abs/b.txt"])
        told = self.complaints(done)
        self.assertTrue(any(t.startswith("a.zip#in.zip: is an archive") for t in told), told)
        self.assertTrue(any(t.startswith("a.zip#bad.docx: is damaged or cut off") for t in told), told)
        self.assertIn("a.zip: skipped what is no document: 1 picture, 1 other file", told)
        self.assertEqual(told[-1], "2 of 4 documents could not be read")
        self.assertEqual(sorted(os.listdir(self.folder)), before)

    def test_damage_costs_one_file_of_a_zip_and_the_rest_of_a_tar(self):
        content = bytearray(zipped({"a.txt": TEXT * 9, "b.txt": TEXT, "c.txt": TEXT}))
        content[content.index(b"a.txt") + 20] ^= 0x55
        self.file("a.zip", bytes(content))
        done = self.run_program("extract", "a.zip")
        self.assertEqual(self.documents(done), ["a.zip#b.txt", "a.zip#c.txt"])
        self.assertTrue(self.complaints(done)[0].startswith("a.zip#a.txt: is damaged ("), done.stderr)
        whole = tarred({f"{i}.txt": TEXT * 50 for i in range(3)})
        self.file("a.tar", whole[:-12_000])
        done = self.run_program("extract", "a.tar")
        self.assertEqual(done.returncode, 1)
        self.assertTrue(any("were read, what is behind was not" in t for t in self.complaints(done)), done.stderr)

    def test_links_and_passwords(self):
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w") as archive:
            info = tarfile.TarInfo("l.txt")
            info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
            archive.addfile(info)
            info = tarfile.TarInfo("a.txt")
            info.size = len(TEXT.encode())
            archive.addfile(info, io.BytesIO(TEXT.encode()))
        done = self.run_program("extract", self.file("a.tar", out.getvalue()))
        self.assertEqual(len(self.rows(done.stdout)), 2)
        self.assert_one_complaint(done, "skipped what is no document: 1 link")
        content = bytearray(zipped({"a.txt": TEXT}))
        for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            content[content.index(mark) + at] |= 1  # says that it is encrypted
        done = self.run_program("extract", self.file("b.zip", bytes(content)))
        self.assertIn("has a password; pack it without one", self.complaints(done)[0])

    def test_rows_and_resumption_do_not_depend_on_threads(self):
        files = {f"{i:03}.txt": TEXT for i in range(60)}
        self.file("in/a.zip", zipped(files))
        self.file("in/b.tar.gz", tarred(files, "w:gz"))
        self.file("in/c.docx", docx(p(TEXT.strip())))
        found = set()
        for jobs in (1, 2, 8):
            done = self.run_program("extract", "in", "-o", "rows.csv", "--jobs", jobs)
            found.add((done.returncode, done.stderr, hashlib.sha256((self.folder / "rows.csv").read_bytes()).digest()))
        self.assertEqual(len(found), 1)
        self.assertEqual(found.pop()[:2], (0, b""))

    @unittest.skipIf(SANITIZED, "sanitizers keep what is freed")
    def test_bombs_are_refused_in_bounded_memory(self):
        small = self.file("s.zip", zipped({"a.txt": TEXT}))
        bomb = zipped({"a.txt": b"5" * 300_000_000, "b.txt": TEXT})
        path = self.file("a.zip", bomb)
        done = self.run_program("extract", path)
        self.assertIn("is longer than 128 MiB", self.complaints(done)[0])
        self.assertEqual(self.documents(done), [f"{path}#b.txt"])
        self.assertLess(self.peak("extract", path, status=1), self.peak("extract", small) + 400_000)

    def test_a_bomb_of_archives_within_archives(self):
        bomb = zipped({"0.dll.txt": bytes(64 << 20)})
        for _ in range(5):
            bomb = zipped({f"lib {i:x}.zip": bomb for i in range(16)})  # 64 TiB in the end
        self.assertLess(len(bomb), 42_000)
        self.file("42.zip", bomb)
        self.file("a.zip", zipped({"a.txt": TEXT, "42.zip": bomb, "b.txt": TEXT}))
        self.file("c.txt", TEXT)
        begun = time.monotonic()
        done = self.run_program("extract", "42.zip", "a.zip", "c.txt")
        self.assertLess(time.monotonic() - begun, 10)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(self.documents(done), ["a.zip#a.txt", "a.zip#b.txt", "c.txt"])
        told = self.complaints(done)
        for i in range(16):
            self.assertTrue(any(t.startswith(f"42.zip#lib {i:x}.zip: is an archive") for t in told), told)
        self.assertTrue(any(t.startswith("a.zip#42.zip: is an archive") for t in told), told)

    @unittest.skipIf(SANITIZED, "sanitizers reserve more")
    def test_an_archive_that_takes_too_much_memory_fails_alone(self):
        self.file("a.zip", zipped({"a.txt": TEXT, "b.txt": b"5" * 100_000_000, "c.txt": TEXT}))
        self.file("d.tar", tarred({"d.txt": TEXT}))
        done = self.run_program("extract", "a.zip", "d.tar", "--read-memory", 64)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(self.documents(done), ["a.zip#a.txt", "d.tar#d.txt"])
        self.assertIn("a.zip: takes more memory to read than is allowed; --read-memory allows more; its documents before that (1) were read, what is behind was not",
                      self.complaints(done))

    def test_csv_is_recognised_by_its_rows(self):
        text = 'Bảng 1. Thu ngân sách năm 2024 (tỷ đồng),,\r\nNội dung,Dự toán,"Thực hiện"\r\n"Thu ""nội"" địa, thuế","6.500,5",5200\r\nThu dầu thô,1200,1100\r\n'
        for prefix in ("", "\ufeff"):
            content = (prefix + text).encode()
            self.file("a.csv", content)
            rows = self.rows(self.run_program("extract", "a.csv").stdout)
            self.assertEqual([(r["indicator"], r["value"], r["line"]) for r in rows],
                             [('Thu "nội" địa, thuế', "6500.5", "3"), ('Thu "nội" địa, thuế', "5200", "3"), ("Thu dầu thô", "1200", "4"), ("Thu dầu thô", "1100", "4")])
            for row in rows:
                self.assertEqual(content[int(row["start"]):int(row["end"])].decode(), row["text"])
            self.assertEqual(rows[0]["locator"], "")

    def test_prose_with_commas_is_no_csv(self):
        text = "Thu nội địa tăng 7,5%\nChi ngân sách tăng 3,2%\nXuất khẩu tăng 9,1%\nNhập khẩu tăng 8,4%\n"
        rows = self.rows(self.run_program("extract", self.file("a.csv", text)).stdout)
        self.assertEqual([r["value"] for r in rows], ["7.5", "3.2", "9.1", "8.4"])

    def test_folders_give_office_documents_and_archives_but_no_csv(self):
        for name, content in (("in/a.docx", docx(p(TEXT.strip()))), ("in/b.zip", zipped({"x": TEXT})), ("in/rows.csv", "a,b\nx,1\ny,2\n")):
            self.file(name, content)
        self.assertEqual(self.documents(self.run_program("extract", "in")), ["in/a.docx", "in/b.zip#x"])


main()
