"""A reviewed case becomes a letter: a pure function of the case and of the law."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date, datetime
from typing import Final

from complaints.applied import printed_once
from complaints.bordereau import (
    digests,
    lines,
    missing_pieces,
    numbering_faults,
    unused_numbers,
)
from complaints.citing import Places
from complaints.context import Defendant, Letter, SignatoryFacts
from complaints.defence import EXPLOITANT, contrary, discussed
from complaints.facts import days, facts, on_capture
from complaints.limitation import LimitationLine, limitation_line, oldest_day
from complaints.linter import Remark, blanks, remarks
from complaints.pieces import citable
from complaints.qualification import (
    Ground,
    Measure,
    general_rows,
    grounds,
    named,
    reviewed_by,
    several,
    without_text,
)
from complaints.references import References, references
from complaints.signatory import ASSOCIATIONS, BODIES, Signatory
from complaints.templating import filled, template
from complaints.typography import day, local_day, siren
from dossier.case import ReviewedCase, Row
from dossier.errors import RefusedError
from dossier.exhibits import AnchoredQuote, ExhibitKind, StampKind
from dossier.model import Assessment, Operator, OperatorKind
from dossier.workspaces import LegalQuality
from legal_refs.catalogue import Catalogue
from rendering.bundle import Bound, MarkKey
from rendering.document import Document

PROJECT: Final = "PROJET — NON VALIDÉ"
SPECIMEN: Final = "SPÉCIMEN — FAITS FICTIFS"
"""On every page of every file of the demonstration."""


@dataclass(frozen=True, slots=True)
class Brief:
    """All that a letter is drafted from."""

    reviewed: ReviewedCase
    proposal: Assessment
    """The machine's last: for the benefits named and what it saw for the site."""
    signatory: Signatory
    catalogue: Catalogue
    bound: Bound
    """The exhibits, bound: where each quote stands."""
    found: Mapping[str, AnchoredQuote]
    """``defence.found_again``, as it was marked in the bundle."""
    at: datetime
    notes: Mapping[MarkKey, str] = field(default_factory=dict)
    """``origins.notes`` of the words quoted."""
    fictional: bool = False
    may_finish: bool = True
    """Whether the person who drafts is a lawyer of the house or the one who signs."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter, and what keeps it from being signed."""

    document: Document
    holds: tuple[str, ...]
    """One French line each; empty when it is « prêt à signer »."""
    remarks: tuple[Remark, ...]

    @property
    def ready(self) -> bool:
        """Whether it may be signed as it is."""
        return not self.holds


def draft(brief: Brief) -> Draft:
    """The complaint or signalement to the procureur.

    Raises ``RefusedError`` naming cause and remedy when no text can be relied on, when a
    word may not be used, or when an exhibit took a number of the signatory's own.
    """
    texts = _texts(brief)
    letter = _letter(brief, texts)
    written = filled(template("procureur"), _named(letter))
    document = Document(
        title=written.title,
        subtitle=written.subtitle,
        created=brief.at,
        blocks=written.blocks,
        footer=f"Dossier {brief.reviewed.case.id}",
    )
    found = tuple(remarks(document, brief.signatory.quality))
    if faults := [remark.said for remark in found if remark.blocking]:
        raise RefusedError(f"document non produit : {' ; '.join(faults)}")
    holds = _holds(brief, texts, blanks(document))
    return Draft(_bannered(document, brief, holds), holds, found)


def banner(*, fictional: bool, ready: bool) -> str:
    """What every page bears."""
    return " · ".join([SPECIMEN] * fictional + [PROJECT] * (not ready))


def _bannered(document: Document, brief: Brief, holds: tuple[str, ...]) -> Document:
    said = banner(fictional=brief.fictional, ready=not holds)
    values = {f.name: getattr(document, f.name) for f in fields(document)}
    return Document(**{**values, "banner": said})


def _texts(brief: Brief) -> tuple[Ground, ...]:
    if faults := list(numbering_faults(brief.reviewed)):
        raise RefusedError(f"document non produit : {' ; '.join(faults)}")
    on = _days(brief)[-1]
    texts = grounds(brief.reviewed, brief.proposal, brief.catalogue, on)
    if not texts:
        raise RefusedError(
            "document non produit : aucun texte en vigueur à la date des faits dont une "
            "personne a retenu toutes les conditions ; revoyez les cartes du dossier"
        )
    return texts


def _days(brief: Brief) -> tuple[date, ...]:
    found = days(brief.reviewed)
    if not found:
        raise RefusedError(
            "document non produit : aucune pièce scellée n’est citée ; scellez les pages "
            "(« vigie seal ») puis revoyez les cartes"
        )
    return found


