"""The letters as text, to be read by a person: ``python -m tests.complaints.goldens``."""

from collections.abc import Callable
from pathlib import Path

from complaints.drafting import draft
from complaints.signatory import Signatory
from dossier.model import Operator, OperatorKind
from dossier.workspaces import LegalQuality
from rendering.text import lines
from tests.complaints.reviewed_cases import NOTICE, Bench, dead_site, lead, usual

FOLDER = Path(__file__).with_name("golden")


def association() -> Bench:
    """A company, three captures, a point discussed."""
    bench = usual()
    bench.disputed = ("premium_lance_demarches",)
    return bench


def received() -> Bench:
    """A dead page, an invoice, an attestation and two captures; nobody identified."""
    bench = dead_site()
    bench.operator = None
    return bench


def payer() -> Bench:
    """The person who paid, against a sole trader who stays unnamed."""
    bench = usual()
    bench.operator = Operator(OperatorKind.SOLE_TRADER, quote=lead(NOTICE, "Éditeur"))
    bench.signatory = Signatory("Dominique Exemple", LegalQuality.PERSONNE_AYANT_PAYE)
    return bench


def body() -> Bench:
    """A body that alleges its own harm; everything of its own still to write."""
    bench = usual()
    bench.benefits = ("allocations_familiales", "alf", "bourse")
    bench.signatory = Signatory(
        "Caisse Exemple",
        LegalQuality.ORGANISME_PRIVE,
        own_harm="Des demandes en double.",
    )
    return bench


LETTERS: dict[str, Callable[[], Bench]] = {
    "association": association,
    "received": received,
    "payer": payer,
    "body": body,
}


def text(name: str) -> str:
    """The letter of that name, in lines."""
    return lines(draft(LETTERS[name]().brief()).document, width=96)


def main() -> None:
    """Write them all again."""
    FOLDER.mkdir(exist_ok=True)
    for name in LETTERS:
        (FOLDER / f"{name}.txt").write_text(text(name), "utf-8")


if __name__ == "__main__":
    main()
