"""What a person does in one case: add a piece, transcribe it, confirm, approve."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from stdnum.fr import siren

from dossier.case import Approval, Case, CaseId
from dossier.errors import RefusedError, UnusableInputError
from dossier.exhibits import Exhibit, ExhibitId, ExhibitKind
from dossier.model import Operator, OperatorKind, Quote
from dossier.settings import Settings
from dossier.store import open_store
from workflow.cases import confirm_operator
from workflow.check_words import PARIS
from workflow.persons import Passage, transcribe
from workflow.review import Vote, approve

LONGEST_NAME: Final = 80
KEPT_SIGNS: Final = frozenset("-_. ")


@dataclass(frozen=True, slots=True)
class PieceForm:
    """What a person says of a file that somebody gave."""

    name: str
    """Of the file, as the browser tells it."""
    body: bytes
    giver: str
    shows: str
    kind: ExhibitKind
    original: bool


def add_piece(
    settings: Settings, case: Case, form: PieceForm, *, as_user: str
) -> Exhibit:
    """Register a file as a sealed piece of ``case``; raises why it cannot be one."""
    from workflow.receive import Gift, ReceiveOptions, receive  # noqa: PLC0415 - seals

    gift = Gift(form.giver, form.shows, form.kind, form.original, case.site)
    with TemporaryDirectory(prefix="vigie-piece-") as folder:
        path = Path(folder) / plain_name(form.name)
        path.write_bytes(form.body)
        received = receive(
            settings, [path], gift, case=case.id, options=ReceiveOptions(as_user)
        )
    if received.refused:
        raise RefusedError(received.refused[0].reason)
    return received.exhibits[0][1]


def plain_name(name: str) -> str:
    """``name`` as a file's name that leads nowhere else: its last part, known signs only."""
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(c if c.isalnum() or c in KEPT_SIGNS else "-" for c in last)
    stem, dot, ending = kept.strip(" .-").rpartition(".")
    short = f"{stem[:LONGEST_NAME]}{dot}{ending[:12]}"
    return short.strip(" .") or "piece"


def add_words(
    settings: Settings,
    case: CaseId,
    exhibit: ExhibitId,
    passage: Passage,
    *,
    as_user: str,
) -> bool:
    """Keep words that a person read in a piece; true once they are."""
    transcribe(settings, case, exhibit, passage, as_user=as_user)
    return True


def proposed_operator(settings: Settings, case: Case) -> Operator | None:
    """Who the notices name, when that is a company; for a person to confirm."""
    with open_store(settings) as store:
        assessment = store.assessment(case.site)
    if assessment is None or assessment.operator.kind is not OperatorKind.COMPANY:
        return None
    return assessment.operator


def confirm(  # noqa: PLR0913 - the lines of the form, and who sends it
    settings: Settings,
    case: CaseId,
    name: str,
    number: str,
    quote: Quote | None,
    *,
    as_user: str,
) -> bool:
    """Say which company runs the site; true once it is kept."""
    plain = siren.compact(number)
    if not siren.is_valid(plain):
        raise UnusableInputError(
            "ce SIREN n’existe pas\u00a0: neuf chiffres, recopiez-le des mentions légales"
        )
    operator = Operator(OperatorKind.COMPANY, plain, name.strip(), quote)
    confirm_operator(settings, case, operator, as_user=as_user)
    return True


def day_written(text: str) -> date:
    """The day that a person wrote « 12/11/2026 »; ``UnusableInputError`` when it is none."""
    try:
        return datetime.strptime(text.strip(), "%d/%m/%Y").replace(tzinfo=PARIS).date()
    except ValueError as error:
        raise UnusableInputError(
            "cette date n’existe pas\u00a0: écrivez le jour, le mois et l’année, par exemple "
            "12/11/2026"
        ) from error


def agree(
    settings: Settings,
    case: CaseId,
    *,
    vote_on: str,
    vote_at: str,
    as_user: str,
) -> Approval:
    """Approve the whole review, another day or after a vote of the board.

    ``vote_on`` is its day as a person writes it, « 12/11/2026 », empty when there was none.
    """
    vote = Vote(day_written(vote_on), vote_at) if vote_on.strip() else None
    return approve(settings, case, vote=vote, as_user=as_user)
