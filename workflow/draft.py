"""The use case « rédiger »: from a reviewed case to files that a person can open and sign.

The only way in is ``workflow.cases.reviewed``: nothing is drafted from less.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from complaints.addressees import Addressee, refusal
from complaints.defence import found_again
from complaints.drafting import Brief, Draft, banner
from complaints.drafting import draft as drafted_letter
from complaints.facts import days
from complaints.origins import notes
from complaints.pieces import Content, Marking, bundle
from complaints.proof import prove_bundle, prove_letter
from complaints.signatory import Signatory
from complaints.typography import local_day
from dossier.case import CaseId, ReviewedCase
from dossier.documents import KeptDocument
from dossier.errors import DamagedError, RefusedError, UnusableInputError
from dossier.exhibits import ExhibitId
from dossier.model import Assessment, Sha256
from dossier.settings import Settings
from dossier.store import Store, open_store
from dossier.workspaces import DEMONSTRATION, LegalQuality, Role
from legal_refs.catalogue import Catalogue
from rendering.bundle import Bound
from rendering.bundle_pdf import bind
from rendering.office import OfficeFormat
from rendering.office import render as office
from rendering.pdf import render as pdf
from workflow.cases import reviewed
from workflow.draft_files import sha256, with_archive, with_sums, written
from workflow.draft_pieces import attachments, contents, slug
from workflow.law_readings import drafted_under, keep_relied, law_as_read
from workflow.verify_package import unsound
from workflow.workspace import Actor, acting_on

DRAFTERS: Final = frozenset({Role.RELECTEUR, Role.JURISTE, Role.SIGNATAIRE})
"""Who may print a draft: those who decide need to see what their decisions say."""

FINISHERS: Final = frozenset({Role.JURISTE, Role.SIGNATAIRE})
"""Who may print the version to sign; anyone else's stays « PROJET »."""

ALL: Final = "all"
FORMATS: Final = ("docx", "pdf", "odt")

Told = Callable[[float, str], None]
"""How far, 0 to 1, and what is being done, one French phrase."""

FICTIONAL: Final = Signatory(
    name="Association Exemple d’accès aux droits",
    quality=LegalQuality.AUTRE_ASSOCIATION,
    seat="1, rue de l’Exemple, 00000 Ville-Exemple",
    number="RNA W000000000",
    purpose="favoriser l’accès de tous aux droits sociaux",
    representative="Sacha Exemple, qui préside l’association",
    power="la décision du conseil d’administration fictif",
)
"""Who signs in the demonstration."""


@dataclass(frozen=True, slots=True)
class DraftedFile:
    """One file on disk."""

    kind: str
    """``plainte``, ``signalement``, ``pieces``, ``archive``…"""
    format: str
    path: Path
    """Absolute."""
    sha256: Sha256


@dataclass(frozen=True, slots=True)
class Drafted:
    """What was drafted, and what was not."""

    case: CaseId
    folder: Path
    files: tuple[DraftedFile, ...]
    refused: tuple[tuple[str, str], ...]
    """Documents asked for and not drafted: which, and why."""
    holds: tuple[str, ...]
    """What keeps it from being signed; empty when it is « prêt à signer »."""
    warnings: tuple[str, ...]


def draft(  # noqa: PLR0913 - each is a choice of the person
    settings: Settings,
    case: CaseId,
    *,
    for_: str = Addressee.PROCUREUR.value,
    formats: Sequence[str] = ("docx", "pdf"),
    out: Path | None = None,
    as_user: str | None = None,
    told: Told = lambda _fraction, _said: None,
    at: datetime | None = None,
) -> Drafted:
    """Draft what ``for_`` asks of a reviewed case, with its exhibits, and journal it.

    Raises ``RefusedError`` naming cause and remedy when the review is not whole or the
    signatory may not send it, ``UnusableInputError`` for an unknown case, addressee or
    format, ``DamagedError`` when an exhibit or the finished file is not what it must be.
    """
    asked = _formats(formats)
    with open_store(settings) as store:
        workspace = store.case(case).workspace
        actor = acting_on(
            store,
            workspace,
            as_user=as_user,
            roles=DRAFTERS,
            deed="rédiger un document",
        )
        signatory = _signatory(store, workspace)
        refused = _refused(for_, signatory)
        told(0.1, "relecture du dossier")
        whole = reviewed(store, case)
        _require_sound(store, whole)
        proposal = store.assessment(whole.case.site)
        if proposal is None:
            raise RefusedError(
                f"dossier {case}\u00a0: site jamais mesuré\u00a0: lancez «\u00a0vigie assess\u00a0»"
            )
        moment = (at or datetime.now(UTC)).replace(microsecond=0)
        law = _law(store, whole, moment)
        made = _Making(settings, whole, proposal, signatory, law, actor, moment, told)
        files, letter = made.files(asked)
        place = (out or settings.home / "exports").expanduser().absolute()
        folder = place / f"{made.name}-{moment:%Y%m%d-%H%M%S}"
        kept = _kept(files, folder)
        with written(files, folder), store.batch():
            for file in kept:
                store.add_document(_row(settings, case, file, moment, actor.name))
            keep_relied(store, case, drafted_under(moment))
    warnings = tuple(r.said for r in letter.remarks if not r.blocking)
    return Drafted(case, folder, kept, refused, letter.holds, warnings)


