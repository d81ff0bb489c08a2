"""Names are told apart as the reader of pages tells them apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.folding import fold
from legal_refs.naming import LONGEST, plain
from tests.legal_refs.mistakes import BENEFITS
from tests.legal_refs.planting import Law

FRENCH = st.text(
    st.sampled_from(
        "abcdeéèêëàâçîïôœùûüABCDEÉÈÀÇŒ0189 \u00a0\u202f\t-‐‑–—'’ʼ`´\"«»“”×.,/&()"
    )
)
MARK = "    aliases: [ajpp,"


@given(FRENCH)
def test_words_the_reader_folds_alike_have_one_plain_form(words: str) -> None:
    assert plain(fold(words)) == plain(words)


@given(FRENCH)
def test_a_plain_form_is_its_own(words: str) -> None:
    assert plain(plain(words)) == plain(words)


@given(FRENCH, FRENCH)
def test_a_doubled_space_changes_nothing(first: str, second: str) -> None:
    assert plain(f"{first}  {second}") == plain(f"{first}\u00a0{second}")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("L’APA", "l'apa"),
        ("loca–pass", "loca-pass"),
        ("1\u00a0% logement", "1 % logement"),
        ("Prime  d’activité", "prime d'activite"),
    ],
)
def test_typography_alone_never_makes_two_names(one: str, other: str) -> None:
    assert plain(one) == plain(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("APA", "apl"), ("loca pass", "loca-pass"), ("rsa", "r.s.a."), ("a b", "ab")],
)
def test_other_letters_or_signs_make_another_name(one: str, other: str) -> None:
    assert plain(one) != plain(other)


@pytest.mark.parametrize(
    ("alias", "reason"),
    [
        ("ap", "« ap » : de 3 à 160 signes"),
        ("x" * (LONGEST + 1), "de 3 à 160 signes"),
        ("présence * parentale", "ont un autre sens dans la lecture des pages"),
        ("présence … parentale", "ont un autre sens dans la lecture des pages"),
        ("présence < parentale", "ont un autre sens dans la lecture des pages"),
        ("présence > parentale", "ont un autre sens dans la lecture des pages"),
        ("présence\u00a0parentale", "une seule espace, ordinaire"),
        ("présence  parentale", "une seule espace, ordinaire"),
        ("présence parentale ", "une seule espace, ordinaire"),
        ("présence\u200bparentale", "contient un signe invisible"),
        ("présence paren\u00adtale", "contient un signe invisible"),
        ("AJ/PP", "un alias en capitales n’a que des lettres et des chiffres"),
        ("AJPP CAF", "un alias en capitales n’a que des lettres et des chiffres"),
    ],
)
def test_an_alias_that_would_be_misread_is_refused_at_its_line(
    alias: str, reason: str, law: Law
) -> None:
    quoted = alias.replace("\u00a0", "\\u00a0").replace("\u200b", "\\u200b")
    quoted = quoted.replace("\u00ad", "\\u00ad")
    line = law.replace(BENEFITS, MARK, f'    aliases: ["{quoted}", ajpp,')

    assert [(fault.line, reason in fault.reason) for fault in law.faults()] == [
        (line, True)
    ]


@pytest.mark.parametrize("alias", ["AJPPX", "aj/pp", "Aj/Pp", "x" * LONGEST, "pré"])
def test_an_alias_that_is_read_as_written_is_accepted(alias: str, law: Law) -> None:
    law.replace(BENEFITS, MARK, f'    aliases: ["{alias}", ajpp,')

    assert law.faults() == ()


def test_a_phrase_that_would_be_misread_is_refused_too(law: Law) -> None:
    line = law.replace(
        BENEFITS, "    not_in: [clé RSA,", "    not_in: [clé … RSA, clé RSA,"
    )

    assert [fault.line for fault in law.faults()] == [line]


@pytest.mark.parametrize("phrase", ["RSAS 8192", "certificat XRSA"])
def test_a_phrase_that_holds_an_alias_inside_another_word_is_refused(
    phrase: str, law: Law
) -> None:
    line = law.replace(
        BENEFITS, "    not_in: [clé RSA,", f"    not_in: [{phrase}, clé RSA,"
    )

    assert [(fault.line, fault.reason) for fault in law.faults()] == [
        (line, f"« {phrase} » ne contient aucun alias de rsa")
    ]


def test_a_phrase_in_capitals_with_signs_is_accepted(law: Law) -> None:
    law.replace(BENEFITS, "    not_in: [clé RSA,", "    not_in: [RSA-8192, clé RSA,")

    assert law.faults() == ()


def test_a_name_that_prints_like_another_is_already_taken(law: Law) -> None:
    line = law.replace(BENEFITS, MARK, '    aliases: ["loca\\u2010pass", ajpp,')

    assert [(fault.line, fault.reason) for fault in law.faults()] == [
        (line, "l’alias « loca\u2010pass » est déjà pris par benefits.loca_pass")
    ]
