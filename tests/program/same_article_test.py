"""An article has the same figures in every form that people keep it in, each at its own place: text, web page, DOCX, ODT and PDF by
LibreOffice, decomposed, and in the encodings of before Unicode. What makes the files and what opens them at a place is none of the
program's own readers. 77 where LibreOffice is not installed: the forms that need no LibreOffice have been tested then."""
import html
import re
import shutil
import subprocess
import sys
import unicodedata
import unittest

import encoders
from office_files import docx_at, odf_at
from pages import printed_at
from program import LEFT_OUT, SOURCE, ProgramTest, main, needs

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
PLACES = ("document", "start", "end", "line", "column", "page", "locator")
# Lists in all of them; two with a table behind.
ARTICLES = [("industry-index-2024", "labour-tabs"), ("storm-damage-2024", None), ("resolution-targets-2025", "farming-tabs"), ("social-insurance-2024", None)]
PLAINER = str.maketrans("“”–…", '""--')  # for encodings that lack them


def article(name, table):
    """Its lines: paragraphs, items of lists behind "- ", rows of tables with tabs."""
    text = (SOURCE / f"corpus/docs/{name}.txt").read_text(encoding="utf-8")
    if table:
        text += "\n" + (SOURCE / f"tests/table/texts/{table}.txt").read_text(encoding="utf-8")
    return text.translate(PLAINER)


def cell_of(cell, head):
    """Of the first row, one with a tab behind it for each column that it heads."""
    text = html.escape(cell.strip(), quote=False)
    if head:
        return f'<th colspan="{cell.count(chr(9))}">{text}</th>'
    return f'<td align="right">{text}</td>' if re.fullmatch(r"[\d.,…-]+", text) else f"<td>{text}</td>"


def page(text):
    """As a newsroom's page."""
    lines = [line for line in text.split("\n") if line.strip()]
    body, within = [], ""
    for line in lines[1:]:
        kind = "table" if "\t" in line.strip() else "ul" if line.startswith("- ") else ""
        if kind != within:
            body += [f"</{within}>"] * bool(within) + ['<table border="1" cellpadding="5">' if kind == "table" else f"<{kind}>"] * bool(kind)
            within = kind
        if kind == "table":
            first = body[-1].startswith("<table")
            body.append("<tr>" + "".join(cell_of(cell, first) for cell in (re.findall(r"[^\t]*\t+", line + "\t") if first else line.split("\t"))) + "</tr>")
        else:
            tag = "li" if kind else "p"
            body.append(f"<{tag}>{html.escape(line.strip().removeprefix('- '), quote=False)}</{tag}>")
    body += [f"</{within}>"] * bool(within)
    title = html.escape(lines[0], quote=False)
    return f"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>{title}</title></head><body><article>\n<h1>{title}</h1>\n" + "\n".join(body) + "\n</article></body></html>\n"


def iconv_decoder(name):
    return lambda data: subprocess.run(["iconv", "-f", name, "-t", "UTF-8"], input=data, capture_output=True, check=True).stdout.decode()


def decoder_of(encode):
    """What a letter's own bytes are, the other way round, for tables that have no decoder."""
    letters = {encode(c): c for c in map(chr, [*range(0x20, 0x7F), *range(0xC0, 0x1EFA)]) if unicodedata.name(c, "").startswith("LATIN") or c < "\x7f" if can(encode, c)}

    def decode(data):
        out, at = "", 0
        while at < len(data):
            size = 2 if data[at:at + 2] in letters else 1
            out += letters.get(data[at:at + size], "\n")
            at += size
        return out
    return decode


def can(encode, letter):
    try:
        return bool(encode(letter))
    except (UnicodeError, KeyError, StopIteration):
        return False


# Of text and pages: how they are written and how a stretch of their bytes is read.
ENCODINGS = {
    "utf-8": (str.encode, bytes.decode),
    "nfd": (lambda text: unicodedata.normalize("NFD", text).encode(), bytes.decode),
    "utf-8 with bom": (lambda text: text.encode("utf-8-sig"), bytes.decode),
    "utf-16": (lambda text: text.encode("utf-16"), lambda data: data.decode("utf-16-le")),
    "utf-16be": (lambda text: b"\xfe\xff" + text.encode("utf-16-be"), lambda data: data.decode("utf-16-be")),
    "windows-1258": (lambda text: encoders.iconv(text, "CP1258"), iconv_decoder("CP1258")),
    "viscii": (lambda text: encoders.iconv(text, "VISCII"), iconv_decoder("VISCII")),
    "tcvn3": (encoders.tcvn3, decoder_of(encoders.tcvn3)),
    "vni": (encoders.vni, decoder_of(encoders.vni)),
}


