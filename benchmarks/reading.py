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
CANDIDATES = 0.05
"""Share of pages that pass the screen on the open web."""
SAID = (
    "le service vous accompagne dans la demande de votre dossier pour une aide au logement "
    "familial avec un conseiller qui répond à chaque étape du parcours et vérifie les pièces "
    "utiles avant envoi sans engagement de durée selon votre situation"
)
SAID_ELSEWHERE = (
    "la recette du jour se prépare avec un peu de farine du beurre et des pommes bien mûres "
    "puis on laisse reposer la pâte au frais avant de la cuire à four chaud une demi heure"
)
SOUGHT = ("allocation", "logement", "prime d’activité", "RSA", "APL", "retraite")


def measure() -> tuple[Measure, ...]:
    """Pages a second of processor time, best of ``ROUNDS`` that take turns."""
    candidates, others = generated(SAID), generated(SAID_ELSEWHERE)
    screen = Screen(SOUGHT)
    assert all(map(screen.might_concern, candidates))
    assert not any(map(screen.might_concern, others))

    def both(page: bytes) -> None:
        if screen.might_concern(page):
            read_html(page)

    parse, reading = _best(candidates, (LexborHTMLParser, both))
    parse_others, screening = _best(others, (LexborHTMLParser, both))
    mixed = _mixed(reading, screening)
    return (
        Measure("analyse lexbor seule, pages de 70 Ko", parse, "pages/s"),
        Measure(
            "tri et lecture, pages toutes candidates",
            reading,
            "pages/s",
            "analyse lexbor seule",
            reading / parse,
            FLOOR,
        ),
        Measure(
            "tri et lecture, web mêlé (5 % de candidates)",
            mixed,
            "pages/s",
            "analyse lexbor seule",
            mixed / _mixed(parse, parse_others),
            FLOOR,
        ),
    )


def _mixed(candidates: float, others: float) -> float:
    """Pages a second over a web where ``CANDIDATES`` of them are candidates."""
    return 1 / (CANDIDATES / candidates + (1 - CANDIDATES) / others)


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


class _Chance(random.Random):
    """Numbers and words, the same for one seed."""

    def __init__(self, seed: int, words: Sequence[str]) -> None:
        super().__init__(seed)
        self._words = words

    def said(self, count: int) -> str:
        return " ".join(self.choices(self._words, k=count))


def generated(said: str) -> list[bytes]:
    """Distinct pages of about ``SIZE`` bytes in the words of ``said``, alike at every run."""
    words = said.split()
    return [_page(_Chance(seed, words)) for seed in range(PAGES)]


def _page(chance: _Chance) -> bytes:
    head = (
        "<!DOCTYPE html>\n<html lang=fr><head><meta charset=utf-8>"
        f"<title>{chance.said(5)}</title>"
        f'<meta name="description" content="{chance.said(15)}">'
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


def _styles(chance: _Chance, rules: int) -> str:
    return (
        "<style>"
        + "".join(
            f".c{chance.randrange(9999)}>li{{margin:0 auto;display:block;color:#{chance.randrange(999)}}}\n"
            for _ in range(rules)
        )
        + "</style>"
    )


def _script(chance: _Chance, lines: int) -> str:
    return (
        "<script>"
        + "".join(
            f"var v{chance.randrange(9999)}=function(a,b){{return a<b?a.get('k{chance.randrange(99)}'):b;}};\n"
            for _ in range(lines)
        )
        + "</script>"
    )


def _navigation(chance: _Chance) -> str:
    items = "".join(
        f'<li id="menu-item-{chance.randrange(99999)}" class="menu-item menu-item-type-post">'
        f'<a class="nav-link" href="/{chance.randrange(9999)}/page/">{chance.said(2)}</a></li>\n'
        for _ in range(30)
    )
    return f"<header><nav><ul class='menu'>{items}</ul></nav></header>"


def _article(chance: _Chance) -> str:
    number = chance.randrange(99999)
    return (
        f'<article id="post-{number}" class="post-{number} card shadow rounded col-md-4">'
        f'<div class="card__inner elementor-widget" data-id="{number:x}" data-element_type="widget">'
        f'<div class="card__media"><img class="wp-image-{number} lazyload" loading="lazy" '
        f'src="/wp-content/uploads/{number}.webp" srcset="/u/{number}-300.webp 300w, /u/{number}-600.webp 600w" '
        f'alt="{chance.said(3)}" width="300" height="200"></div>'
        f'<h3 class="card__title"><a href="/{number}/article/">{chance.said(6)}</a></h3>'
        f'<div class="card__meta"><span class="date">{number % 28 + 1} mai</span>'
        f'<span class="tag">{chance.said(1)}</span></div>'
        f'<p class="card__text">{chance.said(30)} <strong>{chance.said(3)}</strong> '
        f"l&rsquo;{chance.said(12)}</p></div></article>\n"
    )


def _footer(chance: _Chance) -> str:
    columns = "".join(
        f'<div class="footer-col"><p>{chance.said(12)}<br>{chance.said(6)}</p></div>'
        for _ in range(8)
    )
    return f"<footer>{columns}</footer>"
