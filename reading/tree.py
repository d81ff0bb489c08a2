"""The tree of a page, made to tell where each stretch of its text stood."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from dossier.model import Origin
from reading.attributes import (
    SUSPECTS,
    hides_or_strikes,
    input_words,
    looks_like_button,
    meta_words,
)
from reading.marks import BLOCK, CELL, SIBLING, marked, plain
from reading.model import Link

_WORDLESS = (
    "script style iframe xmp noembed noframes object embed param link base source track wbr "
    "path circle rect line polyline polygon ellipse use stop image img area input amp-img br hr "
    "meta"
).split()
_INLINE = (
    "a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd label map mark "
    "meter nobr output picture progress q rp rt ruby s samp slot small span strike strong sub "
    "sup svg g text tspan time tt u var"
).split()
_COVERING = (
    (b"<button", "button", Origin.BUTTON),
    (b"<option", "option", Origin.FORM),
    (b"<label", "label", Origin.FORM),
    (b"<textarea", "textarea", Origin.FORM),
)
_TEMPLATE = re.compile(rb"<(/?)template(?=[\s/>])", re.IGNORECASE)


class Tree:
    """One page, taken apart once: ``words`` may be called once."""

    def __init__(self, page: bytes) -> None:
        self._lower = page.lower()
        if b"<template" in self._lower:
            page = _TEMPLATE.sub(rb"<\1x-template", page)
            self._lower = page.lower()
        self._parser = LexborHTMLParser(page)
        self._strong: dict[int, Origin] = {}
        self.links: tuple[Link, ...] = ()
        self.data: list[str] = []
        """Content of the scripts that hold data."""

    def words(self) -> bytes:
        """The words of the page with their marks, for ``lay_out``."""
        tree = self._parser
        if b"json" in self._lower:
            self.data = [node.text() for node in tree.css('script[type*="json" i]')]
        tree.strip_tags(["script", "style"])
        self._mark_strong()
        self._mark_own_words()
        for needle, name, origin in _COVERING:
            if needle in self._lower:
                for node in tree.css(name):
                    self._cover(node, origin)
        self.links = tuple(self._mark_links())
        self._mark_breaks()
        tree.strip_tags(_WORDLESS)
        tree.unwrap_tags(_INLINE)
        tree.merge_text_nodes()
        return tree.root.text(separator=BLOCK.decode(), skip_empty=True).encode()

    def _mark_strong(self) -> None:
        """Struck-out and hidden words, whatever they stand in."""
        selectors = {selector for needle, selector in SUSPECTS if needle in self._lower}
        if not selectors:
            return
        hidden: list[LexborNode] = []
        for node in self._parser.css(",".join(sorted(selectors))):
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
            if inner.mem_id not in self._strong:
                self._strong[inner.mem_id] = origin
                if inner.is_text_node:
                    _mark(inner, origin)

    def _cover(self, node: LexborNode, origin: Origin) -> None:
        """Give ``origin`` to the words of ``node`` that have none yet."""
        child = node.first_child
        if child is None or node.mem_id in self._strong:
            return
        if child.next is None and child.is_text_node:
            _mark(child, origin)
            return
        for inner in list(node.traverse(include_text=True, skip_empty=True)):
            if inner.is_text_node:
                _mark(inner, origin)

    def _mark_own_words(self) -> None:
        """Words that stand in attributes, and those of the head."""
        for node in self._parser.css("img[alt],amp-img[alt],area[alt],input,meta,optgroup,title"):
            name = node.tag
            if name == "title":
                self._cover(node, Origin.ALT if node.parent.tag == "svg" else Origin.TITLE)
            elif name == "input":
                for origin, words in input_words(node.attributes):
                    self._put(node, origin, words, BLOCK)
            elif name == "meta":
                self._put(node, Origin.META, meta_words(node.attributes), BLOCK)
            elif name == "optgroup":
                self._put(node, Origin.FORM, node.attributes.get("label") or "", BLOCK)
            else:
                self._put(node, Origin.ALT, node.attrs.get("alt") or "", b" ")

    def _put(self, node: LexborNode, origin: Origin, words: str, edge: bytes) -> None:
        if words:
            covering = self._strong.get(node.mem_id, origin)
            node.insert_before(edge + marked(words.encode(), covering) + edge)

    def _mark_links(self) -> list[Link]:
        links = []
        for node in self._parser.css("a"):
            href = node.attrs.get("href")
            origin = Origin.LINK
            if href is not None:
                if looks_like_button(node.attributes):
                    origin = Origin.BUTTON
                    node.insert_before(BLOCK)
                    node.insert_after(BLOCK)
                links.append(Link(href.strip(), plain(node.text())))
            self._cover(node, origin)
        return links

    def _mark_breaks(self) -> None:
        css = self._parser.css
        if b"<br" in self._lower or b"<hr" in self._lower:
            for node in css("br,hr"):
                node.insert_before(BLOCK)
        if b"<td" in self._lower or b"<th" in self._lower:
            for node in css("td+td,td+th,th+td,th+th"):
                node.insert_before(CELL)
        for node in css("span+span,a+a,span+a,a+span"):
            before = node.prev
            if before is not None and before.is_element_node:
                node.insert_before(b" " if node.tag == before.tag == "a" else SIBLING)


def _mark(text: LexborNode, origin: Origin) -> None:
    words = (text.text_content or "").encode()
    if words and not words.isspace() and b"\x02" not in words:
        text.replace_with(marked(words, origin))