def same(text):
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()


class SameArticle(ProgramTest):
    maxDiff = None

    def extract(self, path):
        done = self.run_program("extract", path.name)
        self.assertEqual((done.returncode, done.stderr), (0, b""), path.name)
        return self.rows(done.stdout)

    def fields(self, rows):
        return [{name: same(value) for name, value in row.items() if name not in PLACES} for row in rows]

    def assert_same(self, path, wanted, at, without_case=False):
        """The figures of `wanted`; and `at(row)`, what stands at a row's place, is its text."""
        rows = self.extract(path)
        fields, expected = self.fields(rows), self.fields(wanted)
        if without_case:
            fields, expected = ([{name: value.casefold() for name, value in row.items()} for row in table] for table in (fields, expected))
        self.assertEqual([row["text"] for row in fields], [row["text"] for row in expected])
        for row, other in zip(fields, expected):
            self.assertEqual(row, other)
        for row in rows:
            found, text = (same(part).casefold() if without_case else same(part) for part in (at(row), row["text"]))
            if path.suffix == ".pdf":  # words are printed as a whole, with the comma behind them, and lines end in them
                found, text = found.replace(" ", ""), text.replace(" ", "")
                self.assertLess(len(found), len(text) + 20, row)
                self.assertIn(text, found, row)
            else:
                self.assertEqual(found, text, row)
        return rows

    def texts(self):
        for name, table in ARTICLES:
            text = article(name, table)
            yield name, text, self.extract(self.file(f"{name}.txt", text))

    def test_encodings_of_text_and_pages(self):
        for name, text, wanted in self.texts():
            self.assertGreater(len(wanted), 40)
            for encoding, (encode, decode) in ENCODINGS.items():
                for ending, content in (("txt", text), ("html", page(text)))[: 1 if "HTML" in LEFT_OUT else 2]:
                    with self.subTest(name, encoding=encoding, ending=ending):
                        path = self.file(f"in.{ending}", encode(content.replace('<meta charset="utf-8">', "") if ending == "html" else content))
                        data = path.read_bytes()

                        def at(row):
                            found = decode(data[int(row["start"]):int(row["end"])])
                            return html.unescape(re.sub(r"<[^>]*>", "", found)) if ending == "html" else found
                        self.assert_same(path, wanted, at, without_case=encoding == "tcvn3")  # which has no capital letters with tones

    def convert(self, paths, ending, *how):
        subprocess.run([OFFICE, *how, f"-env:UserInstallation=file://{self.folder}/profile", "--headless", "--convert-to", ending, "--outdir", str(self.folder), *map(str, paths)],
                       check=True, stdin=subprocess.DEVNULL, capture_output=True, timeout=300)
        made = [self.folder / f"{path.stem}.{ending.split(':')[0]}" for path in paths]
        for path in made:
            self.assertTrue(path.exists(), path)
        return made

    @needs("OFFICE", "HTML", "PDF")
    @unittest.skipUnless(OFFICE, "LibreOffice is not installed (tools/install-dependencies --office)")
    def test_documents_by_libreoffice(self):
        wanted = {name: rows for name, _, rows in self.texts()}
        pages = [self.file(f"{name}.htm", page(article(name, table))) for name, table in ARTICLES]
        written = self.convert(pages, "odt:writer8", "--infilter=HTML (StarWriter)")

        def in_page(path):
            data = path.read_bytes()
            return lambda row: html.unescape(re.sub(r"<[^>]*>", "", data[int(row["start"]):int(row["end"])].decode()))
        openers = {"odt": lambda path: lambda row: odf_at(path.read_bytes(), row["locator"]), "docx": lambda path: lambda row: docx_at(path.read_bytes(), row["locator"]),
                   "html": in_page, "pdf": lambda path: lambda row: printed_at(path, row["page"], row["locator"])}
        for ending, opener in openers.items():
            made = written if ending == "odt" else self.convert(written, ending)
            for path in made:
                with self.subTest(path.name):
                    self.assert_same(path, wanted[path.stem], opener(path))


try:
    main()
except SystemExit as done:
    if done.code or OFFICE:
        raise
    print("Not tested: documents by LibreOffice, which is not installed (tools/install-dependencies --office)", file=sys.stderr)
    sys.exit(77)
