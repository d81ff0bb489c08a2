"""A text held, set beside what the official base says of the same article."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from legal_refs.comparison_dates import (
    Pair,
    dates,
    first_day,
    identifiers,
    new_wordings,
    paired,
    partner,
    span,
    unpaired,
)
from legal_refs.differences import Difference, Gap
from legal_refs.ids import ProvisionId
from legal_refs.model import LegalText, Wording
from legal_refs.official import OfficialArticle, OfficialBase, bare, counterpart
from legal_refs.passages import holds, letters, passages, same_words


class Outcome(StrEnum):
    """What the comparison of one text comes to."""

    SAME = "same"
    DIFFERENT = "different"
    NOT_COMPARABLE = "not_comparable"
    """The base at hand does not hold the text, or is older than our wording."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What setting one text beside the base showed."""

    text: ProvisionId
    outcome: Outcome
    differences: tuple[Difference, ...] = ()
    notes: tuple[str, ...] = ()
    """What could not be compared, or is worth knowing without being a difference."""


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
    pairs = paired(wordings, article.versions)
    later = _later(wordings[-1], pairs, known_on)
    differences = (
        *_number(text, article),
        *identifiers(wordings, pairs, known_on),
        *dates(pairs, article.versions),
        *_repeal(text, article, known_on),
        *_contradiction(article),
        *new_wordings(wordings, pairs, article.versions),
        *_words(pairs, article),
    )
    notes = (*later, *_notes(wordings, pairs, article))
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


def _later(wording: Wording, pairs: list[Pair], known_on: date) -> tuple[str, ...]:
    if (wording.start or date.min) <= known_on or partner(wording, pairs):
        return ()
    return (
        f"cette copie, à jour au {known_on:%d/%m/%Y}, est antérieure à la rédaction du {wording.start:%d/%m/%Y}",
    )


def _number(text: LegalText, article: OfficialArticle) -> Iterator[Difference]:
    if bare(text.article) != bare(article.number):
        yield Difference(
            Gap.NUMBER, f"tenu « {text.article} », officiel « {article.number} »"
        )


def _repeal(
    text: LegalText, article: OfficialArticle, known_on: date
) -> Iterator[Difference]:
    if article.repealed and text.last_day >= known_on:
        yield Difference(
            Gap.REPEALED, f"{article.legiarti} : la base le dit {article.state}"
        )


def _contradiction(article: OfficialArticle) -> Iterator[Difference]:
    """The base gives the days of its current version twice: they agree, or one is wrong."""
    own = article.own
    for version in article.versions:
        if own and own.legiarti == version.legiarti and own != version:
            yield Difference(
                Gap.DATES,
                f"{own.legiarti} : la base dit {span(own.start, own.end)} et "
                f"{span(version.start, version.end)}",
            )


def _words(pairs: list[Pair], article: OfficialArticle) -> Iterator[Difference]:
    for wording, version in pairs:
        given = version.legiarti == article.legiarti and wording.held
        official = _parting(wording, article) if given else None
        if official is not None and wording.excerpt:
            sentence = "l’extrait tenu n’y est pas mot pour mot"
            yield Difference(Gap.WORDS, f"{version.legiarti} : {sentence}")
        elif official is not None:
            yield Difference(
                Gap.WORDS,
                f"{version.legiarti} : les mots diffèrent",
                passages(wording.text, official),
            )


def _parting(wording: Wording, article: OfficialArticle) -> str | None:
    """The official words that are not those held; ``None`` when all are."""
    if not article.text and not article.flat:
        return ""
    agrees = holds if wording.excerpt else same_words
    if article.text and not agrees(article.text, wording.text):
        return article.text
    if article.flat and not agrees(letters(article.flat), letters(wording.text)):
        return article.flat
    return None


def _notes(
    wordings: tuple[Wording, ...], pairs: list[Pair], article: OfficialArticle
) -> Iterator[str]:
    first = first_day(wordings)
    earlier = [
        version
        for version in unpaired(pairs, article.versions)
        if version.end is not None and version.end <= first
    ]
    if earlier:
        count = len(earlier)
        yield f"avant le {first:%d/%m/%Y}, rédactions de la base non tenues : {count}"
    for wording in wordings:
        if not (partner(wording, pairs) or wording.legiarti or wording.held):
            yield f"{span(wording.start, wording.end)} : la base ne dit rien non plus"
    for wording, version in pairs:
        if version.legiarti != article.legiarti:
            continue
        if not wording.held:
            yield f"{version.legiarti} : cette copie donne le texte, qui n’est pas tenu"
        elif wording.excerpt:
            yield f"{version.legiarti} : seul l’extrait tenu a été comparé"
