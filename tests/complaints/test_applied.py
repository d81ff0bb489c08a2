"""Texts a ground is read through, whole and dated, and the penalty of the day."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from complaints.applied import applied_texts, penalty, printed_once
from complaints.context import LawText
from complaints.drafting import draft
from complaints.qualification import Ground, several
from legal_refs.catalogue import catalogue
from legal_refs.ids import ProvisionId
from legal_refs.model import Provision
from rendering.text import lines
from tests.complaints.reviewed_cases import Bench, usual

TODAY = date(2026, 11, 22)


def of(slug: str) -> Provision:
    return catalogue().provisions[ProvisionId(slug)]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def penalty_of(slug: str, on: date) -> str:
    return plain(penalty(catalogue(), of(slug), on))


def said(bench: Bench) -> str:
    letter = " ".join(lines(draft(bench.brief()).document, width=9999).split())
    return plain(letter)


@pytest.mark.parametrize(
    ("slug", "labels"),
    [
        ("css_l554_2", []),
        ("css_l845_6", ["L. 554-2"]),
        ("css_l821_5", ["L. 377-2"]),
        ("crpm_l751_40", ["L. 471-2", "L. 482-4"]),
        ("pcmr_l95", ["131-13"]),
    ],
)
def test_a_ground_is_printed_with_the_texts_it_is_read_through(
    slug: str, labels: list[str]
) -> None:
    found = [plain(text.label) for text in applied_texts(catalogue(), of(slug), TODAY)]

    assert [label.split(" du ")[0] for label in found] == [
        f"Article {label}" for label in labels
    ]


def test_the_text_that_sets_the_penalty_is_whole_and_dated() -> None:
    (text,) = applied_texts(catalogue(), of("css_l845_6"), TODAY)
    wording = catalogue().texts[ProvisionId("css_l554_2")].in_force(TODAY)

    assert wording is not None
    assert text.wording == wording.text
    assert plain(text.since) == "rédaction en vigueur depuis le 14 mai 2009"
    assert text.penalty
    assert text.reserve == ""


def test_only_the_text_that_sets_the_penalty_says_so() -> None:
    found = applied_texts(catalogue(), of("crpm_l751_40"), TODAY)

    assert [text.penalty for text in found] == [True, False]


def test_a_text_applied_that_is_to_confirm_keeps_its_reserve() -> None:
    (text,) = applied_texts(catalogue(), of("pcmr_l95"), TODAY)

    assert "la vigueur actuelle reste à confirmer" in text.reserve


def test_a_wording_not_held_that_day_is_not_printed() -> None:
    assert applied_texts(catalogue(), of("css_l845_6"), date(2009, 1, 1)) == ()


def test_the_penalty_names_the_text_it_is_read_in() -> None:
    assert penalty_of("css_l845_6", TODAY).endswith(
        "de 22 500 euros au plus pour une personne morale. "
        "Cette peine se lit dans l’article L. 554-2 du code de la sécurité sociale."
    )
    assert "se lit dans" not in penalty_of("css_l815_14", TODAY)


def test_an_older_penalty_is_said_in_its_own_money_and_for_a_person_only() -> None:
    assert penalty_of("css_l554_2", date(1995, 1, 1)) == (
        "Peine encourue : amende de 30 000 francs au plus pour une personne physique. "
        "Aucun texte détenu ne dit, à cette date, l’amende d’une personne morale."
    )


def test_a_company_answers_since_the_text_that_says_so() -> None:
    before, after = (penalty_of("css_l377_2", date(2005, 12, day)) for day in (30, 31))

    assert "Aucun texte détenu" in before
    assert "de 18 750 euros au plus pour une personne morale." in after


def test_a_penalty_that_cannot_be_read_that_day_is_not_guessed() -> None:
    assert penalty_of("css_l554_2", date(2008, 6, 1)) == (
        "Peine encourue : la rédaction qui la portait à cette date n’est pas détenue."
    )


def test_penalties_after_a_conviction_are_never_printed() -> None:
    assert "insertion" in penalty_of("css_l554_2", TODAY)
    assert "insertion" not in penalty_of("css_l377_2", TODAY)


def test_a_penalty_beside_the_fine_is_printed_from_the_day_its_words_are_held() -> None:
    assert "complémentaire" not in penalty_of("css_l554_2", date(2001, 12, 31))
    assert "complémentaire" in penalty_of("crpm_l732_1", TODAY)
    assert "complémentaire" not in penalty_of("crpm_l732_1", date(2001, 12, 31))


def test_a_penalty_beside_the_fine_is_not_printed_without_its_words() -> None:
    slug = ProvisionId("css_l554_3")
    text = catalogue().texts[slug]
    wording = replace(text.wordings[-1], text="Rien de tel.")
    other = replace(text, wordings=(*text.wordings[:-1], wording))
    changed = replace(catalogue(), texts={**catalogue().texts, slug: other})

    assert "complémentaire" not in penalty(changed, of("css_l554_2"), TODAY)


def test_a_text_is_printed_whole_once_and_named_after() -> None:
    bench = usual()
    bench.benefits = ("rsa", "prime_activite")
    letter = said(bench)

    assert letter.count("Sera puni d'une amende de 4 500 euros") == 1
    assert letter.count("Il se lit avec le texte suivant, qui porte la peine.") == 1
    assert (
        letter.count("déjà cité plus haut, qui porte la peine : Article L. 554-2") == 1
    )


def test_printing_once_keeps_the_first_and_empties_the_others() -> None:
    applied = applied_texts(catalogue(), of("css_l845_6"), TODAY)
    text = LawText(
        label="Article A",
        title="",
        subsidiary=False,
        wording="",
        since="",
        reserve="",
        applied=applied,
        penalty="",
        rows=(),
        reviewed="",
    )
    ground = replace(text, label=applied[0].label, applied=())

    first, second = printed_once([text, text])
    _, below_it = printed_once([ground, text])

    assert first.applied == applied
    assert second.applied == (replace(applied[0], wording=""),)
    assert below_it.applied == second.applied


def test_the_special_text_says_why_it_comes_first() -> None:
    bench = usual()
    bench.benefits = ("alf",)
    letter = said(bench)

    assert "le texte propre aux aides au logement vient d’abord" in letter
    assert "laissés à l’appréciation du parquet" in letter
    assert "cumulativement" not in letter


def test_a_special_text_that_is_not_argued_is_not_spoken_of() -> None:
    texts = [
        Ground(of(slug), of(slug).wordings[-1], subsidiary)
        for slug, subsidiary in (("casf_l262_51", False), ("css_l554_2", True))
    ]

    assert [plain(found) for found in several(texts, catalogue())] == [
        plain(catalogue().concours.parquet)
    ]


def test_one_text_alone_speaks_of_no_concours() -> None:
    bench = usual()
    bench.benefits = ("rsa",)

    assert "Le concours de ces textes" not in said(bench)


def test_old_facts_are_punished_by_the_wording_of_their_day() -> None:
    bench = usual()
    bench.benefits = ("retraite",)
    for number, held in bench.exhibits.items():
        bench.exhibits[number] = replace(held, at=datetime(1999, 5, 4, tzinfo=UTC))
    letter = said(bench)

    assert "amende de 25 000 francs au plus" in letter
    assert "3 750 euros" not in letter
