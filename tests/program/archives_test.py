"""WARC and WET archives: their texts are documents, and nothing in them is lost unsaid."""
import gzip
import hashlib
import subprocess
import time
import unittest
import zlib

import encoders
from program import BAD_PDF, BINARY, LEFT_OUT, SANITIZED, SOURCE, TEXT, ProgramTest, main, needs

NOT_READ = "no text (pages are not read: this program was built without HTML)" if "HTML" in LEFT_OUT else "neither text nor HTML"


def record(kind, block, uri="", content_type="text/plain"):
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2021-10-01T05:12:09Z\r\nContent-Type: {content_type}\r\n"
    head += f"WARC-Target-URI: {uri}\r\n" if uri else ""
    block = block.encode() if isinstance(block, str) else block
    return f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


INFO = record("warcinfo", "software: test\r\n", content_type="application/warc-fields")
PICTURE = record("response", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n<p>5%", "https://a.vn/page", "application/http; msgtype=response")


def packed(records):
    """As crawls have them: each record a gzip member of its own."""
    return b"".join(gzip.compress(r) for r in records)


class Archives(ProgramTest):
    def corpus(self):
        texts = sorted((SOURCE / "corpus/docs").glob("*.txt"))
        return [INFO] + [record("conversion", t.read_bytes(), f"https://a.vn/{t.name}") for t in texts]

    def test_the_rows_are_those_of_the_texts_in_every_form(self):
        records = self.corpus()
        forms = {"a.wet": b"".join(records), "a.warc.wet.gz": packed(records), "any name": gzip.compress(b"".join(records)), "-": packed(records)}
        wanted = self.rows(self.run_program("extract", SOURCE / "corpus/docs").stdout)
        for name, content in forms.items():
            with self.subTest(name):
                done = self.run_program("extract", name if name == "-" else self.file(name, content) and name, input=content)
                self.assertEqual((done.returncode, done.stderr), (0, b""))
                rows = self.rows(done.stdout)
                self.assertEqual([r["document"] for r in rows], [f"{name}#https://a.vn/" + r["document"].split("/")[-1] for r in wanted])
                self.assertEqual([{**r, "document": ""} for r in rows], [{**r, "document": ""} for r in wanted])

    def test_a_pipe_may_give_its_bytes_one_by_one(self):
        self.file("a.gz", packed([record("conversion", TEXT, "u")]))
        for first in (1, 3, 12, 14, 16):
            with self.subTest(first):
                done = self.shell(f'(head -c {first} a.gz; sleep 0.2; tail -c +{first + 1} a.gz) | "$SOLIEU" extract -')
                self.assertEqual((done.returncode, done.stderr), (0, b""))
                self.assertEqual(len(self.rows(done.stdout)), 2)

    def test_positions_are_bytes_of_the_record(self):
        text = "\ufeff😀\r\nThu đạt 5 tỷ đồng"
        row, = self.rows(self.run_program("extract", self.file("a.wet", INFO + record("conversion", text, "u"))).stdout)
        self.assertEqual(text.encode()[int(row["start"]):int(row["end"])].decode(), "5 tỷ đồng")
        self.assertEqual(row["line"], "2")

    def test_a_folder_gives_its_archives_and_texts_in_order(self):
        one = packed([record("conversion", TEXT, "u")])
        for name in ("in/c.warc.gz", "in/a.wet.gz", "in/b.txt", "in/sub/d.wet", "in/sub/e.warc", "in/f.gz", "in/g.md"):
            self.file(name, TEXT if name.endswith(".txt") else record("conversion", TEXT, "u") if not name.endswith(".gz") else one)
        rows = self.rows(self.run_program("extract", "in").stdout)
        self.assertEqual([r["document"] for r in rows][::2], ["in/a.wet.gz#u", "in/b.txt", "in/c.warc.gz#u", "in/sub/d.wet#u", "in/sub/e.warc#u"])

    def test_what_is_no_text_is_told(self):
        self.file("a.warc", INFO + record("conversion", TEXT, "u") + PICTURE * 2)
        done = self.run_program("extract", "a.warc")
        self.assertEqual(done.returncode, 0)
        self.assert_one_complaint(done, f"a.warc: skipped what is {NOT_READ}: 1 warcinfo, 2 response")
        self.assertEqual(self.run_program("extract", "a.warc", "-q").stderr, b"")
        self.file("b.warc", INFO + PICTURE)
        done = self.run_program("extract", "b.warc", "a.warc", "-q")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(self.complaints(done), [f"b.warc: holds {NOT_READ}, only 1 warcinfo, 1 response",
                                                 "1 of 2 documents could not be read"])
        self.assertEqual(len(self.rows(done.stdout)), 2)

    def test_damage_costs_what_is_behind_it(self):
        good = self.file("b.txt")
        whole = packed([INFO] + [record("conversion", TEXT, f"u{i}") for i in range(4)])
        half = len(packed([INFO] + [record("conversion", TEXT, f"u{i}") for i in range(2)]))
        flipped = bytearray(whole)
        flipped[half + 80] ^= 1
        plain = gzip.decompress(whole)
        for content, what in ((whole[:half + 40], "is cut off: its gzip data has no end"), (flipped, "its gzip data is damaged before byte "),
                              (whole[:half] + b"more", "its gzip data is damaged before byte "),
                              (plain[:plain.index(b"u2") + 100], "is cut off, in the record of u2"),
                              (gzip.decompress(whole[:half]) + b"more\r\n", "no WARC record begins where one should (at byte ")):
            with self.subTest(what):
                self.file("a.gz", bytes(content))
                done = self.run_program("extract", "a.gz", good)
                self.assertEqual(done.returncode, 1)
                first, last = self.complaints(done)
                self.assertTrue(first.startswith(f"a.gz: {what}"), first)
                self.assertTrue(first.endswith("; its texts before that (2) were read, what is behind was not"), first)
                self.assertEqual(last, "1 of 4 documents could not be read")
                self.assertEqual([r["document"] for r in self.rows(done.stdout)][::2], ["a.gz#u0", "a.gz#u1", str(good)])

    @needs("HTML")
    def test_pages_are_read_however_they_were_sent(self):
        page = f"<!doctype html><meta charset=utf-8><nav>9%</nav>\n<p>{TEXT}</p>".encode()
        chunks = b"".join(b"%x;x=1\r\n%s\r\n" % (len(page[i:i + 50]), page[i:i + 50]) for i in range(0, len(page), 50)) + b"0\r\n\r\n"
        packed_page = gzip.compress(page)
        forms = {"plain": ("", page), "chunks": ("Transfer-Encoding: chunked\r\n", chunks), "chunks undone": ("Transfer-Encoding: chunked\r\n", page),
                 "gzip": ("content-encoding: gzip\r\n", packed_page), "gzip undone": ("Content-Encoding: gzip\r\n", page),
                 "deflate": ("Content-Encoding: deflate\r\n", zlib.compress(page)), "raw deflate": ("Content-Encoding: deflate\r\n", zlib.compress(page)[2:-4]),
                 "both": ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed_page), packed_page))}
        for name, (head, body) in forms.items():
            with self.subTest(name):
                block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + head.encode() + b"\r\n" + body
                self.file("a.warc", INFO + record("response", block, "https://a.vn/x", "application/http; msgtype=response"))
                done = self.run_program("extract", "a.warc")
                self.assertEqual((done.returncode, done.stderr), (0, b""))
                rows = self.rows(done.stdout)
                self.assertEqual([(r["document"], r["text"]) for r in rows], [("a.warc#https://a.vn/x", "7.353,5 tỷ đồng"), ("a.warc#https://a.vn/x", "39,1%")])
                for row in rows:
                    self.assertEqual(page[int(row["start"]):int(row["end"])].decode(), row["text"])
                    self.assertEqual(row["line"], "2")

    @needs("HTML")
    def test_the_charset_that_a_server_named_is_believed(self):
        page = "<html><p>Thu 5 tỷ đồng</p>"  # too short to tell
        head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; Charset=\"windows-1258\"\r\n\r\n"
        self.file("a.warc", INFO + record("response", head.encode() + encoders.windows_1258(page), "https://a.vn/x", "application/http; msgtype=response")
                  + record("resource", encoders.windows_1258(page), "https://a.vn/y", "text/html;charset=windows-1258"))
        done = self.run_program("extract", "a.warc")
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertEqual([r["text"] for r in self.rows(done.stdout)], ["5 tỷ đồng", "5 tỷ đồng"])

    @needs("HTML")
    def test_pages_that_can_not_be_read_are_named(self):
        def response(status, head, body, uri):
            return record("response", f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body, uri, "application/http; msgtype=response")
        page = b"<html><p>" + TEXT.encode()
        html = "Content-Type: TEXT/HTML\r\n"
        bomb = gzip.compress(b"<html>" + b"5" * 70_000_000)
        self.file("a.warc", response("404 Not Found", html, page, "u0") + response("200 OK", html + "Content-Encoding: br\r\n", b"\x0b\x02", "u1")
                  + response("200 OK", html + "Content-Encoding: gzip\r\n", gzip.compress(page)[:-9], "u2") + response("200 OK", html, bomb, "u3")
                  + response("200 OK", html, b"<html>" + b"<div>" * 5000 + page, "u4") + response("200 OK", html, b"<html><script>5</script>", "u5")
                  + response("200 OK", "", page + b"</p>", "u6"))
        done = self.run_program("extract", "a.warc")
        self.assertEqual(done.returncode, 1)
        self.assertEqual({r["document"] for r in self.rows(done.stdout)}, {"a.warc#u6"})
        said = self.complaints(done)
        for name, what in (("u1", "its body is damaged"), ("u2", "its body is damaged"), ("u3", "is longer than 64 MiB"), ("u4", "nested deeper than 1000 levels"),
                           ("u5", "without text")):
            self.assertEqual(len([line for line in said if line.startswith(f"a.warc#{name}: ") and what in line]), 1, said)
        self.assertIn("a.warc: skipped what is neither text nor HTML: 1 response", said)

    def test_a_record_that_is_no_text_fails_alone(self):
        self.file("a.wet", record("conversion", TEXT, "u0") + record("conversion", b"%PDF-1.7", "u1") + record("conversion", b"\xff" + TEXT.encode(), "u2"))
        done = self.run_program("extract", "a.wet")
        self.assertEqual(done.returncode, 1)
        bad, *others = self.complaints(done)
        self.assertTrue(bad.startswith(f"a.wet#u1: {BAD_PDF}"), bad)
        self.assertEqual(others, ["a.wet#u2: 1 byte is not UTF-8, the first at byte 0; the rest was read", "1 of 3 documents could not be read"])
        self.assertEqual([r["document"] for r in self.rows(done.stdout)][::2], ["a.wet#u0", "a.wet#u2"])

    def test_gzip_that_is_no_archive_is_refused(self):
        self.file("a.gz", gzip.compress(TEXT.encode()))
        self.file("b.txt", packed([record("conversion", TEXT, "u")]))
        self.file("c.txt", record("conversion", TEXT, "u"))
        done = self.run_program("extract", "a.gz", "b.txt", "c.txt")
        self.assertEqual(self.complaints(done), ["a.gz: is compressed by gzip and no archive; unpack it first (gunzip)",
                                                 "b.txt: is compressed by gzip; unpack it first (gunzip)", "c.txt: is a WARC archive, not a text",
                                                 "3 of 3 documents could not be read"])

    def test_the_day_of_the_capture_counts_only_where_it_is_asked_for(self):
        text = "Trong 9 tháng đầu năm, thu ngân sách đạt 5 tỷ đồng."
        self.file("a.wet", record("conversion", text, "u"))
        self.file("b.txt", text)
        periods = lambda *arguments: [r["period"] for r in self.rows(self.run_program("extract", "a.wet", "b.txt", *arguments).stdout)]
        self.assertEqual(periods(), ["", ""])
        self.assertEqual(periods("--date", "2019-10-01"), ["2019-01-01/2019-09-30"] * 2)
        self.assertEqual(periods("--date", "capture"), ["2021-01-01/2021-09-30", ""])

    def test_the_bytes_are_the_same_for_every_number_of_jobs(self):
        self.file("in/a.warc.gz", packed((self.corpus() + [PICTURE]) * 2))
        self.file("in/b.txt")
        self.file("in/c.wet", b"".join(self.corpus())[:-200])
        found = set()
        for jobs in (1, 2, 3, 8):
            done = self.run_program("extract", "in", "-o", "rows.csv", "--numbers", "all", "--jobs", jobs)
            found.add((done.returncode, done.stderr, *((self.folder / name).read_bytes() for name in ("rows.csv", "rows.numbers.csv"))))
        self.assertEqual(len(found), 1)
        self.assertEqual(found.pop()[0], 1)

    def test_a_batch_that_was_killed_is_continued_within_an_archive(self):
        self.file("in/a.txt")
        self.file("in/b.warc.gz", packed(self.corpus() * (4 if SANITIZED else 30)))
        self.file("in/c.warc", PICTURE)
        batch = ("in", "-o", "rows.csv")
        self.run_program("extract", *batch)
        wanted = hashlib.sha256((self.folder / "rows.csv").read_bytes()).digest()
        kills = 0
        for jobs in ("1", "3", "2"):
            process = subprocess.Popen([BINARY, "extract", *batch, "--jobs", jobs, "--resume", "-q"], cwd=self.folder, stderr=subprocess.DEVNULL)
            journal, before = self.folder / "rows.csv.journal", b""
            while process.poll() is None:
                now = journal.read_bytes() if journal.exists() else b""
                if now.count(b"\ndone") > before.count(b"\ndone") >= kills:
                    break
                before = before or now
                time.sleep(0.002)
            kills += process.poll() is None
            process.kill()
            process.wait()
        self.assertGreater(kills, 0)
        done = self.run_program("extract", *batch, "--resume", "-q")
        self.assertEqual(done.returncode, 1)
        self.assertEqual(hashlib.sha256((self.folder / "rows.csv").read_bytes()).digest(), wanted)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), ["in", "rows.csv"])

    @unittest.skipIf(SANITIZED, "sanitizers keep what is freed")
    def test_a_bomb_is_passed_over_in_bounded_memory(self):
        length = 300_000_000
        compress = zlib.compressobj(9, zlib.DEFLATED, 31)
        head = f"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: bomb\r\nContent-Length: {length}\r\n\r\n".encode()
        bomb = compress.compress(head) + b"".join(compress.compress(b"5" * 1_000_000) for _ in range(length // 1_000_000))
        bomb += compress.compress(b"\r\n\r\n") + compress.flush()
        self.assertLess(len(bomb), 500_000)
        path = self.file("a.gz", bomb + packed([record("conversion", TEXT, "u")]))
        done = self.run_program("extract", path)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(self.complaints(done)[0], f"{path}#bomb: is longer than 64 MiB, as far as a text in an archive may be")
        self.assertEqual(len(self.rows(done.stdout)), 2)
        small = self.file("b.gz", packed([record("conversion", TEXT, "u")]))
        self.assertLess(self.peak("extract", path, status=1), self.peak("extract", small) + 10_000)


main()
