"""The list of requests in flight."""

from pathlib import Path

from crawler.window import opened
from dossier.model import SiteId

SITE = SiteId("site.example")


def test_what_was_written_is_read_by_the_next(tmp_path: Path) -> None:
    with opened(tmp_path, SITE) as window:
        assert window.read() == []
        window.write(["https://site.example/long", "b"])
        window.write(["a"])
        assert window.read() == ["a"]
    with opened(tmp_path, SITE) as window:
        assert window.read() == ["a"]


def test_a_list_cut_by_a_kill_is_an_empty_one(tmp_path: Path) -> None:
    with opened(tmp_path, SITE) as window:
        window.write(["a"])
    (file,) = tmp_path.iterdir()
    file.write_text('["a')
    with opened(tmp_path, SITE) as window:
        assert window.read() == []


def test_each_site_has_its_own(tmp_path: Path) -> None:
    with opened(tmp_path, SITE) as one, opened(tmp_path, SiteId("b.example")) as other:
        one.write(["a"])
        assert other.read() == []
