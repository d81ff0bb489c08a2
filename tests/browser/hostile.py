"""A site that answers every question with an attack: a hundred payloads, raw and as text."""

from html import escape
from pathlib import Path
from typing import Final
from urllib.parse import quote

import yaml

HOST: Final = "piege.example"
ENTRY: Final = f"""
- host: {HOST}
  title: Piège
  kind: site hostile
  expected: alert
  why: Il met des attaques partout où il peut écrire.
"""
PAYLOADS: Final[tuple[str, ...]] = tuple(
    payload
    for family in yaml.safe_load(
        Path(__file__).with_name("payloads.yml").read_text(encoding="utf-8")
    ).values()
    for payload in family
)
BROKEN: Final = (
    b"<p>\xc0\xbcscript\xc0\xbewindow.__pwned=101</p>"
    b"<p>+ADw-script+AD4-window.__pwned=102+ADw-/script+AD4-</p>"
    b"<p>\x1b(J<img src=x onerror=window.__pwned=103>\xff\xfe\xed\xa0\x80</p>"
)
"""Bytes that are no UTF-8: what is read of them is not asked, only that it does nothing."""
A_PAGE: Final = 20
IN_TITLE, IN_OFFER, IN_PRICE, IN_NAME, IN_NOTICE = 0, 15, 53, 48, 90
"""Which payload stands in the words that a case is made of."""
MENU: Final = ("tarifs", "cgv", "mentions-legales", "brut", "octets")


def write(folder: Path) -> None:
    """The site, as the demonstration serves one."""
    place = folder / HOST
    place.mkdir()
    pages = [PAYLOADS[n : n + A_PAGE] for n in range(0, len(PAYLOADS), A_PAGE)]
    names = [f"aide-{number}" for number in range(1, len(pages) + 1)]
    texts = {"index": _home(names), "tarifs": _prices(), "cgv": _terms()}
    texts["mentions-legales"] = _notices()
    texts |= {name: _listed(held) for name, held in zip(names, pages, strict=True)}
    for name, text in texts.items():
        (place / f"{name}.html").write_bytes(_page(text).encode())
    raw = "".join(f"<div>{payload}</div>\n" for payload in PAYLOADS)
    (place / "brut.html").write_bytes(_page(raw).encode())
    (place / "octets.html").write_bytes(_page("").encode() + BROKEN)


def _page(body: str) -> str:
    title = escape(f"Dossier RSA {PAYLOADS[IN_TITLE]}")
    return (
        "<!doctype html><html lang=fr><head><meta charset=utf-8>"
        f"<title>{title}</title></head><body>{body}</body></html>"
    )


def _home(names: list[str]) -> str:
    links = [f"<a href=/{name}.html>{name}</a>" for name in (*MENU, *names)]
    links += [
        f'<a href="/page-{quote(payload, safe="")}">{escape(payload)}</a>'
        for payload in PAYLOADS[15:17]
    ]
    links += ['<a href="javascript:window.__pwned=1">payer</a>']
    offer = escape(PAYLOADS[IN_OFFER])
    return (
        f"<p>Nos experts remplissent votre dossier RSA {offer} et l’envoient à la CAF.</p>"
        f"<p>Nous demandons pour vous le RSA, l’APL et la prime d’activité.</p>"
        f"<p>Simulation gratuite {escape(PAYLOADS[58])} en deux minutes.</p>"
        f"<nav>{' '.join(links)}</nav>"
    )


def _prices() -> str:
    return (
        f"<h1>Tarifs</h1><p>Frais de dossier {escape(PAYLOADS[IN_PRICE])} : 29,90 € TTC "
        "pour votre demande de RSA.</p>"
    )


def _terms() -> str:
    return (
        f"<h1>Conditions</h1><p>La prestation d’aide à la demande de RSA {escape(PAYLOADS[69])} "
        "est facturée 29,90 € TTC.</p>"
    )


def _notices() -> str:
    return (
        f"<h1>Mentions légales</h1><p>Éditeur : A & B {escape(PAYLOADS[IN_NAME])} SAS "
        f"« test », SIREN 000 001 024, {escape(PAYLOADS[IN_NOTICE])}, capital de 1 000 €.</p>"
        "<p>Site privé, sans lien avec la CAF.</p>"
    )


def _listed(payloads: tuple[str, ...]) -> str:
    return "".join(f"<p>{escape(payload)}</p>\n" for payload in payloads)
