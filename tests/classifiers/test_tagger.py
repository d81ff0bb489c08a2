"""One page read: what it says, and how it says it."""

import pytest

from classifiers import tagger as module
from classifiers.mentions.mention import How
from classifiers.mentions.tagging import TaggedPage
from classifiers.tagger import how_said
from dossier.model import Origin, PageText, TextSpan
from tests.classifiers.assessing import page, tag, tagger


def way(text: str, words: str) -> set[How]:
    """How the words of the page are said."""
    start = text.index(words)
    (found,) = how_said(tag(text), [(start, start + len(words))])
    return set(found)


def test_a_page_keeps_its_text_folded_and_its_mentions_in_order() -> None:
    found = tag("Nous déposons la demande de RSA, la CAF répond pour 29 €.")
    assert found.folded == found.page.text.lower().replace("é", "e")
    kinds = {mention.kind for mention in found.mentions}
    assert {"prestation.rsa", "organisme.caf", "offre_de_services.acte"} <= kinds
    starts = [mention.start for mention in found.mentions]
    assert starts == sorted(starts)
    assert [price.amount for price, _ in found.prices] == [29]


def test_the_words_that_only_end_a_denial_are_no_mention() -> None:
    kinds = {m.kind for m in tag("Pas de frais, mais sans engagement.").of("negation")}
    assert kinds == {"negation.avant"}


def test_a_name_that_counts_only_in_capitals_is_kept_in_capitals() -> None:
    assert tag("Vous touchez l’ARE.").of("prestation")
    assert not tag("Ils ont are.").of("prestation")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nous ne remplissons pas votre demande.", "offre_de_services"),
        ("Ce n’est pas gratuit.", "remuneration.gratuit"),
        ("Ce n’est pas une association loi 1901.", "a_decharge"),
        ("Ce n’est pas un écrivain public.", "cas_discutes"),
    ],
)
def test_a_denied_mention_that_decides_is_denied(text: str, kind: str) -> None:
    found = tag(text).of(kind)
    assert found
    assert all(How.NEGATED in mention.how for mention in found)


def test_a_benefit_is_named_even_where_it_is_denied() -> None:
    assert all(m.asserted for m in tag("Ce n’est pas le RSA.").of("prestation"))


def test_each_mention_and_each_price_has_its_own_way() -> None:
    found = tag("Un service gratuit. Aucun frais de 49 €. Le dossier à 29 €.")
    assert [set(how) for _, how in found.prices] == [{How.NEGATED}, set()]
    assert all(mention.asserted for mention in found.of("remuneration.gratuit")[:1])


@pytest.mark.parametrize(
    ("text", "words", "ways"),
    [
        ("Le dossier coûte 49 €.", "49 €", set()),
        ("Aucun frais de 49 €.", "49 €", {How.NEGATED}),
        ("Aucun frais. Le dossier à 49 €.", "49 €", set()),
        ("Ces sites prennent 49 €.", "49 €", {How.OTHERS}),
        ("Il a dit « pour 49 € » sans sourire.", "49 €", {How.QUOTED, How.REPORTED}),
        ("Imaginons : ces sites prennent 49 €.", "49 €", {How.OTHERS, How.SUPPOSED}),
    ],
)
def test_a_span_is_said_in_every_way_that_holds(
    text: str, words: str, ways: set[How]
) -> None:
    assert way(text, words) == ways


def struck(start: int, end: int) -> TaggedPage:
    """« 49 € 29 € » with a stretch struck out."""
    plain = page("49 € 29 €")
    spans = (TextSpan(start, end, Origin.STRUCK),)
    return tagger().tag(
        PageText(plain.capture, plain.site, plain.url, plain.text, spans)
    )


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 4, [True, False]),
        (5, 9, [False, True]),
        (4, 5, [False, False]),
        (3, 6, [True, True]),
        (8, 9, [False, True]),
    ],
)
def test_what_is_struck_even_in_part_is_struck(
    start: int, end: int, expected: list[bool]
) -> None:
    assert [How.STRUCK in how for _, how in struck(start, end).prices] == expected


def test_only_what_is_struck_out_is_struck() -> None:
    plain = page("49 €")
    linked = PageText(
        plain.capture, plain.site, plain.url, plain.text, (TextSpan(0, 4, Origin.LINK),)
    )
    assert [how for _, how in tagger().tag(linked).prices] == [frozenset()]


def test_the_way_of_the_first_mentions_only_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST_QUALIFIED", 2)
    found = tag("Pas gratuit.\nPas gratuit.\nPas gratuit.\n1 €\n2 €\n3 €")
    said = [mention.how for mention in found.of("remuneration.gratuit")]
    assert said == [{How.NEGATED}, {How.NEGATED}, set()]
    assert [price.amount for price, _ in found.prices] == [1, 2]


def test_no_page_of_a_person_says_more_than_is_read() -> None:
    found = tag("Pas gratuit.\n" * 400)
    assert all(mention.how for mention in found.of("remuneration.gratuit"))


def test_spans_are_answered_in_the_order_they_are_given() -> None:
    text = "Aucun frais de 49 €.\n29 € le dossier.\nImaginons un dossier à 19 €."
    spans = [
        (text.index(words), text.index(words) + 4) for words in ("19 €", "29 €", "49 €")
    ]
    assert how_said(tag(text), spans) == [{How.SUPPOSED}, set(), {How.NEGATED}]
