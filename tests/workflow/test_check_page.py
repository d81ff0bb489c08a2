"""The first answer fits one page and says all that a person needs, and nothing more."""

import re
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from dossier.model import (
    CaptureOutcome,
    Exculpatory,
    FeePeriod,
    Finding,
    Outcome,
    ProvisionState,
    Verdict,
)
from legal_refs.ids import DisputedId, ElementId
from rendering.document import Callout, Tone
from rendering.pdf import page_count
from rendering.text import lines
from tests.workflow.answers import (
    ANSWER,
    ELEMENTS,
    FEE,
    OFFER,
    PAID,
    SILENT,
    about,
    capture,
    quote,
)
from workflow.check_answer import Answer
from workflow.check_page import document, one_page

FORBIDDEN = (
    "illégal",
    "illicite",
    "escroc",
    "arnaque",
    "fraud",
    "délinquant",
    "délit",
    "infraction",
    "coupable",
    "victime",
    "manifestement",
    "viole",
    "contrevenant",
)


def shown(answer: Answer) -> str:
    return " ".join(lines(document(answer)).replace("| ", " ").split()).replace(
        "\u00a0", " "
    )


def test_the_page_says_what_the_site_offers_and_where() -> None:
    assert "« Nos conseillers déposent votre demande de RSA à votre place. »" in shown(
        ANSWER
    )


def test_the_page_says_the_price_who_pays_and_from_which_page() -> None:
    page = shown(ANSWER)
    assert "29,90 € par trimestre" in page
    assert "Qui paie : la personne qui demande l’aide." in page
    assert "pas sur la page d’accueil, mais à partir de la page cgv" in page


def test_a_price_on_the_home_page_is_said_to_be_there() -> None:
    fee = replace(FEE, quote=quote("29,90 €"))
    assert "dès la page d’accueil" in shown(about(fees=(fee,)))


def test_the_first_page_with_a_price_is_the_first_that_was_read() -> None:
    fees = tuple(
        replace(FEE, period=period, quote=quote("9 €", path))
        for period, path in ((FeePeriod.YEAR, "/faq/"), (FeePeriod.MONTH, "/cgv/"))
    )
    assert "à partir de la page cgv" in shown(about(fees=fees))


def test_no_price_is_said_in_so_many_words() -> None:
    assert "Aucun prix lu dans ces pages." in shown(about(fees=()))


def test_each_condition_is_read_or_doubtful_with_its_words() -> None:
    page = shown(ANSWER)
    assert "Une somme demandée Lecture : lu Passage : « L’abonnement coûte" in page
    assert "Le public visé Lecture : douteux Passage : « Étudiants" in page


def test_silence_is_not_called_doubt() -> None:
    silent = (
        *ELEMENTS[:3],
        Finding(ElementId.PUBLIC_VISE, Outcome.UNDETERMINED),
        ELEMENTS[4],
    )
    assert "Le public visé Lecture : pas lu Passage : —" in shown(
        about(elements=silent)
    )


def test_an_element_without_a_finding_is_not_read() -> None:
    assert "Un intermédiaire Lecture : pas lu" in shown(about(elements=ELEMENTS[1:]))


def test_words_against_an_element_are_said_to_be_against() -> None:
    free = Finding(
        ElementId.REMUNERATION, Outcome.NOT_MET, (quote("Tout est gratuit."),)
    )
    page = shown(about(elements=(*ELEMENTS[:2], free, *ELEMENTS[3:])))
    assert "pas lu Passage : Lu en sens contraire : « Tout est gratuit. »" in page


def test_what_speaks_for_the_site_is_printed() -> None:
    assert "sans lien avec l’administration : « Site privé non affilié. »" in shown(
        ANSWER
    )


def test_nothing_in_favour_is_said_to_have_been_looked_for() -> None:
    assert "Rien n’a été trouvé, après recherche" in shown(about(exculpatory=()))


def test_what_is_missing_is_printed_with_pages_that_could_not_be_read() -> None:
    blocked = replace(
        about(missing=("page de prix non vue",)),
        captures=(
            *ANSWER.captures,
            capture("/x", CaptureOutcome.TIMEOUT, "délai dépassé"),
        ),
    )
    assert "page de prix non vue - délai dépassé" in shown(blocked)


def test_the_free_route_of_each_benefit_is_printed_once() -> None:
    page = shown(ANSWER)
    assert page.count("https://www.caf.fr") == 1
    assert "Revenu de solidarité active et Aide personnalisée au logement : " in page
    assert "https://mdphenligne.cnsa.fr" in page


