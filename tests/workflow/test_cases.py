"""A case is handed over when every card is decided, anchored and not lapsed; never before."""

from dataclasses import replace
from pathlib import Path

import pytest

from dossier.case import (
    SUBJECTS,
    CaseId,
    Choice,
    ReviewedCase,
    Row,
    SiteState,
)
from dossier.decision_rows import Chosen
from dossier.errors import DamagedError, RefusedError, UnusableInputError
from dossier.exhibits import ExhibitId, ExhibitKind, PieceQuote
from dossier.journal import JournalKind
from dossier.model import Operator, OperatorKind, SiteId
from dossier.settings import Settings
from dossier.store import open_store
from legal_refs.ids import ElementId
from tests.architecture.tree import ROOT, shipped_modules, text_of
from tests.dossier.cases import CAMILLE, DOMINIQUE, SACHA, UNSEALED, exhibit, packed
from tests.workflow.reviewing import PROOFS, SITE, TEXT, House, house
from workflow.cases import (
    attach,
    confirm_operator,
    dismiss,
    obstacles,
    open_case,
    reviewed,
)
from workflow.persons import Passage, transcribe
from workflow.review import decide

PAID = ElementId.REMUNERATION
COMPANY = Operator(OperatorKind.COMPANY, "732829320", "Société Fictive")


@pytest.fixture
def ours(tmp_path: Path) -> House:
    made = house(Settings.at(tmp_path / "home"))
    made.measured()
    return made


@pytest.fixture
def case(ours: House) -> CaseId:
    return ours.opened()


@pytest.fixture
def ready(ours: House, case: CaseId) -> CaseId:
    ours.sealed(case)
    ours.decided(case)
    return case


def gate(ours: House, case: CaseId) -> ReviewedCase:
    with open_store(ours.settings) as store:
        return reviewed(store, case)


def refusal(ours: House, case: CaseId) -> str:
    with pytest.raises(RefusedError) as refused:
        gate(ours, case)
    assert "\n" not in str(refused.value)
    return str(refused.value)


def lines(ours: House, case: CaseId) -> tuple[str, ...]:
    with open_store(ours.settings) as store:
        return obstacles(store, store.case(case))


def test_a_decided_and_anchored_case_is_handed_over(ours: House, ready: CaseId) -> None:
    made = gate(ours, ready)
    assert list(made.review.decisions) == list(SUBJECTS)
    assert made.review.reviewers == (CAMILLE,)
    assert (made.case.site, made.approval) == (SITE, None)
    assert lines(ours, ready) == ()


def test_the_same_case_is_handed_over_twice_alike(ours: House, ready: CaseId) -> None:
    assert gate(ours, ready).review.digest == gate(ours, ready).review.digest


def test_an_empty_case_is_told_all_it_lacks(ours: House, case: CaseId) -> None:
    said = lines(ours, case)
    assert len(said) == 1 + len(SUBJECTS)
    assert said[0].startswith("aucune pièce scellée\u00a0: lancez «\u00a0vigie seal")
    assert (
        said[1]
        == "«\u00a0Un intermédiaire\u00a0»\u00a0: à décider dans «\u00a0Revue\u00a0»"
    )
    assert refusal(ours, case).count("à décider dans") == len(SUBJECTS)


@pytest.mark.parametrize("missing", SUBJECTS)
def test_one_missing_decision_is_enough_to_refuse(
    ours: House, case: CaseId, missing: ElementId | Row
) -> None:
    ours.sealed(case)
    ours.decided(case, *[subject for subject in SUBJECTS if subject is not missing])
    (said,) = lines(ours, case)
    assert "à décider dans" in said
    refusal(ours, case)


def test_a_lapsed_decision_is_refused(ours: House, ready: CaseId) -> None:
    ours.measured({**PROOFS, PAID: "Frais de dossier : 29,90 €"})
    (said,) = lines(ours, ready)
    assert said.startswith(
        "«\u00a0Une somme demandée\u00a0»\u00a0: les éléments présentés ont"
    )
    assert said in refusal(ours, ready)


