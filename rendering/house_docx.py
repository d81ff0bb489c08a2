"""The reference document that gives a DOCX our look: made from pandoc's own, in code.

Nothing binary is kept in the repository. Header and footer are of this document because
pandoc copies them from its reference.
"""

import re
from collections.abc import Callable
from typing import Final
from xml.sax.saxutils import escape

from rendering.archive import packed, unpacked
from rendering.pandoc import (
    BLANK_WORDS,
    CELL,
    CELL_HEAD,
    CITED,
    FRAMED,
    NATURE,
    QUIET,
    QUIET_WORDS,
    written,
)

FONT: Final = "Cambria"
ACCENT, GREY, RULE, TINT = "2F5D62", "5A6570", "CFD6DA", "F1F4F5"
ATTENTION, ATTENTION_TINT = "8A5A12", "FBF6EA"
W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_PARAGRAPHS: Final = {
    NATURE: (f'<w:color w:val="{ACCENT}"/><w:sz w:val="17"/>', ""),
    QUIET: (f'<w:color w:val="{GREY}"/><w:sz w:val="18"/>', ""),
    CITED: (
        "",
        (
            f'<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="{RULE}"/></w:pBdr>'
            '<w:ind w:left="240"/>'
        ),
    ),
    FRAMED: (
        "<w:b/>",
        (
            f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="8" w:color="{ATTENTION}"/>'
            f'</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{ATTENTION_TINT}"/>'
        ),
    ),
    CELL_HEAD: (
        f'<w:b/><w:color w:val="{GREY}"/><w:sz w:val="17"/>',
        '<w:keepNext/><w:spacing w:before="40" w:after="40"/>',
    ),
    CELL: ('<w:sz w:val="19"/>', '<w:spacing w:before="40" w:after="40"/>'),
}
_CHARACTERS: Final = {
    QUIET_WORDS: f'<w:color w:val="{GREY}"/>',
    BLANK_WORDS: f'<w:b/><w:color w:val="{ATTENTION}"/>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{ATTENTION_TINT}"/>',
}
_PAGE: Final = (
    f'<w:sectPr xmlns:r="{RELATION}">'
    '<w:headerReference w:type="default" r:id="rIdVigieHead"/>'
    '<w:footerReference w:type="default" r:id="rIdVigieFoot"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1191" w:bottom="1134" w:left="1191" '
    'w:header="510" w:footer="510" w:gutter="0"/></w:sectPr>'
)


def reference(default: bytes, *, banner: str, footer: str) -> bytes:
    """A reference DOCX from pandoc's ``default`` one; both lines go on every page.

    Raises ``ValueError`` when pandoc's own has changed so that our look would be lost.
    """
    files = unpacked(default)
    for name, edit in {
        "word/styles.xml": _styles,
        "word/theme/theme1.xml": _theme,
        "word/document.xml": _page,
        "word/_rels/document.xml.rels": _relations,
        "[Content_Types].xml": _types,
    }.items():
        files[name] = edit(files[name].decode()).encode()
    files["word/vigie-tete.xml"] = _part("hdr", _line(banner, ATTENTION, bold=True))
    files["word/vigie-pied.xml"] = _part("ftr", _foot(footer))
    return packed(files)


def _styles(text: str) -> str:
    text = swap(
        text, r'<w:sz w:val="24" />\s*<w:szCs w:val="24" />', '<w:sz w:val="21"/>'
    )
    text = swap(text, r'w:lang w:val="en-US"', 'w:lang w:val="fr-FR"')
    text = swap(text, r"0F4761", ACCENT, many=True)
    text = swap(text, r'<w:spacing w:before="180" w:after="180" />', _SPACING)
    text = swap(text, r'w:styleId="Title">.*?</w:pPr>', _left, many=True)
    for style, size in {
        "Title": 34,
        "Subtitle": 20,
        "Heading1": 25,
        "Heading2": 22,
    }.items():
        text = swap(
            text,
            rf'(w:styleId="{style}">(?:(?!</w:style>).)*?<w:sz w:val=")\d+',
            rf"\g<1>{size}",
        )
    rows = f'<w:insideH w:val="single" w:sz="4" w:color="{RULE}"/>'
    text = swap(
        text,
        r'(w:styleId="Table">.*?)<w:tblInd w:w="0" w:type="dxa" />',
        rf"\g<1><w:tblInd w:w='0' w:type='dxa'/><w:tblBorders>{rows}</w:tblBorders>",
    )
    return swap(text, "</w:styles>", _house_styles() + "</w:styles>")


