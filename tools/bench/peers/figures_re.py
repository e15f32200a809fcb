#!/usr/bin/env python3
"""Figures from Vietnamese text to CSV with the standard library, as one would write it in an afternoon.

    figures_re.py PATH… > figures.csv        files, or folders of *.txt

What it does: numbers with Vietnamese separators, magnitudes (tỷ, triệu, nghìn), units and counted nouns,
the cue words around them (tăng, giảm, đạt, chiếm; ước, khoảng, hơn), the base of a comparison (so với cùng
kỳ, dự toán, kế hoạch), dates and years left out, the words in front as the indicator, exact amounts,
byte positions and lines. What it does not: numbers in words, periods, parts of a whole, what a percentage is said
of. So it has less to do than the program that it is timed against.
"""

import csv
import re
import sys
import unicodedata
from bisect import bisect_right
from decimal import Decimal
from pathlib import Path

MAGNITUDES = {"nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9}
UNITS = {
    "đồng": "VND", "VND": "VND", "VNĐ": "VND", "USD": "USD", "đô la": "USD", "đôla": "USD", "euro": "EUR", "EUR": "EUR",
    "%": "%", "phần trăm": "%", "điểm phần trăm": "%", "lần": "1",
    "tấn": "t", "tạ": "dt", "kg": "kg", "ha": "har", "héc ta": "har", "km": "km", "km2": "km2", "m2": "m2", "m3": "m3",
    "m": "m", "kWh": "kWh", "MW": "MW", "lít": "L", "thùng": "{barrel}",
}
NOUNS = [
    "người", "hộ", "doanh nghiệp", "dự án", "xã", "thôn", "huyện", "vụ", "ca", "lượt khách", "lượt", "khách", "trường hợp",
    "hợp tác xã", "trường", "học sinh", "lao động", "căn", "nhà", "con", "cơ sở", "chiếc", "xe", "khu", "cụm", "sản phẩm",
]
BASES = {
    "cùng kỳ": "same_period", "tháng trước": "previous_month", "quý trước": "previous_quarter", "năm trước": "previous_year",
    "năm ngoái": "previous_year", "dự toán": "budget", "kế hoạch": "plan", "chỉ tiêu": "plan", "mục tiêu": "plan",
}


def either(words):
    """Longest first: `re` takes the first alternative that fits."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


FIGURE = re.compile(
    rf"""(?<![\w.,/-])
    (?P<number>\d{{1,3}}(?:\.\d{{3}})+(?:,\d+)?|\d+(?:[.,]\d+)?)
    (?:\s*-\s*(?P<high>\d+(?:[.,]\d+)?))?
    (?![\d/])
    (?:\s*(?P<magnitude>(?:{either(MAGNITUDES)})(?:\s+(?:{either(MAGNITUDES)}))*)\b)?
    (?:\s*(?P<unit>(?:{either(UNITS)})(?!\w)(?:/\w+)?)|\s+(?P<noun>(?:{either(NOUNS)}))\b)?""",
    re.VERBOSE,
)
SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[^\W\d_a-zà-ỹđ])|\n+")
NO_FIGURE = re.compile(r"(?:năm|ngày|tháng|quý|số|điều|khoản|Nghị quyết|Quyết định)\s*$", re.IGNORECASE)
CUE = re.compile(
    r"\b(?:(?P<up>tăng|vượt|cao hơn)|(?P<down>giảm|thấp hơn)|(?P<share>chiếm)|(?P<reach>đạt|hoàn thành|bằng)|(?P<times>gấp))\b",
    re.IGNORECASE,
)
STATUS = re.compile(r"\b(?:(?P<estimate>ước|dự kiến|dự báo)|(?P<target>phấn đấu|mục tiêu|kế hoạch))\b", re.IGNORECASE)
QUALIFIER = re.compile(r"\b(?:(?P<about>khoảng|gần|xấp xỉ)|(?P<over>hơn|trên)|(?P<under>dưới))\s*$", re.IGNORECASE)
BASE = re.compile(rf"^[^.;,\d]{{0,40}}?\b(?P<base>{either(BASES)})", re.IGNORECASE)
EDGE = re.compile(r"[,;:()]|\b(?:trong đó|và|với)\b", re.IGNORECASE)
TAIL_VERB = re.compile(r"\s*\b(?:ước|đạt|là|tăng|giảm|có|chiếm|bằng|khoảng|hơn|gần|trên|được|đã)\s*$", re.IGNORECASE)

COLUMNS = ("document indicator kind status qualifier direction value value_high unit amount base_unit base "
           "start end line text").split()


def number(text):
    if "," in text:
        text = text.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"\d{1,3}(?:\.\d{3})+", text):
        text = text.replace(".", "")
    return Decimal(text)


def indicator(before):
    pieces = [p for p in EDGE.split(before) if p.strip()]
    words = pieces[-1].strip() if pieces else ""
    while True:
        shorter = TAIL_VERB.sub("", words)
        if shorter == words:
            return words
        words = shorter


def last_group(pattern, text):
    found = None
    for found in pattern.finditer(text):
        pass
    return found.lastgroup if found else ""


def kind_of(cue, percent):
    if cue in ("up", "down"):
        return "change"
    if cue == "share":
        return "share"
    if cue == "times":
        return "ratio"
    if cue == "reach" and percent:
        return "attainment"
    return "rate" if percent else "level"


def figures(document, raw):
    text = unicodedata.normalize("NFC", raw)
    lines = [i for i, c in enumerate(text) if c == "\n"]
    byte_at, byte = 0, 0
    start = 0
    carried = ""
    for end in [m.start() for m in SENTENCE.finditer(text)] + [len(text)]:
        sentence = text[start:end]
        from_ = 0
        for m in FIGURE.finditer(sentence):
            before = sentence[from_:m.start()]
            unit = m["unit"] or m["noun"] or ""
            if not unit and (not m["magnitude"] or NO_FIGURE.search(before)):
                continue
            value = number(m["number"])
            percent = unit in ("%", "phần trăm", "điểm phần trăm")
            cue = last_group(CUE, before[-40:])
            power = sum(MAGNITUDES[w] for w in (m["magnitude"] or "").split())
            base = BASE.search(sentence[m.end():m.end() + 60])
            words = indicator(before)
            carried = words or carried
            qualifier = QUALIFIER.search(before)
            begin = start + m.start()
            byte += len(text[byte_at:begin].encode())
            byte_at = begin
            yield {
                "document": document,
                "indicator": words or carried,
                "kind": kind_of(cue, percent),
                "status": last_group(STATUS, before) or "actual",
                "qualifier": qualifier.lastgroup if qualifier else "exact",
                "direction": cue if cue in ("up", "down") else "",
                "value": value,
                "value_high": number(m["high"]) if m["high"] else "",
                "unit": " ".join(filter(None, (m["magnitude"], unit))),
                "amount": format(value.scaleb(power), "f"),
                "base_unit": UNITS.get(unit.split("/")[0], "{" + unit + "}") if unit else "",
                "base": BASES[base["base"].lower()] if base else "",
                "start": byte,
                "end": byte + len(m[0].encode()),
                "line": bisect_right(lines, begin) + 1,
                "text": m[0],
            }
            from_ = m.end()
        start = end


def main(paths):
    files = []
    for path in map(Path, paths):
        files += sorted(path.rglob("*.txt")) if path.is_dir() else [path]
    out = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    out.writeheader()
    for path in files:
        out.writerows(figures(str(path), path.read_text(encoding="utf-8", errors="replace")))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="")
    main(sys.argv[1:])
