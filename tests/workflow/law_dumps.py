"""Small copies of the official base, in the format of the package, for tests."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeAlias

from legal_refs.catalogue import Catalogue
from legal_refs.model import LegalText, Wording

Node: TypeAlias = dict[str, object]
CODES = {
    "Code de la sécurité sociale": "LEGITEXT000006073189",
    "Code rural et de la pêche maritime": "LEGITEXT000022197698",
    "Code du travail": "LEGITEXT000006072050",
}
REAL = Path(__file__).parent / "legi_data"
"""Six articles of the real package, cut out of it with their sections."""
FOREVER = 32472144000000


def moment(day: date | None) -> int:
    """Milliseconds since 1970 at midnight UTC, as the package writes days."""
    if day is None:
        return FOREVER
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) * 1000


def node(text: LegalText, **changed: object) -> Node:
    """``text`` as the package would hold it, but for what is ``changed``."""
    held = [wording for wording in text.wordings if wording.legiarti]
    last = held[-1]
    paragraphs = "</p><p>".join(last.text.splitlines())
    data: Node = {
        "id": last.legiarti,
        "cid": held[0].legiarti,
        "num": text.article.replace(" ", "").replace(".", ""),
        "etat": "VIGUEUR",
        "texteHtml": f"<p>{paragraphs}</p><p></p>",
        "articleVersions": [row(wording) for wording in held],
        "nota": "",
    }
    return {"type": "article", "data": {**data, **changed}}


def row(wording: Wording) -> Node:
    """One dated version, as the package lists it."""
    return {
        "id": wording.legiarti,
        "etat": "MODIFIE",
        "dateDebut": moment(wording.start),
        "dateFin": moment(wording.end),
    }


def code(title: str, nodes: list[Node], as_of: str = "2026-03-14") -> Node:
    """A code whose articles all stand in one section."""
    section = {"type": "section", "data": {"title": "Titre"}, "children": nodes}
    data = {"title": title, "id": CODES.get(title, "LEGITEXT000000000001")}
    return {
        "type": "code",
        "data": {**data, "dateDebutVersion": as_of},
        "children": [section],
    }


def identified(law: Catalogue) -> Catalogue:
    """``law`` without the texts whose identifier is still unknown: no base agrees with them."""
    texts = {
        slug: text
        for slug, text in law.texts.items()
        if text.code not in CODES or text.wordings[-1].legiarti
    }
    return replace(law, texts=texts)


def package(folder: Path, codes: Mapping[str, object], version: str = "9.9.9") -> Path:
    """A package unpacked in ``folder``, its codes by file name."""
    (folder / "data").mkdir(parents=True)
    for name, tree in codes.items():
        body = json.dumps(tree, ensure_ascii=False)
        (folder / "data" / f"{name}.json").write_text(body, encoding="utf-8")
    manifest = json.dumps({"name": "@essai/droit", "version": version})
    (folder / "package.json").write_text(manifest, encoding="utf-8")
    return folder


def mirror(
    law: Catalogue, folder: Path, alter: Callable[[LegalText], Node | None] = node
) -> Path:
    """A package that holds the texts of ``law``, each as ``alter`` makes it."""
    codes = {}
    for title, name in CODES.items():
        texts = [text for text in law.texts.values() if text.code == title]
        nodes = [made for text in texts if (made := alter(text))]
        codes[name] = code(title, nodes)
    return package(folder, codes)
