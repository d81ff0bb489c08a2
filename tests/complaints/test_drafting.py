"""From a reviewed case to a letter: what it says, and when there is none."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from complaints.drafting import Draft, banner, draft
from complaints.linter import blanks
from dossier.case import Choice, Row
from dossier.errors import RefusedError
from dossier.exhibits import ExhibitKind, Seal, SealState, StampKind
from dossier.model import Exculpatory, Operator, OperatorKind, Origin, TextSpan
from legal_refs.ids import ElementId
from rendering.document import Heading
from rendering.pdf import render
from rendering.reopened import Reopened
from rendering.text import lines
from tests.complaints.reviewed_cases import (
    HOME,
    NOTICE,
    PRIVATE,
    SEEN,
    TERMS,
    TEXTS,
    Bench,
    anchor,
    capture,
    dead_site,
    lead,
    piece,
    seal,
    usual,
)


def said(bench: Bench) -> str:
    """The letter on one line, no-break spaces as spaces."""
    return " ".join(lines(draft(bench.brief()).document, width=9999).split())


def drafted(bench: Bench) -> Draft:
    return draft(bench.brief())


def test_the_points_of_a_complaint_follow_each_other() -> None:
    blocks = drafted(usual()).document.blocks
    numbers = [
        b.text.partition(".")[0]
        for b in blocks
        if isinstance(b, Heading) and b.level == 1
    ]
    assert numbers == [*map(str, range(1, 12)), "Annexe\u00a0: empreintes complètes"]


def test_an_observed_fact_has_its_date_page_words_exhibit_and_page() -> None:
    assert (
        "Le 12 novembre 2026 à 14 h 02 (UTC+1), la page https://mes-droits-express.example/ "
        "affichait : - « Nous constituons" in said(usual())
    )
    assert "payable d’avance. » (pièce n° 6, p. 3)" in said(usual())


def test_facts_are_told_in_the_order_of_their_days() -> None:
    bench = usual()
    bench.exhibits[6] = replace(bench.exhibits[6], at=SEEN - timedelta(days=2))
    letter = said(bench)
    assert letter.index("Le 10 novembre 2026") < letter.index("Le 12 novembre 2026")


def test_words_inside_a_longer_quote_are_told_once_among_facts() -> None:
    letter = said(usual())
    told = letter[letter.index("4. LES FAITS") : letter.index("5. LES TEXTES")]
    assert "« dossier de RSA et d’allocations familiales »" not in told


def test_a_received_piece_is_reported_not_observed() -> None:
    letter = said(dead_site())
    assert (
        "Une pièce reçue le 13 novembre 2026 à 14 h 02 (UTC+1) est produite (pièce n° 7)"
        in letter
    )
    assert "« Total TTC : 29,90 € » (pièce n° 7, p. 1)" in letter
    assert "Le contenu des pièces reçues est rapporté, non observé." in letter


def test_a_page_that_no_longer_answers_is_a_fact() -> None:
    assert (
        "Le 15 novembre 2026 à 14 h 02 (UTC+1), la page https://mes-droits-express.example/tarifs "
        "n’était pas accessible : nom de site sans adresse (pièce n° 9, p. 1)."
        in said(dead_site())
    )


def test_a_capture_that_nothing_rests_on_is_no_fact_but_is_listed() -> None:
    letter = said(usual())
    assert "mentions-legales affichait" not in letter
    assert "Citée pour : contexte" in letter


def test_what_speaks_for_the_site_is_printed_with_its_exhibit() -> None:
    assert (
        "Site qui se dit privé, sans lien avec l’administration : « Site privé, sans lien avec "
        "l’administration. » (pièce n° 5, p. 3)" in said(usual())
    )


def test_what_the_machine_saw_for_the_site_is_never_left_out() -> None:
    bench = usual()
    gone = replace(lead(HOME, "Vos aides"), text="Des avocats inscrits au barreau")
    bench.exculpatory = (Exculpatory("avocat", gone),)
    assert (
        "Qualité d’avocat — vu lors de la lecture du site, sans pièce scellée"
        in said(bench)
    )


def test_nothing_for_the_site_is_said_only_after_a_person_looked() -> None:
    bench = usual()
    bench.exculpatory = ()
    letter = said(bench)
    assert "Aucun élément de cette nature n’a été relevé" in letter
    assert "(relecture : Camille Exemple, 14 novembre 2026)" in letter


def test_an_element_read_in_the_contrary_sense_speaks_for_the_site() -> None:
    bench = usual()
    bench.benefits = ("aspa",)
    bench.choices[ElementId.INTERMEDIAIRE] = Choice.CONTREDIT
    letter = said(bench)
    assert "Un intermédiaire, lu en sens contraire : « Nous constituons" in letter
    told = letter[letter.index("4. LES FAITS") : letter.index("5. LES TEXTES")]
    assert "donne mandat" not in told


def test_a_passage_not_accepted_is_not_said_to_be_contrary() -> None:
    bench = usual()
    bench.benefits = ("aspa",)
    bench.choices[ElementId.INTERMEDIAIRE] = Choice.PAS_LU
    letter = said(bench)
    assert "Un intermédiaire, non retenu à la relecture : « Nous constituons" in letter
    assert "lu en sens contraire" not in letter


def test_a_local_stamp_is_worth_nothing_before_a_court_and_it_is_said() -> None:
    letter = said(usual())
    assert letter.count("horodatage local, non probant") == 3
    assert "il est non probant" in letter


def test_a_stamp_of_a_third_party_is_not_said_to_be_qualified() -> None:
    bench = usual()
    for number, held in bench.exhibits.items():
        sealed = seal(held.id, held.at, StampKind.AUTHORITY)
        bench.exhibits[number] = replace(held, seal=sealed)
    letter = said(bench)
    assert "non probant" not in letter
    assert "qualification non vérifiée" in letter


def test_an_exhibit_that_is_not_sealed_is_neither_bound_nor_cited() -> None:
    bench = usual()
    bench.exhibits[8] = replace(
        capture("autre", f"{HOME}autre", "x"),
        seal=Seal(SealState.UNSEALED, "pas d’horodatage"),
    )
    brief = bench.brief()
    assert 8 not in brief.bound.sheets
    assert f"{HOME}autre" not in said(bench)


def test_pieces_of_the_signatory_that_are_missing_are_visible_blanks() -> None:
    assert "Pièce n° 1 : Statuts de l’association [à joindre : pièce n° 1]" in said(
        usual()
    )


def test_a_piece_of_the_signatory_that_is_registered_is_no_blank() -> None:
    bench = usual()
    bench.exhibits[1] = piece("statuts", ExhibitKind.POUVOIR, "Statuts", "L’objet.")
    letter = said(bench)
    assert "[à joindre : pièce n° 1]" not in letter
    assert "[à joindre : pièce n° 2]" in letter


def test_a_judging_word_in_a_reviewer_s_reason_is_refused() -> None:
    bench = usual()
    bench.reasons[Row.ELEMENT_MORAL] = "C’est une arnaque."
    with pytest.raises(RefusedError, match="mot à éviter"):
        drafted(bench)


def test_a_judging_word_on_the_page_or_in_a_name_is_left_as_it_is() -> None:
    texts = {**TEXTS, TERMS: "Stop à la fraude. " + TEXTS[TERMS]}
    bench = usual(texts)
    held = bench.exhibits[6]
    bench.anchors[Row.IMPUTATION] = (anchor(held, texts[TERMS], "Stop à la fraude."),)
    bench.operator = Operator(
        OperatorKind.COMPANY,
        "552100554",
        "Arnaque SAS",
        lead(NOTICE, "Droits Express SAS"),
    )
    letter = said(bench)
    assert "« Stop à la fraude. »" in letter
    assert "société Arnaque SAS" in letter


def test_what_received_pieces_report_may_be_older_than_their_receipt() -> None:
    letter = said(dead_site())
    assert "rapporté, non observé" in letter
    assert "peuvent être plus anciens que leur réception" in letter


def test_a_stamp_had_days_later_is_not_said_to_be_of_the_capture() -> None:
    bench = usual()
    held = bench.exhibits[5]
    assert held.seal.stamp is not None
    late = replace(held.seal.stamp, at=held.at + timedelta(days=3))
    bench.exhibits[5] = replace(held, seal=replace(held.seal, stamp=late))
    letter = said(bench)
    assert "dès sa capture" not in letter
    assert "l’annexe donne la date de chaque horodatage" in letter
    assert "15 novembre 2026 à 14 h 02 (UTC+1), horodatage local" in letter


def test_the_pieces_of_the_signatory_report_no_fact() -> None:
    bench = usual()
    bench.exhibits[1] = piece("statuts", ExhibitKind.POUVOIR, "Statuts", "L’objet.")
    letter = said(bench)
    assert "rapporté, non observé" not in letter
    assert "plus anciens" not in letter


def test_without_a_second_look_the_letter_is_a_project() -> None:
    made = drafted(usual())
    assert made.document.banner == "SPÉCIMEN — FAITS FICTIFS · PROJET — NON VALIDÉ"
    assert any("seconde lecture" in hold for hold in made.holds)


def test_blanks_keep_an_approved_letter_a_project() -> None:
    bench = usual()
    bench.approved = True
    made = drafted(bench)
    assert not made.ready
    assert set(blanks(made.document)) <= set(made.holds)
    assert not any("seconde lecture" in hold for hold in made.holds)


def test_who_only_reviews_cannot_print_the_version_to_sign() -> None:
    brief = replace(usual().brief(), may_finish=False)
    assert any("juriste ou signataire" in hold for hold in draft(brief).holds)


def test_the_demonstration_is_always_marked() -> None:
    assert banner(fictional=True, ready=True) == "SPÉCIMEN — FAITS FICTIFS"
    assert banner(fictional=False, ready=False) == "PROJET — NON VALIDÉ"
    assert banner(fictional=False, ready=True) == ""


def test_no_score_and_no_machine_leave_in_a_letter() -> None:
    letter = said(usual())
    assert "0.97" not in letter
    assert "0,97" not in letter
    assert "probabilité" not in letter


def test_the_same_case_gives_the_same_letter() -> None:
    assert drafted(usual()) == drafted(usual())


def test_a_received_file_alone_can_be_drafted_from() -> None:
    bench = usual()
    invoice = piece("facture", ExhibitKind.FACTURE, "Facture", "Le prix.")
    only = replace(dead_site().anchors[ElementId.REMUNERATION][-1], exhibit=invoice.id)
    bench.exhibits = {5: invoice}
    bench.anchors = dict.fromkeys(ElementId, (only,))
    bench.exculpatory = ()
    letter = said(bench)
    assert "datées de leur réception" in letter
    assert "date de réception des pièces" in letter


@settings(max_examples=15, deadline=None)
@given(words=st.text(min_size=1, max_size=60).filter(lambda t: bool(t.strip())))
def test_any_words_of_a_page_can_be_quoted(words: str) -> None:
    texts = {**TEXTS, TERMS: f"avant {words} après\n{TEXTS[TERMS]}"}
    bench = usual(texts, tiles=())
    held = bench.exhibits[6]
    price = anchor(held, texts[TERMS], words)
    bench.anchors[ElementId.REMUNERATION] = (price,)
    assert render(drafted(bench).document).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("origin", "note"),
    [(Origin.HIDDEN, "sans être affiché"), (Origin.ALT, "remplacement d’une image")],
)
def test_words_that_the_page_did_not_show_are_not_said_to_be_shown(
    origin: Origin, note: str
) -> None:
    bench = usual()
    cgv = bench.exhibits[6].id
    start = TEXTS[TERMS].index("29,90")
    spans = (TextSpan(start, start + 5, origin),)
    bench.contents[cgv] = replace(bench.contents[cgv], spans=spans)
    letter = said(bench)
    assert "conditions-generales portait :" in letter
    assert (
        f"(pièce n° 6, p. 3 ; {'présent dans la page ' * (origin is Origin.HIDDEN)}"
        in letter
    )
    assert note in letter
    assert "mes-droits-express.example/ affichait :" in letter


def test_words_of_a_button_or_a_link_are_shown() -> None:
    bench = usual()
    home = bench.exhibits[5].id
    whole = TextSpan(0, len(TEXTS[HOME]), Origin.LINK)
    bench.contents[home] = replace(bench.contents[home], spans=(whole,))
    assert "mes-droits-express.example/ affichait :" in said(bench)


def test_a_recording_is_said_to_be_withheld() -> None:
    bench = usual()
    bench.exhibits[8] = piece(
        "son", ExhibitKind.ENREGISTREMENT, "Enregistrement", "L’appel."
    )
    bound = bench.brief().bound
    page = Reopened(bound.pdf).page(bound.sheets[8].first)
    assert "conservésousscellé" in page


def test_the_signatory_s_own_pieces_are_told_apart() -> None:
    bench = usual()
    for number in (1, 2):
        bench.exhibits[number] = piece(
            f"p{number}",
            ExhibitKind.POUVOIR,
            "Pouvoir du signataire (copie)",
            "Le pouvoir.",
        )
    bound = bench.brief().bound
    file = Reopened(bound.pdf)
    assert "Statutsdel’association" in file.page(bound.sheets[1].first)
    assert "RécépissédepublicationauJournalofficiel" in file.page(bound.sheets[2].first)
    assert "Pièce : Statuts de l’association — pièce du signataire" in said(bench)


def test_a_citation_is_not_cut_at_the_end_of_a_line() -> None:
    letter = lines(drafted(usual()).document, width=9999)
    assert "(pièce\u00a0n°\u00a06, p.\u00a03)" in letter
    assert "pièce n°" not in letter


def test_what_speaks_for_the_site_is_not_told_as_a_fact_against_it() -> None:
    bench = usual()
    bench.anchors[Row.A_DECHARGE] = bench.anchors.pop(Row.ELEMENT_MORAL)
    bench.choices[Row.A_DECHARGE] = Choice.LU
    letter = said(bench)
    told = letter[letter.index("4. LES FAITS") : letter.index("5. LES TEXTES")]
    assert "Site privé, sans lien" not in told
    assert (
        "Relevé par la personne qui a relu le dossier : « Site privé, sans lien"
        in letter
    )


def test_a_row_that_was_not_read_is_no_fact() -> None:
    bench = usual()
    bench.choices[Row.ELEMENT_MORAL] = Choice.PAS_LU
    letter = said(bench)
    told = letter[letter.index("4. LES FAITS") : letter.index("5. LES TEXTES")]
    assert "Site privé, sans lien" not in told


def test_the_same_words_on_another_page_are_not_taken_for_the_ones_seen() -> None:
    bench = usual()
    elsewhere = replace(lead(HOME, PRIVATE), url=f"{HOME}autre")
    bench.exculpatory = (Exculpatory("site_prive_non_affilie", elsewhere),)
    assert "vu lors de la lecture du site, sans pièce scellée" in said(bench)
