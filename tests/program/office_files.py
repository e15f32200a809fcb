"""Makes office documents with zipfile alone, and finds what stands at a locator in them, with nothing of the program under test."""
import io
import re
import xml.etree.ElementTree as ElementTree
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(parts):
    """A ZIP of {name: text or bytes}, in that order."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def relations(*targets, types=TYPES):
    return f'<Relationships xmlns="{RELATIONS}">' + "".join(
        f'<Relationship Id="rId{i}" Type="{types}/{kind}" Target="{target}"/>' for i, (kind, target) in enumerate(targets, 1)) + "</Relationships>"


def docx(body, footnotes="", styles="", numbering="", namespace=W, last="[Content_Types].xml", more=None):
    """`body` is what stands in <w:body>; parts that are not empty are there."""
    declared = f'xmlns:w="{namespace}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
    parts = {"[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
             "_rels/.rels": relations(("officeDocument", "word/document.xml")),
             "word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?><w:document {declared}><w:body>{body}</w:body></w:document>'}
    related = []
    for name, content in (("footnotes", footnotes), ("styles", styles), ("numbering", numbering)):
        if content:
            related.append((name, f"{name}.xml"))
            parts[f"word/{name}.xml"] = f"<w:{name} {declared}>{content}</w:{name}>"
    parts["word/_rels/document.xml.rels"] = relations(*related)
    parts.update(more or {})
    parts[last] = parts.pop(last)
    return zipped(parts)


def run(text, properties=""):
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(text, properties=""):
    content = text if text.startswith("<") else run(text)
    return f'<w:p>{f"<w:pPr>{properties}</w:pPr>" if properties else ""}{content}</w:p>'


def cell(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{text if text.startswith('<') else p(text)}</w:tc>"


def table(*rows):
    return "<w:tbl>" + "".join("<w:tr>" + "".join(c if c.startswith("<") else cell(c) for c in row) + "</w:tr>" for row in rows) + "</w:tbl>"


def local(element):
    return element.tag.split("}")[-1]


def docx_at(content, locator):
    """The characters at "word/document.xml#p12:34-41", by another way: deleted runs left out, raised digits as they are typed."""
    part, number, begin, end = re.fullmatch(r"(.*)#p(\d+):(\d+)-(\d+)", locator).groups()
    root = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read(part))
    paragraph = [e for e in root.iter() if local(e) == "p"][int(number) - 1]
    return text_of_docx(paragraph)[int(begin):int(end)]


def text_of_docx(element):
    name = local(element)
    if name in ("del", "moveFrom", "instrText", "pPr", "rPr", "txbxContent", "Fallback"):
        return ""
    signs = {"tab": "\t", "br": "\n", "noBreakHyphen": "-"}
    return signs.get(name, element.text or "" if name == "t" else "".join(map(text_of_docx, element)))


def xlsx_at(content, locator):
    """The value of the cell at "Sheet!B7:0-5", as openpyxl has it."""
    import openpyxl
    sheet, place = re.fullmatch(r"(.*)!([A-Z]+\d+):\d+-\d+", locator).groups()
    return openpyxl.load_workbook(io.BytesIO(content), data_only=True)[sheet][place].value


def odf_at(content, locator):
    number, begin, end = re.fullmatch(r"content\.xml#p(\d+):(\d+)-(\d+)", locator).groups()
    root = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(content)).read("content.xml"))
    paragraph = [e for e in root.iter() if local(e) in ("p", "h")][int(number) - 1]
    return "".join(paragraph.itertext())[int(begin):int(end)]
