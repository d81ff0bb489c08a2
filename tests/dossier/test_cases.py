"""Cases and exhibits come back as they were kept, under numbers that never change."""

import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dossier.case import CaseId, SiteState
from dossier.documents import KeptDocument
from dossier.errors import RefusedError, UnusableInputError
from dossier.exhibits import Exhibit, ExhibitId, ExhibitKind, PieceQuote
from dossier.journal import JournalKind
from dossier.model import Operator, OperatorKind, SiteId
from dossier.store import Store, open_store
from dossier.workspaces import OWN, Ground, LegalQuality, Role, User, Workspace
from tests.dossier.cases import (
    CAMILLE,
    NOON,
    SITE,
    UNSEALED,
    ZERO,
    exhibit,
    opened,
)

OURS = Workspace(
    OWN,
    "Association fictive",
    LegalQuality.AUTRE_ASSOCIATION,
    Ground.ACTION_VICTIMES,
    "préparer des signalements",
)


def kinds(store: Store) -> list[str]:
    return [line.kind for line in store.journal()]


@pytest.mark.parametrize(
    "made",
    [
        exhibit(text="Le texte"),
        exhibit(),
        exhibit(kind=ExhibitKind.FACTURE),
        exhibit(kind=ExhibitKind.ATTESTATION, site=SiteId("")),
        exhibit(seal=UNSEALED, text="Le texte"),
    ],
)
def test_an_exhibit_comes_back_as_it_was_stored(store: Store, made: Exhibit) -> None:
    store.put_exhibit(made)
    assert store.exhibit(made.id) == made
    assert store.exhibits() == [made]


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        (exhibit(text=""), JournalKind.EXHIBIT_SEALED),
        (exhibit(seal=UNSEALED), JournalKind.EXHIBIT_UNSEALED),
        (exhibit(kind=ExhibitKind.FACTURE), JournalKind.EXHIBIT_RECEIVED),
    ],
)
def test_an_exhibit_is_journaled_for_what_it_is(
    store: Store, made: Exhibit, kind: JournalKind
) -> None:
    store.put_exhibit(made)
    assert kinds(store) == [kind]


def test_an_exhibit_is_stored_once(store: Store) -> None:
    store.put_exhibit(exhibit())
    with pytest.raises(RefusedError, match="déjà enregistrée"):
        store.put_exhibit(replace(exhibit(), title="Une autre"))
    assert store.exhibit(ExhibitId("e1")).title == "Pièce e1"


def test_an_unsealed_exhibit_is_sealed_once(store: Store) -> None:
    before = exhibit(seal=UNSEALED, text="Le texte")
    after = replace(exhibit(text="Le texte"), folder="exhibits/e1-2")
    store.put_exhibit(before)
    store.reseal(after)
    assert store.exhibits() == [after]
    assert kinds(store) == [JournalKind.EXHIBIT_UNSEALED, JournalKind.EXHIBIT_SEALED]
    with pytest.raises(RefusedError, match="seule une pièce sans scellé"):
        store.reseal(replace(after, folder="exhibits/e1-3"))
    assert store.exhibit(after.id) == after


@pytest.mark.parametrize(
    "other",
    [
        exhibit(seal=UNSEALED, text="Le texte"),
        exhibit(text="Un autre texte"),
        replace(exhibit(text="Le texte"), title="Un autre titre"),
        replace(exhibit(text="Le texte"), at=NOON.replace(hour=13)),
    ],
)
def test_sealing_later_changes_nothing_else(store: Store, other: Exhibit) -> None:
    before = exhibit(seal=UNSEALED, text="Le texte")
    store.put_exhibit(before)
    with pytest.raises(RefusedError, match="sans rien y changer"):
        store.reseal(other)
    assert store.exhibits() == [before]


def test_an_exhibit_never_stored_is_not_sealed_later(store: Store) -> None:
    with pytest.raises(UnusableInputError, match="aucune pièce"):
        store.reseal(exhibit())


def test_unknown_names_are_told(store: Store) -> None:
    with pytest.raises(UnusableInputError, match="aucune pièce"):
        store.exhibit(ExhibitId("e9"))
    with pytest.raises(UnusableInputError, match="aucun dossier"):
        store.case(CaseId("2026-0009"))
    with pytest.raises(UnusableInputError, match="aucune décision"):
        store.decision(9)


def test_exhibits_are_listed_by_site(store: Store) -> None:
    other = SiteId("autre.example")
    for made in (exhibit("e1"), exhibit("e2", site=other), exhibit("e3")):
        store.put_exhibit(made)
    assert [found.id for found in store.exhibits(site=SITE)] == ["e1", "e3"]


def test_a_case_is_opened_once_a_site_and_journaled_once(store: Store) -> None:
    case = opened(store)
    assert (case.site, case.opened_by, case.exhibits) == (SITE, CAMILLE, ())
    assert case.operator is None
    assert opened(store) == case
    assert store.cases() == [case]
    assert store.case_of(SITE) == case
    assert store.case_of(SiteId("autre.example")) is None
    assert kinds(store) == [JournalKind.CASE_OPENED]


def test_cases_are_numbered_within_the_year(store: Store) -> None:
    ids = [opened(store, SiteId(name)).id for name in ("a.example", "b.example")]
    year = datetime.now(UTC).year
    assert ids == [f"{year}-0001", f"{year}-0002"]


def test_opening_a_case_takes_a_named_person(store: Store) -> None:
    for nobody in ("crawl", "Zoé", ""):
        with pytest.raises(RefusedError, match="une machine ne peut que signaler"):
            store.open_case(SITE, "Dossier", by=nobody)
    assert store.cases() == []
    assert kinds(store) == []


