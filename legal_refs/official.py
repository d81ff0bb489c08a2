"""What a copy of the official base says of an article and of its dates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from legal_refs.model import LegalText
from legal_refs.naming import plain

GONE: Final = frozenset(("ABROGE", "ANNULE", "DISJOINT", "PERIME", "TRANSFERE"))
"""States of an article that no longer applies; one to come ends in ``_DIFF``."""


@dataclass(frozen=True, slots=True)
class OfficialVersion:
    """One dated state of an article, as the base gives it."""

    legiarti: str
    start: date
    end: date | None
    """First day no longer in force; ``None`` while it lasts."""


@dataclass(frozen=True, slots=True)
class OfficialArticle:
    """One article of the base: the words of one version, the dates of all."""

    code: str
    number: str
    legiarti: str
    """The version whose words these are."""
    text: str
    """Its words; empty when the base gives none."""
    versions: tuple[OfficialVersion, ...]
    flat: str = ""
    """The same words as the base repeats them without markup, spaces apart."""
    state: str = ""
    """``VIGUEUR``, ``ABROGE``…: in the words of the base."""
    own: OfficialVersion | None = None
    """The dates the base repeats on the article itself."""

    @property
    def repealed(self) -> bool:
        """Whether the base calls the article one that no longer applies."""
        return self.state in GONE


@dataclass(frozen=True, slots=True)
class OfficialBase:
    """What a copy of the official base holds."""

    as_of: Mapping[str, date]
    """Day each code was brought up to date, by its title."""
    articles: tuple[OfficialArticle, ...]

    def known_on(self, code: str) -> date | None:
        """Day up to which ``code`` is known; ``None`` when the base lacks it."""
        days = {plain(title): day for title, day in self.as_of.items()}
        return days.get(plain(code))


def counterpart(
    text: LegalText, articles: Iterable[OfficialArticle]
) -> OfficialArticle | None:
    """The article that bears an identifier of ``text``, or else its number."""
    same_code = [found for found in articles if plain(found.code) == plain(text.code)]
    identifiers = {wording.legiarti for wording in text.wordings} - {None}
    for found in same_code:
        if identifiers & {version.legiarti for version in found.versions}:
            return found
    number = bare(text.article)
    return next((found for found in same_code if bare(found.number) == number), None)


def bare(number: str) -> str:
    """An article number without spaces, stops, star or subdivision."""
    article = plain(number.partition(",")[0])
    return "".join(char for char in article if char.isalnum() or char == "-")


def effective(versions: Iterable[OfficialVersion]) -> dict[str, OfficialVersion]:
    """Versions once in force, by identifier, oldest first, each ended by the next.

    The base keeps versions replaced before they began, and ends that come later than
    the start of the version that follows.
    """
    begun = [found for found in versions if not found.end or found.start < found.end]
    begun.sort(key=lambda found: found.start)
    followers = [*(found.start for found in begun[1:]), None]
    return {
        found.legiarti: OfficialVersion(
            found.legiarti,
            found.start,
            min(filter(None, (found.end, follower)), default=None),
        )
        for found, follower in zip(begun, followers, strict=True)
    }
