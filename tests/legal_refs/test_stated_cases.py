"""The three cases of official data that are not mistakes, and the repealed text."""

from datetime import date, timedelta

from legal_refs.catalogue import load
from legal_refs.ids import ElementId, ProvisionId
from tests.legal_refs.planting import Law

ACTIVITY = "provisions/css_l845_6.yml"
SLUG = ProvisionId("css_l845_6")


def test_a_first_start_may_be_unknown_and_is_answered_from_the_day_read(
    law: Law,
) -> None:
    file = "provisions/pcmr_l95.yml"
    law.replace(file, "    start: 1994-03-01", "    start: unknown")

    text = load(law.folder).texts[ProvisionId("pcmr_l95")]
    read_on = text.wordings[0].read_on

    assert text.in_force(read_on) is text.wordings[0]
    assert text.in_force(read_on - timedelta(days=1)) is None


def test_a_wording_that_is_not_held_fills_a_gap(law: Law) -> None:
    law.replace(ACTIVITY, "wordings:\n", "wordings:\n" + earlier("text: not held"))

    text = load(law.folder).texts[SLUG]

    assert text.in_force(date(2015, 6, 1)) is None
    assert text.stated(date(2015, 6, 1)) is text.wordings[0]


def test_two_wordings_without_an_identifier_are_not_the_same(law: Law) -> None:
    file = "provisions/pcmr_l95.yml"
    law.replace(
        file,
        "wordings:\n",
        "wordings:\n"
        + earlier("text: not held")
        .replace("2016-01-01", "1994-03-01")
        .replace("2015-01-01", "1990-01-01"),
    )

    assert len(load(law.folder).texts[ProvisionId("pcmr_l95")].wordings) == 2


def test_a_wording_that_was_never_in_force_may_have_any_dates(law: Law) -> None:
    dead = earlier("never_in_force: true\n    text: not held", "2030-01-01")
    law.replace(ACTIVITY, "wordings:\n", "wordings:\n" + dead)

    text = load(law.folder).texts[SLUG]

    assert text.in_force(date(2035, 1, 1)) is text.wordings[1]


def test_a_repealed_text_keeps_the_elements_of_its_last_day(law: Law) -> None:
    law.replace(
        ACTIVITY, "    start: 2016-01-01", "    start: 2016-01-01\n    end: 2026-07-01"
    )

    provision = load(law.folder).provisions[SLUG]

    assert ElementId.REMUNERATION in provision.elements
    assert provision.in_force(date(2026, 6, 30)) is not None
    assert provision.in_force(date(2026, 7, 1)) is None


def earlier(last: str, start: str = "2015-01-01") -> str:
    return (
        "  - legiarti: unknown\n"
        f"    start: {start}\n"
        "    end: 2016-01-01\n"
        "    source: essai\n"
        "    read_on: 2026-01-01\n"
        f"    {last}\n"
    )
