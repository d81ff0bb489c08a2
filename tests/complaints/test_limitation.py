"""How long is left to act, as a letter says it: two days, and what is not known."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from complaints.drafting import draft
from complaints.limitation import LimitationLine, limitation_line, oldest_day
from complaints.references import references
from dossier.case import Choice, Row
from dossier.exhibits import PieceQuote
from legal_refs.catalogue import catalogue
from legal_refs.clocks import clocks
from legal_refs.ids import ProvisionId
from legal_refs.model import Confirmation, LegalText, Nature, Provision
from rendering.text import lines
from tests.complaints.reviewed_cases import Bench, dead_site, usual

WRITTEN = date(2026, 11, 22)
FACTS = (date(2026, 11, 12), date(2026, 11, 20))
LAW = references(catalogue(), WRITTEN)


def provision(nature: Nature) -> Provision:
    found = catalogue().provisions[ProvisionId("css_l377_2")]
    years = clocks().limitations[nature].length.count
    return replace(found, nature=nature, limitation_years=years)


def printed(bench: Bench) -> str:
    """The letter on one line, no-break spaces as spaces."""
    return " ".join(lines(draft(bench.brief()).document, width=9999).split())


def line(
    *natures: Nature,
    facts: tuple[date, date] = FACTS,
    texts: Mapping[ProvisionId, LegalText] | None = None,
) -> LimitationLine:
    held = catalogue().texts if texts is None else texts
    made = limitation_line(map(provision, natures), facts, LAW, WRITTEN, held)
    said = {name: getattr(made, name) for name in LimitationLine.__slots__}
    return LimitationLine(**{k: v.replace("\u00a0", " ") for k, v in said.items()})


def test_both_days_are_counted_from_the_facts_relied_on() -> None:
    made = line(Nature.DELIT)
    assert made.years == "6 ans"
    assert (made.first, made.last) == ("12 novembre 2032", "20 novembre 2032")
    assert made.article == "article 8 du code de procédure pénale"


def test_a_single_day_is_told_once() -> None:
    assert line(Nature.DELIT, facts=(FACTS[0], FACTS[0])).last == ""


def test_a_text_of_police_court_has_its_own_length_and_article() -> None:
    made = line(Nature.CONTRAVENTION)
    assert made.years == "un an"
    assert made.first == "12 novembre 2027"
    assert made.article == "article 9 du code de procédure pénale"


def test_texts_of_two_natures_are_told_apart_the_shortest_first() -> None:
    made = line(Nature.DELIT, Nature.CONTRAVENTION, Nature.DELIT)
    assert made.years == "un an ou 6 ans, selon le texte,"
    assert made.first == "12 novembre 2027 ou le 12 novembre 2032"
    assert made.article.startswith("article 9 du code de procédure pénale ou article 8")


def test_a_letter_of_two_natures_after_the_renumbering_can_be_printed() -> None:
    bench = usual()
    bench.benefits = ("pension_etat", "rsa")
    bench.at = datetime(2030, 1, 15, 12, tzinfo=UTC)
    letter = printed(bench)
    assert "un an ou 6 ans, selon le texte, à compter de chaque fait (ancien" in letter
    assert "soit le 12 novembre 2027 (déjà passé) ou le 12 novembre 2032" in letter
    assert "les nouveaux numéros qui ne sont pas tenus sont à relever" in letter
    assert "(article 40-2 du code" not in letter


def test_a_fact_older_than_the_rule_is_not_counted() -> None:
    made = line(Nature.DELIT, facts=(date(2008, 5, 1), FACTS[1]))
    assert made.first.startswith("jour que Vigie ne compte pas (fait antérieur au")
    assert made.last == "20 novembre 2032"


def test_a_length_to_confirm_is_printed_with_its_reserve() -> None:
    reserve = line(Nature.DELIT).reserve
    assert "à confirmer par un juriste" in reserve
    assert reserve in printed(usual())


def test_a_text_that_a_jurist_confirmed_leaves_no_reserve() -> None:
    text = clocks().limitations[Nature.DELIT].text
    assert text is not None
    confirmed = Confirmation("Camille Exemple", WRITTEN, "source officielle")
    texts = {text: replace(catalogue().texts[text], confirmed=confirmed)}
    assert line(Nature.DELIT, texts=texts).reserve == ""
    assert "d’un an" in line(Nature.DELIT, Nature.CONTRAVENTION, texts=texts).reserve


def test_the_letter_cites_the_article_of_the_length_it_tells() -> None:
    law = line(Nature.CONTRAVENTION).within(LAW)
    assert law.prescription == "article 9 du code de procédure pénale"
    assert law.reserve.startswith(LAW.reserve)
    assert law.reserve.endswith("à confirmer par un juriste.")


def test_a_piece_received_before_the_captures_is_the_oldest_fact() -> None:
    bench = dead_site()
    assert oldest_day(bench.reviewed()) == date(2026, 11, 12)
    early = datetime(2026, 10, 3, 12, tzinfo=UTC)
    bench.exhibits[7] = replace(bench.exhibits[7], at=early)
    assert oldest_day(bench.reviewed()) == date(2026, 10, 3)
    letter = printed(bench)
    assert "soit le 3 octobre 2032 pour le plus ancien fait" in letter
    assert "relevé et le 12 novembre 2032 pour le dernier." in letter


@pytest.mark.parametrize(
    ("subject", "choice"),
    [(Row.A_DECHARGE, Choice.LU), (Row.IMPUTATION, Choice.PAS_LU)],
)
def test_what_does_not_go_against_the_site_starts_no_clock(
    subject: Row, choice: Choice
) -> None:
    bench = dead_site()
    early = replace(bench.exhibits[8], at=datetime(2026, 1, 5, 12, tzinfo=UTC))
    bench.exhibits[8] = early
    words = PieceQuote(early.id, 1, "en haut", "aidée", "Camille Exemple", early.at)
    bench.anchors[subject] = (words,)
    bench.choices[subject] = choice
    assert oldest_day(bench.reviewed()) == date(2026, 11, 12)
    bench.anchors[Row.IMPUTATION] = (words,)
    bench.choices[Row.IMPUTATION] = Choice.LU
    assert oldest_day(bench.reviewed()) == date(2026, 1, 5)
