"""The order of a crawl when nobody says what a link promises."""

from dataclasses import dataclass

UNRANKED = 0.0


@dataclass(frozen=True, slots=True)
class ByDepth:
    """A ``PageScorer`` that knows no word: the shallower page goes first."""

    def link(self, url: str, words: str) -> float:  # noqa: ARG002 - the port's signature
        """The same for every link."""
        return UNRANKED
