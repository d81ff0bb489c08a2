"""Words that a page carries as data: JSON-LD, state of JavaScript frameworks, WordPress."""

import json
import re
from collections.abc import Callable, Iterable, Iterator

MOST_STRINGS = 5_000
MOST_CHARACTERS = 1_000_000

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
Reader = Callable[[str], str]

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]*>")
_MONEY = re.compile(r"\d\s?(?:€|EUR\b|euros?\b|%)|€\s?\d|\beuros?\b")
_WORD = re.compile(r"[^\W\d_]{2,}")
_CODE = re.compile(r"[{};]|=>|\bfunction\b|\bvar\b|://|\\u[0-9a-f]{4}|^\S{60,}")
_UNREAD_KEYS = frozenset(
    ("id", "url", "href", "src", "slug", "guid", "class", "className", "css", "style")
)
_FEWEST_WORDS = 4
_LONGEST_PRICE = 200


def data_of(source: str) -> Json:
    """The JSON value of ``source``; ``None`` when it is not JSON."""
    try:
        value: Json = json.loads(source)
    except (ValueError, RecursionError):
        return None
    return value


def words_in(values: Iterable[Json], read_markup: Reader) -> Iterator[str]:
    """What a person could read in the data, in its order; markup goes through a reader.

    Prices of JSON-LD offers come as « name price currency » with the values as written.
    Identifiers, addresses and code are left out.
    """
    left = MOST_STRINGS
    pending: list[tuple[str, Json]] = [("", value) for value in values][::-1]
    while pending and left:
        key, value = pending.pop()
        if isinstance(value, dict):
            if offer := _offer(value):
                yield offer
            pending.extend(reversed(value.items()))
        elif isinstance(value, list):
            pending.extend((key, item) for item in reversed(value))
        elif isinstance(value, str) and key not in _UNREAD_KEYS:
            left -= 1
            if _MARKUP.search(value):
                yield from read_markup(value).splitlines()
            elif _reads_as_words(value):
                yield value


def _offer(value: dict[str, Json]) -> str:
    """« 29.90 EUR » for an object that has a price and its currency."""
    currency = value.get("priceCurrency")
    price = value.get("price", value.get("lowPrice"))
    if not isinstance(currency, str) or isinstance(price, bool):
        return ""
    if not isinstance(price, int | float | str) or not str(price).strip():
        return ""
    name, unit = value.get("name"), value.get("unitText")
    words = (name, str(price), currency, unit)
    return " ".join(word for word in words if isinstance(word, str) and word)


def _reads_as_words(value: str) -> bool:
    if len(value) > MOST_CHARACTERS or _CODE.search(value[:2000]):
        return False
    return len(_WORD.findall(value[:2000])) >= _FEWEST_WORDS or bool(
        len(value) < _LONGEST_PRICE and _MONEY.search(value)
    )


_STATE = re.compile(
    r"__(?:INITIAL_STATE|NUXT|APOLLO_STATE|PRELOADED_STATE|NEXT_DATA)__[\"'\]]*\s*=\s*"
)


def state_in(script: str) -> Json:
    """The JSON value that a script assigns to the state of its framework, if any."""
    found = _STATE.search(script)
    if not found:
        return None
    try:
        value: Json = json.JSONDecoder().raw_decode(script, found.end())[0]
    except (ValueError, RecursionError):
        return None
    return value
