"""A copy of the shipped law in which a test makes one mistake."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from legal_refs.catalogue import SHIPPED, load
from legal_refs.faults import Fault, LawError


@dataclass(frozen=True)
class Law:
    """A folder of law files a test may spoil."""

    folder: Path

    def replace(self, file: str, old: str, new: str) -> int:
        """Replace the only ``old`` of ``file``; the line where ``new`` begins."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        before, found, after = text.partition(old)
        assert found, f"{file} does not say {old!r}"
        assert old not in after, f"{file} says {old!r} twice"
        path.write_text(before + new + after, encoding="utf-8")
        blank = len(new) - len(new.lstrip("\n"))
        return (before + new[:blank]).count("\n") + 1

    def faults(self) -> tuple[Fault, ...]:
        """What loading refuses; none when it loads."""
        try:
            load(self.folder)
        except LawError as error:
            return error.faults
        return ()


def copy_law(folder: Path) -> Law:
    """The shipped law files, in a folder of one's own."""
    for path in SHIPPED.rglob("*.yml"):
        target = folder / path.relative_to(SHIPPED)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    return Law(folder)
