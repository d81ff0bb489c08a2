"""A text held, set beside what the official base says of the same article."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from legal_refs.ids import ProvisionId
from legal_refs.model import LegalText, Wording
from legal_refs.official import (
    OfficialArticle,
    OfficialBase,
    OfficialVersion,
    bare,
    counterpart,
    effective,
)
from legal_refs.passages import Passage, holds, passages, same_words


class Outcome(StrEnum):
    """What the comparison of one text comes to."""

    SAME = "same"
    DIFFERENT = "different"
    NOT_COMPARABLE = "not_comparable"
    """The base at hand does not hold the text, or is older than our wording."""


class Gap(StrEnum):
    """How a text held and the official one part."""

    WORDS = "words"
    IDENTIFIER = "identifier"
    DATES = "dates"
    NUMBER = "number"
    NEW_WORDING = "new_wording"
    UNKNOWN_WORDING = "unknown_wording"
    REPEALED = "repealed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing to correct in what is held, or to read again at its source."""

    gap: Gap
    sentence: str
    passages: tuple[Passage, ...] = ()
    """Where the words part; empty unless the gap is one of words."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What setting one text beside the base showed."""

    text: ProvisionId
    outcome: Outcome
    differences: tuple[Difference, ...] = ()
    notes: tuple[str, ...] = ()
    """What could not be compared, or is worth knowing without being a difference."""


Pair = tuple[Wording, OfficialVersion]


def compare(text: LegalText, base: OfficialBase) -> Comparison:
    """``text`` beside ``base``: words, identifier, dates, new wordings, repeal."""
    known_on = base.known_on(text.code)
    if known_on is None:
        note = f"« {text.code} » n’est pas dans cette copie"
        return Comparison(text.id, Outcome.NOT_COMPARABLE, notes=(note,))
    article = counterpart(text, base.articles)
    if article is None:
        return _absent(text, known_on)
    wordings = tuple(found for found in text.wordings if not found.repealed)
    paired = _paired(wordings, article.versions)
    later = _later(wordings[-1], paired, known_on)
    differences = (
        *_number(text, article),
        *_identifiers(wordings, paired, known_on),
        *_dates(paired, article.versions),
        *_new_wordings(wordings, paired, article.versions),
        *_words(paired, article),
    )
    notes = (*later, *_notes(wordings, paired, article))
    if differences:
        return Comparison(text.id, Outcome.DIFFERENT, differences, notes)
    outcome = Outcome.NOT_COMPARABLE if later else Outcome.SAME
    return Comparison(text.id, outcome, notes=notes)


def _absent(text: LegalText, known_on: date) -> Comparison:
    if all((wording.start or date.min) > known_on for wording in text.wordings):
        note = (
            f"cette copie, à jour au {known_on:%d/%m/%Y}, est antérieure au texte tenu"
        )
        return Comparison(text.id, Outcome.NOT_COMPARABLE, notes=(note,))
    if text.last_day < known_on:
        note = f"absent de cette copie, comme il se doit d’un texte abrogé le {text.last_day:%d/%m/%Y}"
        return Comparison(text.id, Outcome.SAME, notes=(note,))
    sentence = (
        f"introuvable dans « {text.code} » à jour au {known_on:%d/%m/%Y} : abrogé ?"
    )
    gap = Difference(Gap.REPEALED, sentence)
    return Comparison(text.id, Outcome.DIFFERENT, (gap,))


def _paired(
    wordings: Iterable[Wording], versions: Iterable[OfficialVersion]
) -> list[Pair]:
    """Wordings and versions that are the same: by identifier, or else by start."""
    wordings, versions = tuple(wordings), tuple(versions)
    ours = {wording.legiarti for wording in wordings}
    known = {version.legiarti: version for version in versions}
    free = [version for key, version in effective(versions).items() if key not in ours]
    pairs: list[Pair] = []
    for wording in wordings:
        if wording.legiarti in known:
            pairs.append((wording, known[wording.legiarti]))
        elif not wording.never_in_force:
            pairs += [(wording, version) for version in free if _same(wording, version)]
    return pairs


def _same(wording: Wording, version: OfficialVersion) -> bool:
    if wording.start is not None:
        return wording.start == version.start
    day = wording.read_on
    return version.start <= day and (version.end is None or day < version.end)


def _later(wording: Wording, paired: list[Pair], known_on: date) -> tuple[str, ...]:
    if (wording.start or date.min) <= known_on or _partner(wording, paired):
        return ()
    return (
        f"cette copie, à jour au {known_on:%d/%m/%Y}, est antérieure à la rédaction du {wording.start:%d/%m/%Y}",
    )


def _partner(wording: Wording, paired: list[Pair]) -> OfficialVersion | None:
    return next((version for held, version in paired if held is wording), None)


