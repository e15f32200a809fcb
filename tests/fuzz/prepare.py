# Prepares what libFuzzer starts from: a folder of small seeds and a dictionary for each target. prepare.py FOLDER
# Nothing is written beside FOLDER: seeds are cut from the corpus, the tests' texts and the grammars.
import csv
import hashlib
import io
import pathlib
import sys
import tomllib

ROOT = pathlib.Path(__file__).parents[2]
OUT = pathlib.Path(sys.argv[1])
FUZZ = ROOT / "tests" / "fuzz"
GRAMMARS = sorted((ROOT / "grammars").glob("*.toml"))
DOCS = sorted((ROOT / "corpus" / "docs").glob("*.txt"))
PAGES = sorted((ROOT / "tests" / "read" / "pages").glob("*.html"))
TABLES = sorted((ROOT / "tests" / "table" / "texts").iterdir())


def seed(target, data):
    folder = OUT / "seeds" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / hashlib.sha1(data).hexdigest()).write_bytes(data)


def pieces(data):
    return [piece.strip(b"\n") for piece in data.split(b"\n\n") if piece.strip()]


def cut(text, separator):
    """The first rows of a table, with the head: a whole one is longer than libFuzzer's inputs."""
    return separator.join(text.splitlines(keepends=True)[:6])


def write_seeds():
    for path in DOCS:
        seed("text", path.read_bytes())
        for piece in pieces(path.read_bytes()):
            seed("text", piece)
    for path in TABLES:
        seed("sheet" if path.suffix == ".csv" else "text", path.read_bytes())
    for path in PAGES:
        lines = path.read_bytes().splitlines(keepends=True)
        for at in range(0, len(lines), 4):
            seed("html", b"<!doctype html>" + b"".join(lines[at:at + 4]))
    for path in GRAMMARS:
        for piece in pieces(path.read_bytes()):
            seed("grammar", piece)
    for path in sorted((ROOT / "corpus").glob("*.tsv")):
        text = path.read_text(encoding="utf-8")
        seed("sheet", cut(text, "").encode())
        commas = io.StringIO()
        csv.writer(commas, lineterminator="\n").writerows(line.split("\t") for line in text.splitlines()[:6])
        seed("sheet", commas.getvalue().encode())
    for path in sorted((ROOT / "tests" / "official" / "tables").iterdir()):
        seed({".px": "px", ".csv": "table", ".xlsx": "workbook"}[path.suffix], path.read_bytes())
    for folder in ("seeds", "regressions"):
        for path in sorted((FUZZ / folder).glob("*/*")):
            seed(path.parent.name, path.read_bytes())


def words_of(*names):
    """The phrases of these grammar files' number words, magnitudes, units and lists."""
    for path in GRAMMARS:
        if path.stem not in names:
            continue
        whole = tomllib.loads(path.read_text(encoding="utf-8"))
        for section in ("number_word", "magnitude", "unit"):
            for entry in whole.get(section, []):
                yield from entry["words"]
        for phrases in whole.get("words", {}).values():
            yield from phrases[:2]


def write_dictionary(target, words):
    def escaped(word):
        return "".join(chr(b) if 32 <= b < 127 and b not in b'"\\' else f"\\x{b:02X}" for b in word.encode())

    (OUT / f"{target}.dict").write_text("".join(f'"{escaped(word)}"\n' for word in sorted(set(words))))


