"""Every development site of the gold set, crawled: found to be what it is once imported."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.workflow.gold_web import crawled, development, imported

pytestmark = pytest.mark.long


def test_every_gold_site_crawled_gets_the_row_of_its_imported_pages(
    tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    gold = development()
    by_crawl = crawled(gold, tmp_path / "crawled")
    by_import = imported(gold, tmp_path / "imported")
    told = f"{len(by_import)} sites, {len(gold)} pages"
    record_property("mesure", f"{told}, mêmes réponses")
    assert len(by_import) > 100
    assert by_crawl == by_import
