"""What only a payload can have put there: in a page of the dashboard, in a document."""

import re
import zipfile
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from playwright.sync_api import Page
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from legal_refs.catalogue import catalogue
from legal_refs.model import Route

FOREIGN: Final = (
    "iframe, object, embed, base, form[action], math, marquee, video, audio, portal, "
    "frameset, noscript p, .katex, .stMain img, .stMain style, .stMain h4, .stMain "
    "table, .stMain code, .stMain del, svg script, svg a, svg foreignObject, svg animate, "
    "svg use, [srcdoc], [popovertarget], [contenteditable=true], [style*=ailleurs]"
)
"""No page of the dashboard has any of these by itself."""
ATTRIBUTES: Final = """() => [...document.querySelectorAll('*')].flatMap(each =>
  [...each.attributes].filter(a => /^on/i.test(a.name) ||
    /^\\s*(javascript|vbscript|data:text)/i.test(a.value) && /href|src|action|data/i.test(a.name)
  ).map(a => `${each.tagName} ${a.name}=${a.value}`))"""
LINKS: Final = "() => [...document.querySelectorAll('a[href]')].map(a => a.href)"
LOADED: Final = """() => [...document.querySelectorAll('script[src], link[href], img[src]')]
  .map(each => each.src || each.href)"""
ICONS: Final = """() => [...document.querySelectorAll('.stMain [data-testid=stIconMaterial]')]
  .map(each => each.textContent)"""
OWN_ICONS: Final = frozenset(
    {"", "keyboard_arrow_right", "keyboard_arrow_down", "upload"}
)
INLINE: Final = (
    "() => [...document.scripts].filter(s => !s.src && s.textContent.trim()).length"
)
ACTIVE_IN_PDF: Final = re.compile(
    r"^/(JS|JavaScript|Launch|AA|SubmitForm|ImportData|GoToR|RichMedia|EmbeddedFiles|XFA)$"
)


def alien(page: Page, here: str) -> list[str]:
    """Elements, attributes, links and icons that none of our pages has."""
    tags = "all => all.map(e => e.outerHTML.slice(0, 120))"
    official = {route.url.rstrip("/") for route in _routes()}
    links = page.evaluate(LINKS)
    return [
        *(f"element {tag}" for tag in page.locator(FOREIGN).evaluate_all(tags)),
        *(f"attribute {said}" for said in page.evaluate(ATTRIBUTES)),
        *(
            f"link {url}"
            for url in links
            if not url.startswith(here) and url.rstrip("/") not in official
        ),
        *(
            f"loaded {url}"
            for url in page.evaluate(LOADED)
            if not url.startswith((here, "data:image/"))
        ),
        *(f"icon {name}" for name in page.evaluate(ICONS) if name not in OWN_ICONS),
        *(["inline script"] if page.evaluate(INLINE) else []),
    ]


def office_faults(path: Path) -> list[str]:
    """Parts of a DOCX or ODT that are more than words: links out, fields, scripts, objects."""
    found = []
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if re.search(r"vba|macro|ole|activeX|Basic/|Scripts/", name, re.IGNORECASE):
                found.append(name)
            if not name.endswith((".xml", ".rels", ".rdf")):
                continue
            for element in ET.fromstring(archive.read(name)).iter():
                tag = element.tag.rpartition("}")[2]
                if OWN_FIELDS & {value.strip() for value in element.attrib.values()}:
                    continue
                if element.attrib.get("TargetMode") == "External" or tag in ACTIVE:
                    found.append(f"{name}: {tag} {element.attrib}")
                found += [
                    f"{name}: {tag} {value}"
                    for key, value in element.attrib.items()
                    if key.rpartition("}")[2] in {"href", "Target", "instr"}
                    and ("ailleurs.example" in value or "script:" in value.lower())
                ]
    return found


OWN_FIELDS: Final = frozenset({"PAGE", "NUMPAGES"})
"""Fields of ours, in the foot of a page."""
ACTIVE: Final = frozenset(
    {"fldSimple", "object", "altChunk", "control", "script", "event-listener"}
)


def pdf_faults(path: Path) -> list[str]:
    """Objects of a PDF that act, and links that lead to what a site wrote."""
    reader = PdfReader(path)
    found: list[str] = []
    numbers = {number for table in reader.xref.values() for number in table}
    for number in sorted(numbers | set(reader.xref_objStm)):
        held = reader.get_object(number)
        if not isinstance(held, DictionaryObject):
            continue
        found += [f"{number} {key}" for key in held if ACTIVE_IN_PDF.match(str(key))]
        action = str(held.get("/S", ""))
        if ACTIVE_IN_PDF.match(action):
            found.append(f"{number} {action}")
        target = str(held.get("/URI", ""))
        if "ailleurs.example" in target or target.lower().startswith(("java", "data")):
            found.append(f"{number} {target}")
    return found


def pdf_words(path: Path) -> str:
    """All the text of a PDF."""
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def _routes() -> list[Route]:
    return [each.route for each in catalogue().benefits.values()]
