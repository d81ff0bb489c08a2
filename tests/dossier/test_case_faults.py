"""A row of a case that someone changes, adds or removes aside is found."""

import pytest

from dossier.case import Approval, ApprovalKind
from dossier.documents import KeptDocument
from dossier.exhibits import AnchoredQuote, ExhibitId, ExhibitKind, PieceQuote
from dossier.migrations.versions.v0003_cases import FICTIONAL
from dossier.model import Operator, OperatorKind, SiteId
from dossier.store import Store
from dossier.workspaces import (
    BUILT_IN,
    DEMONSTRATION,
    OWN,
    Ground,
    LegalQuality,
    Role,
    User,
    Workspace,
)
from tests.dossier.cases import (
    CAMILLE,
    NOON,
    SACHA,
    UNSEALED,
    ZERO,
    chosen,
    exhibit,
    opened,
)
from tests.dossier.law import OFFICIAL

OURS = Workspace(
    OWN,
    "Maison fictive",
    LegalQuality.AUTRE_ASSOCIATION,
    Ground.ACTION_VICTIMES,
    "essai",
)
COMPANY = Operator(OperatorKind.COMPANY, "732829320", "Société Fictive")


@pytest.fixture
def full(store: Store) -> Store:
    """A case with everything in it."""
    case = opened(store)
    store.put_exhibit(exhibit("e1", seal=UNSEALED))
    store.reseal(exhibit("e1"))
    store.put_exhibit(exhibit("F-1", kind=ExhibitKind.FACTURE))
    for name in ("e1", "F-1"):
        store.add_to_case(case.id, ExhibitId(name), by=CAMILLE)
    store.add_transcription(
        PieceQuote(ExhibitId("F-1"), 1, "en bas", "9 €", CAMILLE, NOON)
    )
    made = store.add_decision(chosen(case.id), by=CAMILLE, expected=0)
    store.return_decision(made, "introuvable", by=CAMILLE)
    found = AnchoredQuote(ExhibitId("e1"), ZERO, 10, 17, "49,90 €")
    store.put_anchors(made, (found,), by=CAMILLE)
    store.add_approval(
        case.id, Approval(ApprovalKind.SECONDE_PERSONNE, SACHA, NOON, ZERO)
    )
    store.confirm_operator(case.id, None, by=CAMILLE)
    store.confirm_operator(case.id, COMPANY, by=CAMILLE)
    store.add_document(
        KeptDocument(case.id, "signalement", "pdf", ZERO, "s.pdf", NOON, CAMILLE)
    )
    store.add_law_reading(DEMONSTRATION, OFFICIAL, by=CAMILLE)
    return store


def after(store: Store, statement: str) -> list[str]:
    with store.database.writing() as connection:
        changed = connection.exec_driver_sql(statement)
        assert changed.rowcount == 1
    return store.case_faults()


def test_what_was_kept_is_what_the_journal_saw(full: Store) -> None:
    assert full.case_faults() == []


