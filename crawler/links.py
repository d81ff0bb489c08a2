"""The links of a page, with the words a person would click on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode
from w3lib.encoding import html_to_unicode

from web.urls import canonical

_REFRESH = re.compile(r"^\s*[\d.]+\s*[;,]\s*url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)
_WORDS = 200
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
        return html_to_unicode(content_type or None, body)[1]


def page_links(body: bytes, content_type: str, url: str) -> list[PageLink]:
    """Links of an HTML page in page order, each address once; pictures and scripts left out."""
    tree = LexborHTMLParser(decoded(body, content_type))
    base = tree.css_first("base[href]")
    root = (
        urljoin_or_none(url, (base.attributes.get("href") or "") if base else "") or url
    )
    found: dict[str, PageLink] = {}
    for node in tree.css(_SOURCES):
        for link in _link(node, root):
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


def _link(node: LexborNode, root: str) -> Iterator[PageLink]:
    attributes = node.attributes
    target = attributes.get("href") or attributes.get("src") or ""
    if node.tag == "meta":
        refresh = _REFRESH.match(attributes.get("content") or "")
        target = refresh.group(1) if refresh else ""
    absolute = urljoin_or_none(root, target) if target else None
    if not absolute or not absolute.lower().startswith(("http://", "https://")):
        return
    try:
        url = canonical(absolute)
    except ValueError:
        return
    if not _IMAGES.search(url):
        words = node.text(separator=" ") or attributes.get("title") or ""
        yield PageLink(url, " ".join(words.split())[:_WORDS])
