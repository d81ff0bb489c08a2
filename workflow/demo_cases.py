"""Cases taken to their documents by the fictional people of the demonstration.

The order is that of a real case: decided on what was read, then sealed and anchored,
then agreed by another person, then drafted. Every step goes through its use case.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from complaints.typography import typeset
from dossier.case import SUBJECTS, CaseId, Row, Subject
from dossier.decision_rows import PARIS, Chosen
from dossier.errors import RefusedError, UnfinishedError, VigieError
from dossier.exhibits import Exhibit, PieceQuote
from dossier.model import Operator, OperatorKind, Quote, SiteId
from dossier.settings import Settings
from dossier.store import Store, open_store
from workflow.cards import Card, cards
from workflow.cases import confirm_operator, open_case
from workflow.demo_pieces import drawn
from workflow.demonstration import Demonstration
from workflow.demonstration_cases import DemoCase, DemoPassage, DemoPiece
from workflow.draft import draft
from workflow.exhibit_files import folder
from workflow.persons import Passage, transcribe
from workflow.receive import Gift, ReceiveOptions, receive
from workflow.review import Vote, approve, decide
from workflow.seal import SealOptions, seal
from workflow.sealing import stamper

REVIEWER: Final = "Camille Exemple"
SECOND: Final = "Dominique Exemple"
SIGNATORY: Final = "Sacha Exemple"
FORMATS: Final = ("docx", "pdf")
REASON: Final = "démonstration : pages sur lesquelles reposent les décisions"
LOST: Final = (
    "sans lui, aucune page n’est scellée et aucun signalement n’est rédigé ; les réponses "
    "sur les sites sont là"
)

Told = Callable[[str], None]
"""What is being done, one French phrase."""


@dataclass
class Played:
    """One case, as far as it went."""

    script: DemoCase
    case: CaseId | None = None
    """``None`` when it could not be opened: its site was never read."""
    exhibits: tuple[Path, ...] = ()
    """Packages of the sealed exhibits, absolute, in the order of their numbers."""
    documents: tuple[Path, ...] = ()
    """Files of the draft, absolute."""
    faults: list[str] = field(default_factory=list)
    """What is not as it must be, one French line each."""

    @property
    def whole(self) -> bool:
        """Whether exhibits are sealed and the document is written in every format."""
        written = {path.suffix.removeprefix(".") for path in self.documents}
        return bool(self.exhibits) and written >= set(FORMATS) and not self.faults


@dataclass(frozen=True, slots=True)
class Staged:
    """Every case of the demonstration, and what this machine lacks to finish them."""

    cases: tuple[Played, ...]
    lost: str = ""
    """One French line; empty when nothing was lacking."""


@dataclass(frozen=True)
class Stage:
    """Where and how cases are played."""

    settings: Settings
    """Those of the demonstration."""
    web: Demonstration
    papers: Path
    """Where the papers are drawn before they are given."""
    told: Told = lambda _: None

    def play(self, scripts: Sequence[DemoCase]) -> Staged:
        """Take each case to its document; what fails in one is told and stops that one."""
        played = tuple(self._opened(script) for script in scripts)
        lost = self._seal([one for one in played if one.case])
        for one in played:
            if one.case is None:
                continue
            if not lost and not one.faults:
                self._finish(one, one.case)
            one.exhibits = self._packages(one.case)
        return Staged(played, lost)

    def _opened(self, script: DemoCase) -> Played:
        self.told(f"dossier {script.site} : pièces reçues et décisions")
        played, site = Played(script), SiteId(script.site)
        try:
            case = open_case(self.settings, site, as_user=REVIEWER).id
            played.case = case
            said = self._receive(case, script)
            self._decide(case, script, said)
        except VigieError as error:
            played.faults.append(str(error))
        return played

    def _receive(
        self, case: CaseId, script: DemoCase
    ) -> dict[Subject, tuple[PieceQuote, ...]]:
        """Register and transcribe every paper; the words each card rests on besides."""
        said: dict[Subject, tuple[PieceQuote, ...]] = {}
        by_card = {subject.value: subject for subject in SUBJECTS}
        for piece in script.pieces:
            exhibit = self._given(case, script, piece)
            if piece.said is None:
                continue
            words = Passage(piece.said.page, piece.said.zone, typeset(piece.said.text))
            quote = transcribe(self.settings, case, exhibit.id, words, as_user=REVIEWER)
            subject = by_card[piece.said.card]
            said[subject] = (*said.get(subject, ()), quote)
        return said

    def _given(self, case: CaseId, script: DemoCase, piece: DemoPiece) -> Exhibit:
        gift = Gift(piece.giver, piece.shows, piece.kind, piece.original, script.site)
        received = receive(
            self.settings,
            [drawn(piece, self.papers)],
            gift,
            case=case,
            options=ReceiveOptions(REVIEWER, stamper(self.settings, {})),
        )
        if received.refused:
            raise RefusedError(f"{piece.file} : {received.refused[0].reason}")
        return _sealed(received.exhibits[0][1])

    def _decide(
        self,
        case: CaseId,
        script: DemoCase,
        said: dict[Subject, tuple[PieceQuote, ...]],
    ) -> None:
        with open_store(self.settings) as store:
            shown = {card.subject: card for card in cards(store, store.case(case))}
            chosen = [
                _chosen(store, script, case, shown[subject], said.get(subject, ()))
                for subject in script.chosen
            ]
            operator = _operator(store, script)
        for one in chosen:
            expected = shown[one.subject].expected
            decide(self.settings, one, expected=expected, as_user=REVIEWER)
        confirm_operator(self.settings, case, operator, as_user=REVIEWER)

    def _seal(self, played: Sequence[Played]) -> str:
        """Seal for every case in one browser; what the machine lacks, if it does."""
        if not played:
            return ""
        scripts = [one.script for one in played]
        targets = [
            *(script.site for script in scripts),
            *(script.url(path) for script in scripts for path in script.seal),
        ]
        options = SealOptions(
            as_user=REVIEWER,
            hosts=self.web.hosts,
            authority=self.web.certificate,
            stamper=stamper(self.settings, {}),
        )
        self.told("ouverture de Chromium")
        try:
            sealed = seal(
                self.settings,
                targets,
                reason=typeset(REASON),
                on_page=lambda exhibit: self.told(f"scellement de {exhibit.url}"),
                options=options,
            )
        except UnfinishedError as error:
            return f"{error} ; {LOST}"
        except VigieError as error:
            for one in played:
                one.faults.append(str(error))
            return ""
        for one in played:
            own = (e for e in sealed if e.site == one.script.site and not e.citable)
            one.faults += [f"{e.url} : {e.seal.reason}" for e in own]
        return ""

    def _finish(self, played: Played, case: CaseId) -> None:
        self.told(f"dossier {played.script.site} : accord et rédaction")
        today = datetime.now(UTC).astimezone(PARIS).date()
        vote = Vote(today, played.script.vote)
        try:
            approve(self.settings, case, vote=vote, as_user=SECOND)
            done = draft(self.settings, case, formats=FORMATS, as_user=SIGNATORY)
        except VigieError as error:
            played.faults.append(str(error))
            return
        played.documents = tuple(file.path for file in done.files)

    def _packages(self, case: CaseId) -> tuple[Path, ...]:
        with open_store(self.settings) as store:
            held = [e.exhibit for e in store.case(case).exhibits if e.exhibit.citable]
        found = []
        for exhibit in held:
            with suppress(VigieError):  # told by « vigie verify »
                found.append(folder(self.settings, exhibit))
        return tuple(found)


def _sealed(exhibit: Exhibit) -> Exhibit:
    if not exhibit.citable:
        raise RefusedError(f"{exhibit.title} : {exhibit.seal.reason}")
    return exhibit


def _chosen(
    store: Store,
    script: DemoCase,
    case: CaseId,
    card: Card,
    said: tuple[PieceQuote, ...],
) -> Chosen:
    told = script.chosen[card.subject]
    own = card.shown.contrary if card.subject is Row.A_DECHARGE else card.shown.quotes
    read = [_quote(store, script, passage) for passage in told.passages] or own
    return Chosen(
        case=case,
        subject=card.subject,
        choice=told.choice,
        reason=typeset(told.reason),
        quotes=(*read, *said),
        shown=card.shown.digest,
    )


def _operator(store: Store, script: DemoCase) -> Operator:
    told = script.operator
    quote = _quote(store, script, told.passage)
    return Operator(OperatorKind.COMPANY, told.siren, told.name, quote)


def _quote(store: Store, script: DemoCase, passage: DemoPassage) -> Quote:
    """Words of a page as it was read; raises ``RefusedError`` when they are not there."""
    for text in store.texts(SiteId(script.site)):
        start = text.text.find(passage.text)
        if text.url == script.url(passage.page) and start >= 0:
            return text.quote(start, start + len(passage.text))
    raise RefusedError(
        f"« {passage.text} » ne se lit pas sur {script.url(passage.page)}"
    )
