"""What a person reads of a text, a benefit, a disputed case, on a day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from complaints.evidence_words import ELEMENTS
from legal_refs.catalogue import Catalogue, catalogue
from legal_refs.ids import BenefitId, ProvisionId
from legal_refs.model import Benefit, Confirmation, State
from workflow.check_words import today
from workflow.law_names import entries, find
from workflow.law_words import shown

NOW = date(2026, 11, 22)
BENEFITS = sorted(catalogue().benefits.values(), key=lambda benefit: benefit.id)


def told(name: str, on: date = NOW, law: Catalogue | None = None) -> str:
    law = law or catalogue()
    page = "\n".join(shown(law, find(law, name), on))
    return page.replace("\u00a0", " ").replace("\u202f", " ")


def test_facts_of_2008_get_dates_but_no_words() -> None:
    page = told("css_l554_2", date(2008, 6, 1))
    assert (
        "Au 1er juin 2008 : texte non détenu, rédaction en vigueur depuis le "
        "1er janvier 2002 jusqu’au 14 mai 2009 exclu (LEGIARTI000006743430)"
    ) in page
    assert "Sera puni" not in page
    assert "Peine encourue : texte non détenu à cette date" in page


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2000, 1, 1), "amende de 30 000 F"),
        (date(2009, 5, 14), "amende de 4 500 euros"),
        (NOW, "amende de 4 500 euros"),
    ],
)
def test_the_wording_quoted_is_that_of_the_day(on: date, words: str) -> None:
    quoted = [
        line for line in told("css_l554_2", on).splitlines() if "Sera puni" in line
    ]
    assert len(quoted) == 1
    assert words in quoted[0]


def test_a_day_before_any_wording_is_not_answered() -> None:
    page = told("css_l554_2", date(1980, 1, 1))
    assert "texte non détenu, aucune rédaction connue ce jour-là" in page
    assert "Ce que le texte demande" not in page


def test_a_text_of_unknown_start_answers_from_the_day_it_was_read() -> None:
    text = next(
        text
        for text in catalogue().texts.values()
        if text.wordings[0].start is None and text.wordings[0].held
    )
    read_on = text.wordings[0].read_on
    assert "à une date d’entrée inconnue, tenue au" in told(text.id, read_on)
    before = date.fromordinal(read_on.toordinal() - 1)
    assert "texte non détenu, aucune rédaction connue" in told(text.id, before)


def test_a_text_that_has_ended_says_so() -> None:
    text = catalogue().provisions[ProvisionId("css_l554_2")]
    *earlier, last = text.wordings
    ended = replace(text, wordings=(*earlier, replace(last, end=date(2026, 1, 1))))
    law = replace(catalogue(), texts={**catalogue().texts, text.id: ended})
    assert "n’est pas en vigueur sous ce numéro" in told("css_l554_2", NOW, law)
    assert "rédaction en vigueur depuis le 14 mai 2009 jusqu’au 1er janvier 2026" in (
        told("css_l554_2", date(2025, 12, 31), law)
    )


def test_days_without_the_article_are_not_those_of_a_text_not_held() -> None:
    text = catalogue().provisions[ProvisionId("css_l554_2")]
    first, second, last = text.wordings
    gone = replace(text, wordings=(first, replace(second, repealed=True), last))
    law = replace(catalogue(), texts={**catalogue().texts, text.id: gone})
    for on, absent in [
        (date(2001, 12, 31), False),
        (date(2002, 1, 1), True),
        (date(2009, 5, 13), True),
        (date(2009, 5, 14), False),
    ]:
        page = told("css_l554_2", on, law)
        assert ("n’est pas en vigueur sous ce numéro" in page) is absent
    assert "article abrogé" in told("css_l554_2", NOW, law)


def test_the_state_told_is_that_of_the_wording_of_the_day() -> None:
    assert "\nÉtat : vérifié\n" in told("css_l554_2")
    then = told("css_l554_2", date(1999, 1, 1))
    assert "\nÉtat : à confirmer : Rédaction de 1994 lue dans un dépôt privé" in then
    assert "\nÉtat : non détenu ce jour-là\n" in told("css_l554_2", date(2008, 6, 1))
    assert "1er janvier 2002 exclu : tenue, à confirmer (LEGIARTI" in then
    assert "sans fin connue : tenue, vérifiée (LEGIARTI" in then


def test_a_benefit_tells_the_state_of_the_day_too() -> None:
    assert "État : à confirmer : Rédaction de 1994" in told("ars", date(1999, 1, 1))
    assert "État : non détenu ce jour-là" in told("ars", date(2008, 6, 1))


def test_a_text_nobody_read_keeps_the_reserve_that_says_so() -> None:
    page = told("rgpd_9")
    assert "État : non détenu ce jour-là : " in page
    assert "sans que son texte ait été lu" in page


def test_a_text_to_confirm_says_what_is_unknown() -> None:
    page = told("casf_l262_51")
    reserve = catalogue().provisions[ProvisionId("casf_l262_51")].reserve
    assert f"État : à confirmer : {reserve.replace(chr(160), ' ')}" in page


def test_a_text_confirmed_names_its_reader_for_twelve_months() -> None:
    law = catalogue()
    slug = ProvisionId("casf_l262_51")
    reading = Confirmation("Camille Exemple", date(2026, 1, 10), "essai")
    read = replace(law.provisions[slug], confirmed=reading)
    confirmed = replace(law, texts={**law.texts, slug: read})
    assert "État : confirmé par Camille Exemple le 10 janvier 2026" in told(
        slug, date(2026, 6, 1), confirmed
    )
    assert "État : à confirmer" in told(slug, date(2027, 6, 1), confirmed)


def test_elements_read_in_another_text_name_it() -> None:
    page = told("css_l821_5")
    assert "Un intermédiaire : « tout intermédiaire » (css_l377_2)" in page
    assert "(css_l554_2)" not in told("css_l554_2")
    order = [page.index(said) for said in ELEMENTS.values()]
    assert order == sorted(order)


def test_a_procedure_text_bears_no_number_that_is_not_held() -> None:
    assert "article 40-2 du code de procédure pénale" in told("cpp_40_2")
    later = told("cpp_40_2", date(2029, 1, 1))
    assert "ancien article 40-2" in later
    assert "nouveau numéro n’est pas tenu" in later


def test_an_excerpt_is_said_to_be_one() -> None:
    texts = catalogue().texts.values()
    parts = [text for text in texts if text.wordings[-1].excerpt and text.in_force(NOW)]
    for text in parts:
        assert "seule une partie de l’article est tenue" in told(text.id)
    assert parts
    assert "une partie de l’article" not in told("css_l554_2")


@pytest.mark.parametrize("benefit", BENEFITS, ids=lambda benefit: benefit.id)
def test_every_benefit_answers_all_its_questions(benefit: Benefit) -> None:
    page = told(benefit.id)
    route = benefit.route.label.replace("\u00a0", " ")
    assert f"Voie officielle et gratuite : {route}" in page
    assert benefit.route.url in page
    assert f"Source : {benefit.route.source.replace(chr(160), ' ')}" in page
    if benefit.provisions:
        assert page.count("Peine encourue : amende") == len(benefit.provisions)
        assert page.count("Rédaction en vigueur depuis") == len(benefit.provisions)
        assert "personne morale" in page
        assert "Aucun texte" not in page
    else:
        assert "Aucun texte sur l’intermédiaire payant" in page
        assert "pratiques_trompeuses" in page
        assert all(slug in page for slug in benefit.arguable)


def test_the_special_text_comes_before_the_subsidiary_one() -> None:
    page = told("alf")
    assert page.index("texte applicable : cch_l852_3") < page.index(
        "à titre subsidiaire : css_l554_2"
    )


def test_what_is_held_for_a_lawyer_is_never_proposed() -> None:
    lawyers = {
        ground.id for ground in catalogue().adjacent.values() if ground.lawyer_only
    }
    assert lawyers
    page = told("bourse")
    assert not [slug for slug in lawyers if f"{slug} —" in page]
    for slug in lawyers:
        assert "la machine ne le propose jamais" in told(slug)


def test_a_disputed_case_gives_both_arguments_and_its_ceiling() -> None:
    page = told("ecrivain_public")
    assert "\nPour : " in page
    assert "\nContre : " in page
    assert "Plafond : à surveiller" in page
    assert "(ecrivain_public_mandat)" in page


def test_everything_held_is_told_on_any_day() -> None:
    law = catalogue()
    for entry in entries(law):
        for on in (date(1950, 1, 1), date(2008, 6, 1), NOW, date(2030, 1, 1)):
            lines = list(shown(law, entry, on))
            assert lines[0].startswith(f"{entry.id} — ")
            assert "None" not in " ".join(lines)


def test_only_a_state_of_the_catalogue_is_translated() -> None:
    states = {text.state for text in catalogue().texts.values()}
    assert states == set(State)


def test_texts_for_different_publics_stand_side_by_side() -> None:
    page = told("at_mp_agricole")
    assert page.count("texte applicable : ") == 2
    assert "à titre subsidiaire" not in page


def test_a_text_comes_second_only_while_the_special_one_is_in_force() -> None:
    assert "à titre subsidiaire : css_l554_2" in told("alf")
    before = told("alf", date(2016, 1, 1))
    assert "texte applicable : css_l554_2" in before
    assert "sans rédaction ce jour-là : cch_l852_3" in before


def test_a_text_says_to_whom_it_speaks_and_whether_the_price_is_agreed() -> None:
    assert "Prix convenu d’avance : exigé" in told("css_l377_2")
    assert "Prix convenu d’avance : non exigé" in told("css_l845_6")
    assert "Public visé : un allocataire" in told("css_l554_2")


def test_what_raises_a_penalty_is_told_with_its_condition() -> None:
    assert "en ligne ou par un support numérique" in told("cconso_l132_2")


def test_a_free_way_nobody_checked_is_told_to_be_checked() -> None:
    law = catalogue()
    rsa = law.benefits[BenefitId("rsa")]
    assert "Jamais vérifié en ligne : à vérifier avant de l’indiquer" in told("rsa")
    fresh = replace(rsa, route=replace(rsa.route, checked_on=today()))
    checked = replace(law, benefits={**law.benefits, rsa.id: fresh})
    page = told("rsa", date(2010, 1, 1), checked)
    assert "à vérifier" not in page
    assert "il y a plus de 12 mois" in told(
        "rsa", today() + timedelta(days=800), checked
    )