def test_the_date_and_the_number_of_pages_are_printed() -> None:
    assert "3 pages lues le 22 novembre 2026 à 14 h 02 (heure de Paris)" in shown(
        ANSWER
    )


def test_a_crawl_cut_short_says_so() -> None:
    assert "arrêtée au bout du temps prévu" in shown(replace(ANSWER, cut_short=True))


def test_no_probability_is_shown() -> None:
    assert not re.search(r"0[.,]97|97 ?%|probab|score", shown(ANSWER))


@pytest.mark.parametrize("verdict", Verdict)
def test_the_words_are_neutral(verdict: Verdict) -> None:
    page = shown(about(verdict=verdict)).lower()
    assert not [word for word in FORBIDDEN if word in page]


@pytest.mark.parametrize("verdict", Verdict)
def test_every_answer_says_that_it_is_no_opinion_of_conformity(
    verdict: Verdict,
) -> None:
    assert "ce n’est pas un avis de conformité" in shown(about(verdict=verdict)).lower()


def test_the_text_that_is_met_is_named_and_marked_when_to_confirm() -> None:
    assert "prime d’activité." in shown(ANSWER)
    finding = replace(PAID.provisions[0], state=ProvisionState.TO_CONFIRM)
    assert "prime d’activité (à confirmer)." in shown(about(provisions=(finding,)))


def test_a_text_that_is_not_met_is_not_named() -> None:
    doubtful = replace(PAID.provisions[0], findings=ELEMENTS)
    assert "Intermédiaire payant" not in shown(about(provisions=(doubtful,)))


def test_the_sentence_of_a_disputed_case_is_printed() -> None:
    case = DisputedId("ecrivain_public")
    sentence = ANSWER.catalogue.disputed[case].sentence.replace("\u00a0", " ")
    assert sentence in shown(about(disputed=(case,)))


def test_an_unread_site_is_neither_praised_nor_blamed() -> None:
    refused = capture(
        "/", CaptureOutcome.REFUSED_ROBOTS, "robots.txt refuse cette page"
    )
    page = shown(replace(ANSWER, assessment=SILENT, captures=(refused,)))
    assert "Non lu : rien n’a pu être lu" in page
    assert "robots.txt refuse cette page" in page
    assert "ni en bien ni en mal" in page
    assert "Ce que le site propose".upper() not in page


