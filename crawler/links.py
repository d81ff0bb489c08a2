"""The links of a page, with the words a person would click on."""

import re
from collections import Counter
from dataclasses import dataclass
from html import unescape
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode
from w3lib.encoding import html_to_unicode

from web.urls import canonical, masked

_REFRESH = re.compile(r"^\s*[\d.]+\s*[;,]\s*url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)
_WORDS = 200
DEEP = 2_000
"""Tags left open beyond which a page is not parsed but skimmed."""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_HREF = re.compile(
    r"""<a\s[^<>]{0,500}?href\s*=\s*["']?([^"'\s<>]{1,2000})""", re.IGNORECASE
)
_UNCLOSED = (
    *("p", "li", "td", "th", "tr", "dt", "dd", "option"),
    *("br", "img", "input", "hr", "meta", "link"),
)
"""Elements that HTML closes by itself."""
_SOURCES = "a[href], area[href], iframe[src], frame[src], meta[http-equiv]"
_IMAGES = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|ico|css|js|mjs|woff2?|ttf|eot|mp[34]|webm|avi|mov"
    r"|zip|gz|rar|7z|exe|dmg|apk|xlsx?|pptx?|docx?|odt|ods|ics|rss|atom|vcf)(?:\?|\Z)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PageLink:
    """Where a link leads, canonical, and its words."""

    url: str
    words: str


def decoded(body: bytes, content_type: str) -> str:
    """The page as text; what cannot be decoded becomes U+FFFD, nothing raises."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return html_to_unicode(content_type or None, body, default_encoding="cp1252")[1]


def page_links(body: bytes, content_type: str, url: str) -> list[PageLink]:
    """Links of an HTML page in page order, each address once; pictures and scripts left out."""
    page = decoded(body, content_type)
    root, references = _untangled(page) if _is_tangled(page) else _parsed(page)
    base = urljoin_or_none(url, root) or url
    found: dict[str, PageLink] = {}
    for reference, words in references:
        link = _link(base, reference, words)
        if link is not None:
            held = found.get(link.url)
            if held is None or (not held.words and link.words):
                found[link.url] = link
    return list(found.values())


def urljoin_or_none(base: str, reference: str) -> str | None:
    """``reference`` made absolute; ``None`` when no address can be made of it."""
    try:
        return urljoin(base, reference.strip())
    except ValueError:
        return None


def _link(base: str, reference: str, words: str) -> PageLink | None:
    absolute = urljoin_or_none(base, reference) if reference else None
    if not absolute or not absolute.lower().startswith(("http://", "https://")):
        return None
    try:
        # A password found on a page is never used: it need not be kept either.
        url = canonical(masked(absolute))
    except ValueError:
        return None
    if _IMAGES.search(url):
        return None
    return PageLink(url, " ".join(words.split())[:_WORDS])


References = list[tuple[str, str]]
"""Addresses as written, and their words."""


def _parsed(page: str) -> tuple[str, References]:
    """The base of a page as written, and its references."""
    tree = LexborHTMLParser(page)
    base = tree.css_first("base[href]")
    root = (base.attributes.get("href") or "") if base else ""
    return root, [_reference(node) for node in tree.css(_SOURCES)]


def _reference(node: LexborNode) -> tuple[str, str]:
    attributes = node.attributes
    if node.tag == "meta":
        refresh = _REFRESH.match(attributes.get("content") or "")
        return (refresh.group(1) if refresh else ""), ""
    target = attributes.get("href") or attributes.get("src") or ""
    return target, node.text(separator=" ") or attributes.get("title") or ""


def _is_tangled(page: str) -> bool:
    """Whether a parser would need minutes: its time grows as the square of the depth."""
    if page.count("<") < DEEP:
        return False
    opened: Counter[str] = Counter()
    for tag in _TAG.finditer(page):
        closing, name = tag.groups()
        if not closing:
            opened[name] += 1
        elif opened[name]:
            opened[name] -= 1
    return sum(opened.values()) - sum(opened[name] for name in _UNCLOSED) > DEEP


def _untangled(page: str) -> tuple[str, References]:
    """References found by their shape alone; their words are not looked for."""
    return "", [(unescape(match.group(1)), "") for match in _HREF.finditer(page)]
