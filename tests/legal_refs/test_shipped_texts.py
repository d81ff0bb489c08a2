"""Every text held, whatever it is held for: roles, dates, references, words cited."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from legal_refs.catalogue import catalogue
from legal_refs.ids import ProvisionId
from legal_refs.model import (
    LegalText,
    Reading,
    State,
    TextRole,
    Wording,
)

TEXTS = list(catalogue().texts.values())
TODAY = date(2026, 11, 22)

FOR_A_LAWYER = {
    "cp_313_1",
    "cp_313_2",
    "cp_223_15_2",
    "cp_433_12",
    "cconso_l121_6",
    "cconso_l121_9",
    "cconso_l132_14",
}
UNREAD = {
    "cpp_9",
    "loi_2004_575_1_1",
    "rgpd_9",
}
EXCERPTS = {"cpp_8", "loi_71_1130_54", "dsa_16"}


def slug_of(text: LegalText) -> str:
    return text.id


def of(slug: str) -> LegalText:
    return catalogue().texts[ProvisionId(slug)]


every_text = pytest.mark.parametrize("text", TEXTS, ids=slug_of)


def test_every_role_is_held() -> None:
    assert Counter(text.role for text in TEXTS) == {
        TextRole.OFFENCE: 17,
        TextRole.RELATED: 8,
        TextRole.ADJACENT: 45,
        TextRole.LAWYER: 7,
        TextRole.PROCEDURE: 19,
        TextRole.GENERAL: 12,
        TextRole.CIVIL: 6,
        TextRole.STANDING: 3,
        TextRole.DEFENCE: 1,
        TextRole.CONTEXT: 7,
    }


def test_offences_are_the_provisions_and_nothing_else_is() -> None:
    assert set(catalogue().text_ids_by_role(TextRole.OFFENCE)) == set(
        catalogue().provisions
    )
    for slug, provision in catalogue().provisions.items():
        assert catalogue().texts[slug].penalties == provision.penalties
        assert catalogue().texts[slug].wordings == provision.wordings


def test_what_only_a_lawyer_weighs_is_held_apart() -> None:
    assert set(catalogue().text_ids_by_role(TextRole.LAWYER)) == FOR_A_LAWYER


@every_text
def test_its_use_is_one_french_sentence(text: LegalText) -> None:
    assert text.use[0].isupper()
    assert text.use.endswith(".")
    assert ". " not in text.use


def test_two_texts_are_never_the_same_article() -> None:
    places = Counter((text.code, text.article) for text in TEXTS)

    assert [place for place, times in places.items() if times > 1] == []


@every_text
def test_a_text_nobody_read_says_so_and_is_never_quoted(text: LegalText) -> None:
    unread = text.id in UNREAD

    assert (not any(wording.held for wording in text.wordings)) == unread
    assert ("sans que son texte ait été lu" in text.reserve) == unread
    assert (text.in_force(TODAY) is None) == unread


@every_text
def test_only_what_was_read_whole_is_held_as_whole(text: LegalText) -> None:
    excerpt = any(wording.excerpt for wording in text.wordings)

    assert excerpt == (text.id in EXCERPTS)
    assert not excerpt or "libelle" in text.unknown


@every_text
def test_what_is_unknown_is_named_in_the_reserve(text: LegalText) -> None:
    said = {
        "libelle": "libellé",
        "entree_en_vigueur": "entrée en vigueur",
        "vigueur_actuelle": "vigueur",
    }

    assert [what for what in text.unknown if said[what] not in text.reserve] == []


@every_text
def test_an_unknown_first_day_is_among_what_is_unknown(text: LegalText) -> None:
    if text.wordings[0].start is None:
        assert "entree_en_vigueur" in text.unknown


@every_text
def test_a_verified_text_is_one_of_the_official_package_still_current(
    text: LegalText,
) -> None:
    current = text.wordings[-1]
    known = current.legiarti is not None and "encore courant" in current.source

    assert (text.state is State.VERIFIED) == known


def quotations(text: LegalText) -> Iterator[tuple[Wording, str]]:
    """Every word a file cites of its own wordings."""
    for wording in text.wordings:
        cited = [*wording.elements.values(), wording.agreed_words]
        cited += [reference.words for reference in wording.references]
        cited += [wording.fine.words] if wording.fine else []
        yield from ((wording, words) for words in cited)
    if text.penalties:
        last = text.wordings[-1]
        yield last, text.penalties.words
        yield from ((last, found.words) for found in text.penalties.aggravated)


@every_text
def test_every_word_cited_is_verbatim(text: LegalText) -> None:
    assert [
        words for wording, words in quotations(text) if words not in wording.text
    ] == []


@every_text
def test_every_penalty_beside_a_fine_is_verbatim_where_it_stands(
    text: LegalText,
) -> None:
    for found in text.penalties.complementary if text.penalties else ():
        wording = catalogue().texts[found.read_in].in_force(TODAY)
        assert wording is not None
        assert found.words in wording.text


@every_text
def test_every_reference_leads_to_a_text_held(text: LegalText) -> None:
    named = [ref.to for wording in text.wordings for ref in wording.references]
    named += list(text.penalties.texts) if text.penalties else []

    assert set(named) <= set(catalogue().texts)


@every_text
def test_words_that_name_an_article_name_that_of_the_text_referred_to(
    text: LegalText,
) -> None:
    for wording in text.wordings:
        for reference in wording.references:
            number = catalogue().texts[reference.to].article.split(", ")[0]
            first, last = NAMED_BY_A_RANGE.get((text.id, reference.to), (number, ""))
            assert first in reference.words
            assert last in reference.words


NAMED_BY_A_RANGE = {
    ("cconso_l132_2", "cconso_l121_3"): ("L. 121-2", "L. 121-4"),
    ("cconso_l132_14", "cconso_l121_9"): ("L. 121-8", "L. 121-10"),
    ("cconso_l242_10", "cconso_l221_13"): ("L. 221-12", "L. 221-14"),
    ("cconso_l242_13", "cconso_l221_25"): ("L. 221-23", "L. 221-27"),
    ("cconso_l242_21", "cconso_l224_47"): ("L. 224-43", "L. 224-54"),
    ("cpp_15_3", "cpp_8"): ("7", "9"),
    ("ct_r5133_17", "casf_l262_51"): ("L. 262-45", "L. 262-53"),
    ("cpp_40_2", "cpp_40"): ("40", ""),
    ("crpm_l732_1", "css_l554_2"): ("livre V", ""),
    ("pcmr_l95", "cp_131_13"): ("contraventions de la 5° classe", ""),
}
"""Texts named by the range or the class they are in: its two ends."""


def test_the_code_of_criminal_procedure_is_not_cited_by_numbers_of_after_2029() -> None:
    renumbered = [text for text in TEXTS if text.id.startswith("cpp_")]

    assert len(renumbered) == 13
    for text in renumbered:
        assert text.last_day == date(2028, 12, 31)
        assert text.in_force(date(2029, 1, 1)) is None
        assert "renuméroté" in text.note


def test_a_text_that_was_repealed_and_written_again_has_an_empty_time() -> None:
    text = of("css_l114_13")

    assert text.stated(date(2013, 12, 24)) is text.wordings[0]
    assert text.stated(date(2015, 1, 1)) is None
    assert text.in_force(date(2023, 12, 28)) is text.wordings[-1]


def test_what_was_completed_from_memory_is_not_held_as_read() -> None:
    wording = of("dsa_16").in_force(TODAY)

    assert wording is not None
    assert "déclarat" not in wording.text
    assert wording.text.endswith("[…]")


def test_sanctions_of_consumer_law_name_what_they_punish() -> None:
    punished = {
        reference.to
        for text in TEXTS
        for wording in text.wordings
        for reference in wording.references
        if reference.penalty is Reading.HERE
    }

    assert punished == {
        "cconso_l111_1",
        "cconso_l112_1",
        "cconso_l121_2",
        "cconso_l121_3",
        "cconso_l121_4",
        "cconso_l121_9",
        "cconso_l121_16",
        "cconso_l221_5",
        "cconso_l221_13",
        "cconso_l221_14",
        "cconso_l221_18",
        "cconso_l221_25",
        "cconso_l224_43",
        "cconso_l224_47",
    }


def test_administrative_fines_carry_no_prison() -> None:
    for text in TEXTS:
        if text.penalties and text.penalties.administrative:
            assert text.penalties.imprisonment_months == 0
            assert not text.penalties.aggravated


def test_blocking_of_sites_needs_two_years_that_only_deceit_carries_for_everybody() -> (
    None
):
    months = {
        ground.id: max(
            penalties.imprisonment_months
            for slug in ground.texts
            if (penalties := catalogue().texts[slug].penalties)
        )
        for ground in catalogue().adjacent.values()
        if any(catalogue().texts[slug].penalties for slug in ground.texts)
    }
    consumer = {
        slug: found
        for slug, found in months.items()
        if any(text.startswith("cconso_") for text in catalogue().adjacent[slug].texts)
        and not catalogue().adjacent[slug].lawyer_only
    }

    assert {slug for slug, found in consumer.items() if found >= 24} == {
        "pratiques_trompeuses"
    }
    assert all(
        provision.penalties.imprisonment_months == 0
        for provision in catalogue().provisions.values()
    )
