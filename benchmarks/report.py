"""What a benchmark says, and the pages that quote it.

`benchmarks/results.json` is written by a run; docs/benchmarks.md and the block of
the README are written from it, so that no number is typed by hand.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
RESULTS = ROOT / "benchmarks/results.json"
PAGE = ROOT / "docs/benchmarks.md"
README = ROOT / "README.md"
LONG_RUN = ROOT / "docs/test-long.md"
BLOCK = re.compile(r"(<!-- mesures:début -->\n).*?(<!-- mesures:fin -->)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure, beside what it is compared with."""

    name: str
    """What was measured, in French."""
    value: float
    unit: str
    """French: « pages/s », « Mo »…"""
    baseline: str = ""
    """What the ratio is against; empty when the figure stands alone."""
    ratio: float | None = None
    """``value`` over the baseline's own value, both measured in this run."""
    floor: float | None = None
    """The least acceptable ``ratio``, or ``value`` when there is no ratio."""
    ceiling: float | None = None
    """The greatest acceptable ``value``, for memory and time."""

    @property
    def held(self) -> bool:
        """Whether the figure keeps to its floor and its ceiling."""
        judged = self.value if self.ratio is None else self.ratio
        return (self.floor is None or judged >= self.floor) and (
            self.ceiling is None or self.value <= self.ceiling
        )


@dataclass(frozen=True, slots=True)
class Run:
    """All the figures of one run, and where they were taken."""

    date: str
    machine: str
    measures: tuple[Measure, ...]


def save(run: Run, path: Path = RESULTS) -> None:
    """Write ``run`` as JSON that `saved` reads back."""
    text = json.dumps(asdict(run), ensure_ascii=False, indent=2)
    path.write_text(f"{text}\n", encoding="utf-8")


def saved(path: Path = RESULTS) -> Run:
    """The run that `save` wrote."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return Run(
        str(data["date"]),
        str(data["machine"]),
        tuple(Measure(**row) for row in data["measures"]),
    )


def number(value: float) -> str:
    """``value`` to three significant digits, as French writes it."""
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2  # noqa: PLR2004
    return f"{value:,.{digits}f}".replace(",", "\u00a0").replace(".", ",")


def table(measures: Iterable[Measure]) -> str:
    """A Markdown table of ``measures``."""
    rows = ["| mesure | valeur | rapport | à tenir |", "|---|---|---|---|"]
    return "\n".join([*rows, *map(_row, measures)])


def _row(measure: Measure) -> str:
    ratio = ""
    if measure.ratio is not None:
        ratio = f"{number(measure.ratio)} × {measure.baseline}"
    value = f"{number(measure.value)} {measure.unit}"
    return f"| {measure.name} | {value} | {ratio} | {_bound(measure)} |"


def _bound(measure: Measure) -> str:
    bounds = []
    if measure.floor is not None:
        times = " ×" if measure.ratio is not None else ""
        bounds.append(f"≥ {number(measure.floor)}{times}")
    if measure.ceiling is not None:
        bounds.append(f"≤ {number(measure.ceiling)}")
    if bounds and not measure.held:
        bounds.append("**non tenu**")
    return ", ".join(bounds)


def page(run: Run) -> str:
    """docs/benchmarks.md."""
    return (
        "# Mesures de vitesse et de mémoire\n\n"
        "Écrites par `make bench`. Un rapport compare deux mesures de la même exécution : il se transporte d’une\n"
        "machine à l’autre mieux qu’une vitesse.\n\n"
        f"Le {run.date}, sur {run.machine}.\n\n{table(run.measures)}\n"
    )


def block(run: Run, long_run: str) -> str:
    """What stands between the marks of the README; ``long_run`` is docs/test-long.md."""
    parts = [f"Le {run.date}, sur {run.machine} :", table(run.measures)]
    if summary := re.search(r"^(Dernière exécution .*)$", long_run, re.MULTILINE):
        parts.append(f"Tests longs ([rapport](docs/test-long.md)). {summary[1]}")
    return "\n\n".join(parts) + "\n"


def expected_readme() -> str:
    """The README with its block as the written files say it."""
    long_run = LONG_RUN.read_text(encoding="utf-8") if LONG_RUN.exists() else ""
    written = block(saved(), long_run)
    text = README.read_text(encoding="utf-8")
    return BLOCK.sub(lambda found: f"{found[1]}{written}{found[2]}", text)


def publish() -> None:
    """Rewrite docs/benchmarks.md and the README from the written results."""
    PAGE.write_text(page(saved()), encoding="utf-8")
    README.write_text(expected_readme(), encoding="utf-8")


def below(measures: Sequence[Measure]) -> list[str]:
    """Names of the figures that miss their bound."""
    return [measure.name for measure in measures if not measure.held]