def main():
    write_seeds()
    numbers = ["1.234,5", "1,234", "12/2024", "29/9/2024", "3-5", "10:30", "1tr2", "15h30", "%", "‰", "½", "m²", "１２", " – ", "...", "\u0301", "\u0323",
               "\u200B", "\u00A0", "\t", "  ", "|", "|---|", "\n- ", "(", ")", "III", "TP.", "quý", "tháng", "ngày", "năm", "tỉnh", "huyện", "Lạng Sơn",
               "bằng", "tăng", "giảm", "so với cùng kỳ", "trong đó", "lần lượt", "Bảng 1. ", "Đơn vị tính: ", "Tổng số"]
    write_dictionary("text", [*words_of("numbers", "units", "tables"), *numbers])
    write_dictionary("grammar", ["[words]", "[[unit]]", "[[noun]]", "[[magnitude]]", "[[number_word]]", "[[rule]]", "[[head_rule]]", "[[place]]", "[[districts]]",
                                 "[place_words]", "words = [", "patterns = [", "gives = {", "yes = [", "no = [", "about = ", "id = ", "base_unit = ", "factor = ",
                                 "power = ", "role = ", "value = ", "kind = ", "name = ", "code = ", "spellings = ", "until = ", "into = ", "of = ", "districts = [",
                                 "<value: percent>", "<year>", "{y}", "{m-1}", "{word}", "{up}", "..3", "(?", "=> ", "\\u0000", "\\U0001F600", "đạt", "tháng"])
    write_dictionary("html", ["<table>", "<tr>", "<td>", "<td colspan=3 rowspan=2>", "<th>", "</table>", "<p>", "</p>", "<div>", "</div>", "<br>", "<ul>", "<li>", "<h1>", "<pre>",
                              "<b>", "</b>", "<a href=x>", "</a>", "<sup>", "</sup>", "<font face=.VnTime>", "<svg>", "<math>", "<title>", "<script>", "</script>", "<!--", "-->",
                              "<![CDATA[", "<select>", "<template>", "<article>", "<main>", "<nav>", "<plaintext>", "<frameset>", "<form>", "<option>", "&nbsp;", "&nbsp", "&#53;", "&notin;",
                              "&fjlig;", "&amp", "class=related", "itemprop=articleBody", "style=display:none", "5 tỷ", "Tin liên quan", "\u0000", "\r\n"])
    write_dictionary("sheet", ["\",\"", "\"\"", "\r\n", "\t", "\uFEFF", "0.1", "1e9", "tỷ đồng", "phần trăm", "nghìn", "document,figure,"])
    write_dictionary("check", ["level", "change", "share", "attainment", "ratio", "target", "exact", "over", "at_least", "up", "down", "VND", "%", "{person}",
                               "{percentage_point}", "tỷ đồng", "level.compared-with", ";", "100000000000000000000000000000000000000", "-1", "\n"])
    write_dictionary("table", ["\",\"", ";", "Biểu 1. ", "Đơn vị tính: tỷ đồng", "Chỉ tiêu", "Năm", "Tháng", "Tỉnh", "Giá trị", "ĐVT", "STT", "Trong đó: ", "Tổng số",
                               "9 tháng năm 2024", "2024", "So với cùng kỳ (%)", "(tháng trước = 100)", "lũy kế", "..", "-", "x", "7.353,5", "Lạng Sơn"])
    write_dictionary("px", ["STUB=", "HEADING=", "VALUES(", "CODES(", "UNITS=", "TIMEVAL(", "TLIST(A1)", "CONTVARIABLE=", "CODEPAGE=\"windows-1258\"", "LANGUAGES=",
                            "[vi]", "DATASYMBOL2=", "DATASYMBOLNIL=", "DATA=", "\"..\"", ";", "\",\"", "KEYS("])
    write_dictionary("workbook", ["<row>", "<c t=\"s\">", "<v>", "</v>", "<is><t>", "<mergeCell ref=\"A1:B2\"/>", "<xf numFmtId=\"14\"/>", "#,##0.00", "0.0%", "dd/mm/yyyy",
                                  "[Red]", "[$-42A]", ";", "\"", "General", "1E+5"])
    write_dictionary("encoding", ["\u00AE\u00B9t", "t\u00FB", "ñoàng", "\uF0A7", "\uFEFF", "©", "­"])
    write_dictionary("pages", ["1\t1\t0\t0\t0\t0\t0\t0\t595\t842\t-1\t###PAGE###\n", "4\t1\t0\t0\t0\t0\t50\t50\t90\t12\t-1\t###LINE###\n", "5\t1\t0\t0\t0\t0\t", "\t100\t", "\t12\t",
                               "1e7", "-1", "nan", "Bảng 1. ", "ĐVT: tấn", "7.353,5", "2024", "tri-", "\u00AD", "- ", "1. ", "*"])
    write_dictionary("csv", ["\",\"", "\"\"", "\r\n", "\t", ";", "\uFEFF", "7353.5", "\"1.234,5\"", "Nội dung", "tỷ đồng", "2024"])
    write_dictionary("office", [f"<w:{e}>" for e in "p r t tbl tr tc ins del pPr rPr tcPr txbxContent fldChar sdt".split()]
                     + ["w:val=\"", "w:fldCharType=\"begin\"", "w:gridSpan", "w:vMerge", "<text:p>", "<text:list>", "<table:table-cell", "repeated=\"", "spanned=\"",
                        "\u001E", "<!DOCTYPE", "<![CDATA[", "&#x41;", "5 tỷ đồng", "7,5%"])
    write_dictionary("journal", ["solieu journal 1\n", "done ", "\t", " 18446744073709551615"])


main()