@dataclass(frozen=True, slots=True)
class _Making:
    """One draft being made, in memory."""

    settings: Settings
    reviewed: ReviewedCase
    proposal: Assessment
    signatory: Signatory
    law: Catalogue
    """As the jurists of this house have read it."""
    actor: Actor
    at: datetime
    told: Told

    @property
    def name(self) -> str:
        """What its files are called: what the document is, and the case."""
        return slug(f"{self.signatory.title} {self.reviewed.case.id}")

    def files(self, formats: Sequence[str]) -> tuple[dict[str, bytes], Draft]:
        """Every file of the folder, checked, and the letter they hold."""
        self.told(0.2, "lecture des pièces scellées")
        held = contents(self.settings, self.reviewed, self.signatory)
        brief = self._brief(held)
        letter = drafted_letter(brief)
        self.told(0.6, "vérification des pages")
        bound = self._bound(held, brief, ready=letter.ready)
        made = {f"{self.name}.{form}": _rendered(letter, form) for form in formats}
        for name, body in made.items():
            if name.endswith(".pdf"):
                prove_letter(body, self.reviewed, bound)
        self.told(0.9, "écriture des fichiers")
        made |= {"pieces.pdf": bound.pdf, **attachments(self.reviewed, held)}
        return with_archive(with_sums(made), self.name), letter

    def _brief(self, held: dict[ExhibitId, Content]) -> Brief:
        found = found_again(self.reviewed, self.proposal, held)
        brief = Brief(
            self.reviewed,
            self.proposal,
            self.signatory,
            self.law,
            Bound(b"", {}, {}),
            found,
            self.at,
            notes(self.reviewed, held, found.values()),
            fictional=self.actor.fictional,
            may_finish=bool(self.actor.roles & FINISHERS),
        )
        return replace(brief, bound=self._bound(held, brief, ready=False))

    def _bound(
        self, held: dict[ExhibitId, Content], brief: Brief, *, ready: bool
    ) -> Bound:
        """The exhibits, bound and proved; what every page bears moves nothing on it."""
        said = banner(fictional=brief.fictional, ready=ready)
        if brief.bound.pdf and not ready:
            return brief.bound
        marking = Marking(
            self.at,
            self.signatory,
            said,
            f"Pièces du dossier {self.reviewed.case.id}",
            tuple(brief.found.values()),
        )
        sheets = bundle(self.reviewed, held, marking)
        bound = bind(sheets)
        prove_bundle(sheets, bound)
        return bound


def _rendered(letter: Draft, form: str) -> bytes:
    if form == "pdf":
        return pdf(letter.document)
    return office(letter.document, OfficeFormat(form))


def _formats(formats: Sequence[str]) -> tuple[str, ...]:
    asked = tuple(dict.fromkeys(form.strip().lower() for form in formats))
    if unknown := next((form for form in asked if form not in FORMATS), None):
        raise UnusableInputError(
            f"format inconnu\u00a0: «\u00a0{unknown}\u00a0» (connus\u00a0: {', '.join(FORMATS)})"
        )
    if not asked:
        raise UnusableInputError("aucun format demandé")
    return asked


def _signatory(store: Store, workspace: str) -> Signatory:
    if workspace == DEMONSTRATION:
        return FICTIONAL
    declared = store.workspace(workspace)
    if declared is None:
        raise RefusedError(
            "aucun espace de travail déclaré\u00a0: lancez d’abord «\u00a0vigie init\u00a0»"
        )
    return Signatory(declared.controller, declared.quality)


def _law(store: Store, whole: ReviewedCase, at: datetime) -> Catalogue:
    """The law on the day of the draft, for facts of the last day that a piece shows."""
    found = days(whole)
    return law_as_read(
        store, whole.case.workspace, local_day(at), facts=found[-1] if found else None
    )


def _require_sound(store: Store, whole: ReviewedCase) -> None:
    """Every exhibit that will be cited is, file by file, signed and stamped as it was sealed."""
    held = [e.exhibit for e in whole.case.exhibits if e.exhibit.citable]
    if faults := unsound(store, held):
        said = "\u00a0; ".join(faults)
        raise DamagedError(f"document non produit\u00a0: {said}")


def _refused(for_: str, signatory: Signatory) -> tuple[tuple[str, str], ...]:
    """What is not drafted, when everything is asked; one thing refused is an error."""
    reasons = {a.value: refusal(a, signatory.quality) for a in Addressee}
    if for_ == ALL:
        return tuple((name, reason) for name, reason in reasons.items() if reason)
    if for_ not in reasons:
        known = ", ".join([*reasons, ALL])
        raise UnusableInputError(
            f"destinataire inconnu\u00a0: «\u00a0{for_}\u00a0» (connus\u00a0: {known})"
        )
    if reason := reasons[for_]:
        raise RefusedError(f"{for_}\u00a0: {reason}")
    return ()


def _kept(files: dict[str, bytes], folder: Path) -> tuple[DraftedFile, ...]:
    return tuple(
        DraftedFile(_kind(name), Path(name).suffix[1:], folder / name, sha256(body))
        for name, body in files.items()
        if "." in name
    )


def _kind(name: str) -> str:
    if name.endswith(".zip"):
        return "archive"
    return name.partition("-")[0].partition(".")[0]


def _row(
    settings: Settings, case: CaseId, file: DraftedFile, at: datetime, by: str
) -> KeptDocument:
    inside = file.path.is_relative_to(settings.home)
    path = file.path.relative_to(settings.home) if inside else file.path
    return KeptDocument(case, file.kind, file.format, file.sha256, str(path), at, by)
