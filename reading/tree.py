"""The tree of a page, made to tell where each stretch of its text stood."""

import re
from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from dossier.model import Origin
from reading.attributes import (
    hides_or_strikes,
    input_words,
    looks_like_button,
    meta_words,
    suspects,
)
from reading.embedded import Json, data_of, state_in
from reading.hints import STATE, STYLED
from reading.marks import BLOCK, CELL, SIBLING, has_words, marked, plain
from reading.model import Link
from reading.nesting import flattened
from reading.styles import MOST_SELECTORS, striking_selectors

_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "blink",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "map",
        "mark",
        "meter",
        "nobr",
        "output",
        "picture",
        "progress",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "slot",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
    ]
)
_NO_WORDS = frozenset(
    [
        "script",
        "style",
        "iframe",
        "xmp",
        "noembed",
        "noframes",
        "object",
        "embed",
        "param",
        "link",
        "base",
        "source",
        "track",
        "wbr",
    ]
)
_OWN_WORDS = (
    "img",
    "amp-img",
    "area",
    "input",
    "meta",
    "optgroup",
    "title",
    "svg",
    "br",
    "hr",
)
_COVERING = (
    ("button", Origin.BUTTON),
    ("option", Origin.FORM),
    ("label", Origin.FORM),
    ("textarea", Origin.FORM),
)
_SILENT = frozenset(("", "-comment"))
"""Comments and processing instructions, which must not part the words around them."""
MOST_LINKS = 20_000
"""Links followed in one page; the words of the others are read as plain text."""
MOST_OPTIONS = 1_000
_OPTION = re.compile(rb"<option\b", re.IGNORECASE)
_SELECT = re.compile(rb"<(/?)select(?=[\s/>])", re.IGNORECASE)
_TEMPLATE = re.compile(rb"<(/?)[tT][eE][mM][pP][lL][aA][tT][eE](?=[\s/>])")


