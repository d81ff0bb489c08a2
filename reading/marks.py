"""Control characters that stand for layout while a page is read, and what becomes of them.

They can be used because control characters are taken out of a page before it is read.
"""

import re
from itertools import accumulate

from dossier.model import Origin, TextSpan

BLOCK = b"\x1e"
"""Between two blocks."""
CELL = b"\x1f"
"""Before every table cell of a row but the first."""
SIBLING = b"\x05"
"""Between two neighbouring inline elements with nothing between."""
CLOSING = b"\x03"

_CODES = {
    Origin.TITLE: "T",
    Origin.META: "M",
    Origin.HIDDEN: "H",
    Origin.STRUCK: "S",
    Origin.ALT: "A",
    Origin.BUTTON: "B",
    Origin.FORM: "F",
    Origin.LINK: "L",
    Origin.EMBEDDED: "E",
}
_ORIGINS = {code: origin for origin, code in _CODES.items()}
OPENING = {origin: b"\x02" + code.encode() for origin, code in _CODES.items()}

_TO_SPACE = bytes.maketrans(b"\t\n\x0b\f\r", b"     ")
_CELLS = re.compile(rb"\x1f[ \x1e\x1f]*")
_BEFORE_CELL = re.compile(rb"[ \x1e]+\x1f")
_OPENINGS = re.compile(rb"\x02.")
_UNMARKED = bytes.maketrans(b"\x03\x05\x1e\x1f", b"    ")
_SPANS = re.compile("\x02(.)([^\x03]*)\x03")
# « Prix</span><span>29 € » is two words to the eye, « 29</span><span>€ » may be one.
_SIBLINGS = re.compile(
    rb"\x05(?:(?<=[a-z.:;!?)\x80-\xff]\x05)|(?<=[a-z.:;!?)\x80-\xff]\x03\x05))"
    rb"(?=(?:\x02.)?(?:[A-Z0-9(]|\xc3[\x80-\x9e]))"
)


def has_words(piece: bytes) -> bool:
    """Whether ``piece`` holds words that no span covers yet."""
    return b"\x02" not in piece and bool(piece.strip(b" \t\n\f\r\x05\x1e\x1f"))


def marked(words: bytes, origin: Origin) -> bytes:
    """``words`` as a span of ``origin``, the white space around them left outside."""
    core = words.strip()
    if not core:
        return words
    if len(core) == len(words):
        return OPENING[origin] + words + CLOSING
    before, _, after = words.partition(core)
    return b"".join((before, OPENING[origin], core, CLOSING, after))


def plain(words: bytes) -> str:
    """``words`` without marks, white space folded, on one line."""
    if b"\x02" in words:
        words = _OPENINGS.sub(b"", words)
    return b" ".join(words.translate(_UNMARKED).split()).decode()


def lay_out(page: bytes) -> tuple[str, tuple[TextSpan, ...]]:
    """The canonical text and its spans: marks become line breaks, tabs and offsets."""
    if SIBLING in page:
        page = _SIBLINGS.sub(b" ", page)
    page = _folded(page.translate(_TO_SPACE, SIBLING))
    if CELL in page:
        page = _CELLS.sub(CELL, _BEFORE_CELL.sub(CELL, page))
    lines = [line.strip(b" \x1f") for line in page.split(BLOCK)]
    text = b"\n".join(filter(None, lines)).replace(CELL, b"\t")
    return _offsets(text.decode())


def _folded(page: bytes) -> bytes:
    while b"  " in page:
        page = page.replace(b"  ", b" ")
    return page


def _offsets(text: str) -> tuple[str, tuple[TextSpan, ...]]:
    parts = _SPANS.split(text)
    codes = parts[1::3]
    del parts[1::3]
    ends = list(accumulate(map(len, parts)))
    origins = map(_ORIGINS.__getitem__, codes)
    return "".join(parts), tuple(map(TextSpan, ends[::2], ends[1::2], origins))
