"""A site is found to be the same whether it was crawled or its pages were imported."""

import pytest

from tests.workflow.gold_web import crawled, development, imported
from workflow.rows import Json

# One crawl for all these tests, not one a worker.
pytestmark = pytest.mark.xdist_group("gold")

SITES = (
    "secretariat-mireille.example",
    "coupdepouce-familles.example",
    "logaide.example",
    "mandat-droits-familiaux.example",
    "service-118-alloc.example",
    "plume-du-marais.example",
    "le-journal-du-canal.example",
    "maitre-lescaut-avocat.example",
)
"""Prices in words, in a picture, in embedded data, behind an address that ends in
``.pdf``; no price; a quote to ask for; a newspaper without a home page; a lawyer."""

Rows = dict[str, dict[str, Json]]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Rows, Rows]:
    """What is found on each site, crawled and imported."""
    folder = tmp_path_factory.mktemp("gold")
    gold = development(SITES)
    return crawled(gold, folder / "crawled"), imported(gold, folder / "imported")


@pytest.mark.parametrize("site", SITES)
def test_a_crawled_site_gets_the_row_of_its_imported_pages(
    site: str, both: tuple[Rows, Rows]
) -> None:
    by_crawl, by_import = both
    assert by_crawl[site] == by_import[site]


def test_the_sites_compared_get_every_verdict_and_some_fees(
    both: tuple[Rows, Rows],
) -> None:
    _, by_import = both
    assert set(by_import) == set(SITES)
    verdicts = {row["verdict"] for row in by_import.values()}
    assert verdicts == {"alert", "watch", "clear"}
    assert sum(bool(row["fees"]) for row in by_import.values()) >= len(SITES) // 2
