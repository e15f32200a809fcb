"""One folder with what is made to break readers, good neighbours between: each fails alone, is named in words, soon, in bounded memory, and touches nothing else."""
import shutil
import subprocess
import time
import unittest

from office_files import docx, p, relations, zipped
from pages import objects_to_pdf
from program import BINARY, SANITIZED, TEXT, ProgramTest, main, needs

SECRET = "Mật: 12.345 tỷ đồng.\n"
LAUGHS = "".join(f'<!ENTITY l{i} "{"".join(f"&l{i - 1};" for _ in range(10))}">' for i in range(1, 10))
WORD = "word/document.xml"


def bomb_of_archives():
    """As 42.zip: 16 archives in each, five deep, 64 TiB in the end."""
    inner = zipped({"0.dll.txt": bytes(64 << 20)})
    for _ in range(5):
        inner = zipped({f"lib {i:x}.zip": inner for i in range(16)})
    return inner


def odt(content):
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def xlsx(sheet, strings=""):
    return zipped({"[Content_Types].xml": "<Types/>", "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
                   "xl/workbook.xml": '<workbook xmlns:r="x"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
                   "xl/_rels/workbook.xml.rels": relations(("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")),
                   "xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": strings or "<sst/>"})


@needs("HTML", "PDF", "OFFICE")
class Hostile(ProgramTest):
    def documents(self):
        """{name: (bytes, what is said of it)}"""
        outside = f'<!DOCTYPE x [<!ENTITY s SYSTEM "file://{self.file("secret")}">]>'
        laughs = f'<!DOCTYPE x [<!ENTITY l0 "66 tỷ đồng">{LAUGHS}]>'
        catalogue, page = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>"
        whole = docx(p("Thu đạt 66 tỷ đồng"))
        sheet = '<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Thu &s;&l9;</t></is></c></row></sheetData></worksheet>'
        locked = objects_to_pdf([catalogue, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page]).replace(
            b"/Root 1 0 R", b"/Root 1 0 R/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>/ID[<41><41>]")
        declares = "declares a document type"
        found = {
            "42.zip": (bomb_of_archives(), "is an archive in a place where only texts are looked for"),
            "deep.html": ("<html>" + "<div>" * 10_000 + "66 tỷ", "nested deeper than 1000 levels"),
            "cut.docx": (whole[:len(whole) * 2 // 3], "damaged or cut off"),
            "knot.pdf": (objects_to_pdf([catalogue, b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 2>>", page]), "damaged"),
            "locked.pdf": (locked, "encrypted; save it without a password"),
            "outside.docx": (docx("", more={WORD: f"{outside}<x>&s;</x>"}), declares),
            "outside.odt": (odt(f"{outside}<x>&s;</x>"), declares),
            "outside.xlsx": (xlsx(outside + sheet), declares),
            "strings.xlsx": (xlsx('<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row></sheetData></worksheet>', f"{outside}<sst><si><t>&s;</t></si></sst>"), declares),
            "laughs.docx": (docx("", more={WORD: f"{laughs}<x>&l9;</x>"}), declares),
            "laughs.odt": (odt(f"{laughs}<x>&l9;</x>"), declares),
            "laughs.xlsx": (xlsx(laughs + sheet), declares),
            "deep.docx": (docx(p("<w:ins>" * 10_000 + "</w:ins>" * 10_000)), "nests elements more than"),
            "climbs.docx": (docx("", more={"_rels/.rels": relations(("officeDocument", "../../secret"))}), "secret is missing"),
        }
        if not SANITIZED:
            found["bomb.docx"] = (docx("", more={WORD: b" " * 300_000_000}), "unpacks to more than")
        return found

    def test_each_fails_alone(self):
        documents = self.documents()
        self.file("secret", SECRET)
        for i, (name, (content, _)) in enumerate(documents.items()):
            self.file(f"in/{name}", content)
            self.file(f"in/{name}.good{i}.txt")  # behind it in the order of names
        climbs = zipped({"../outside.txt": TEXT, f"{self.folder}/absolute.txt": TEXT})
        self.file("in/climbs.zip", climbs)
        before = sorted(self.folder.rglob("*"))
        begun = time.monotonic()
        done = self.run_program("extract", "in", "--numbers", "numbers.csv", timeout=300)
        took = time.monotonic() - begun
        self.assertEqual(done.returncode, 1)
        alone = [(r["text"], r["start"], r["end"], r["value"]) for r in self.rows(self.run_program("extract", self.file("alone.txt")).stdout)]
        rows = self.rows(done.stdout)
        for i, name in enumerate(documents):
            self.assertEqual([(r["text"], r["start"], r["end"], r["value"]) for r in rows if r["document"] == f"in/{name}.good{i}.txt"], alone, name)
        self.assertEqual({r["document"] for r in rows if ".good" not in r["document"]}, {"in/climbs.zip#../outside.txt", f"in/climbs.zip#{self.folder}/absolute.txt"})
        told = self.complaints(done)
        for name, (_, what) in documents.items():
            about = [line for line in told if line.startswith(f"in/{name}")]
            self.assertTrue(about and any(what in line for line in about), (name, about))
        for secret in ("Mật", "12.345", "66 tỷ"):
            self.assertNotIn(secret.encode(), done.stdout + done.stderr + (self.folder / "numbers.csv").read_bytes())
        left = set(self.folder.rglob("*")) - set(before)
        self.assertEqual({path.name for path in left}, {"numbers.csv", "alone.txt"})
        if not SANITIZED:
            self.assertLess(took, 60)  # seconds; a busy machine included
            self.assertLess(self.peak("extract", "in", status=1), 600_000)

    @unittest.skipUnless(shutil.which("strace") and not SANITIZED, "strace is not installed, or would be traced by a sanitizer")
    def test_nothing_else_is_reached(self):
        address = "http://127.0.0.1:9/"
        self.file("in/a.html", f"<!doctype html><base href={address}><link rel=stylesheet href=a.css><script src=a.js></script><img src={address}><iframe src=file://{self.file('secret')}></iframe><p>5 tỷ")
        linked = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="t/image" TargetMode="External" Target="{address}"/></Relationships>'
        self.file("in/a.docx", docx(p("Thu đạt 5 tỷ đồng"), more={"word/_rels/document.xml.rels": linked}))
        for name, (content, _) in self.documents().items():
            self.file(f"in/{name}", content)
        done = subprocess.run(["strace", "-f", "-q", "-e", "trace=network,openat,execve", "-o", "calls", BINARY, "extract", "in", "-o", "out.csv"], cwd=self.folder, stderr=subprocess.PIPE, timeout=300)
        if done.returncode not in (0, 1) or not (self.folder / "calls").is_file():
            self.skipTest("strace may not trace here")
        calls = (self.folder / "calls").read_text(errors="replace").splitlines()
        self.assertTrue(any("openat" in call and "in/a.html" in call for call in calls))
        self.assertEqual([call for call in calls if any(f" {name}(" in call for name in ("socket", "connect", "sendto", "bind"))], [])
        self.assertEqual([call for call in calls if "secret" in call or "passwd" in call], [])
        started = {call.split('"')[1].rsplit("/", 1)[-1] for call in calls if " execve(" in call and call.endswith("= 0")}
        self.assertLessEqual(started - {BINARY.rsplit("/", 1)[-1], "exe"}, {"pdftotext", "pdfimages", "pdftoppm", "pdfinfo"})


main()
