"""PDF documents, written here letter by letter: each letter is half as wide as the size of its font."""
import zlib

WIDTH, HEIGHT = 595, 842


def objects_to_pdf(objects, more_trailer=b""):
    """The first object is the catalogue."""
    out, places = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, more_trailer, table)


def stream(content, entries=b""):
    packed = zlib.compress(content)
    return b"<<%s/Filter/FlateDecode/Length %d>>\nstream\n" % (entries, len(packed)) + packed + b"\nendstream"


def font(letters):
    """Objects of a font whose codes are code points: Type0, with a table to Unicode."""
    rows = [b"<%04X> <%s>" % (ord(c), c.encode("utf-16-be").hex().encode()) for c in sorted(letters)]
    blocks = [rows[i:i + 100] for i in range(0, len(rows), 100)]
    mapping = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
    mapping += b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    mapping += b"".join(b"%d beginbfchar\n%s\nendbfchar\n" % (len(block), b"\n".join(block)) for block in blocks)
    mapping += b"endcmap CMapName currentdict /CMap defineresource pop end end"
    return [b"<</Type/Font/Subtype/Type0/BaseFont/Made/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>",
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Made/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500/FontDescriptor 5 0 R>>",
            b"<</Type/FontDescriptor/FontName/Made/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>",
            stream(mapping)]


class Pages:
    """Lines of text on pages. Places are points from the upper left corner, of a line its upper left."""

    def __init__(self, width=WIDTH, height=HEIGHT):
        self.width, self.height = width, height
        self.pages = [[]]

    def new_page(self):
        self.pages.append([])

    def line(self, x, y, text, size=12):
        self.pages[-1].append((x, y, text, size))

    def paragraph(self, x, y, lines, size=12, pitch=15):
        for i, text in enumerate(lines):
            self.line(x, y + i * pitch, text, size)

    def right(self, x, y, text, size=12):
        self.line(x - len(text) * size / 2, y, text, size)

    def centred(self, x, y, text, size=12):
        self.line(x - len(text) * size / 4, y, text, size)

    def to_pdf(self):
        letters = {c for page in self.pages for _, _, text, _ in page for c in text}
        first = 7
        kids = b" ".join(b"%d 0 R" % (first + 2 * i) for i in range(len(self.pages)))
        objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(self.pages)), *font(letters)]
        for i, page in enumerate(self.pages):
            content = "".join(f"BT /F {size} Tf 1 0 0 1 {x:.2f} {self.height - y - 0.8 * size:.2f} Tm <{text.encode('utf-16-be').hex()}> Tj ET\n"
                              for x, y, text, size in page)
            objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
                           % (self.width, self.height, first + 2 * i + 1))
            objects.append(stream(content.encode()))
        return objects_to_pdf(objects)


def picture_pages(pictures, dots=200):
    """Pages that are one picture each, as a scanner makes them: (width, height, bytes of grey)."""
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(b"%d 0 R" % (3 + 3 * i) for i in range(len(pictures))), len(pictures))]
    for i, (width, height, grey) in enumerate(pictures):
        wide, high = width * 72 / dots, height * 72 / dots
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %.2f %.2f]/Contents %d 0 R/Resources<</XObject<</I %d 0 R>>>>>>" % (wide, high, 4 + 3 * i, 5 + 3 * i))
        objects.append(stream(b"q %.2f 0 0 %.2f 0 0 cm /I Do Q" % (wide, high)))
        objects.append(stream(grey, b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8" % (width, height)))
    return objects_to_pdf(objects)
