"""Screening and reading of 70 KB pages, against the lexbor parse alone."""

import random
import time
from collections.abc import Callable, Iterable, Sequence

from selectolax.lexbor import LexborHTMLParser

from benchmarks.report import Measure
from reading.html import read_html
from reading.screen import Screen

PAGES = 60
SIZE = 70_000
ROUNDS = 7
FLOOR = 0.4
WORDS = (
    "le service vous accompagne dans la demande de votre dossier pour une aide au logement "
    "familial avec un conseiller qui répond à chaque étape du parcours et vérifie les pièces "
    "utiles avant envoi sans engagement de durée selon votre situation"
).split()  # noqa: SIM905 - read as sentences
SOUGHT = (
    "allocation",
    "aide au logement",
    "prime d’activité",
    "RSA",
    "APL",
    "retraite",
)
"""Only words that the pages say late, as candidates do."""


def measure() -> tuple[Measure, ...]:
    """Pages a second of each, best of ``ROUNDS``, each round taking turns."""
    pages = generated()
    screen = Screen(SOUGHT)

    def both(page: bytes) -> None:
        assert screen.might_concern(page)
        read_html(page)

    parse, reading, screening = _best(
        pages, (LexborHTMLParser, both, screen.might_concern)
    )
    return (
        Measure("analyse lexbor seule, pages de 70 Ko", parse, "pages/s"),
        Measure(
            "tri et lecture des mêmes pages",
            reading,
            "pages/s",
            "analyse lexbor seule",
            reading / parse,
            FLOOR,
        ),
        Measure("tri seul des mêmes pages", screening, "pages/s"),
    )


def _best(
    pages: Sequence[bytes], works: Iterable[Callable[[bytes], object]]
) -> list[float]:
    """Pages a second of each work, in turns so that a slow moment strikes all alike."""
    works = tuple(works)
    best = [0.0] * len(works)
    for _ in range(ROUNDS):
        for index, work in enumerate(works):
            start = time.process_time()
            for page in pages:
                work(page)
            best[index] = max(best[index], len(pages) / (time.process_time() - start))
    return best


def generated() -> list[bytes]:
    """Distinct pages of about ``SIZE`` bytes, the same at every run."""
    return [_page(random.Random(seed)) for seed in range(PAGES)]  # noqa: S311 - not secret


def _page(chance: random.Random) -> bytes:
    head = (
        "<!DOCTYPE html>\n<html lang=fr><head><meta charset=utf-8>"
        f"<title>{_said(chance, 5)}</title>"
        f'<meta name="description" content="{_said(chance, 15)}">'
        f"{_styles(chance, 150)}{_script(chance, 90)}</head><body class='home page'>"
    )
    blocks = [head, _navigation(chance), "<main>"]
    tail = f"</main>{_footer(chance)}{_script(chance, 120)}</body></html>"
    size = sum(map(len, blocks)) + len(tail)
    while size < SIZE * 0.985:
        block = _article(chance)
        blocks.append(block)
        size += len(block)
    return "".join([*blocks, tail]).encode()


def _said(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words))


def _styles(chance: random.Random, rules: int) -> str:
    return (
        "<style>"
        + "".join(
            f".c{chance.randrange(9999)}>li{{margin:0 auto;display:block;color:#{chance.randrange(999)}}}\n"
            for _ in range(rules)
        )
        + "</style>"
    )


def _script(chance: random.Random, lines: int) -> str:
    return (
        "<script>"
        + "".join(
            f"var v{chance.randrange(9999)}=function(a,b){{return a<b?a.get('k{chance.randrange(99)}'):b;}};\n"
            for _ in range(lines)
        )
        + "</script>"
    )


def _navigation(chance: random.Random) -> str:
    items = "".join(
        f'<li id="menu-item-{chance.randrange(99999)}" class="menu-item menu-item-type-post">'
        f'<a class="nav-link" href="/{chance.randrange(9999)}/page/">{_said(chance, 2)}</a></li>\n'
        for _ in range(30)
    )
    return f"<header><nav><ul class='menu'>{items}</ul></nav></header>"


def _article(chance: random.Random) -> str:
    number = chance.randrange(99999)
    return (
        f'<article id="post-{number}" class="post-{number} card shadow rounded col-md-4">'
        f'<div class="card__inner elementor-widget" data-id="{number:x}" data-element_type="widget">'
        f'<div class="card__media"><img class="wp-image-{number} lazyload" loading="lazy" '
        f'src="/wp-content/uploads/{number}.webp" srcset="/u/{number}-300.webp 300w, /u/{number}-600.webp 600w" '
        f'alt="{_said(chance, 3)}" width="300" height="200"></div>'
        f'<h3 class="card__title"><a href="/{number}/article/">{_said(chance, 6)}</a></h3>'
        f'<div class="card__meta"><span class="date">{number % 28 + 1} mai</span>'
        f'<span class="tag">{_said(chance, 1)}</span></div>'
        f'<p class="card__text">{_said(chance, 30)} <strong>{_said(chance, 3)}</strong> '
        f"l&rsquo;{_said(chance, 12)}</p></div></article>\n"
    )


def _footer(chance: random.Random) -> str:
    columns = "".join(
        f'<div class="footer-col"><p>{_said(chance, 12)}<br>{_said(chance, 6)}</p></div>'
        for _ in range(8)
    )
    return f"<footer>{columns}</footer>"
