"""Where things stand on a page: lines, sentences, and their bounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifiers.mentions.mention import How, Mention
from classifiers.mentions.tagging import FARTHEST, LONGEST, TaggedPage, with_how
from dossier.model import CaptureId, Origin, PageText, SiteId, TextSpan
from tests.classifiers.assessing import tag
from tests.classifiers.marked import marked


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("Un. Deux mots. Trois", "mots", "Deux mots."),
        ("Un\nDeux mots\nTrois", "mots", "Deux mots"),
        ("Vraiment ? Oui, mots.", "mots", "Oui, mots."),
        ("  Deux mots  ", "mots", "Deux mots"),
        (" Deux mots ", "mots", "Deux mots"),
        (f"{'Un long début ' * 40}. Deux mots ici", "mots", "Deux mots ici"),
        ("Un prix de 29.90 mots", "mots", "Un prix de 29.90 mots"),
    ],
)
def test_a_sentence_ends_at_its_point_or_its_line(
    text: str, words: str, sentence: str
) -> None:
    start = text.index(words)
    first, last = tag(text).sentence(start, start + len(words))
    assert text[first:last] == sentence


def test_a_sentence_over_several_is_all_of_them() -> None:
    text = "Un. Deux. Trois."
    first, last = tag(text).sentence(0, text.index("Deux") + 4)
    assert text[first:last] == "Un. Deux."


def test_words_that_reach_into_the_next_sentence_take_it_whole() -> None:
    text = "Un. Deux. Trois."
    assert text[slice(*tag(text).sentence(0, text.index("D") + 1))] == "Un. Deux."


def test_a_long_sentence_is_kept_whole_up_to_its_bound() -> None:
    text = "mot " * (LONGEST // 4) + "ici" + " mot" * (LONGEST // 4)
    start = text.index("ici")
    assert tag(text).sentence(start, start + 3) == (0, len(text))


def test_words_in_a_text_without_a_space_stand_alone() -> None:
    text = "a" * 1_000 + "ici" + "a" * 1_000
    assert tag(text).sentence(1_000, 1_003) == (1_000, 1_003)


@given(st.text("ab. \n", min_size=1, max_size=40), st.data())
def test_a_sentence_holds_its_words_and_has_no_margin(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = marked(text).sentence(start, end)
    assert first <= start < end <= last
    assert first == start or not text[first].isspace()
    assert last == end or not text[last - 1].isspace()


def test_a_text_without_a_point_is_cut_between_words() -> None:
    text = "mot " * 1_000 + "ici " + "mot " * 1_000
    start = text.index("ici")
    first, last = tag(text).sentence(start, start + 3)
    assert start - LONGEST <= first < start
    assert start + 3 < last <= start + 3 + LONGEST
    assert text[first:last].startswith("mot ")
    assert text[first:last].endswith(" mot")


def test_lines_around_are_counted_and_bounded() -> None:
    text = "un\ndeux\ntrois\nquatre"
    page = tag(text)
    start = text.index("deux")
    assert text[slice(*page.lines(start, start + 4, 1, 1))] == "un\ndeux\ntrois"
    assert text[slice(*page.lines(start, start + 4, 9, 9))] == text
    assert text[slice(*page.lines(0, start + 1, 0, 0))] == "un\ndeux"
    long = "a" * 9_000
    first, last = tag(long).lines(4_000, 4_001, 0, 0)
    assert (first, last) == (4_000 - FARTHEST, 4_001 + FARTHEST)


def test_prices_are_found_by_where_they_begin() -> None:
    text = "9 € puis 19 €"
    assert len(tag(text).priced(0, len(text))) == 2
    assert len(tag(text).priced(1, len(text))) == 1
    assert tag(text).priced(0, 0) == []


def test_mentions_are_found_by_their_lexicon_in_the_order_of_the_page() -> None:
    page = marked("[rsa:RSA] [acte:déposer] [aides:aides] [apl:APL]")
    text = page.page.text

    def words(*prefixes: str) -> list[str]:
        return [text[one.start : one.end] for one in page.of(*prefixes)]

    assert words("prestation") == ["RSA", "APL"]
    assert words("prestation.apl") == ["APL"]
    assert words("famille", "prestation") == ["RSA", "aides", "APL"]
    assert words("prestation", "prestation.rsa") == ["RSA", "APL"]
    assert words("prest") == []


def test_a_mention_that_overruns_is_not_within() -> None:
    page = marked("[acte:déposer votre] [rsa:RSA]")
    assert page.within(0, 7, "offre_de_services") == []
    assert len(page.within(0, 13, "offre_de_services")) == 1
    assert page.within(1, 13, "offre_de_services") == []


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Ce n’est pas [!libre:gratuit].", True),
        ("Dossier [!libre:sans frais].", False),
        ("Dossier [libre:gratuit].", False),
        ("Dossier [libre:sans frais].", False),
    ],
)
def test_a_denial_takes_back_what_does_not_deny_by_itself(
    text: str, *, denied: bool
) -> None:
    page = marked(text)
    (claim,) = page.of("remuneration.libre")
    assert page.denied(claim) is denied


def test_the_origin_of_words_is_that_of_the_span_that_holds_them() -> None:
    spans = (TextSpan(3, 5, Origin.TITLE), TextSpan(5, 7, Origin.BUTTON))
    text = PageText(CaptureId("c"), SiteId("s"), "https://s/", "a" * 9, spans)
    page = TaggedPage(text, text.text, (), ())
    origins = [Origin.VISIBLE] * 3 + [Origin.TITLE] * 2 + [Origin.BUTTON] * 2
    assert [page.origin(n) for n in range(9)] == [*origins, *[Origin.VISIBLE] * 2]


def test_a_page_without_marked_origins_is_visible() -> None:
    assert marked("Le RSA").origin(0) is Origin.VISIBLE


def test_the_ways_found_are_added_to_those_known() -> None:
    known = Mention("prestation.rsa", 0, 3, frozenset({How.QUOTED}))
    (said,) = with_how([known], [frozenset({How.NEGATED})])
    assert said.how == {How.QUOTED, How.NEGATED}


def test_what_was_asked_of_a_page_does_not_change_it() -> None:
    asked = marked("[rsa:RSA]")
    asked.of("prestation", "famille")
    assert asked == marked("[rsa:RSA]")
