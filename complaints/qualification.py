"""The texts that may apply, each in force on the day of the facts, element by element."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from complaints.applied import applied_texts, penalty, since
from complaints.benefit_names import names_a_benefit
from complaints.citing import Places, anchors
from complaints.context import LawText, ProofRow
from complaints.evidence_words import ELEMENTS, GENERAL, LEVELS
from complaints.references import References
from complaints.typography import article, day, local_day, series, typeset
from dossier.case import AnchoredDecision, Choice, ReviewedCase, Row, Subject
from dossier.model import Assessment
from legal_refs.asked import Words, agreed_words
from legal_refs.catalogue import Catalogue
from legal_refs.ids import ElementId, ProvisionId
from legal_refs.model import Addressee, Provision, State, Wording


@dataclass(frozen=True, slots=True)
class Ground:
    """One text that the reviewed case may be argued under."""

    provision: Provision
    wording: Wording
    """In force on the last day of the facts."""
    subsidiary: bool

    @property
    def to_confirm(self) -> bool:
        """Whether a jurist has still to read the official text."""
        return self.provision.state is State.TO_CONFIRM


def grounds(
    reviewed: ReviewedCase, proposal: Assessment, catalogue: Catalogue, on: date
) -> tuple[Ground, ...]:
    """Texts whose every element a person accepted, special ones first.

    A text without a wording held for ``on`` is left out: it could not be quoted.
    """
    special, others = _ordered(proposal, catalogue, on)
    named = [*((p, False) for p in special), *((p, True) for p in others)]
    found = [
        Ground(catalogue.provisions[name], wording, subsidiary)
        for name, subsidiary in named
        if (wording := catalogue.provisions[name].in_force(on))
        and _supported(reviewed, catalogue, name, on)
    ]
    return tuple(sorted(found, key=lambda ground: _rank(ground, reviewed, catalogue)))


def named_in_quotes(
    reviewed: ReviewedCase, provision: Provision, catalogue: Catalogue
) -> bool:
    """Whether the words a person accepted name a benefit of ``provision``."""
    accepted = anchors(reviewed, *ElementId)
    return names_a_benefit(provision, (a.text for a in accepted), catalogue)


def _rank(
    ground: Ground, reviewed: ReviewedCase, catalogue: Catalogue
) -> tuple[bool, bool]:
    """Special texts first; among them, those whose benefit the quoted words name."""
    named = named_in_quotes(reviewed, ground.provision, catalogue)
    return ground.subsidiary, not named


def without_text(proposal: Assessment, catalogue: Catalogue) -> list[str]:
    """Benefits named on the site that no text covers."""
    named = [catalogue.benefits[name] for name in proposal.benefits]
    return [benefit.name for benefit in named if not benefit.provisions]


@dataclass(frozen=True, slots=True)
class Measure:
    """What every row of every table is read from."""

    reviewed: ReviewedCase
    catalogue: Catalogue
    on: date
    places: Places

    def law_text(self, ground: Ground, general: tuple[ProofRow, ...]) -> LawText:
        """``ground`` as the letter prints it, its table ending with ``general``."""
        provision, wording = ground.provision, ground.wording
        asked = self.catalogue.asked(provision.id, self.on)
        rows = (
            self._row(provision, element, asked[element])
            for element in ElementId
            if element in asked
        )
        return LawText(
            label=_capital(article(provision)),
            title=typeset(provision.title),
            subsidiary=ground.subsidiary,
            wording=wording.text,
            since=since(wording),
            reserve=typeset(provision.reserve),
            applied=applied_texts(self.catalogue, provision, self.on),
            penalty=penalty(self.catalogue, provision, self.on),
            rows=(*rows, *general),
            reviewed=_reviewed(self.reviewed, [*asked, *GENERAL]),
        )

    def _row(self, provision: Provision, element: ElementId, words: Words) -> ProofRow:
        anchored = self.reviewed.review.decisions[element]
        elsewhere = words.read_in != provision.id
        texts = self.catalogue.texts
        return ProofRow(
            name=ELEMENTS[element],
            words=words.text,
            general="",
            read_in=article(texts[words.read_in]) if elsewhere else "",
            level=LEVELS[anchored.decision.choice],
            quotes=self.places.cited(anchored.anchors),
            reason=anchored.decision.reason.strip(),
            uncertain=typeset(" ".join(self._uncertain(provision, element))),
        )

    def _uncertain(self, provision: Provision, element: ElementId) -> Iterator[str]:
        choice = self.reviewed.review.decisions[element].decision.choice
        texts = self.catalogue.texts
        if choice is Choice.A_DEDUIRE:
            yield "Ne se lit pas mot pour mot : se déduit des passages cités."
        if element is ElementId.REMUNERATION and agreed_words(
            texts, provision.id, self.on
        ):
            yield (
                "Le texte demande un accord préalable sur le prix : à apprécier sur les "
                "tarifs cités."
            )
        if (
            element is ElementId.PUBLIC_VISE
            and provision.addressee is not Addressee.ANY
        ):
            yield "La qualité des personnes auxquelles l’offre s’adresse reste à apprécier."
        if element is ElementId.BUT_PRESTATIONS and not named_in_quotes(
            self.reviewed, provision, self.catalogue
        ):
            yield "Les passages cités ne nomment pas une prestation que ce texte vise."
        if element is ElementId.OFFRE_DE_SERVICES:
            yield "Le texte vise l’offre ; aucune démarche accomplie n’a été observée ici."


def _reviewed(reviewed: ReviewedCase, subjects: Iterable[Subject]) -> str:
    """« Camille Exemple, 12 novembre 2026 », each once."""
    decided = reviewed.review.decisions
    return series(list(dict.fromkeys(reviewed_by(decided[s]) for s in subjects)))


def general_rows(
    reviewed: ReviewedCase, law: References, places: Places
) -> tuple[ProofRow, ...]:
    """Élément moral and imputation: the rows of every table that only a person fills."""
    return (
        _general(
            Row.ELEMENT_MORAL,
            f"Faits dont une intention peut se déduire{_bracketed(law.element_moral)}",
            "L’intention est à apprécier par le parquet.",
            reviewed,
            places,
        ),
        _general(
            Row.IMPUTATION,
            f"Actes des organes ou représentants{_bracketed(law.imputation)}",
            "Les personnes qui ont décidé l’offre sont à rechercher par l’enquête.",
            reviewed,
            places,
        ),
    )


def _bracketed(reference: str) -> str:
    return f" ({reference})" if reference else ""


def _general(
    row: Row, asked: str, uncertain: str, reviewed: ReviewedCase, places: Places
) -> ProofRow:
    anchored = reviewed.review.decisions[row]
    return ProofRow(
        name=GENERAL[row],
        words="",
        general=typeset(asked),
        read_in="",
        level=LEVELS[anchored.decision.choice],
        quotes=places.cited(anchored.anchors),
        reason=anchored.decision.reason.strip(),
        uncertain=typeset(uncertain),
    )


def _ordered(
    proposal: Assessment, catalogue: Catalogue, on: date
) -> tuple[list[ProvisionId], list[ProvisionId]]:
    """Special texts, then those that come after them, each once, in the order of the benefits."""
    special: list[ProvisionId] = []
    others: list[ProvisionId] = []
    for name in proposal.benefits:
        below = catalogue.subsidiary(name, on)
        for text in catalogue.benefits[name].provisions:
            (others if text in below else special).append(text)
    if not special:  # « vos aides » names a family: the texts common to it
        special = [finding.provision for finding in proposal.provisions]
    return list(dict.fromkeys(special)), [
        text for text in dict.fromkeys(others) if text not in special
    ]


def _supported(
    reviewed: ReviewedCase, catalogue: Catalogue, provision: ProvisionId, on: date
) -> bool:
    asked = catalogue.asked(provision, on)
    decided = reviewed.review.decisions
    return bool(asked) and all(decided[e].decision.choice.accepted for e in asked)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def reviewed_by(anchored: AnchoredDecision) -> str:
    """« Camille Exemple, 12 novembre 2026 »."""
    made = anchored.decision
    return f"{made.by}, {day(local_day(made.at))}"


def several(texts: Sequence[Ground], catalogue: Catalogue) -> tuple[str, ...]:
    """What is said of several texts: together, special first, left to the parquet."""
    rules = catalogue.concours
    names = [ground.provision.id for ground in texts]
    below = {ground.provision.id for ground in texts if ground.subsidiary}
    said = [rules.cumulative] if len(texts) - len(below) > 1 else []
    said += [
        rule.sentence
        for rule in rules.special_first
        if rule.special in names and rule.general in below
    ]
    if len(texts) > 1:
        said.append(rules.parquet)
    return tuple(map(typeset, said))


def named(texts: Sequence[Ground]) -> str:
    """« de l’article … et de l’article … », special texts first."""
    return series([f"de l’{article(ground.provision)}" for ground in texts])
