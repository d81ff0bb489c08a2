"""The page of a case: pieces, who runs the site, the second look, the documents."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dossier.errors import DamagedError, RefusedError, UnusableInputError
from dossier.exhibits import ExhibitKind, PieceQuote, SealState
from dossier.jobs import Job, JobState
from dossier.store import open_store
from tests.dossier.cases import CAMILLE, DOMINIQUE, exhibit
from tests.views.pages import everything, opened, title
from tests.workflow.drafting import ReadyCase
from workflow.check_words import PARIS
from workflow.desk_documents import ask_draft, content
from workflow.desk_documents import ready as documents
from workflow.desk_dossier import (
    PieceForm,
    add_piece,
    add_words,
    agree,
    confirm,
    day_written,
    plain_name,
)
from workflow.desk_pieces import PIECES, sealed, worth
from workflow.desk_review import review_shown
from workflow.persons import Passage
from workflow.work import work

INVOICE = PieceForm(
    name="facture.txt",
    body="Facture 2026-11 : 29,90 € TTC".encode(),
    giver="Claude Fictif",
    shows="la somme payée pour le service",
    kind=ExhibitKind.FACTURE,
    original=True,
)


def page(case: ReadyCase) -> AppTest:
    return opened("dossier", dossier=case.case)


def test_each_piece_says_whether_it_may_be_cited_and_what_its_hour_is_worth(
    begun: ReadyCase,
) -> None:
    app = page(begun)
    assert title(app).replace("\\", "") == f"Dossier {begun.case}"
    said = everything(app)
    assert "Pièce nº\u00a05 — Capture d’une page" in said
    assert "✓ Sous scellé\u00a0: un document peut la citer" in said
    assert "non probant" in said


def test_a_piece_without_seal_says_that_no_document_may_cite_it() -> None:
    bare = exhibit("e1")
    unsealed = replace(
        bare,
        seal=replace(
            bare.seal, state=SealState.UNSEALED, reason="pas d’heure", stamp=None
        ),
    )
    assert "aucun document ne peut la citer (pas d’heure)" in sealed(unsealed)
    assert worth(unsealed) == ""


def test_every_sort_of_piece_has_a_name() -> None:
    assert set(PIECES) == set(ExhibitKind)


def test_a_received_piece_joins_the_case_and_its_words_every_card(
    begun: ReadyCase,
) -> None:
    case = review_shown(begun.settings, begun.case).case
    piece = add_piece(begun.settings, case, INVOICE, as_user=CAMILLE)
    passage = Passage(1, "en haut", "29,90 € TTC")
    assert add_words(begun.settings, case.id, piece.id, passage, as_user=CAMILLE)
    said = everything(page(begun))
    assert "la somme payée pour le service" in said
    assert "Claude" not in said
    for shown in review_shown(begun.settings, begun.case).cards:
        (offered,) = [o for o in shown.offered if isinstance(o.quote, PieceQuote)]
        assert (offered.where, offered.ticked) == ("pièce nº\u00a06, page 1", False)


@pytest.mark.parametrize(
    "form",
    [
        replace(INVOICE, name="facture.pdf", body=b"MZ" + bytes(200)),
        replace(INVOICE, body=b""),
        replace(INVOICE, shows=""),
    ],
)
def test_a_file_that_can_be_no_piece_is_refused_in_one_line(
    begun: ReadyCase, form: PieceForm
) -> None:
    case = review_shown(begun.settings, begun.case).case
    with pytest.raises((RefusedError, UnusableInputError)) as told:
        add_piece(begun.settings, case, form, as_user=CAMILLE)
    assert "\n" not in str(told.value)
    assert review_shown(begun.settings, begun.case).case.exhibits == case.exhibits


@given(st.text(max_size=300))
def test_the_name_of_a_file_leads_nowhere_else(name: str) -> None:
    plain = plain_name(name)
    assert plain
    assert Path(plain).name == plain
    assert plain not in {".", ".."}
    assert len(plain) < 100


def test_a_path_given_as_a_name_is_its_last_part() -> None:
    assert plain_name("../../etc/passwd") == "passwd"
    assert plain_name("C:\\Temp\\facture.pdf") == "facture.pdf"


def test_only_a_number_that_exists_confirms_a_company(begun: ReadyCase) -> None:
    with pytest.raises(UnusableInputError, match="SIREN"):
        confirm(
            begun.settings, begun.case, "Société", "732829321", None, as_user=CAMILLE
        )
    confirm(begun.settings, begun.case, "Société", "732 829 320", None, as_user=CAMILLE)
    assert "Société confirmée\u00a0: Société, SIREN 732829320" in everything(
        page(begun)
    )


def test_the_second_look_is_refused_the_same_day_and_says_why(
    decided: ReadyCase,
) -> None:
    app = page(decided)
    app.selectbox(key="qui").set_value(DOMINIQUE).run()
    (button,) = [b for b in app.button if b.label == "J’approuve toute la revue"]
    button.click().run()
    assert "un autre jour que la dernière décision" in everything(app)
    assert review_shown(decided.settings, decided.case).approval is None


def test_a_recorded_vote_replaces_another_day(decided: ReadyCase) -> None:
    with open_store(decided.settings) as store:
        opened_on = store.case(decided.case).opened_at
    vote = f"{opened_on.astimezone(PARIS):%d/%m/%Y}"
    agree(
        decided.settings,
        decided.case,
        vote_on=vote,
        vote_at="Ville-Exemple",
        as_user=DOMINIQUE,
    )
    said = everything(page(decided))
    assert f"{DOMINIQUE} a approuvé la revue" in said
    assert "prêt à signer" in said


@pytest.mark.parametrize("text", ["31/02/2026", "demain", "2026-11-12"])
def test_a_day_that_does_not_exist_is_told_so(text: str) -> None:
    with pytest.raises(UnusableInputError, match="12/11/2026"):
        day_written(text)


def test_a_draft_is_a_job_and_its_files_can_be_downloaded_as_drafted(
    decided: ReadyCase,
) -> None:
    ask_draft(decided.settings, decided.case, as_user=CAMILLE)
    ended: list[Job] = []
    work(decided.settings, once=True, told=ended.append)
    assert (ended[0].state, ended[0].kind.value) == (JobState.DONE, "draft")
    found = documents(decided.settings, decided.case)
    assert {each.document.format for each in found} >= {"pdf", "docx", "odt", "zip"}
    for each in found:
        assert content(decided.settings, each.document)
    assert "empreinte du fichier" in everything(page(decided))
    spoilt = decided.settings.home / found[0].document.path
    spoilt.chmod(0o644)
    spoilt.write_bytes(b"autre chose")
    with pytest.raises(DamagedError, match="modifié depuis sa rédaction"):
        content(decided.settings, found[0].document)
    assert "a été modifié depuis sa rédaction" in everything(page(decided))


def test_a_draft_of_an_unfinished_review_fails_and_says_what_is_missing(
    begun: ReadyCase,
) -> None:
    ask_draft(begun.settings, begun.case, as_user=CAMILLE)
    ended: list[Job] = []
    work(begun.settings, once=True, told=ended.append)
    assert ended[0].state is JobState.FAILED
    assert "à décider" in ended[0].outcome
    assert documents(begun.settings, begun.case) == ()