class Tree:
    """One page, taken apart once: ``words`` may be called once."""

    def __init__(self, page: bytes, hints: frozenset[str]) -> None:
        self._page = flattened(_without_long_lists(page), BLOCK)
        self._parser = LexborHTMLParser(self._page)
        self._hints = hints
        self._present: frozenset[str] = frozenset()
        self._strong: dict[int, Origin] = {}
        self._covered: set[int] = set()
        self.links: tuple[Link, ...] = ()
        self.data: list[Json] = []
        """Values of the scripts that hold data."""

    def words(self) -> bytes:
        """The words of the page with their marks, for ``lay_out``."""
        self._present = self._tags()
        if "template" in self._present:
            # Their words would else stand outside the tree.
            self._page = _TEMPLATE.sub(rb"<\1x-template", self._page)
            self._parser = LexborHTMLParser(self._page)
            self._present = self._tags()
        tree, root = self._parser, self._parser.root
        if root is None:
            return b""
        if not _SILENT.isdisjoint(self._present):
            for node in [
                node for node in root.traverse() if (node.tag or "") in _SILENT
            ]:
                node.decompose()
        if "script" in self._present:
            self._read_scripts()
        struck = self._struck_by_style() if STYLED in self._hints else []
        tree.strip_tags(sorted(self._present & _NO_WORDS))
        for node in struck:
            self._cover_strongly(node, Origin.STRUCK)
        self._mark_strong()
        self._mark_own_words()
        for name, origin in _COVERING:
            if name in self._present:
                for node in tree.css(name):
                    self._cover(node, origin)
        self.links = tuple(self._mark_links()) if "a" in self._present else ()
        self._mark_breaks()
        tree.unwrap_tags(sorted(self._present & _INLINE))
        tree.merge_text_nodes()
        return root.text(separator=BLOCK.decode(), skip_empty=True).encode()

    def _tags(self) -> frozenset[str]:
        root = self._parser.root
        return frozenset([node.tag or "" for node in root.traverse()] if root else ())

    def _read_scripts(self) -> None:
        """JSON scripts in page order, then the states that scripts assign."""
        css = self._parser.css
        values = [data_of(node.text()) for node in css('script[type*="json" i]')]
        if STATE in self._hints:
            values += [
                state_in(node.text()) for node in css("script:not([type*='json' i])")
            ]
        self.data = [value for value in values if value is not None]

    def _struck_by_style(self) -> list[LexborNode]:
        """Elements that a style sheet of the page strikes out."""
        sheets = [node.text() for node in self._parser.css("style")]
        found: list[LexborNode] = []
        selectors = (one for sheet in sheets for one in striking_selectors(sheet))
        for selector in islice(dict.fromkeys(selectors), MOST_SELECTORS):
            try:
                found += self._parser.css(selector)
            except SelectolaxError:
                continue
        return [node for node in found if node.tag not in {"html", "head", "body"}]

    def _mark_strong(self) -> None:
        """Struck-out and hidden words, whatever they stand in."""
        selector = suspects(self._present, self._hints)
        hidden: list[LexborNode] = []
        for node in self._parser.css(selector):
            origin = hides_or_strikes(node.tag or "", node.attributes)
            if origin is Origin.STRUCK:
                self._cover_strongly(node, origin)
            elif origin is Origin.HIDDEN:
                hidden.append(node)
        for node in hidden:
            self._cover_strongly(node, Origin.HIDDEN)

    def _cover_strongly(self, node: LexborNode, origin: Origin) -> None:
        if self._strong.get(node.mem_id) in (origin, Origin.STRUCK):
            return
        for inner in list(node.traverse(include_text=True)):
            if inner.is_text_node:
                _mark(inner, origin)
            else:
                self._strong.setdefault(inner.mem_id, origin)

    def _cover(self, node: LexborNode, origin: Origin) -> bytes:
        """Give ``origin`` to the words of ``node`` that have none yet.

        Returns them when they are its only child, else nothing.
        """
        child = node.first_child
        if child is None or node.mem_id in self._strong or node.mem_id in self._covered:
            return b""
        if child.next is None and child.is_text_node:
            return _mark(child, origin)
        for inner in list(node.traverse(include_text=True, skip_empty=True)):
            if inner.is_text_node:
                _mark(inner, origin)
            else:
                self._covered.add(inner.mem_id)
        return b""

    def _mark_own_words(self) -> None:
        """Words that stand in attributes, and those of the head."""
        names = [name for name in _OWN_WORDS if name in self._present]
        for node in self._parser.css(",".join(names)) if names else ():
            name = node.tag
            if name in {"img", "amp-img", "area"}:
                self._put(node, b" ", (Origin.ALT, node.attrs.get("alt") or ""))
            elif name in {"br", "hr"}:
                node.replace_with(BLOCK)
            elif name == "title":
                self._cover(node, Origin.TITLE)
            elif name == "svg":
                self._put(
                    node, b" ", (Origin.ALT, plain(node.text(separator=" ").encode()))
                )
            elif name == "input":
                self._put(node, BLOCK, *input_words(node.attributes))
            elif name == "meta":
                self._put(node, BLOCK, (Origin.META, meta_words(node.attributes)))
            else:
                label = node.attributes.get("label") or ""
                node.insert_before(BLOCK + marked(label.encode(), Origin.FORM) + BLOCK)

    def _put(self, node: LexborNode, edge: bytes, *said: tuple[Origin, str]) -> None:
        """Replace ``node`` by what it says."""
        strong = self._strong.get(node.mem_id)
        pieces = [
            marked(words.encode(), strong or origin) for origin, words in said if words
        ]
        node.replace_with(edge + edge.join(pieces) + edge if pieces else b"")

    def _mark_links(self) -> Iterator[Link]:
        for node in self._parser.css("a")[:MOST_LINKS]:
            found = node.attrs
            href = found.get("href")
            if href is None:
                self._cover(node, Origin.LINK)
                continue
            origin = Origin.LINK
            if looks_like_button(found.get("class") or ""):
                origin = Origin.BUTTON
                node.insert_before(BLOCK)
                node.insert_after(BLOCK)
            words = self._cover(node, origin) or node.text().encode()
            yield Link(href.strip(), plain(words))

    def _mark_breaks(self) -> None:
        css, present = self._parser.css, self._present
        if "td" in present or "th" in present:
            for node in css("td+td,td+th,th+td,th+th"):
                node.insert_before(CELL)
        pairs = [
            f"{first}+{second}"
            for first in ("a", "span")
            for second in ("a", "span")
            if first in present and second in present
        ]
        for node in css(",".join(pairs)) if pairs else ():
            before = node.prev
            if before is not None and before.is_element_node:
                node.insert_before(b" " if node.tag == before.tag == "a" else SIBLING)


def _without_long_lists(page: bytes) -> bytes:
    """``page``, its lists of choices as plain elements when they are very long.

    lexbor goes through a whole ``select`` again at each of its options.
    """
    if len(_OPTION.findall(page)) < MOST_OPTIONS:
        return page
    return _SELECT.sub(rb"<\1x-select", page)


def _mark(text: LexborNode, origin: Origin) -> bytes:
    words = (text.text_content or "").encode()
    if has_words(words):
        text.replace_with(marked(words, origin))
    return words
