"""Pictures small enough to keep: few colours, no more pixels than a person needs."""

import io
import subprocess
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops

COLOURS: Final = 48
RESOLUTION: Final = 84
PART: Final = 2400
"""Height of a part of a tall picture."""
MARGIN: Final = 24
MOST_BYTES: Final = 150_000
MOST_BYTES_TOGETHER: Final = 6_000_000


def save(png: bytes, path: Path) -> Path:
    """Write the picture with few colours; undithered, so that letters stay sharp."""
    with Image.open(io.BytesIO(png)) as image:
        return _save(image, path)


def cut(png: bytes, path: Path) -> list[Path]:
    """The same for a tall picture, in parts: ``path``, then ``path`` with -2, -3…"""
    found = []
    with Image.open(io.BytesIO(png)) as whole:
        image = _without_foot(whole.convert("RGB"))
        for number, top in enumerate(range(0, image.height, PART), 1):
            part = image.crop((0, top, image.width, min(top + PART, image.height)))
            name = path if number == 1 else path.with_stem(f"{path.stem}-{number}")
            found.append(_save(part, name))
    return found


def _without_foot(image: Image.Image) -> Image.Image:
    """The picture without the rows at its end that all look like the last one."""
    last = image.crop((0, image.height - 1, image.width, image.height))
    other = ImageChops.difference(image, last.resize(image.size)).getbbox()
    foot = min(image.height, (other[3] if other else 0) + MARGIN)
    return image.crop((0, 0, image.width, foot))


def _save(image: Image.Image, path: Path) -> Path:
    flat = image.convert("RGB").quantize(
        COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
    )
    flat.save(path, optimize=True)
    return path


def printed(document: Path, name: str, folder: Path) -> list[Path]:
    """One picture a page of a PDF: ``name-1.png``, ``name-2.png``…"""
    stem = folder / f"brut-{name}"
    command = ["pdftoppm", "-png", "-r", str(RESOLUTION), str(document), str(stem)]
    subprocess.run(command, check=True)
    found = []
    for raw in sorted(folder.glob(f"brut-{name}-*.png")):
        number = int(raw.stem.rpartition("-")[2])
        found.append(save(raw.read_bytes(), folder / f"{name}-{number:02}.png"))
        raw.unlink()
    return found