@pytest.mark.parametrize("length", [40, 400, 4_000])
def test_the_answer_is_one_page_however_much_was_read(length: int) -> None:
    many = tuple(quote(f"{n} " + "mot " * (length // 4), f"/{n}/") for n in range(30))
    full = about(
        elements=tuple(Finding(element, Outcome.MET, many) for element in ElementId),
        fees=tuple(replace(FEE, quote=passage) for passage in many),
        benefits=tuple(ANSWER.catalogue.benefits),
        missing=tuple(f"point {n} " + "long " * 20 for n in range(30)),
        disputed=tuple(ANSWER.catalogue.disputed)[:2],
    )
    assert page_count(one_page(full)) == 1


def test_a_list_that_was_cut_says_how_much_is_left() -> None:
    many = tuple(quote(f"passage {n}", f"/{n}/") for n in range(6))
    offer = Finding(ElementId.OFFRE_DE_SERVICES, Outcome.MET, many)
    page = shown(about(elements=(offer,)))
    assert "- et 2 autres passages" in page
    assert "« passage 0 » — page 0, et 5 autres passages" in page


def test_the_same_words_on_two_pages_are_quoted_once() -> None:
    twice = (OFFER, quote(OFFER.text.upper(), "/autre/"))
    offer = Finding(ElementId.OFFRE_DE_SERVICES, Outcome.MET, twice)
    assert "autre passage" not in shown(about(elements=(offer,)))


def test_a_long_quote_is_cut_between_words_and_says_so() -> None:
    long = quote("commencement " + "suite " * 100)
    page = shown(
        about(elements=(Finding(ElementId.OFFRE_DE_SERVICES, Outcome.MET, (long,)),))
    )
    assert "suite […] »" in page


def test_the_banner_of_a_fictional_site_is_printed() -> None:
    pdf = one_page(replace(ANSWER, banner="SPÉCIMEN — FAITS FICTIFS"))
    assert "SPÉCIMEN" in PdfReader(BytesIO(pdf)).pages[0].extract_text().replace(
        " ", ""
    )


def test_the_same_answer_prints_the_same_bytes() -> None:
    assert one_page(ANSWER) == one_page(ANSWER)


def test_a_watch_without_a_text_names_the_text_as_missing() -> None:
    page = shown(about(verdict=Verdict.WATCH, provisions=()))
    assert page.count("un texte qui vise ces prestations") == 2


def test_a_disputed_case_that_led_nowhere_is_not_printed() -> None:
    case = DisputedId("ecrivain_public_mandat")
    assert "Cas discuté" not in shown(about(verdict=Verdict.CLEAR, disputed=(case,)))


def test_a_disputed_case_that_clears_is_printed() -> None:
    case = DisputedId("retraite_audit")
    assert "À décharge" in shown(about(verdict=Verdict.CLEAR, disputed=(case,)))


def test_another_payer_makes_the_payer_doubtful() -> None:
    paid = Exculpatory("paye_par_un_tiers", quote("L’employeur règle la totalité."))
    page = shown(about(exculpatory=(paid,)))
    assert "Qui paie : douteux, ces pages parlent d’un autre payeur." in page


def test_a_price_without_an_offer_is_said_to_pay_perhaps_for_something_else() -> None:
    elements = (ELEMENTS[0], *ELEMENTS[2:])
    assert "cette somme peut payer autre chose" in shown(about(elements=elements))


def test_a_price_without_a_figure_leaves_the_payer_doubtful() -> None:
    doubtful = Finding(
        ElementId.REMUNERATION, Outcome.UNDETERMINED, (quote("sur devis"),)
    )
    page = shown(about(elements=(*ELEMENTS[:2], doubtful, *ELEMENTS[3:])))
    assert "Qui paie : douteux, ces pages ne suffisent pas à le dire." in page


def test_texts_are_named_beside_an_alert_only() -> None:
    assert "Intermédiaire payant" in shown(ANSWER)
    assert "Intermédiaire payant" not in shown(about(verdict=Verdict.WATCH))


def test_words_against_an_intermediary_are_not_quoted_as_an_offer() -> None:
    lawyer = Finding(
        ElementId.INTERMEDIAIRE, Outcome.NOT_MET, (quote("Avocats au barreau."),)
    )
    page = shown(about(elements=(lawyer, *ELEMENTS[1:]), exculpatory=()))
    assert page.count("Avocats au barreau.") == 1


@pytest.mark.parametrize(
    ("verdict", "tone"),
    [
        (Verdict.ALERT, Tone.ATTENTION),
        (Verdict.WATCH, Tone.ATTENTION),
        (Verdict.CLEAR, Tone.NEUTRAL),
    ],
)
def test_a_clear_answer_does_not_call_for_attention(
    verdict: Verdict, tone: Tone
) -> None:
    callout = document(about(verdict=verdict)).blocks[0]
    assert isinstance(callout, Callout)
    assert callout.tone is tone


def test_a_very_long_address_is_cut_and_says_so() -> None:
    page = shown(replace(ANSWER, url="https://mes-aides.example/" + "a" * 500))
    assert "[…] — 3 pages lues" in page
    assert "a" * 100 not in page


def test_a_price_page_that_is_not_of_this_reading_is_not_the_first() -> None:
    fees = tuple(
        replace(FEE, period=period, quote=quote("9 €", path))
        for period, path in ((FeePeriod.YEAR, "/hors/"), (FeePeriod.MONTH, "/cgv/"))
    )
    assert "à partir de la page cgv" in shown(about(fees=fees))


def test_one_passage_left_out_is_counted() -> None:
    many = tuple(quote(f"passage {n}", f"/{n}/") for n in range(5))
    offer = Finding(ElementId.OFFRE_DE_SERVICES, Outcome.MET, many)
    assert "- et un autre passage" in shown(about(elements=(offer,)))


def test_of_the_same_words_the_first_page_is_kept() -> None:
    twice = (OFFER, quote(OFFER.text.upper(), "/autre/"))
    offer = Finding(ElementId.OFFRE_DE_SERVICES, Outcome.MET, twice)
    assert f"« {OFFER.text} » — page d’accueil" in shown(about(elements=(offer,)))


def test_a_duplicate_page_is_not_a_page_that_could_not_be_read() -> None:
    twin = capture("/x", CaptureOutcome.DUPLICATE, "même contenu que la page d’accueil")
    page = shown(replace(ANSWER, captures=(*ANSWER.captures, twin)))
    assert "même contenu" not in page
