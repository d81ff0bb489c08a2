"""Tags nested beyond reason, which an HTML parser follows in quadratic time, taken out."""

import re

DEEPEST = 256
"""Kept levels of nesting in a page that has too many; browsers stop at 512."""
SUSPECT_TAGS = 2_000
"""A page of fewer tags cannot be deep enough to matter."""
_TOO_DEEP = 1_000

_TAG = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^<>]*>")
_NOT_NESTING = frozenset(
    b"area base br col dd dt embed hr img input li link meta option p param source tbody td "
    b"tfoot th thead tr track wbr".split()
)


def flattened(page: bytes, mark: bytes) -> bytes:
    """``page`` as it is, or with ``mark`` for each tag too deep when some are."""
    if page.count(b"<") < SUSPECT_TAGS or _depth(page) < _TOO_DEEP:
        return page
    depth = 0

    def kept(tag: re.Match[bytes]) -> bytes:
        nonlocal depth
        if tag[2].lower() in _NOT_NESTING:
            return mark if depth > DEEPEST else tag[0]
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        return mark if depth > DEEPEST - len(tag[1]) else tag[0]

    return _TAG.sub(kept, page)


def _depth(page: bytes) -> int:
    depth = deepest = 0
    for ending, name in _TAG.findall(page):
        if name.lower() not in _NOT_NESTING:
            depth = max(depth - 1, 0) if ending else depth + 1
            deepest = max(deepest, depth)
    return deepest