def test_a_card_put_off_is_refused(ours: House, ready: CaseId) -> None:
    chosen = ours.chosen(ready, PAID, Choice.A_REVOIR)
    expected = ours.cards()[PAID].expected
    decide(ours.settings, chosen, expected=expected, as_user=CAMILLE)
    assert "à revoir dans" in refusal(ours, ready)


def test_a_page_whose_price_changed_between_crawl_and_seal_is_refused(
    ours: House, case: CaseId
) -> None:
    ours.decided(case)
    ours.sealed(case, text=TEXT.replace("29,90", "39,90"))
    said = refusal(ours, case)
    assert "«\u00a029,90 € TTC\u00a0» ne s’y lit pas" in said
    assert "à revoir dans" in said


def test_words_without_a_sealed_exhibit_are_refused(ours: House, case: CaseId) -> None:
    ours.decided(case)
    ours.sealed(case, url="https://aides.example/autre")
    said = refusal(ours, case)
    assert "«\u00a0vigie seal\u00a0»" in said
    assert "aucune pièce scellée\u00a0:" not in said


def test_an_unsealed_exhibit_alone_is_no_exhibit(ours: House, case: CaseId) -> None:
    with open_store(ours.settings) as store:
        packed(store, exhibit("u", text=TEXT, seal=UNSEALED), TEXT)
    attach(ours.settings, case, ExhibitId("u"), as_user=CAMILLE)
    assert lines(ours, case)[0].startswith("aucune pièce scellée")


def test_a_decision_written_past_the_review_by_someone_without_the_role_is_refused(
    ours: House, ready: CaseId
) -> None:
    card = ours.cards()[Row.A_DECHARGE]
    chosen = Chosen(ready, Row.A_DECHARGE, Choice.PAS_LU, "rien", (), card.shown.digest)
    with open_store(ours.settings) as store:
        store.add_decision(chosen, by=SACHA, expected=card.expected)
    assert "sans le rôle relecteur ni juriste" in refusal(ours, ready)


def test_an_exhibit_altered_after_anchoring_is_found(
    ours: House, ready: CaseId
) -> None:
    text = ours.settings.home / "exhibits" / "e1" / "text.txt"
    text.write_text(TEXT + " ")
    with pytest.raises(DamagedError, match="altéré"):
        gate(ours, ready)


def test_an_anchor_moved_in_the_database_is_found(ours: House, ready: CaseId) -> None:
    with open_store(ours.settings) as store, store.database.writing() as connection:
        moved = """UPDATE anchorings SET anchors = replace(anchors, '"start":', '"start":1')"""
        connection.exec_driver_sql(moved)
    assert "ne se lit plus à sa place" in refusal(ours, ready)


def test_nothing_else_makes_a_review_or_a_reviewed_case() -> None:
    allowed = {Path("dossier/case.py"), Path("workflow/cases.py")}
    makers = {
        path
        for path in shipped_modules()
        for name in ("AnchoredReview(", "ReviewedCase(", "AnchoredDecision(")
        if name in text_of(path)
    }
    assert makers <= allowed, ROOT
    assert Path("workflow/cases.py") in makers


def test_a_dead_site_an_invoice_an_attestation_and_two_captures_are_enough(
    settings: Settings,
) -> None:
    ours = house(settings)
    ours.measured()
    case = ours.opened()
    kept = "Nos experts remplissent votre dossier RSA et l’envoient à la CAF."
    ours.sealed(case, "archive", text=kept)
    ours.sealed(case, "morte", text=None, url="https://aides.example/tarifs")
    quotes: dict[ExhibitKind, PieceQuote] = {}
    for name, kind, words in (
        ("f", ExhibitKind.FACTURE, "29,90 €"),
        ("a", ExhibitKind.ATTESTATION, "J’ai payé pour mon dossier"),
    ):
        made = ours.sealed(case, name, text=None, kind=kind)
        quotes[kind] = transcribe(
            ours.settings,
            case,
            made.id,
            Passage(1, "au milieu", words),
            as_user=CAMILLE,
        )
    for subject in SUBJECTS:
        chosen = ours.chosen(case, subject, reason="selon la pièce")
        if subject is PAID:
            chosen = replace(chosen, quotes=(quotes[ExhibitKind.FACTURE],))
        if subject in {Row.IMPUTATION, Row.ELEMENT_MORAL}:
            chosen = replace(chosen, quotes=(quotes[ExhibitKind.ATTESTATION],))
        decide(ours.settings, chosen, expected=0, as_user=CAMILLE)
    made_ = gate(ours, case)
    cited = {a.exhibit for d in made_.review.decisions.values() for a in d.anchors}
    assert cited == {"archive", "f", "a"}
    assert [held.number for held in made_.case.exhibits] == [5, 6, 7, 8]
    with open_store(ours.settings) as store:
        assert store.verify_journal() == []