def _number(text: LegalText, article: OfficialArticle) -> Iterator[Difference]:
    if bare(text.article) != bare(article.number):
        yield Difference(
            Gap.NUMBER, f"tenu « {text.article} », officiel « {article.number} »"
        )


def _identifiers(
    wordings: Iterable[Wording], paired: list[Pair], known_on: date
) -> Iterator[Difference]:
    for wording in wordings:
        version = _partner(wording, paired)
        if version and wording.legiarti != version.legiarti:
            yield Difference(
                Gap.IDENTIFIER,
                f"rédaction du {version.start:%d/%m/%Y} : identifiant tenu "
                f"{wording.legiarti or 'inconnu'}, officiel {version.legiarti}",
            )
        elif not version and _claimed(wording, known_on):
            name = wording.legiarti or f"rédaction lue le {wording.read_on:%d/%m/%Y}"
            yield Difference(Gap.UNKNOWN_WORDING, f"{name} : absent de la base")


def _claimed(wording: Wording, known_on: date) -> bool:
    """Whether the base should know it: only dates fill a gap that the base leaves."""
    named = wording.legiarti is not None or wording.held
    return named and (wording.start or date.min) <= known_on


def _dates(
    paired: list[Pair], versions: Iterable[OfficialVersion]
) -> Iterator[Difference]:
    in_force = effective(versions)
    for wording, version in paired:
        official = in_force.get(version.legiarti)
        if wording.never_in_force or official is None:
            if wording.never_in_force and official is None:
                continue
            state = "ne l’a jamais mis" if official is None else "l’a mis"
            yield Difference(
                Gap.DATES, f"{version.legiarti} : la base {state} en vigueur"
            )
        elif wording.end is None and official.end and _is_last(official, in_force):
            yield Difference(
                Gap.REPEALED, f"{version.legiarti} : abrogé le {official.end:%d/%m/%Y}"
            )
        elif (wording.start, wording.end) != (official.start, official.end):
            yield Difference(
                Gap.DATES,
                f"{version.legiarti} : tenu {_span(wording.start, wording.end)}, "
                f"officiel {_span(official.start, official.end)}",
            )


def _is_last(version: OfficialVersion, in_force: Mapping[str, OfficialVersion]) -> bool:
    return version.legiarti == list(in_force)[-1]


def _span(start: date | None, end: date | None) -> str:
    begun = f"du {start:%d/%m/%Y}" if start else "depuis une date inconnue"
    return f"{begun} au {end:%d/%m/%Y}" if end else f"{begun}, sans fin"


def _new_wordings(
    wordings: tuple[Wording, ...],
    paired: list[Pair],
    versions: Iterable[OfficialVersion],
) -> Iterator[Difference]:
    first = _first_day(wordings)
    for version in _unpaired(paired, versions):
        if version.end is None or version.end > first:
            yield Difference(
                Gap.NEW_WORDING,
                f"{version.legiarti}, {_span(version.start, version.end)} : non tenue",
            )


def _first_day(wordings: Iterable[Wording]) -> date:
    return min(
        wording.start or wording.read_on
        for wording in wordings
        if not wording.never_in_force
    )


def _unpaired(
    paired: list[Pair], versions: Iterable[OfficialVersion]
) -> list[OfficialVersion]:
    known = {version.legiarti for _, version in paired}
    return [version for key, version in effective(versions).items() if key not in known]


def _words(paired: list[Pair], article: OfficialArticle) -> Iterator[Difference]:
    for wording, version in paired:
        if version.legiarti != article.legiarti or not wording.held:
            continue
        if wording.excerpt:
            if not holds(article.text, wording.text):
                yield Difference(
                    Gap.WORDS,
                    f"{version.legiarti} : l’extrait tenu n’y est pas mot pour mot",
                )
        elif not same_words(wording.text, article.text):
            yield Difference(
                Gap.WORDS,
                f"{version.legiarti} : les mots diffèrent",
                passages(wording.text, article.text),
            )


def _notes(
    wordings: tuple[Wording, ...], paired: list[Pair], article: OfficialArticle
) -> Iterator[str]:
    first = _first_day(wordings)
    earlier = [
        version
        for version in _unpaired(paired, article.versions)
        if version.end is not None and version.end <= first
    ]
    if earlier:
        count = len(earlier)
        yield f"avant le {first:%d/%m/%Y}, rédactions de la base non tenues : {count}"
    for wording in wordings:
        if not (_partner(wording, paired) or wording.legiarti or wording.held):
            yield f"{_span(wording.start, wording.end)} : la base ne dit rien non plus"
    for wording, version in paired:
        if version.legiarti != article.legiarti:
            continue
        if not wording.held:
            yield f"{version.legiarti} : cette copie donne le texte, qui n’est pas tenu"
        elif wording.excerpt:
            yield f"{version.legiarti} : seul l’extrait tenu a été comparé"
