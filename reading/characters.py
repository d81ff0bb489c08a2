"""Characters of a page: control characters and lone surrogates taken out."""

import re

_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13}) + b"\x7f"
_SPACED = bytes.maketrans(b"\t\n\f\r", b"    ")
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL_REFERENCE = re.compile(
    rb"&#(?:0*(?:[0-8]|11|1[4-9]|2[0-9]|3[01]|127)(?![0-9])"
    rb"|[xX]0*(?:[0-8bBeEfF]|1[0-9a-fA-F]|7[fF])(?![0-9a-fA-F]));?"
)
REPLACEMENT = "\ufffd".encode()


def cleaned(words: bytes) -> bytes:
    """``words`` without control characters other than white space."""
    return words.translate(None, _CONTROLS)


def spaced(page: bytes) -> bytes:
    """``page`` without control characters, every white space a plain space."""
    return page.translate(_SPACED, _CONTROLS)


def without_references(page: bytes) -> bytes:
    """``page`` with U+FFFD for each reference to a control character."""
    return _CONTROL_REFERENCE.sub(REPLACEMENT, page)


def encoded(page: str) -> bytes:
    """``page`` in UTF-8, each lone surrogate replaced by U+FFFD."""
    try:
        return page.encode()
    except UnicodeEncodeError:
        return without_surrogates(page).encode()


def without_surrogates(text: str) -> str:
    """``text`` with each lone surrogate replaced by U+FFFD; offsets do not move."""
    return _SURROGATE.sub("\ufffd", text)
