"""Full assessment of candidate pages of some 18 KB of text, against a French spaCy pipeline, and its memory."""

import gc
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import spacy

from benchmarks.reading import generated
from benchmarks.report import Measure
from classifiers.assess import SiteAssessor
from dossier.model import CaptureId, PageText, SiteId
from legal_refs.catalogue import catalogue
from reading.html import read_html
from reading.screen import Screen

ACTS = (
    "Nous remplissons votre demande de RSA ou d’APL et nous l’envoyons à la Caf. "
    "Familles, étudiants et retraités nous confient leur dossier, sans engagement. "
    "Le service coûte 29,90 € par mois. La simulation est gratuite. "
    "Un conseiller suit le dossier jusqu’au versement de 412 € par mois. "
    "Si un site vous demande 49 €, partez. Aucun frais caché. Nos experts répondent."
)
OTHER = (
    "Les horaires de la bibliothèque changent en été et la place du marché accueille les "
    "musiciens du canton. Le menu de la semaine se lit à l’entrée. Les randonneurs partent "
    "à huit heures du parvis avec de l’eau et un chapeau."
)
CANDIDATE = " ".join([ACTS, *[OTHER] * 5])
"""One word in six bears on the law, as on real pages."""
SOUGHT = ("allocation", "RSA", "APL", "retraite", "prime d’activité")
SAMPLE = 3
"""Pages given to the pipeline, which is slow."""
ROUNDS = 3
CANDIDATES = 0.05
FLOOR, MIXED_FLOOR = 40.0, 50.0
MANY = 2_000
GROWTH = 60.0
"""Megabytes that may be added over ``MANY`` pages."""


def measure() -> tuple[Measure, ...]:
    """Pages a second of one core, best of ``ROUNDS``, and growth of memory."""
    work = Work()
    candidates, others = generated(CANDIDATE), generated(OTHER)
    ours = _best(work.assess, candidates)
    passed_over = _best(work.assess, others)
    pipeline = _best(work.parse, candidates[:SAMPLE])
    pipeline_others = _best(work.parse, others[:SAMPLE])
    mixed = _mixed(ours, passed_over)
    baseline = _mixed(pipeline, pipeline_others)
    return (
        Measure(
            "lecture et évaluation de pages candidates", ours, "pages/s", floor=FLOOR
        ),
        Measure("fr_core_news_md sur les mêmes pages", pipeline, "pages/s"),
        Measure(
            "web mêlé, 5 % de pages candidates",
            mixed,
            "pages/s",
            "fr_core_news_md sur chaque page",
            mixed / baseline,
            MIXED_FLOOR,
        ),
        Measure(
            f"mémoire ajoutée par {MANY} pages évaluées",
            _growth(work, candidates),
            "Mo",
            ceiling=GROWTH,
        ),
    )


class Work:
    """The two ways to work through a page, built before anything is timed."""

    def __init__(self) -> None:
        self._assessor = SiteAssessor(catalogue())
        self._screen = Screen(SOUGHT)
        self._spacy = spacy.load("fr_core_news_md")
        self.assess(ACTS.encode())

    def assess(self, body: bytes) -> None:
        """Screened, read, tagged and judged as a site of its own."""
        if not self._screen.might_concern(body):
            return
        text = read_html(body).text
        page = PageText(CaptureId("a"), SiteId("a.example"), "https://a.example/", text)
        self._assessor.assess(page.site, [page])

    def parse(self, body: bytes) -> None:
        """Read, then parsed by the pipeline."""
        self._spacy(read_html(body).text)


def _best(work: Callable[[bytes], None], pages: Sequence[bytes]) -> float:
    best = 0.0
    for _ in range(ROUNDS):
        start = time.process_time()
        for page in pages:
            work(page)
        best = max(best, len(pages) / (time.process_time() - start))
    return best


def _mixed(candidates: float, others: float) -> float:
    """Pages a second where ``CANDIDATES`` of them are candidates."""
    return 1 / (CANDIDATES / candidates + (1 - CANDIDATES) / others)


def _growth(work: Work, pages: Sequence[bytes]) -> float:
    for page in pages:
        work.assess(page)
    gc.collect()
    before = _resident()
    for number in range(MANY):
        work.assess(pages[number % len(pages)])
    gc.collect()
    return max(0.0, _resident() - before)


def _resident() -> float:
    """Megabytes this process holds (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6
