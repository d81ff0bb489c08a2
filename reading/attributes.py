"""What the attributes of an element say about its words."""

import re

from dossier.model import Origin
from reading.hints import CLASSES

_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_HIDDEN_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-[\w-]+|d-none|hidden)(?:\s|$)"
)
_RESPONSIVE = re.compile(r"d-\w\w-|:(?:block|flex|grid|inline|table)")
_PRICE = r"(?:price|prix|tarif|amount|montant)"
_FORMER = r"(?:old|was|ancien(?:ne)?|compare-at|barr\w*|crossed|strike\w*|before|avant)"
_STRUCK_CLASS = re.compile(
    rf"{_FORMER}[-_]*{_PRICE}|{_PRICE}s?[-_]*{_FORMER}(?![a-z])|texte?-barr"
    r"|(?:^|[\s_-])(?:strike(?:d|-?through|-?out)?|line-through|crossed-out)(?:\s|$)"
)
_BARRED = re.compile(r"(?:^|\s)barr(?:e|ee|é|ée)(?:\s|$)")
_SHORT = frozenset(
    ["b", "del", "em", "font", "i", "p", "small", "span", "strong", "sub", "sup", "td"]
)
_BUTTON_CLASS = re.compile(r"(?:^|[\s_-])(?:btn|button|bouton|cta)(?:[\s_-]|$)")

Attributes = dict[str, str | None]

SUSPECT_TAGS = frozenset(("s", "del", "strike", "noscript", "x-template", "dialog"))


def suspects(present: frozenset[str], hints: frozenset[str]) -> str:
    """A selector of the elements to ask ``hides_or_strikes`` about.

    ``present`` are the names of the page's elements; ``hints`` those of ``HINTS``. Matching
    each element against each word instead would cost more than the parse.
    """
    return ",".join(
        [
            "[hidden],[style]",
            *sorted(SUSPECT_TAGS & present),
            *(CLASSES[hint] for hint in sorted(hints & CLASSES.keys())),
        ]
    )


def hides_or_strikes(name: str, found: Attributes) -> Origin | None:
    """``STRUCK`` or ``HIDDEN`` when element ``name`` makes its words so, else ``None``."""
    style = (found.get("style") or "").lower()
    classes = (found.get("class") or "").lower()
    if _strikes(name, style, classes):
        return Origin.STRUCK
    if name not in {"html", "body"} and _hides(name, found, style, classes):
        return Origin.HIDDEN
    return None


def _strikes(name: str, style: str, classes: str) -> bool:
    return bool(
        name in {"s", "del", "strike"}
        or "line-through" in style
        or _STRUCK_CLASS.search(classes)
        or (name in _SHORT and _BARRED.search(classes))
    )


def _hides(name: str, found: Attributes, style: str, classes: str) -> bool:
    return bool(
        name in {"noscript", "x-template"}
        or (name == "dialog" and "open" not in found)
        or "hidden" in found
        or _HIDDEN_STYLE.search(style)
        or (_HIDDEN_CLASS.search(classes) and not _RESPONSIVE.search(classes))
    )


def looks_like_button(classes: str) -> bool:
    """Whether a link of these classes is dressed as a button."""
    return bool(classes and _BUTTON_CLASS.search(classes.lower()))


_WORDLESS = frozenset(
    ["hidden", "checkbox", "radio", "color", "range", "password", "file"]
)
_PRESSED = frozenset(["submit", "button", "reset", "image"])


def input_words(found: Attributes) -> tuple[tuple[Origin, str], ...]:
    """What a person reads on an ``input``."""
    kind = (found.get("type") or "").lower()
    if kind in _WORDLESS:
        return ()
    if kind in _PRESSED:
        words = found.get("value") or found.get("alt") or found.get("aria-label") or ""
        return ((Origin.BUTTON, words),)
    return tuple(
        (Origin.FORM, found.get(key) or "") for key in ("value", "placeholder")
    )


_SAID_OF_PAGE = frozenset(("description", "og:title", "og:description"))


def meta_words(found: Attributes) -> str:
    """What a ``meta`` element says of its page to a person."""
    name = (found.get("name") or found.get("property") or "").lower()
    return (found.get("content") or "") if name in _SAID_OF_PAGE else ""
