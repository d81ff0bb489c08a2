"""The files of the project, without what tools and runs leave behind."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
LEFT_BEHIND = {".git", ".venv", "build", "dist", "__pycache__"}


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in LEFT_BEHIND or path.name.endswith((".egg-info", "_cache")):
            continue
        if path == ROOT / "data/var" or path.name == ".hypothesis":
            continue
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path


@cache
def project_files() -> tuple[Path, ...]:
    """Every file of the project, relative to its root."""
    return tuple(path.relative_to(ROOT) for path in _walk(ROOT))


def python_files() -> list[Path]:
    return [path for path in project_files() if path.suffix == ".py"]


def shipped_modules() -> list[Path]:
    """Python that a user runs: not tests, not benchmarks."""
    return [
        path for path in python_files() if path.parts[0] not in {"tests", "benchmarks"}
    ]


def text_of(path: Path) -> str:
    """The file as text; undecodable bytes are kept apart, not refused."""
    return (ROOT / path).read_text(encoding="utf-8", errors="surrogateescape")
