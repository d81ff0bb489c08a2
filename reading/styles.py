"""What the style sheets inside a page strike out."""

import re
from collections.abc import Iterator

LONGEST_SHEET = 200_000
MOST_SELECTORS = 50

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]*)\}")
_COMPOUND = r"[\w.#-]+"
# One combinator at most: matching several, in a page made for it, takes forever.
_PLAIN = re.compile(rf"{_COMPOUND}(?:\s*[>+]\s*{_COMPOUND}|\s+{_COMPOUND})?")


def striking_selectors(sheet: str) -> Iterator[str]:
    """Plain selectors (two names at most, no state) of the rules that strike words out."""
    left = MOST_SELECTORS
    for selectors, rule in _RULE.findall(_COMMENT.sub("", sheet[:LONGEST_SHEET])):
        if "line-through" not in rule.lower():
            continue
        for selector in selectors.split(","):
            if left and _PLAIN.fullmatch(selector.strip()):
                left -= 1
                yield selector.strip()
