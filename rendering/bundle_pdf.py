"""The exhibit bundle as one PDF, with the page of everything that is cited."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeAlias

import typst
from pypdf.errors import PyPdfError

from rendering.bundle import (
    TILE_RATIO,
    TILE_STEP,
    Bound,
    Bundle,
    MarkKey,
    Pages,
    Picture,
    PictureFormat,
    Sheet,
)
from rendering.marked_text import marked_lines
from rendering.pdf import inline_data, page_count, printable

Data: TypeAlias = dict[str, object]

_TEMPLATE: Final = Path(__file__).with_name("bundle.typ")
_ANY_DAY: Final = datetime(2000, 1, 1, tzinfo=UTC)


def bind(bundle: Bundle) -> Bound:
    """The PDF of ``bundle``; the same bundle always gives the same bytes.

    Raises ``ValueError`` when a picture cannot be laid on a page: see ``pages_drawn``.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = {
            id(picture): _written(picture, folder / f"{index}.{picture.form}")
            for index, picture in enumerate(_pictures(bundle))
        }
        data = _data(bundle, files)
        Path(folder, "main.typ").write_bytes(_TEMPLATE.read_bytes())
        compiler = typst.Compiler(
            str(folder / "main.typ"),
            root=name,
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data)},
        )
        stamp = int(bundle.created.timestamp())
        try:
            pdf = compiler.compile(format="pdf", timestamp=stamp)
        except typst.TypstError as error:
            raise ValueError("a picture cannot be drawn") from error
        found = json.loads(compiler.query("<spot>", field="value"))
    if not isinstance(pdf, bytes):
        raise TypeError("typst made no file")
    return _bound(pdf, found)


def pages_drawn(body: bytes, form: PictureFormat) -> int:
    """How many pages a received file can be laid on; 0 when it is damaged or hostile."""
    try:
        count = page_count(body) if form is PictureFormat.PDF else 1
        pictures = tuple(Picture(body, form, "x", page=n) for n in range(1, count + 1))
        bind(Bundle("x", _ANY_DAY, (Sheet(1, "x", (), pictures=pictures),)))
    except (ValueError, PyPdfError):
        return 0
    return count


def _written(picture: Picture, path: Path) -> str:
    path.write_bytes(picture.body)
    return path.name


def _pictures(bundle: Bundle) -> Iterator[Picture]:
    for sheet in bundle.sheets:
        yield from sheet.pictures


def _data(bundle: Bundle, files: Mapping[int, str]) -> Data:
    created = bundle.created.astimezone(UTC)
    return {
        "title": printable(bundle.title),
        "banner": printable(bundle.banner),
        "footer": printable(bundle.footer),
        "created": list(created.timetuple()[:6]),
        "ratio": TILE_RATIO,
        "step": TILE_STEP,
        "sheets": [_sheet(sheet, files) for sheet in bundle.sheets],
    }


def _sheet(sheet: Sheet, files: Mapping[int, str]) -> Data:
    return {
        "number": sheet.number,
        "title": printable(sheet.title),
        "note": printable(sheet.note),
        "facts": [
            {"name": printable(name), "runs": inline_data(value)}
            for name, value in sheet.facts
        ],
        "pictures": [_picture(picture, files) for picture in sheet.pictures],
        "passages": [
            {
                "key": passage.key,
                "text": printable(passage.text),
                "source": printable(passage.source),
            }
            for passage in sheet.passages
        ],
        "lines": [
            [
                {
                    "text": printable(part.text, spaced=True),
                    "on": part.on,
                    "starts": list(part.starts),
                    "ends": list(part.ends),
                }
                for part in line
            ]
            for line in marked_lines(sheet.text, sheet.marks)
        ],
    }


def _picture(picture: Picture, files: Mapping[int, str]) -> Data:
    return {
        "file": files[id(picture)],
        "alt": printable(picture.alt),
        "slices": picture.slices,
        "long": picture.long,
        "ratio": picture.ratio,
        "page": picture.page,
        "is_pdf": picture.form.value == "pdf",
        "key": picture.key or "",
    }


def _bound(pdf: bytes, found: Iterable[Mapping[str, object]]) -> Bound:
    firsts: dict[str, dict[str, int]] = {"sheet": {}, "mark": {}}
    lasts: dict[str, dict[str, int]] = {"sheet": {}, "mark": {}}
    for spot in found:
        sort, key, page = str(spot["sort"]), str(spot["key"]), int(str(spot["page"]))
        (firsts if spot["end"] == "first" else lasts)[sort][key] = page
    pages = {
        sort: {key: Pages(page, lasts[sort][key]) for key, page in starts.items()}
        for sort, starts in firsts.items()
    }
    return Bound(
        pdf,
        sheets={int(key): where for key, where in pages["sheet"].items()},
        marks={MarkKey(key): where for key, where in pages["mark"].items()},
    )