def _holds(
    brief: Brief, texts: tuple[Ground, ...], unwritten: tuple[str, ...]
) -> tuple[str, ...]:
    held = []
    if brief.reviewed.approval is None:
        held.append("la seconde lecture (autre personne nommée, ou avocat) manque")
    if not brief.may_finish:
        held.append("seule une personne juriste ou signataire tire la version à signer")
    if texts[0].to_confirm:
        held.append("le texte principal reste à confirmer par un juriste")
    if _defendant(brief).company and not _notice(brief):
        held.append(
            "la société désignée ne se lit dans aucune pièce scellée\u00a0: scellez ses "
            "mentions légales, ou laissez l’exploitant «\u00a0X\u00a0»"
        )
    if unwritten:
        held.extend(unwritten)
    return tuple(held)


def _letter(brief: Brief, texts: tuple[Ground, ...]) -> Letter:
    reviewed, catalogue = brief.reviewed, brief.catalogue
    places = Places(reviewed.case, brief.bound, brief.notes)
    found = _days(brief)
    law = references(catalogue, local_day(brief.at))
    general = general_rows(reviewed, law, places)
    measure = Measure(reviewed, catalogue, found[-1], places)
    held = [e.exhibit for e in citable(reviewed)]
    stamps = [e.seal.stamp for e in held if e.seal.stamp]
    defence = reviewed.review.decisions[Row.A_DECHARGE]
    limitation = _limitation(brief, texts, law)
    return Letter(
        reference=reviewed.case.id,
        date=day(local_day(brief.at)),
        signatory=_signatory(brief.signatory),
        defendant=_defendant(brief),
        site=reviewed.case.site,
        articles=named(texts),
        facts=facts(reviewed, places),
        first_seen=day(found[0]),
        last_seen=day(found[-1]),
        one_day=len(found) == 1,
        no_capture=not on_capture(reviewed),
        texts=printed_once(measure.law_text(ground, general) for ground in texts),
        several=several(texts, catalogue),
        subsidiary=any(ground.subsidiary for ground in texts),
        without_text=", ".join(without_text(brief.proposal, catalogue)),
        prescription_first=limitation.first,
        prescription_last=limitation.last,
        prescription_years=limitation.years,
        contrary=contrary(reviewed, brief.proposal, brief.found, places),
        contrary_reason=defence.decision.reason.strip(),
        contrary_by=reviewed_by(defence),
        discussed=discussed(brief.proposal, catalogue),
        missing_pieces=missing_pieces(reviewed, brief.signatory),
        unused=", ".join(unused_numbers(brief.signatory)),
        bordereau=lines(reviewed, brief.signatory, places),
        digests=digests(reviewed),
        keys=", ".join(sorted({e.seal.key for e in held if e.seal.key})),
        roots=", ".join(sorted({stamp.root for stamp in stamps})),
        local_stamp=any(s.kind is StampKind.LOCAL for s in stamps),
        third_stamp=any(s.kind is StampKind.AUTHORITY for s in stamps),
        received=any(e.kind.received for e in held),
        reported=any(
            e.kind.received and e.kind is not ExhibitKind.POUVOIR for e in held
        ),
        law=limitation.within(law),
    )


def _limitation(
    brief: Brief, texts: tuple[Ground, ...], law: References
) -> LimitationLine:
    return limitation_line(
        (text.provision for text in texts),
        (oldest_day(brief.reviewed), _days(brief)[-1]),
        law,
        local_day(brief.at),
        brief.catalogue.texts,
    )


def _named(letter: Letter) -> dict[str, object]:
    return {f.name: getattr(letter, f.name) for f in fields(letter)}


def _signatory(signatory: Signatory) -> SignatoryFacts:
    said = {k: v.strip() for k, v in asdict(signatory).items() if k != "quality"}
    return SignatoryFacts(
        **said,
        payer=signatory.quality is LegalQuality.PERSONNE_AYANT_PAYE,
        association=signatory.quality in ASSOCIATIONS,
        body=signatory.quality in BODIES,
        state=signatory.quality is LegalQuality.SERVICE_ETAT,
        complains=signatory.complains,
    )


def _defendant(brief: Brief) -> Defendant:
    """Company-only: a sole trader, or nobody known, is never named (privacy.md D2)."""
    confirmed, read = brief.reviewed.case.operator, brief.proposal.operator
    company = confirmed if confirmed and _named_company(confirmed) else None
    notice = _notice(brief)
    return Defendant(
        company=company is not None,
        name=company.name.strip() if company else "",
        siren=siren(company.siren) if company else "",
        by_notice=notice > 0 and (confirmed or read).kind is OperatorKind.SOLE_TRADER,
        notice=notice,
        site=brief.reviewed.case.site,
    )


def _named_company(operator: Operator) -> bool:
    return operator.kind is OperatorKind.COMPANY and bool(operator.name.strip())


def _notice(brief: Brief) -> int:
    """The exhibit that holds the words naming the operator; 0 when none does."""
    place = brief.found.get(EXPLOITANT)
    return brief.reviewed.case.number(place.exhibit) if place else 0
