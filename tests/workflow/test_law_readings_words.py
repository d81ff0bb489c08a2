"""Two copies of a text are the same when a jurist would say so; what differs is told in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legal_refs.catalogue import catalogue
from workflow.law_readings_words import Comparison, Difference

HELD = (
    "Sera puni d'une amende de 4 500 euros tout intermédiaire convaincu d'avoir offert "
    'ses services "moyennant émoluments" convenus - d\'avance.'
)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("d'une", "d’une"),
        ("4 500", "4\u202f500"),
        ("4 500", "4500"),
        ('"moyennant émoluments"', "«\u00a0moyennant émoluments\u00a0»"),
        (" - ", " – "),
        ("avance.", "avance ."),
        ("convaincu d", "convaincu\n\n\t d"),
        ("émoluments", "e\u0301moluments"),
        ("intermédiaire", "inter\u00admédiaire\u200b"),
    ],
)
def test_signs_of_print_make_no_other_text(ours: str, theirs: str) -> None:
    assert ours in HELD
    found = Comparison(HELD, HELD.replace(ours, theirs))
    assert found.same
    assert found.differences == ()


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("4 500", "7 500"),
        ("4 500", "4 5000"),
        ("convenus", "Convenus"),
        ("Sera", "Est"),
        ("offert", "offert ou fait offrir"),
        (" convaincu", ""),
        ("avance.", "avance"),
        ("amende", "aménde"),
    ],
)
def test_one_word_or_sign_makes_another_text(ours: str, theirs: str) -> None:
    found = Comparison(HELD, HELD.replace(ours, theirs))
    assert not found.same
    (one,) = found.differences
    assert one.held in ours or ours.strip() in one.held


def test_a_difference_is_told_with_the_words_around_it() -> None:
    (one,) = Comparison(HELD, HELD.replace("4 500", "7 500")).differences
    assert one == Difference(
        "Sera puni d'une amende de",
        "4 500",
        "7 500",
        "euros tout intermédiaire convaincu d'avoir offert",
    )


def test_words_added_at_the_end_are_told() -> None:
    (one,) = Comparison(HELD, f"{HELD} Il est ajouté un alinéa.").differences
    assert (one.held, one.pasted, one.after) == ("", "Il est ajouté un alinéa.", "")


def test_near_differences_are_told_as_one_and_far_ones_apart() -> None:
    near = HELD.replace("amende de 4 500 euros", "peine de 7 500 francs")
    assert len(Comparison(HELD, near).differences) == 1
    far = HELD.replace("Sera", "Est").replace("avance", "emblée")
    assert len(Comparison(HELD, far).differences) == 2


def test_another_text_is_said_to_be_unlike() -> None:
    other = (
        "La caisse verse chaque mois la prestation à la personne qui en a la charge."
    )
    found = Comparison(HELD, other)
    assert found.unlike
    assert [(each.held, each.pasted) for each in found.differences] == [(HELD, other)]
    assert not Comparison(HELD, HELD.replace("Sera", "Est")).unlike


def test_nothing_held_is_never_the_same_as_nothing_pasted() -> None:
    assert not Comparison("", "").same
    assert not Comparison("", "…").same
    assert not Comparison(HELD, "").same


def test_every_text_held_is_the_same_as_itself_printed_otherwise() -> None:
    for text in catalogue().texts.values():
        for wording in text.wordings:
            if wording.held:
                printed = wording.text.replace("'", "’").replace(" ", "\u00a0")
                assert Comparison(wording.text, printed).same, text.id


WORDS = st.lists(
    st.sampled_from(
        ["l'amende", "de", "4", "500", "euros", ",", "est", ".", "due", "À", "à"]
    )
)


@given(WORDS, WORDS)
def test_the_same_or_a_difference_never_both(
    ours: list[str], theirs: list[str]
) -> None:
    found = Comparison(" ".join(ours), " ".join(theirs))
    turned = Comparison(found.pasted, found.held)
    assert found.same == turned.same
    assert found.same == (bool(ours) and not found.differences)


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_text_breaks_it_and_every_difference_stands_in_its_text(
    ours: str, theirs: str
) -> None:
    for one in Comparison(ours, theirs).differences:
        assert one.held or one.pasted or not (ours.split() and theirs.split())


EXCERPT = "Nul ne peut donner des consultations […] s'il n'est licencié en droit."


@pytest.mark.parametrize(
    ("article", "same"),
    [
        (
            "I. Nul ne peut donner des consultations, sauf s’il n’est licencié en droit. II.",
            True,
        ),
        ("Nul ne peut donner des consultations s’il n’est licencié en droit.", True),
        ("S’il n’est licencié en droit. Nul ne peut donner des consultations", False),
        ("s'il n'est licencié en droit. Nul ne peut donner des consultations.", False),
        ("Nul ne peut donner de consultations s’il n’est licencié en droit.", False),
        ("Nul ne peut donner des consultations", False),
    ],
)
def test_an_excerpt_is_the_same_as_an_article_that_holds_its_parts_in_order(
    article: str, *, same: bool
) -> None:
    found = Comparison(EXCERPT, article, excerpt=True)
    assert found.same is same
    assert bool(found.differences) is not same
    assert not Comparison(EXCERPT, article).same


def test_an_excerpt_of_nothing_is_in_no_article() -> None:
    assert not Comparison("[…]", "Nul ne peut", excerpt=True).same


def test_every_excerpt_held_stands_in_an_article_that_says_more() -> None:
    excerpts = [
        wording.text
        for text in catalogue().texts.values()
        for wording in text.wordings
        if wording.excerpt and wording.held
    ]
    assert excerpts
    for excerpt in excerpts:
        article = f"I. Début. {excerpt.replace('[…]', 'autre chose')} Fin."
        assert Comparison(excerpt, article, excerpt=True).same


def test_the_sign_of_a_numbered_point_is_the_same_however_printed() -> None:
    assert Comparison("au 2° de l'article", "au 2º de l’article").same
