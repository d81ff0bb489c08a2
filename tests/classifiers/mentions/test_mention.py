"""One thing said, and how."""

from classifiers.mentions.mention import How, Mention


def test_a_mention_without_a_way_is_asserted() -> None:
    assert Mention("negation.avant", 0, 1).asserted


def test_a_mention_said_in_any_other_way_is_not() -> None:
    for way in How:
        assert not Mention("negation.avant", 0, 1, frozenset({way})).asserted


def test_the_role_follows_the_lexicon() -> None:
    assert Mention("a_decharge.avocat", 0, 1).role == "avocat"
    assert Mention("a.b.c", 0, 1).role == "b.c"
