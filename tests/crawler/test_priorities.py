"""What a link promises."""

from itertools import pairwise

import pytest

from crawler.priorities import UNKNOWN, LinkWords, rules

CUES = [(rule.value, cue) for rule in rules() for cue in rule.cues]
SCORER = LinkWords()


@pytest.mark.parametrize(
    ("value", "cue"), CUES, ids=lambda item: getattr(item, "cue", "")
)
def test_each_cue_gives_its_value_to_its_example(value: float, cue: object) -> None:
    example = str(getattr(cue, "example", ""))
    if example.startswith("/"):
        assert SCORER.link(f"https://site.example{example}", "") == value
    else:
        assert SCORER.link("https://site.example/x", example) == value


def test_values_fall_from_rule_to_rule() -> None:
    assert all(one.value > other.value for one, other in pairwise(rules()))


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("Tarifs", "Blog"),
        ("CONDITIONS GÉNÉRALES", "Contact"),
        ("Combien ça coûte ?", "Nos conseils"),
        ("Nos conseils", "Calendrier"),
    ],
)
def test_what_decides_is_worth_more(better: str, worse: str) -> None:
    url = "https://site.example/x"
    assert SCORER.link(url, better) > SCORER.link(url, worse)


def test_a_cue_inside_a_word_is_not_one() -> None:
    assert SCORER.link("https://site.example/x", "Mes heritages") == UNKNOWN


def test_the_host_promises_nothing() -> None:
    assert SCORER.link("https://tarif-prix.example/x", "") == UNKNOWN


def test_an_escaped_address_is_read() -> None:
    url = "https://site.example/conditions-g%C3%A9n%C3%A9rales"
    assert SCORER.link(url, "") == 0.95