def test_exhibits_of_others_are_numbered_from_five_and_our_own_from_one(
    store: Store,
) -> None:
    case = opened(store)
    own = [exhibit(f"o{n}", kind=ExhibitKind.POUVOIR) for n in range(5)]
    others = [exhibit("e1"), exhibit("e2", kind=ExhibitKind.FACTURE)]
    for made in (*own, *others):
        store.put_exhibit(made)
    order = [others[0], *own, others[1]]
    numbers = [store.add_to_case(case.id, made.id, by=CAMILLE) for made in order]
    assert numbers == [5, 1, 2, 3, 4, 6, 7]
    held = store.case(case.id).exhibits
    assert [e.number for e in held] == [1, 2, 3, 4, 5, 6, 7]
    assert held[4].exhibit == others[0]
    assert store.exhibits(case=case.id) == [e.exhibit for e in held]


def test_an_exhibit_keeps_its_number_when_added_again(store: Store) -> None:
    case = opened(store)
    for name in ("e1", "e2"):
        store.put_exhibit(exhibit(name))
        store.add_to_case(case.id, ExhibitId(name), by=CAMILLE)
    before = kinds(store)
    assert store.add_to_case(case.id, ExhibitId("e1"), by=CAMILLE) == 5
    assert kinds(store) == before
    assert before[-1] == JournalKind.EXHIBIT_ADDED


def test_an_exhibit_of_another_workspace_does_not_enter_a_case(store: Store) -> None:
    store.put_exhibit(exhibit())  # a site of the demonstration
    store.declare(OURS, User("Ada", frozenset({Role.RELECTEUR})))
    case = store.open_case(SiteId("vrai.example"), "Dossier", by="Ada")
    with pytest.raises(RefusedError, match="autre espace de travail"):
        store.add_to_case(case.id, ExhibitId("e1"), by="Ada")
    assert store.case(case.id).exhibits == ()


def test_the_fictional_reviewers_act_on_no_real_site(store: Store) -> None:
    store.declare(OURS, User("Ada", frozenset({Role.RELECTEUR})))
    with pytest.raises(RefusedError, match="personne de cet espace"):
        store.open_case(SiteId("vrai.example"), "Dossier", by=CAMILLE)


def test_two_writers_at_once_get_two_numbers(store: Store) -> None:
    case = opened(store)
    names = [ExhibitId(f"e{n}") for n in range(6)]
    for name in names:
        store.put_exhibit(exhibit(name))
    faults: list[BaseException] = []

    def add(half: list[ExhibitId]) -> None:
        try:
            with open_store(store.settings) as mine:
                for name in half:
                    mine.add_to_case(case.id, name, by=CAMILLE)
        except BaseException as error:  # noqa: BLE001 - told to the main thread
            faults.append(error)

    writers = [threading.Thread(target=add, args=(names[n::2],)) for n in (0, 1)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert faults == []
    assert [e.number for e in store.case(case.id).exhibits] == [5, 6, 7, 8, 9, 10]
    assert store.verify_journal() == []


def test_the_operator_is_the_one_last_confirmed(store: Store) -> None:
    case = opened(store)
    company = Operator(OperatorKind.COMPANY, "732829320", "Société Fictive")
    store.confirm_operator(case.id, company, by=CAMILLE)
    assert store.case(case.id).operator == company
    store.confirm_operator(case.id, None, by=CAMILLE)
    assert store.case(case.id).operator is None
    assert kinds(store)[1:] == [JournalKind.OPERATOR_CONFIRMED] * 2


def test_transcriptions_of_a_piece_come_back_in_order(store: Store) -> None:
    piece = exhibit("f", kind=ExhibitKind.FACTURE)
    store.put_exhibit(piece)
    quotes = tuple(
        PieceQuote(piece.id, page, "en haut", f"ligne {page}", CAMILLE, NOON)
        for page in (2, 1)
    )
    for quote in quotes:
        store.add_transcription(quote)
    assert store.transcriptions(piece.id) == quotes
    assert kinds(store)[1:] == [JournalKind.PIECE_TRANSCRIBED] * 2


def test_a_capture_is_not_transcribed(store: Store) -> None:
    store.put_exhibit(exhibit())
    with pytest.raises(RefusedError, match="sans transcription"):
        store.add_transcription(
            PieceQuote(ExhibitId("e1"), 1, "en haut", "9 €", CAMILLE, NOON)
        )


def test_a_document_is_kept_and_takes_the_site_further(store: Store) -> None:
    case = opened(store)
    made = KeptDocument(
        case.id, "signalement", "pdf", ZERO, "documents/s.pdf", NOON, CAMILLE
    )
    assert store.site_state(SITE) is SiteState.DOSSIER
    store.add_document(made)
    assert store.documents(case.id) == [made]
    assert store.site_state(SITE) is SiteState.DOCUMENT
    assert kinds(store)[-1] == JournalKind.DOCUMENT_DRAFTED
    with pytest.raises(RefusedError, match="personne de cet espace"):
        store.add_document(replace(made, by="crawl"))
    assert store.documents(case.id) == [made]


def test_no_line_of_the_journal_holds_what_was_written(store: Store) -> None:
    case = opened(store)
    store.put_exhibit(exhibit("e1", kind=ExhibitKind.FACTURE))
    store.add_to_case(case.id, ExhibitId("e1"), by=CAMILLE)
    said = repr(list(store.journal()))
    for word in ("Dossier fictif", "aides.example", "la somme a été", "Pièce"):
        assert word not in said
