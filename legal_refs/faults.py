"""What is wrong in the law files, told all at once."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One mistake and where to correct it."""

    file: str
    line: int
    """Counted from 1, as editors do."""
    reason: str
    """One French sentence."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line} : {self.reason}"


class LawError(ValueError):
    """The law files cannot be used; ``faults`` lists every mistake found."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))
