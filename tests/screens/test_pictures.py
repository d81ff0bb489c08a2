"""The pictures in docs/ show what the code draws now."""

from pathlib import Path

import pytest
from PIL import Image

from tests.screens.painting import (
    MARGIN,
    MOST_BYTES,
    MOST_BYTES_TOGETHER,
    PART,
    cut,
    save,
)
from tests.screens.sources import (
    FOLDER,
    PRINTED,
    ROOT,
    SCREEN,
    Index,
    digest,
    read,
    sources,
    stale,
)
from views.shell import REACHED, SHOWN

DRAWN = sorted(path.name for path in FOLDER.glob("*.png"))
REMEDY = "« make screens », puis regarder les images"


@pytest.mark.parametrize("picture", DRAWN)
def test_a_picture_is_as_old_as_its_view_or_template(picture: str) -> None:
    changed = stale(picture, read())
    assert changed == [], f"{picture} date d’avant {', '.join(changed)} : {REMEDY}"


def test_every_picture_is_one_that_was_drawn() -> None:
    held = {name: digest(FOLDER / name) for name in DRAWN}
    assert held == dict(read().pictures), REMEDY


@pytest.mark.parametrize("page", sorted({*SHOWN, *REACHED}))
def test_every_page_of_the_dashboard_has_a_picture(page: str) -> None:
    names = {name.removeprefix(SCREEN).split("-")[0].split(".")[0] for name in DRAWN}
    assert page in names


@pytest.mark.parametrize("document", sorted(PRINTED))
def test_every_printed_document_has_a_picture(document: str) -> None:
    assert any(name.startswith(f"{document}-") for name in DRAWN)


def test_pictures_are_light() -> None:
    sizes = {name: (FOLDER / name).stat().st_size for name in DRAWN}
    assert [name for name, size in sizes.items() if size > MOST_BYTES] == []
    assert sum(sizes.values()) <= MOST_BYTES_TOGETHER


def test_a_picture_of_the_dashboard_is_drawn_from_all_that_its_view_imports() -> None:
    found = sources(f"{SCREEN}accueil-reponse.png")
    assert {"views/accueil.py", "views/reponse.py", "views/blocks.py"} <= set(found)
    assert {"views/look.py", "views/labels.py", "workflow/serve_look.py"} <= set(found)
    assert "views/carte.py" not in found


def test_a_printed_picture_is_drawn_from_its_templates() -> None:
    assert "complaints/templates/procureur.xml.j2" in sources("signalement-01.png")
    assert "rendering/bundle.typ" in sources("pieces-01.png")


def test_a_changed_view_makes_its_pictures_old_and_no_others() -> None:
    now = {s: digest(ROOT / s) for name in DRAWN for s in sources(name)}
    before = Index(now | {"views/carte.py": "0" * 64}, {})
    old = [name for name in DRAWN if stale(name, before)]
    assert old
    assert all(name.startswith(f"{SCREEN}revue") for name in old)


def test_a_new_module_makes_the_pictures_that_show_it_old() -> None:
    now = {s: digest(ROOT / s) for s in sources(f"{SCREEN}aide.png")}
    del now["views/look.py"]
    assert stale(f"{SCREEN}aide.png", Index(now, {})) == ["views/look.py"]


def test_a_tall_picture_is_kept_in_parts_that_make_it_again(tmp_path: Path) -> None:
    parts = _cut_with_a_dot(tmp_path, at=2 * PART + 6)
    assert [path.name for path in parts] == ["haut.png", "haut-2.png", "haut-3.png"]
    assert [_height(path) for path in parts] == [PART, PART, 7]


def test_nothing_is_kept_of_an_empty_foot(tmp_path: Path) -> None:
    parts = _cut_with_a_dot(tmp_path, at=99)
    assert [_height(path) for path in parts] == [100 + MARGIN]


def _cut_with_a_dot(folder: Path, *, at: int) -> list[Path]:
    image = Image.new("RGB", (10, 2 * PART + 7))
    image.putpixel((3, at), (255, 255, 255))
    image.save(folder / "brut.png")
    return cut((folder / "brut.png").read_bytes(), folder / "haut.png")


def _height(path: Path) -> int:
    with Image.open(path) as image:
        return image.height


def test_a_saved_picture_has_few_colours_and_its_own_size(tmp_path: Path) -> None:
    raw = tmp_path / "brut.png"
    Image.linear_gradient("L").convert("RGB").save(raw)
    made = save(raw.read_bytes(), tmp_path / "image.png")
    with Image.open(made) as image:
        assert (image.mode, image.size) == ("P", (256, 256))
        assert len(image.getcolors() or ()) <= 48
