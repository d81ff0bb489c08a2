"""Which benefits is it about?"""

from dataclasses import replace

import pytest

from dossier.model import Origin, Outcome, SiteId, TextSpan
from legal_refs.ids import ElementId
from tests.classifiers.assessing import HOST, assess, assessor, finding, page

ELEMENT = ElementId.BUT_PRESTATIONS
ACT = "Nous remplissons votre demande de C2S."
BARE = "Nous remplissons votre demande."
"""An act whose sentence names no benefit."""
FAR = "\n".join(["Texte sans rapport."] * 8)


def aimed(*lines: str) -> list[str]:
    """Benefits of a page of these lines."""
    return list(assess("\n".join(lines)).benefits)


def quoted(*lines: str) -> list[str]:
    """Sentences quoted on a page of these lines."""
    return [quote.text for quote in finding(ELEMENT, "\n".join(lines)).quotes]


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("Nous remplissons votre demande de RSA.", ["rsa"]),
        ("Nous remplissons votre demande d’AAH.", ["aah"]),
        ("On dépose ton dossier APL.", ["apl"]),
        ("Nous demandons pour vous la prime d’activité.", ["prime_activite"]),
        ("Nous déposons votre demande de pension de réversion.", ["reversion"]),
        ("Nous montons votre demande d’ASPA.", ["aspa"]),
        (
            "Nous montons votre dossier d’allocations familiales.",
            ["allocations_familiales"],
        ),
        ("Nous remplissons votre demande d’ARE.", ["are"]),
        ("Nous remplissons votre demande d’AEEH.", ["aeeh"]),
        (
            "Nous saisissons la caisse pour votre accident du travail, un dossier lourd.",
            ["at_mp"],
        ),
    ],
)
def test_the_benefit_of_the_act_is_named(text: str, slugs: list[str]) -> None:
    found = assess(text)
    assert list(found.benefits) == slugs
    assert found.elements[4].outcome is Outcome.MET


def test_a_benefit_far_from_the_act_gives_way_to_that_of_the_act() -> None:
    far = "\n".join(["Texte sans rapport."] * 8)
    text = (
        f"Nous remplissons votre demande de C2S.\n{far}\nElle touche déjà une retraite."
    )
    assert list(assess("Accueil", text).benefits) == ["c2s"]


def test_a_list_of_benefits_counts_wherever_it_stands() -> None:
    far = "\n".join(["Texte sans rapport."] * 8)
    text = f"Nous remplissons votre demande.\n{far}\nRSA, APL, AAH."
    assert set(assess("Accueil", text).benefits) == {"rsa", "apl", "aah"}


@pytest.mark.parametrize("between", [(), (FAR,)], ids=["near", "far"])
def test_the_benefit_of_the_act_stands_alone_wherever_another_is_named(
    between: tuple[str, ...],
) -> None:
    assert aimed("Accueil", ACT, *between, "Elle touche déjà une retraite.") == ["c2s"]


def test_the_first_line_announces_a_benefit_far_from_the_act() -> None:
    assert aimed("Le RSA pour tous.", FAR, ACT) == ["c2s", "rsa"]


def test_two_benefits_in_a_sentence_are_a_list() -> None:
    assert aimed("Accueil", ACT, FAR, "Le RSA ou l’APL.") == ["apl", "c2s", "rsa"]


@pytest.mark.parametrize(("lines", "slugs"), [(2, ["c2s"]), (3, ["c2s", "retraite"])])
def test_an_act_without_a_name_takes_those_within_three_lines(
    lines: int, slugs: list[str]
) -> None:
    apart, other = ["Texte."] * lines, "Elle touche une retraite."
    assert aimed("Accueil", BARE, *apart, "Pour la C2S.", FAR, other) == slugs
    assert aimed("Accueil", "Pour la C2S.", *apart, BARE, FAR, other) == slugs


def test_a_family_of_benefits_is_not_one_of_them() -> None:
    assert aimed("Nous demandons vos minima sociaux, dont votre RSA.") == ["rsa"]


def test_benefits_named_beside_other_goods_are_not_aimed_at() -> None:
    goods = "Une séance de massage pour qui touche l’AAH ou l’ASPA."
    assert aimed("Accueil", ACT, FAR, goods) == ["c2s"]


def test_benefits_that_the_press_names_are_not_aimed_at() -> None:
    press = "La rédaction.\nReportage, interview : le RSA et l’APL."
    assert list(assess(f"Accueil\n{ACT}", press).benefits) == ["c2s"]


def test_the_act_is_quoted_alone_and_before_a_short_list() -> None:
    assert quoted("Le RSA, l’APL.", ACT, "L’AAH, l’ASPA.") == [ACT]


def test_a_list_of_four_benefits_is_quoted_before_an_act_that_names_one() -> None:
    rows = "Le RSA, l’APL, l’AAH, l’ASPA."
    assert quoted(ACT, rows) == [rows]


def test_a_list_however_long_is_not_quoted_before_an_act_that_names_two() -> None:
    act = "Nous remplissons vos demandes d’APL et de C2S."
    assert quoted(act, "Le RSA, l’APL, l’AAH, l’ASPA, l’ASI.") == [act]


@pytest.mark.parametrize("origin", [Origin.TITLE, Origin.LINK, Origin.META])
def test_a_visible_sentence_is_quoted_before_what_is_not_prose(origin: Origin) -> None:
    head = "RSA, APL, AAH, ASPA"
    shown = replace(page(f"{head}\n{ACT}"), spans=(TextSpan(0, len(head), origin),))
    found = assessor().assess(SiteId(HOST), [shown]).elements[4]
    assert [quote.text for quote in found.quotes] == [ACT]


def test_benefits_as_often_named_come_by_slug() -> None:
    assert aimed("Nous remplissons votre demande de RSA ou d’APL.") == ["apl", "rsa"]


def test_the_most_named_comes_first() -> None:
    text = "Nous remplissons votre demande de RSA ou d’APL. Nous envoyons votre dossier d’APL."
    assert list(assess(text).benefits) == ["apl", "rsa"]


def test_without_an_act_a_benefit_is_only_a_word() -> None:
    assert finding(ELEMENT, "Le RSA est une aide.").outcome is Outcome.UNDETERMINED
