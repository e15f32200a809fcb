"""Documents that LibreOffice makes of a text have the figures of that text. 77 where LibreOffice is not installed."""
import shutil
import subprocess
import sys
import unittest
import zipfile

from office_files import docx_at, odf_at
from program import SOURCE, ProgramTest, main

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
if not OFFICE:
    sys.exit(77)
PLACES = ("document", "start", "end", "line", "column", "page", "locator")


class LibreOffice(ProgramTest):
    def convert(self, path, ending, *how):
        subprocess.run([OFFICE, *how, f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--convert-to", ending, "--outdir", str(self.folder), str(path)],
                       check=True, stdin=subprocess.DEVNULL, capture_output=True, timeout=300)
        return self.folder / (path.stem + "." + ending.split(":")[0])

    def fields(self, path):
        done = self.run_program("extract", path)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        rows = self.rows(done.stdout)
        return rows, [{k: v for k, v in row.items() if k not in PLACES} for row in rows]

    def test_texts_as_docx_and_odt(self):
        for text in sorted((SOURCE / "corpus/docs").glob("*.txt"))[:2]:
            marked = self.folder / text.name  # LibreOffice takes a text for UTF-8 by its byte order mark
            marked.write_bytes(b"\xef\xbb\xbf" + text.read_bytes())
            wanted = self.fields(marked)[1]
            for ending, find in (("docx", docx_at), ("odt", odf_at)):
                with self.subTest(text.name + ending):
                    made = self.convert(marked, ending)
                    self.assertTrue(zipfile.is_zipfile(made))
                    rows, fields = self.fields(made)
                    self.assertEqual(fields, wanted)
                    for row in rows:
                        self.assertEqual(find(made.read_bytes(), row["locator"]), row["text"])

    def test_a_table_as_xlsx_and_ods(self):
        table = self.folder / "bang.csv"
        table.write_bytes("\ufeffBảng 1. Thu ngân sách (tỷ đồng),,\nNội dung,Dự toán năm 2024,Thực hiện 9 tháng\nThu nội địa,6500,5200.5\nThu dầu thô,1200,1100\n".encode())
        for ending in ("xlsx", "ods"):
            rows, fields = self.fields(self.convert(table, ending, "--infilter=CSV:44,34,76,1"))  # commas, quotation marks, UTF-8, from the first row
            self.assertEqual([(r["indicator"], r["value"], r["locator"].rsplit(":")[0]) for r in rows],
                             [("Thu nội địa", "6500", "bang!B3"), ("Thu nội địa", "5200.5", "bang!C3"), ("Thu dầu thô", "1200", "bang!B4"), ("Thu dầu thô", "1100", "bang!C4")])


main()
