"""WACZ files, honest and hostile."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dossier.errors import UnusableInputError
from reading.archives import responses
from reading.records import BrokenRecord, Response
from tests.evidence.files import NOON
from tests.reading.refusals import refused_in_one_line
from tests.reading.warc_files import numbered


def wacz(members: Mapping[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, body in members.items():
            archive.writestr(zipfile.ZipInfo(name, NOON), body, method)
    return out.getvalue()


def opened(folder: Path, body: bytes) -> list[Response | BrokenRecord]:
    path = folder / "pages.wacz"
    path.write_bytes(body)
    return list(responses(path))


def test_every_warc_inside_is_read(tmp_path: Path) -> None:
    body = wacz(
        {
            "datapackage.json": b"{}",
            "archive/a.warc.gz": numbered(2),
            "archive/b.warc": numbered(1, gzip=False),
            "pages/pages.jsonl": b"{}",
        }
    )
    assert len(opened(tmp_path, body)) == 3


def test_names_that_climb_are_only_names(tmp_path: Path) -> None:
    folder = tmp_path / "ici"
    folder.mkdir()
    assert len(opened(folder, wacz({"../../archive/a.warc.gz": numbered(1)}))) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["ici"]
    assert [path.name for path in folder.iterdir()] == ["pages.wacz"]


def test_a_bomb_is_not_unpacked_and_the_rest_is_read(tmp_path: Path) -> None:
    bomb = wacz(
        {"archive/a.warc": b"\0" * 20_000_000, "archive/b.warc.gz": numbered(1)},
        zipfile.ZIP_DEFLATED,
    )
    broken, page = opened(tmp_path, bomb)
    assert str(broken) == "archive/a.warc : archive démesurée une fois décompressée"
    assert isinstance(page, Response)


def test_an_empty_warc_inside_gives_nothing(tmp_path: Path) -> None:
    assert opened(tmp_path, wacz({"archive/a.warc.gz": b""})) == []


def test_a_damaged_member_gives_what_can_be_read(tmp_path: Path) -> None:
    inside = numbered(3)
    body = wacz({"archive/a.warc.gz": inside})
    at = body.index(inside) + len(inside) - 40
    found = opened(tmp_path, body[:at] + b"xxxx" + body[at + 4 :])
    assert sum(isinstance(one, Response) for one in found) == 2
    assert any(isinstance(one, BrokenRecord) for one in found)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (wacz({"lisez-moi.txt": b"x"}), "aucun WARC dedans"),
        (wacz({"archive/a.warc.gz": numbered(1)})[:-60], "archive ZIP illisible"),
    ],
)
def test_a_zip_that_is_no_wacz_is_refused(
    tmp_path: Path, body: bytes, reason: str
) -> None:
    with pytest.raises(UnusableInputError, match=reason):
        opened(tmp_path, body)


@example(at=809, damage=b"\x00@")
@given(at=st.integers(4, 1500), damage=st.binary(min_size=1, max_size=20))
def test_any_damage_is_told(
    tmp_path_factory: pytest.TempPathFactory, at: int, damage: bytes
) -> None:
    body = wacz({"archive/a.warc.gz": numbered(3)}, zipfile.ZIP_DEFLATED)
    damaged = body[:at] + damage + body[at + len(damage) :]
    with refused_in_one_line():
        found = opened(tmp_path_factory.mktemp("wacz"), damaged)
        assert len([one for one in found if isinstance(one, Response)]) <= 3
