"""``vigie evaluate``: the quality table on labelled pages."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.output import note, print_json, print_table

if TYPE_CHECKING:
    from workflow.evaluate import Evaluation, Figure
    from workflow.quality import Rate


@click.command(name="evaluate")
@click.argument("files", nargs=-1, required=True, type=Path, metavar="FICHIER…")
@click.option(
    "--each-page",
    is_flag=True,
    help="Juger chaque page étiquetée seule, comme si elle était tout le site.",
)
@click.option(
    "--baselines",
    is_flag=True,
    help="Donner les règles de référence ; celle par mots-clés l’est toujours.",
)
@click.option("--json", "as_json", is_flag=True, help="Écrire les résultats en JSON.")
def command(
    files: tuple[Path, ...], each_page: bool, baselines: bool, as_json: bool
) -> None:
    """Mesurer la qualité sur des pages étiquetées en JSON Lines.

    Chaque chiffre est donné à côté de celui de la règle par mots-clés, sur les mêmes
    pages. Les sites dont le verdict contredit l’étiquette sont listés ensuite.
    """
    del baselines
    from workflow.evaluate import evaluate  # noqa: PLC0415 - spaCy only when needed

    found = evaluate(files, each_page=each_page)
    if as_json:
        print_json(_json(found))
        return
    note(f"{found.sites} sites, {found.pages} pages")
    print_table(
        ("mesure", "Vigie", "mots-clés"),
        (
            (figure.name, said(figure.ours), said(figure.keywords))
            for figure in found.figures
        ),
    )
    print_table(
        ("étiquette", "verdict trouvé", "sites"),
        ((label, verdict.value, str(n)) for label, verdict, n in found.verdicts),
    )
    if found.misses:
        print_table(
            ("site", "attendu", "trouvé", "ce qui manque"),
            (
                (miss.site, miss.expected, miss.found.value, " ; ".join(miss.missing))
                for miss in found.misses
            ),
        )


def said(figure: "Rate | float | None") -> str:
    """« 0,93 (28 sur 30) », « 0,08 », or a dash when there is nothing to say."""
    if figure is None:
        return "–"
    if isinstance(figure, float):
        return f"{figure:.2f}".replace(".", ",")
    if figure.value is None:
        return "–"
    return f"{said(figure.value)} ({figure.hits} sur {figure.total})"


def _json(found: "Evaluation") -> dict[str, object]:
    return {
        "sites": found.sites,
        "pages": found.pages,
        "figures": [_figure(figure) for figure in found.figures],
        "verdicts": [
            {"label": label, "verdict": verdict.value, "sites": number}
            for label, verdict, number in found.verdicts
        ],
        "misses": [
            {
                "site": miss.site,
                "expected": miss.expected,
                "found": miss.found.value,
                "missing": list(miss.missing),
            }
            for miss in found.misses
        ],
    }


def _figure(figure: "Figure") -> dict[str, object]:
    return {
        "name": figure.name,
        "vigie": _number(figure.ours),
        "keywords": _number(figure.keywords),
    }


def _number(figure: "Rate | float | None") -> object:
    if figure is None or isinstance(figure, float):
        return figure
    return {"value": figure.value, "hits": figure.hits, "total": figure.total}