def test_a_case_is_opened_by_a_named_person_on_a_known_site(ours: House) -> None:
    with pytest.raises(UnusableInputError, match="site inconnu"):
        open_case(ours.settings, SiteId("autre.example"), as_user=CAMILLE)
    with pytest.raises(UnusableInputError, match="personne inconnue"):
        open_case(ours.settings, SITE, as_user="crawl")
    made = open_case(ours.settings, SITE, as_user=CAMILLE)
    assert (made.title, made.opened_by) == ("Dossier aides.example", CAMILLE)
    assert open_case(ours.settings, SITE, as_user=DOMINIQUE) == made
    with open_store(ours.settings) as store:
        assert store.site_state(SITE) is SiteState.DOSSIER


def test_a_site_is_dismissed_for_a_reason(ours: House) -> None:
    with pytest.raises(RefusedError, match="motif écrit"):
        dismiss(ours.settings, SITE, " ", as_user=CAMILLE)
    dismiss(ours.settings, SITE, "cabinet d’avocat", as_user=CAMILLE)
    with open_store(ours.settings) as store:
        assert store.site_state(SITE) is SiteState.ECARTE
        assert [line.kind for line in store.journal()][-1] == (
            JournalKind.SITE_DISMISSED
        )


def test_nothing_is_drafted_on_a_dismissed_site_before_it_is_taken_up_again(
    ours: House, case: CaseId
) -> None:
    dismiss(ours.settings, SITE, "cabinet d’avocat", as_user=CAMILLE)
    with (
        open_store(ours.settings) as store,
        pytest.raises(RefusedError, match="a été écarté"),
    ):
        reviewed(store, case)
    open_case(ours.settings, SITE, as_user=DOMINIQUE)
    with open_store(ours.settings) as store:
        assert store.site_state(SITE) is SiteState.DOSSIER
        assert [line.by for line in store.journal()][-1] == DOMINIQUE
        assert not any("écarté" in line for line in obstacles(store, store.case(case)))


def test_only_a_company_is_confirmed_as_operator(ours: House, case: CaseId) -> None:
    for person in (
        Operator(OperatorKind.SOLE_TRADER, name="Odile Fictive"),
        Operator(OperatorKind.UNKNOWN),
    ):
        with pytest.raises(RefusedError, match="seule une société"):
            confirm_operator(ours.settings, case, person, as_user=CAMILLE)
    for partial in (replace(COMPANY, siren=""), replace(COMPANY, name=" ")):
        with pytest.raises(UnusableInputError, match="SIREN"):
            confirm_operator(ours.settings, case, partial, as_user=CAMILLE)
    confirm_operator(ours.settings, case, COMPANY, as_user=CAMILLE)
    with open_store(ours.settings) as store:
        assert store.case(case).operator == COMPANY
    confirm_operator(ours.settings, case, None, as_user=CAMILLE)
    with open_store(ours.settings) as store:
        assert store.case(case).operator is None


def test_the_signatory_confirms_no_operator(ours: House, case: CaseId) -> None:
    with pytest.raises(RefusedError, match="confirmer l’exploitant"):
        confirm_operator(ours.settings, case, COMPANY, as_user=SACHA)
