"""Vietnamese text in the encodings that the program reads, by means that are none of its own: Python's codecs, iconv,
and tables of TCVN 5712:1993 (VN3) and of VNI-Windows that were written down from their descriptions."""
import subprocess
import unicodedata

# TCVN 5712, VN3: each row of letters from its first byte on.
TCVN3 = {}
for first, letters in [(0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"), (0xB5, "àảãáạ"), (0xBB, "ằẳẵắ"), (0xC6, "ặầẩẫấậè"), (0xCE, "ẻẽéẹềểễếệìỉ"), (0xDC, "ĩíịò"), (0xE1, "ỏõóọồổỗốộờởỡớợù"),
                       (0xF1, "ủũúụừửữứựỳỷỹýỵ")]:
    TCVN3.update({letter: first + i for i, letter in enumerate(letters)})

# VNI: the mark behind the vowel, as windows-1252 shows it, by the vowel's own sign and its tone.
GRAVE, HOOK, TILDE, ACUTE, DOT = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
CIRCUMFLEX, BREVE, HORN = "\u0302", "\u0306", "\u031b"
VNI_MARKS = {"": {"": "", ACUTE: "ù", GRAVE: "ø", HOOK: "û", TILDE: "õ", DOT: "ï"},
             CIRCUMFLEX: {"": "â", ACUTE: "á", GRAVE: "à", HOOK: "å", TILDE: "ã", DOT: "ä"},
             BREVE: {"": "ê", ACUTE: "é", GRAVE: "è", HOOK: "ú", TILDE: "ü", DOT: "ë"}}
VNI_LETTERS = {"í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ"}
TONES = {GRAVE, HOOK, TILDE, ACUTE, DOT}


def tcvn3(text):
    """TCVN3 has no capital letters with tones; small ones stand for them, which a font prints as capitals."""
    return b"".join(bytes([TCVN3[c]]) if c in TCVN3 else bytes([TCVN3[c.lower()]]) if c.lower() in TCVN3 else c.encode("cp1252") for c in text)


def vni_letter(letter):
    if letter.lower() in VNI_LETTERS:
        one = VNI_LETTERS[letter.lower()]
        return one if letter.islower() else one.upper()
    decomposed = unicodedata.normalize("NFD", letter)
    signs = decomposed[1:]
    tone = "".join(c for c in signs if c in TONES)
    own = "".join(c for c in signs if c not in TONES)
    base = decomposed[0]
    if own == HORN:
        base, own = {"o": "ô", "u": "ö"}[base.lower()], ""
    mark = VNI_MARKS[own][tone]
    return base + mark if letter.islower() else (base + mark).upper()


def vni(text):
    return "".join(vni_letter(c) if c.isalpha() and ord(c) >= 0x80 else c for c in text).encode("cp1252")


def windows_1258(text):
    def letter(c):
        try:
            return c.encode("cp1258")
        except UnicodeEncodeError:
            signs = unicodedata.normalize("NFD", c)
            tone = next(s for s in signs if s in TONES)
            return unicodedata.normalize("NFC", signs.replace(tone, "")).encode("cp1258") + tone.encode("cp1258")

    return b"".join(letter(c) for c in text)


def iconv(text, encoding):
    return subprocess.run(["iconv", "-f", "UTF-8", "-t", encoding], input=text.encode(), capture_output=True, check=True).stdout


ENCODERS = {
    "UTF-16LE": lambda text: text.encode("utf-16-le"),
    "UTF-16BE": lambda text: text.encode("utf-16-be"),
    "UTF-32LE": lambda text: text.encode("utf-32-le"),
    "UTF-32BE": lambda text: text.encode("utf-32-be"),
    "TCVN3": tcvn3,
    "VNI": vni,
    "windows-1258": windows_1258,
    "VISCII": lambda text: iconv(text, "VISCII"),
    "TCVN5712-1": lambda text: iconv(text, "TCVN5712-1"),
    "TCVN3 in UTF-8": lambda text: tcvn3(text).decode("cp1252").encode(),
    "VNI in UTF-8": lambda text: vni(text).decode("cp1252").encode(),
}
