"""Reading a text through those it applies, on the day of the facts."""

from collections.abc import Mapping
from datetime import date

import pytest

from legal_refs.asked import CircularReferenceError, Words, agreed_words, asked
from legal_refs.ids import ElementId, ProvisionId
from legal_refs.model import Reference, Wording
from tests.legal_refs.made_up import law

FEE, PUBLIC = ElementId.REMUNERATION, ElementId.PUBLIC_VISE
BEFORE, AFTER = date(2010, 1, 1), date(2020, 1, 1)
CHANGE = date(2015, 1, 1)


def wording(
    elements: Mapping[ElementId, str],
    *references: Reference,
    start: date = date(2000, 1, 1),
    end: date | None = None,
    agreed: str = "",
) -> Wording:
    return Wording(
        legiarti=None,
        start=start,
        end=end,
        text="texte",
        read_on=start,
        source="",
        elements=elements,
        agreed_words=agreed,
        references=references,
    )


def to(slug: str, *elements: ElementId) -> Reference:
    return Reference(ProvisionId(slug), "texte", elements)


def test_its_own_words_come_before_those_of_the_text_applied() -> None:
    texts = law(
        a=(wording({FEE: "propre"}, to("b", FEE, PUBLIC)),),
        b=(wording({FEE: "appliqué", PUBLIC: "appliqué"}),),
    )

    assert asked(texts, ProvisionId("a"), AFTER) == {
        FEE: Words("propre", ProvisionId("a")),
        PUBLIC: Words("appliqué", ProvisionId("b")),
    }


def test_of_two_texts_applied_the_first_named_answers() -> None:
    texts = law(
        a=(wording({}, to("b", FEE), to("c", FEE)),),
        b=(wording({FEE: "premier"}),),
        c=(wording({FEE: "second"}),),
    )

    assert asked(texts, ProvisionId("a"), AFTER)[FEE].read_in == "b"


def test_only_the_elements_named_are_read_in_the_text_applied() -> None:
    texts = law(
        a=(wording({}, to("b", FEE)),), b=(wording({FEE: "prix", PUBLIC: "public"}),)
    )

    assert set(asked(texts, ProvisionId("a"), AFTER)) == {FEE}


@pytest.mark.parametrize(("day", "words"), [(BEFORE, "ancien"), (AFTER, "nouveau")])
def test_the_text_applied_is_read_in_its_wording_of_the_day(
    day: date, words: str
) -> None:
    texts = law(
        a=(wording({}, to("b", FEE)),),
        b=(
            wording({FEE: "ancien"}, end=CHANGE),
            wording({FEE: "nouveau"}, start=CHANGE),
        ),
    )

    assert asked(texts, ProvisionId("a"), day)[FEE].text == words


def test_before_its_first_day_a_text_asks_nothing() -> None:
    texts = law(a=(wording({FEE: "prix"}, start=CHANGE),))

    assert asked(texts, ProvisionId("a"), BEFORE) == {}
    assert agreed_words(texts, ProvisionId("a"), BEFORE) is None


def test_prior_agreement_is_read_where_remuneration_is() -> None:
    texts = law(
        a=(wording({PUBLIC: "public"}, to("b", FEE), agreed="ici"),),
        b=(wording({FEE: "prix"}, agreed="convenus d'avance"),),
    )

    assert agreed_words(texts, ProvisionId("a"), AFTER) == Words(
        "convenus d'avance", ProvisionId("b")
    )


def test_a_circle_is_refused_and_told() -> None:
    texts = law(a=(wording({}, to("b")),), b=(wording({}, to("a")),))

    with pytest.raises(CircularReferenceError, match="a → b → a"):
        asked(texts, ProvisionId("a"), AFTER)