def test_an_operator_taken_back_is_no_fault(full: Store) -> None:
    full.confirm_operator(full.cases()[0].id, None, by=CAMILLE)
    assert full.case_faults() == []


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("UPDATE cases SET title = 'Autre'", "dossier"),
        ("UPDATE cases SET opened_by = 'Sacha Exemple'", "dossier"),
        ("UPDATE cases SET opened_at = '2020-01-01T00:00:00+00:00'", "dossier"),
        ("UPDATE decisions SET choice = 'pas_lu'", "décision"),
        ("UPDATE decisions SET decided_by = 'Autre'", "décision"),
        ("UPDATE decisions SET quotes = '[]'", "décision"),
        (
            "UPDATE anchorings SET anchors = replace(anchors, '10', '1') WHERE fault = ''",
            "ancrage",
        ),
        ("UPDATE anchorings SET fault = '' WHERE fault <> ''", "ancrage"),
        ("UPDATE approvals SET approved_by = 'Autre'", "approbation"),
        ("UPDATE approvals SET held = ''", "approbation"),
        ("UPDATE case_exhibits SET number = 9 WHERE number = 5", "numéro de pièce"),
        ("UPDATE transcriptions SET document = '{}'", "transcription"),
        ("UPDATE documents SET sha256 = ''", "document"),
        ("UPDATE law_readings SET pasted = 'Autre'", "lecture d’un texte"),
        ("UPDATE law_readings SET read_by = 'Autre'", "lecture d’un texte"),
        ("UPDATE law_readings SET read_on = '2030-01-01'", "lecture d’un texte"),
        ("UPDATE exhibits SET document = '{}' WHERE id = 'e1'", "pièce"),
        ("UPDATE exhibits SET document = '{}' WHERE id = 'F-1'", "pièce"),
        ("UPDATE cases SET operator = ''", "exploitant"),
    ],
)
def test_a_changed_row_is_found(full: Store, statement: str, name: str) -> None:
    faults = after(full, statement)
    assert faults
    assert all(fault.startswith(f"{name} de ") for fault in faults)
    assert any("autre que ce que le journal a vu" in fault for fault in faults)


@pytest.mark.parametrize(
    ("table", "name"),
    [
        ("anchorings WHERE fault = ''", "ancrage"),
        ("approvals", "approbation"),
        ("transcriptions", "transcription"),
        ("documents", "document"),
        ("law_readings", "lecture d’un texte"),
    ],
)
def test_a_removed_row_is_found(full: Store, table: str, name: str) -> None:
    (fault,) = after(full, f"DELETE FROM {table}")
    assert fault.startswith(f"{name} de ")
    assert "manque" in fault


def test_a_case_moved_to_another_site_is_found(full: Store) -> None:
    full.enter_site(SiteId("autre.example"), DEMONSTRATION)
    (fault,) = after(full, "UPDATE cases SET site = 'autre.example'")
    assert fault.startswith("dossier de case:")


def test_a_case_taken_out_of_the_demonstration_is_found(full: Store) -> None:
    full.declare(OURS, User("Alex Exemple", frozenset(Role)))
    (fault,) = after(full, f"UPDATE cases SET workspace = '{OWN}'")
    assert fault.startswith("dossier de case:")


def test_an_approval_added_aside_is_found(full: Store) -> None:
    (fault,) = after(
        full,
        "INSERT INTO approvals (number, case_id, kind, approved_by, approved_at, "
        "review, held, vote) SELECT 99, case_id, kind, 'Autre', approved_at, review, "
        "held, vote FROM approvals",
    )
    assert fault.startswith("approbation de case:")


@pytest.mark.parametrize("database_kind", ["sqlite"])
def test_what_an_intruder_writes_in_another_form_is_found(full: Store) -> None:
    assert after(full, "UPDATE documents SET kind = x'ff', path = 3")
    assert after(full, "UPDATE exhibits SET document = x'7b7d' WHERE id = 'e1'")


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO roles VALUES ('demonstration', 'Camille Exemple', 'signataire')",
        "UPDATE roles SET role = 'juriste' WHERE person = 'Camille Exemple'",
        "INSERT INTO roles VALUES ('principal', 'Alex Exemple', 'auditeur')",
        "UPDATE roles SET role = 'signataire' WHERE role = 'lecteur'",
    ],
)
def test_a_role_given_aside_is_found(full: Store, statement: str) -> None:
    full.declare(OURS, User("Alex Exemple", frozenset({Role.RELECTEUR})))
    full.add_user(OWN, User("Alex Exemple", frozenset({Role.LECTEUR})), by=CAMILLE)
    assert full.case_faults() == []
    (fault,) = after(full, statement)
    assert fault.startswith("rôles de ")


def test_the_fictional_reviewers_are_those_the_tables_were_made_with() -> None:
    made = {name: frozenset({Role(role)}) for name, role in FICTIONAL}
    assert made == BUILT_IN