_SPACING: Final = (
    '<w:spacing w:before="80" w:after="80" w:line="264" w:lineRule="auto"/>'
)


def _left(match: re.Match[str]) -> str:
    return re.sub(r'<w:jc w:val="center" />', '<w:jc w:val="left"/>', match[0])


def _house_styles() -> str:
    paragraphs = "".join(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{name}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="BodyText"/>'
        f"<w:pPr>{layout}</w:pPr><w:rPr>{look}</w:rPr></w:style>"
        for name, (look, layout) in _PARAGRAPHS.items()
    )
    characters = "".join(
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{name}">'
        f'<w:name w:val="{name}"/><w:rPr>{look}</w:rPr></w:style>'
        for name, look in _CHARACTERS.items()
    )
    return paragraphs + characters


def _theme(text: str) -> str:
    return swap(
        text, r'latin typeface="Aptos[^"]*"[^/]*', f'latin typeface="{FONT}"', many=True
    )


def _page(text: str) -> str:
    return swap(text, r"<w:sectPr>.*?</w:sectPr>", _PAGE)


def _relations(text: str) -> str:
    added = "".join(
        f'<Relationship Type="{RELATION}/{kind}" Id="{name}" Target="{target}"/>'
        for kind, name, target in (
            ("header", "rIdVigieHead", "vigie-tete.xml"),
            ("footer", "rIdVigieFoot", "vigie-pied.xml"),
        )
    )
    return swap(text, "</Relationships>", added + "</Relationships>")


def _types(text: str) -> str:
    added = "".join(
        f'<Override PartName="/word/{name}" ContentType="{TYPE}.{kind}+xml"/>'
        for name, kind in (("vigie-tete.xml", "header"), ("vigie-pied.xml", "footer"))
    )
    return swap(text, "</Types>", added + "</Types>")


def _part(tag: str, content: str) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}<w:{tag} xmlns:w="{W}">{content}</w:{tag}>'.encode()


def _line(words: str, colour: str, *, bold: bool = False) -> str:
    look = f'{"<w:b/>" * bold}<w:color w:val="{colour}"/><w:sz w:val="16"/>'
    return (
        '<w:p><w:pPr><w:jc w:val="center"/></w:pPr>'
        f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(written(words))}</w:t>'
        "</w:r></w:p>"
    )


def _foot(words: str) -> str:
    look = f'<w:rPr><w:color w:val="{GREY}"/><w:sz w:val="15"/></w:rPr>'

    def run(inside: str) -> str:
        return f"<w:r>{look}{inside}</w:r>"

    def text(said: str) -> str:
        return run(f'<w:t xml:space="preserve">{escape(said)}</w:t>')

    def field(name: str) -> str:
        return f'<w:fldSimple w:instr="{name}">{text("1")}</w:fldSimple>'

    lead = f"{written(words)} · " if words else ""
    counted = f"{text(f'{lead}Page ')}{field('PAGE')}{text(' sur ')}{field('NUMPAGES')}"
    return f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{counted}</w:p>'


def swap(
    text: str,
    pattern: str,
    new: str | Callable[[re.Match[str]], str],
    *,
    many: bool = False,
) -> str:
    """``text`` with the one place that matches replaced; ``ValueError`` if there is none."""
    made, times = re.subn(pattern, new, text, count=0 if many else 1, flags=re.DOTALL)
    if not times:
        raise ValueError(f"pandoc's reference document has no {pattern!r}")
    return made
