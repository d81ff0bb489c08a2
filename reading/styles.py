"""What the style sheets inside a page strike out."""

import re
from collections.abc import Iterator

LONGEST_SHEET = 200_000
MOST_SELECTORS = 50
"""Of one page, over all its sheets: each is looked for in the whole tree."""

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_COMPOUND = r"[\w.#-]+"
# One combinator at most: matching several, in a page made for it, takes forever.
_PLAIN = re.compile(rf"{_COMPOUND}(?:\s*[>+]\s*{_COMPOUND}|\s+{_COMPOUND})?")


def striking_selectors(sheet: str) -> Iterator[str]:
    """Plain selectors (two names at most, no state) of the rules that strike words out."""
    for block in _COMMENT.sub("", sheet[:LONGEST_SHEET]).split("}"):
        before, _, rule = block.rpartition("{")
        if "line-through" not in rule.lower():
            continue
        for selector in before.rpartition("{")[2].split(","):
            if _PLAIN.fullmatch(selector.strip()):
                yield selector.strip()
