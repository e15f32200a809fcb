"""An XLSX workbook, read by its parts: what every reader of spreadsheets must agree on. Only what extract writes is understood."""
import re
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def unescaped(text):
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), text)


def column(reference):
    number = 0
    for letter in reference.rstrip("0123456789"):
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


class Cell:
    """A text as it is; of a number the digits that the file has, and the format that shows it."""

    def __init__(self, value, is_text, shown):
        self.value, self.is_text, self.shown = value, is_text, shown


class Sheet:
    def __init__(self, root, formats):
        self.root = root
        self.rows = []
        for row in root.iter(MAIN + "row"):
            cells = {}
            for cell in row:
                if cell.get("t") == "inlineStr":
                    text = "".join(t.text or "" for t in cell.iter(MAIN + "t"))
                    cells[column(cell.get("r"))] = Cell(unescaped(text), True, "")
                elif cell.find(MAIN + "v") is not None:
                    assert cell.get("t") in (None, "n"), cell.get("t")
                    cells[column(cell.get("r"))] = Cell(cell.find(MAIN + "v").text, False, formats[int(cell.get("s", 0))])
            self.rows.append(cells)

    def records(self):
        """The rows below the head: a dictionary of cells each, None where a cell is empty."""
        names = [self.rows[0][i].value for i in range(len(self.rows[0]))]
        return [{name: row.get(i) for i, name in enumerate(names)} for row in self.rows[1:]]


def read(path):
    """The sheets by their names, in their order."""
    with zipfile.ZipFile(path) as book:
        styles = ElementTree.fromstring(book.read("xl/styles.xml"))
        codes = {int(f.get("numFmtId")): f.get("formatCode") for f in styles.iter(MAIN + "numFmt")}
        codes.update({0: "General", 3: "#,##0", 9: "0%", 10: "0.00%", 4: "#,##0.00"})
        formats = [codes[int(xf.get("numFmtId"))] for xf in styles.find(MAIN + "cellXfs")]
        relations = {r.get("Id"): r.get("Target") for r in ElementTree.fromstring(book.read("xl/_rels/workbook.xml.rels"))}
        sheets = {}
        for sheet in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet"):
            sheets[sheet.get("name")] = Sheet(ElementTree.fromstring(book.read("xl/" + relations[sheet.get(RELATION)])), formats)
        return sheets
