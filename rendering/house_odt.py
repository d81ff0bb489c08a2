"""The reference document that gives an ODT our look: made from pandoc's own, in code."""

from typing import Final
from xml.sax.saxutils import escape

from rendering.archive import packed, unpacked
from rendering.house_docx import (
    ACCENT,
    ATTENTION,
    ATTENTION_TINT,
    FONT,
    GREY,
    RULE,
    swap,
)
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

_PARAGRAPHS: Final = {
    NATURE: ("", f'fo:color="#{ACCENT}" fo:font-size="8.5pt"'),
    QUIET: ("", f'fo:color="#{GREY}" fo:font-size="9pt"'),
    CITED: (
        f'fo:margin-left="5mm" fo:padding-left="3mm" fo:border-left="1.5pt solid #{RULE}"',
        "",
    ),
    FRAMED: (
        (
            f'fo:background-color="#{ATTENTION_TINT}" fo:padding="2mm" '
            f'fo:border-left="3pt solid #{ATTENTION}"'
        ),
        'fo:font-weight="bold"',
    ),
    CELL_HEAD: (
        'fo:margin-top="0.5mm" fo:margin-bottom="0.5mm" fo:keep-with-next="always"',
        f'fo:color="#{GREY}" fo:font-size="8.5pt" fo:font-weight="bold"',
    ),
    CELL: ('fo:margin-top="0.5mm" fo:margin-bottom="0.5mm"', 'fo:font-size="9.5pt"'),
    "VigieBandeau": (
        'fo:text-align="center"',
        f'fo:color="#{ATTENTION}" fo:font-size="8pt" fo:font-weight="bold"',
    ),
    "VigiePied": ('fo:text-align="center"', f'fo:color="#{GREY}" fo:font-size="7.5pt"'),
}
_CHARACTERS: Final = {
    QUIET_WORDS: f'fo:color="#{GREY}"',
    BLANK_WORDS: f'fo:color="#{ATTENTION}" fo:font-weight="bold" fo:background-color="#{ATTENTION_TINT}"',
}
_SHEET: Final = (
    'fo:page-width="210mm" fo:page-height="297mm" style:num-format="1" '
    'style:print-orientation="portrait" fo:margin-top="12mm" fo:margin-bottom="12mm" '
    'fo:margin-left="21mm" fo:margin-right="21mm"'
)


def reference(default: bytes, *, banner: str, footer: str) -> bytes:
    """A reference ODT from pandoc's ``default`` one; both lines go on every page.

    Raises ``ValueError`` when pandoc's own has changed so that our look would be lost.
    """
    files = unpacked(default)
    files["styles.xml"] = _styles(files["styles.xml"].decode(), banner, footer).encode()
    return packed(files)


def ruled(content: bytes) -> bytes:
    """``content.xml`` with a line under each row: pandoc borders no cell of an ODT."""
    line = f'fo:border="none" fo:border-bottom="0.5pt solid #{RULE}" fo:padding="1mm"'
    return content.replace(b'fo:border="none"', line.encode())


def _styles(text: str, banner: str, footer: str) -> str:
    text = swap(
        text,
        r'fo:language="en" fo:country="US"',
        'fo:language="fr" fo:country="FR"',
        many=True,
    )
    text = swap(
        text,
        r'style:font-name="(?:Times New Roman|Arial)"',
        f'style:font-name="{FONT}"',
        many=True,
    )
    face = f'<style:font-face style:name="{FONT}" svg:font-family="{FONT}"/>'
    text = swap(text, "</office:font-face-decls>", face + "</office:font-face-decls>")
    text = swap(
        text,
        r'(style:default-style style:family="paragraph">.*?fo:font-size=")12pt',
        r"\g<1>10.5pt",
    )
    for level, size in {1: 13, 2: 11}.items():
        pattern = rf'(style:name="Heading_20_{level}"(?:(?!</style:style>).)*?fo:font-size=")[^"]+'
        text = swap(text, pattern, rf"\g<1>{size}pt")
    text = swap(text, r'fo:page-width="8\.5in".*?fo:margin-right="1in"', _SHEET)
    text = swap(text, "<style:header-style />", _HEAD_LAYOUT)
    text = swap(text, r"<style:footer>.*?</style:footer>", _every_page(banner, footer))
    return swap(text, "</office:styles>", _house_styles() + "</office:styles>")


_HEAD_LAYOUT: Final = (
    "<style:header-style><style:header-footer-properties fo:min-height='6mm' "
    "fo:margin-bottom='3mm' style:dynamic-spacing='false'/></style:header-style>"
)


def _house_styles() -> str:
    paragraphs = "".join(
        f'<style:style style:name="{name}" style:family="paragraph" '
        f'style:parent-style-name="Text_20_body"><style:paragraph-properties {layout}/>'
        f"<style:text-properties {look}/></style:style>"
        for name, (layout, look) in _PARAGRAPHS.items()
    )
    characters = "".join(
        f'<style:style style:name="{name}" style:family="text">'
        f"<style:text-properties {look}/></style:style>"
        for name, look in _CHARACTERS.items()
    )
    return paragraphs + characters


def _every_page(banner: str, footer: str) -> str:
    lead = f"{_safe(footer)} · " if footer else ""
    number = '<text:page-number text:select-page="current">1</text:page-number>'
    total = "<text:page-count>1</text:page-count>"
    return (
        f'<style:header><text:p text:style-name="VigieBandeau">{_safe(banner)}</text:p>'
        '</style:header><style:footer><text:p text:style-name="VigiePied">'
        f"{lead}Page {number} sur {total}</text:p></style:footer>"
    )


def _safe(words: str) -> str:
    # A backslash would be read as a reference by the substitution that places it.
    return escape(written(words)).replace("\\", "\\\\")
