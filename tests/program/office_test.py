"""DOCX, XLSX and ODT: the figures are those of the same text, each at its place in the document, and nothing in a document does harm."""
import io
import time
import unittest

from office_files import STRICT, cell, docx, docx_at, odf_at, p, relations, run, table, xlsx_at, zipped
from program import SANITIZED, TEXT, ProgramTest, main

try:
    import openpyxl
except ImportError:
    openpyxl = None

SUPERSCRIPT = '<w:vertAlign w:val="superscript"/>'


def odt(body, automatic=""):
    names = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{u}:1.0"' for n, u in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("fo", "xsl-fo-compatible"), ("draw", "drawing")))
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": "<manifest/>",
                   "content.xml": f"<office:document-content {names}><office:automatic-styles>{automatic}</office:automatic-styles>"
                                  f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"})


class Office(ProgramTest):
    def figures(self, content, name="a.docx", *arguments, status=0):
        self.file(name, content)
        done = self.run_program("extract", name, *arguments)
        self.assertEqual(done.returncode, status, done.stderr)
        return self.rows(done.stdout)

    def told(self, content, name="a.docx"):
        """The one complaint about a document that is not read; its neighbour is."""
        self.file(name, content)
        self.file("good.txt")
        begun = time.monotonic()
        done = self.run_program("extract", name, "good.txt")
        self.assertLess(time.monotonic() - begun, 60)
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertEqual(len(self.rows(done.stdout)), 2)
        first, last = self.complaints(done)
        self.assertEqual(last, "1 of 2 documents could not be read")
        self.assertTrue(first.startswith(f"{name}: "), first)
        return first.removeprefix(f"{name}: ")

    def texts(self, rows, *columns):
        return [tuple(r[c] for c in columns or ("text",)) for r in rows]

    def test_paragraphs_are_read_and_each_figure_stands_where_its_locator_says(self):
        body = p("Báo cáo 😀 tháng 9") + p(run("Tổng thu ngân sách đạt ") + run("7.353,5", "<w:b/>") + run(" tỷ đồng")) + p("Chi đạt 5 tỷ đồng.")
        for content in (docx(body), docx(body, namespace=STRICT), docx(body, last="word/document.xml"), docx("",
                        more={"word/document.xml": docx_part(body, "ns0")})):
            rows = self.figures(content)
            self.assertEqual(self.texts(rows, "text", "locator", "page"), [("7.353,5 tỷ đồng", "word/document.xml#p2:23-38", ""),
                                                                          ("5 tỷ đồng", "word/document.xml#p3:8-17", "")])
            for row in rows:
                self.assertEqual(docx_at(content, row["locator"]), row["text"])

    def test_changes_are_accepted(self):
        body = (p(run("Thu nội địa đạt ") + "<w:del><w:r><w:delText>4</w:delText></w:r></w:del><w:ins>" + run("5") + "</w:ins>" + run(" tỷ đồng."))
                + p("<w:moveFrom>" + run("Chi đạt 9 tỷ đồng.") + "</w:moveFrom>")
                + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("Xuất khẩu đạt ") + "</w:p>" + p("7 tỷ USD.")
                + p("<w:moveTo>" + run("Nhập khẩu đạt 8 tỷ USD.") + "</w:moveTo>"))
        content = docx(body)
        rows = self.figures(content)
        self.assertEqual(self.texts(rows, "text", "indicator"), [("5 tỷ đồng", "Thu nội địa"), ("7 tỷ USD", "Xuất khẩu"), ("8 tỷ USD", "Nhập khẩu")])
        self.assertEqual([docx_at(content, r["locator"]) for r in rows], [r["text"] for r in rows])

    def test_hidden_text_and_codes_of_fields_are_left_out(self):
        field = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{} 9 tỷ đồng</w:instrText></w:r>'
                 '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("5 tỷ đồng") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        body = (p(run("Thu đạt ") + field.replace("{}", " =") + run(".")) + p(field.replace("{}", " TOC "))
                + p(run("Chi đạt 6 tỷ đồng.", "<w:vanish/>")) + p(run("Nợ đạt 6 tỷ đồng.", '<w:rStyle w:val="An"/>'))
                + p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("Vốn đạt 8 tỷ đồng.")))
        styles = ('<w:style w:type="character" w:styleId="An"><w:basedOn w:val="Goc"/></w:style>'
                  '<w:style w:type="character" w:styleId="Goc"><w:basedOn w:val="An"/><w:rPr><w:vanish/></w:rPr></w:style>')  # based on each other
        self.assertEqual(self.texts(self.figures(docx(body, styles=styles)), "text", "locator"),
                         [("5 tỷ đồng", "word/document.xml#p1:8-17"), ("8 tỷ đồng", "word/document.xml#p5:8-17")])

    def test_raised_figures_belong_to_no_number(self):
        body = (p(run("Diện tích đạt 120 m") + run("2", SUPERSCRIPT) + run(".")) + p(run("Chi đạt 7.353") + run("1", SUPERSCRIPT) + run(" tỷ đồng."))
                + p(run("Thu đạt 8.150") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" tỷ đồng.")))
        footnotes = f'<w:footnote w:id="1">{p("Vốn đạt 3 tỷ đồng.")}</w:footnote><w:footnote w:id="2">{p("Nợ đạt 4 tỷ đồng.")}</w:footnote>'
        rows = self.figures(docx(body, footnotes=footnotes))
        self.assertEqual(self.texts(rows, "value", "locator")[0], ("120", "word/document.xml#p1:14-20"))
        self.assertEqual(rows[0]["text"], "120 m²")
        self.assertEqual(self.texts(rows, "value", "text")[1:], [("7353", "7.353 tỷ đồng"), ("8150", "8.150 tỷ đồng"), ("4", "4 tỷ đồng")])
        self.assertEqual(rows[-1]["locator"], "word/footnotes.xml#p2:7-16")

    def test_lists_have_the_numbers_that_word_shows(self):
        numbering = ('<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>'
                     '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>')
        place = lambda level: f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>'
        self.file("a.docx", docx(p("Thu đạt 5 tỷ đồng.", place(0)) + p("Chi đạt 6 tỷ đồng.", place(1)) + p("Nợ đạt 7 tỷ đồng.", place(1)), numbering=numbering))
        done = self.run_program("extract", "a.docx", "-o", "rows.csv", "--numbers", "all")
        self.assertEqual(done.returncode, 0)
        rows = self.rows((self.folder / "rows.csv").read_bytes())
        self.assertEqual(self.texts(rows, "column", "locator"),
                         [("14", "word/document.xml#p1:8-17"), ("16", "word/document.xml#p2:8-17"), ("15", "word/document.xml#p3:7-16")])

    def test_tables_with_merged_cells(self):
        merged = lambda text, properties: cell(text, properties)
        body = (p("Bảng 1. Thu ngân sách năm 2024") + p("Đơn vị tính: tỷ đồng") + p("")
                + table([merged("Nội dung", '<w:vMerge w:val="restart"/>'), merged("Năm 2024", '<w:gridSpan w:val="2"/>')],
                        [merged("", "<w:vMerge/>"), "Dự toán", "Thực hiện"],
                        ["Thu nội địa", "6.500,0", "5.200,0"], ["Thu dầu thô", "1.200,5", "1.100,0"], ["Tổng thu", "7.700,5", "6.300,0"]))
        content = docx(body)
        rows = self.figures(content)
        self.assertEqual(self.texts(rows, "indicator", "status", "value", "unit")[:3],
                         [("Thu nội địa", "target", "6500", "tỷ đồng"), ("Thu nội địa", "actual", "5200", "tỷ đồng"), ("Thu dầu thô", "target", "1200.5", "tỷ đồng")])
        self.assertEqual([docx_at(content, r["locator"]) for r in rows], [r["text"] for r in rows])
        self.assertEqual(len(rows), 6)

    def test_text_boxes_are_read_once(self):
        box = lambda text: f"<v:textbox><w:txbxContent>{p(text)}</w:txbxContent></v:textbox>"
        body = p(run("Thu đạt 5 tỷ đồng.") + f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box("Chi đạt 6 tỷ đồng.")}</w:drawing></mc:Choice>'
                 f'<mc:Fallback><w:pict>{box("Chi đạt 6 tỷ đồng.")}</w:pict></mc:Fallback></mc:AlternateContent></w:r>')
        self.assertEqual(self.texts(self.figures(docx(body)), "text", "locator"),
                         [("5 tỷ đồng", "word/document.xml#p1:8-17"), ("6 tỷ đồng", "word/document.xml#p2:8-17")])

    def test_fonts_of_tcvn3_are_read(self):
        text = "".join({"ạ": "¹", "ỷ": "û", "đ": "®", "ồ": "å"}.get(c, c) for c in "Thu đạt 5 tỷ đồng.")
        row, = self.figures(docx(p(run(text, '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'))))
        self.assertEqual((row["text"], row["locator"]), ("5 tỷ đồng", "word/document.xml#p1:8-17"))

    def test_open_documents(self):
        body = ('<text:tracked-changes><text:p>Chi đạt 9 tỷ đồng.</text:p></text:tracked-changes>'
                '<text:h>Kết  quả</text:h><text:p>Thu ngân sách<text:s text:c="2"/>đạt <text:span>5</text:span> tỷ đồng<text:note><text:note-citation>1</text:note-citation>'
                '<text:note-body><text:p>Nợ đạt 4 tỷ đồng.</text:p></text:note-body></text:note>.</text:p>'
                '<text:p>Bảng 1. Chi ngân sách (tỷ đồng)</text:p><table:table><table:table-row><table:table-cell><text:p>Nội dung</text:p></table:table-cell>'
                '<table:table-cell><text:p>Năm 2024</text:p></table:table-cell></table:table-row>' +
                "".join(f'<table:table-row><table:table-cell><text:p>{n}</text:p></table:table-cell><table:table-cell><text:p>{v}</text:p></table:table-cell></table:table-row>'
                        for n, v in (("Chi đầu tư", "1.200,5"), ("Chi thường xuyên", "3.400,0"))) + "</table:table>")
        content = odt(body)
        rows = self.figures(content, "a.odt")
        self.assertEqual(self.texts(rows, "indicator", "value"), [("Thu ngân sách", "5"), ("Chi đầu tư", "1200.5"), ("Chi thường xuyên", "3400"), ("Nợ", "4")])
        self.assertEqual([odf_at(content, r["locator"]) for r in rows[1:]], [r["text"] for r in rows[1:]])

    @unittest.skipUnless(openpyxl, "openpyxl is not installed")
    def test_workbooks(self):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "Ngân sách"
        for row in (["Bảng 1. Thu ngân sách năm 2024"], ["Đơn vị tính: tỷ đồng"], ["Nội dung", "Dự toán", "Thực hiện", "TH/DT (%)"],
                    ["Thu nội địa", 6500, 7353.5, 1.1313], ["Thu dầu thô", 1.234, 2024, 1.04], ["Ghi chú: số liệu ước tính."]):
            sheet.append(row)
        for line in (4, 5):
            for letter in "BC":
                sheet[f"{letter}{line}"].number_format = "#,##0"
            sheet[f"D{line}"].number_format = "0%"
        book.create_sheet("Ẩn").append(["Chi đạt 5 tỷ đồng"])
        book["Ẩn"].sheet_state = "hidden"
        file = io.BytesIO()
        book.save(file)
        content = file.getvalue()
        rows = self.figures(content, "a.xlsx")
        self.assertEqual(self.texts(rows, "indicator", "value", "locator"),
                         [("Thu nội địa", "6500", "Ngân sách!B4:0-4"), ("Thu nội địa", "7353.5", "Ngân sách!C4:0-6"), ("Thu nội địa", "113.13", "Ngân sách!D4:0-7"),
                          ("Thu dầu thô", "1.234", "Ngân sách!B5:0-6"), ("Thu dầu thô", "2024", "Ngân sách!C5:0-6"), ("Thu dầu thô", "104", "Ngân sách!D5:0-4")])
        for row in rows:
            value = xlsx_at(content, row["locator"])
            self.assertAlmostEqual(float(row["value"]), value * (100 if row["unit"] == "%" else 1))

    @unittest.skipUnless(openpyxl, "openpyxl is not installed")
    def test_formulas_without_results_are_told(self):
        book = openpyxl.Workbook()
        book.active.append(["Thu đạt 5 tỷ đồng", "=1+1"])
        book.active.append(["x"])
        book.active.row_dimensions[2].hidden = True
        book.save(self.folder / "a.xlsx")
        done = self.run_program("extract", "a.xlsx")
        self.assertEqual(len(self.rows(done.stdout)), 1)
        self.assert_one_complaint(done, "a.xlsx: hidden rows and columns (1) were left out; formulas (1) have no stored result")

    def test_hostile_documents_fail_alone(self):
        deep = "<w:ins>" * 10_000 + run("Thu đạt 5 tỷ đồng") + "</w:ins>" * 10_000
        whole = docx(p("Thu đạt 5 tỷ đồng"))
        declared = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "5 tỷ đồng"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]><x>&b;&c;</x>'
        ole = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(600)
        for content, what in ((docx(p(deep)), "nests elements more than"), (docx("", more={"word/document.xml": declared}), "declares a document type"),
                              (docx("", more={"word/document.xml": "<w:document"}), "is no sound XML"), (whole[:-30], "damaged or cut off"),
                              (docx("", more={"_rels/.rels": relations(("officeDocument", "../../etc/passwd"))}), "its part etc/passwd is missing"),
                              (docx("", more={"word/document.xml": b" " * 300_000_000}), "unpacks to more than"),
                              (ole + "EncryptedPackage".encode("utf-16-le"), "has a password"), (ole + "WordDocument".encode("utf-16-le"), "old Word (.doc)")):
            with self.subTest(what):
                if SANITIZED and len(content) > 200_000:
                    continue
                self.assertIn(what, self.told(content))

    def test_a_document_that_is_cut_off_anywhere_is_refused(self):
        whole = docx(p("Thu đạt 5 tỷ đồng"))
        names = [self.file(f"in/{n}.docx", whole[:n]).name for n in range(4, len(whole), 9 if SANITIZED else 1)]
        done = self.run_program("extract", "in")
        self.assertEqual(self.rows(done.stdout), [])
        self.assertEqual(self.complaints(done)[-1], f"{len(names)} of {len(names)} documents could not be read")

    def test_absurd_cells(self):
        sheet = ('<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Thu đạt 5 tỷ đồng</t></is></c>'
                 '<c r="B1"><v>1e999</v></c><c r="C1" t="s"><v>99</v></c><c r="XFD1"><v>7</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>')
        book = ('<workbook xmlns:r="x"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>')
        content = zipped({"[Content_Types].xml": "<Types/>", "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")), "xl/workbook.xml": book,
                          "xl/_rels/workbook.xml.rels": relations(("worksheet", "worksheets/sheet1.xml")), "xl/worksheets/sheet1.xml": sheet})
        self.assertEqual(self.texts(self.figures(content, "a.xlsx"), "text", "locator"), [("5 tỷ đồng", "A!A1:8-17")])
        wide = p("x") + "<w:tbl><w:tr>" + cell("Thu đạt 5 tỷ đồng", '<w:gridSpan w:val="999999999"/>') + cell("x") + "</w:tr></w:tbl>"
        self.assertEqual(self.texts(self.figures(docx(wide))), [("5 tỷ đồng",)])


def docx_part(body, prefix):
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<{prefix}:document xmlns:{prefix}="{namespace}"><{prefix}:body>{body.replace("w:", prefix + ":")}</{prefix}:body></{prefix}:document>'


main()
