"""Which prices are asked for the act, and what ties each to it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from classifiers.asks import Ask, Tie, asks, firmly_tied, says_free
from classifiers.mentions.mention import How
from classifiers.mentions.tagging import TaggedPage
from classifiers.offers import ACT, HELP, Link, Offer, offers
from classifiers.site import Place
from dossier.model import Origin, TextSpan
from tests.classifiers.marked import marked, site_of

OFFER = "[nous:Nous] [acte:remplissons] votre demande de [rsa:RSA]."
FAR = "\nTexte.\nTexte.\nTexte.\n"
PRESS = "[presse:Chronique], [presse:gazette], [presse:reportage].\n"
GOODS = "[biens:yoga] "


def asked(*pages: TaggedPage | str) -> list[tuple[str, Tie]]:
    """Amount and tie of each price asked."""
    site = site_of(*pages)
    return [(f"{ask.price.amount}", ask.tie) for ask in asks(site, offers(site))]


def tie(line: str) -> Tie:
    """The tie of the one price of a line that follows the offer; none when it is not asked."""
    found = asked(f"{OFFER}\n{line}")
    assert len(found) < 2
    return found[0][1] if found else Tie.NONE


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Le [objet:dossier] est à 29 €.", Tie.ACT),
        ("À 29 € le [objet:dossier].", Tie.ACT),
        ("À 29 €[objet:/dossier].", Tie.ACT),
        ("[acte:Dépôt] à 29 €.", Tie.ACT),
        ("[demande:Réglez] 29 €.", Tie.LABEL),
        ("Frais de service : 29 €.", Tie.LABEL),
        ("Nous gardons 12 %.", Tie.LABEL),
        ("Cela fait 29 €.", Tie.NEAR),
        ("[pro:Vos salariés] : 29 €.", Tie.NONE),
        ("[pro:Vos salariés] : 12 %.", Tie.NONE),
        ("[pro:Vos salariés].\n29 €.", Tie.NONE),
        ("Le [biens:yoga] est à 29 €.", Tie.NONE),
        ("[pas_un_prix:Vous touchez] 29 €.", Tie.NONE),
        ("[pas_un_prix:Versé] : nous gardons 12 %.", Tie.LABEL),
    ],
)
def test_the_clause_of_the_price_ties_it_first(line: str, expected: Tie) -> None:
    assert tie(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Le [biens:yoga] et le [objet:dossier] à 29 €.", Tie.ACT),
        ("Le [objet:dossier] et le [biens:yoga] à 29 €.", Tie.NONE),
        ("[biens:Yoga] 29 € [objet:dossier]", Tie.ACT),
        ("[pas_un_prix:Versé] avec le [objet:dossier] à 29 €.", Tie.ACT),
        ("Le [objet:dossier] [pas_un_prix:versé] à 29 €.", Tie.NONE),
        ("[pas_un_prix:Versé] avec [demande:frais] 29 €.", Tie.LABEL),
        ("[demande:Réglez] 29 € [biens:yoga].", Tie.NONE),
        ("[demande:Frais de [objet:dossier]] : 29 €.", Tie.LABEL),
        ("[demande:Frais] de [objet:dossier] : 29 €.", Tie.ACT),
        ("[demande:Frais] : 29 €.\nLe [biens:yoga].", Tie.NONE),
        ("[demande:Frais] : 29 €.\nTexte.\nLe [biens:yoga].", Tie.LABEL),
    ],
)
def test_the_nearest_words_of_the_clause_win(line: str, expected: Tie) -> None:
    assert tie(line) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Le [objet:dossier] suit. Cela fait 29 €.", Tie.NEAR),
        ("Cela fait 29 €. Le [objet:dossier] suit.", Tie.NEAR),
        ("Le [objet:dossier] / cela fait 29 €", Tie.NEAR),
        ("Le [objet:dossier], cela fait 29 €", Tie.ACT),
    ],
)
def test_a_clause_ends_at_its_point_or_its_bar(line: str, expected: Tie) -> None:
    assert tie(line) is expected


def test_each_price_of_a_line_has_its_own_words() -> None:
    text = (
        f"{OFFER}\nLe [objet:dossier] 29 €, le [biens:yoga] 12 €, la [objet:lettre] 9 €"
    )
    assert asked(text) == [("29", Tie.ACT), ("9", Tie.ACT)]


def test_the_words_of_a_price_are_not_those_of_the_next() -> None:
    text = f"{OFFER}\nLe [objet:dossier] 29 €, cartes 4 €"
    assert asked(text) == [("29", Tie.ACT)]


def test_words_after_a_price_are_the_next_one_s_when_it_has_its_own() -> None:
    text = f"{OFFER}\nFormule simple 29 € le [objet:dossier] complet 49 €"
    assert asked(text)[1] == ("49", Tie.ACT)
    assert asked(text)[0][1] is not Tie.ACT


def test_a_list_that_begins_with_its_price_reads_on() -> None:
    assert asked(f"{OFFER}\n29 € le [objet:dossier] 49 € la [objet:lettre]") == [
        ("29", Tie.ACT),
        ("49", Tie.ACT),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{OFFER}\nTexte.\nCela fait 29 €.", [("29", Tie.NEAR)]),
        (f"Cela fait 29 €.\nTexte.\n{OFFER}", [("29", Tie.NEAR)]),
        (f"{OFFER}{FAR}Cela fait bien 29 € pour toute une vie.", []),
        (f"{OFFER}{FAR}29 €", [("29", Tie.SITE)]),
        (f"{OFFER}{FAR}29 €\nUn texte de plus qui suit le prix.", [("29", Tie.SITE)]),
        (f"{OFFER}{FAR}Cela fait tout juste 29 €", [("29", Tie.SITE)]),
        (f"{OFFER}{FAR}Cela fait très exactement 29 €", []),
        (
            f"{OFFER}{FAR}Chez nous et pour tous c’est 29 € par mois.",
            [("29", Tie.SITE)],
        ),
        (f"{OFFER}{FAR}Le [rsa:RSA] : 29 €", []),
        (f"{OFFER}{FAR}[pas_un_prix:Versé]\n29 €", []),
        (
            f"{OFFER}{FAR}0 899 00 00 00, à 0,80 € la minute, ce qui n’est pas rien.",
            [("0.80", Tie.PAGE)],
        ),
    ],
)
def test_a_silent_clause_is_tied_by_what_stands_around(
    text: str, expected: list[tuple[str, Tie]]
) -> None:
    assert asked(text) == expected


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("Nos tarifs\nTexte.\nCela fait bien 29 € pour toute une vie.", ""),
        ("Texte.\nCela fait bien 29 € pour toute une vie.", "nos-tarifs.html"),
        ("Texte.\nCela fait bien 29 € pour toute une vie.", "fr/prix_2026"),
    ],
)
def test_a_page_of_prices_is_known_by_its_title_or_its_address(
    text: str, path: str
) -> None:
    assert asked(OFFER, marked(text, path)) == [("29", Tie.PAGE)]
    assert asked(OFFER, marked(f"Page\n{text.partition(chr(10))[2]}", "p1")) == []


def test_a_price_on_a_button_is_near_whatever_its_page() -> None:
    text = "Texte.\nCela fait bien 29 € pour toute une vie."
    button = TextSpan(text.index("Cela"), len(text), Origin.BUTTON)
    assert asked(OFFER, marked(text, "p1", spans=(button,))) == [("29", Tie.NEAR)]


def test_goods_nearer_than_the_act_untie_a_silent_price() -> None:
    assert asked(f"{OFFER}\nTexte.\nLe [biens:yoga].\nCela fait 29 €.") == []


@pytest.mark.parametrize(
    "line",
    [
        "Le [objet:dossier] est à 0 €.",
        "Le [objet:dossier] est à 29 € [libre:prix libre].",
        "[exemple:Par exemple], le [objet:dossier] à 29 €.",
        "Une allocation de 29 €.",
    ],
)
def test_a_sum_that_is_no_price_is_not_asked(line: str) -> None:
    assert tie(line) is Tie.NONE


@pytest.mark.parametrize(
    "changes",
    [
        {"amount": Decimal(0)},
        {"instead_of": True},
        {"restates": True},
        {"net_of_credit": True},
        {"benefit_label": "allocation"},
    ],
)
def test_a_price_that_stands_for_another_is_not_asked(
    changes: dict[str, object],
) -> None:
    page = marked(f"{OFFER}\nLe [objet:dossier] est à 29 €.")
    ((price, how),) = page.prices
    changed = replace(price, **changes)  # type: ignore[arg-type]
    assert asked(replace(page, prices=((price, how),))) != []
    assert asked(replace(page, prices=((changed, how),))) == []


def test_money_received_is_a_price_where_a_cue_calls_it_a_fee() -> None:
    page = marked(f"{OFFER}\nLe [objet:dossier] est à 29 €.")
    ((price, how),) = page.prices
    labelled = replace(price, label="frais", benefit_label="allocation")
    assert asked(replace(page, prices=((labelled, how),))) == [("29", Tie.ACT)]
    silent = marked(f"{OFFER}\nCela fait 29 €.")
    ((price, how),) = silent.prices
    labelled = replace(price, label="frais", benefit_label="allocation")
    assert asked(replace(silent, prices=((labelled, how),))) == []


def test_a_price_not_asserted_is_not_asked() -> None:
    page = marked(f"{OFFER}\nLe [objet:dossier] est à 29 €.")
    ((price, _),) = page.prices
    denied = ((price, frozenset({How.NEGATED})),)
    assert asked(replace(page, prices=denied)) == []


def test_the_press_asks_nothing_but_of_itself() -> None:
    fee = "Le [objet:dossier] est à 29 €."
    own = "[chez_nous:Chez nous], le [objet:dossier] est à 29 €."
    assert asked(OFFER, PRESS + fee) == []
    assert asked(OFFER, PRESS + own) == [("29", Tie.ACT)]


def test_nothing_is_asked_without_an_offer() -> None:
    assert asked("Le [objet:dossier] est à 29 €.", "Le [rsa:RSA].") == []


LABELLED, SILENT = "\n[demande:Frais] : 29 €.", "\nCela fait 29 €."
ACTED = "\nLe [objet:dossier] est à 29 €."


def ties(offer: str) -> set[Tie]:
    """Which of a tied act, a fee, a price near the act and a price alone is asked."""
    return {
        tie
        for line in (ACTED, LABELLED, SILENT, f"{FAR}29 €", f"{FAR}Tarifs\n29 €")
        for _, tie in asked(f"{offer}{line}")
    }


def test_an_act_near_a_benefit_asks_every_price() -> None:
    assert ties(f"Accueil.\n{OFFER}") == {Tie.ACT, Tie.LABEL, Tie.NEAR, Tie.SITE}


@pytest.mark.parametrize(
    ("offer", "least"),
    [
        (f"{OFFER} C’est [rien_a_payer:tout gratuit].", Tie.ACT),
        (f"[biens:Yoga].\n{OFFER}", Tie.ACT),
        (f"Accueil.\n{OFFER}{FAR}{GOODS * 6}", Tie.ACT),
        (f"Accueil.\n{OFFER}{FAR}{GOODS * 2}", Tie.LABEL),
        (f"Un [rsa:RSA].\n{OFFER}{FAR}{GOODS * 2}", Tie.SITE),
        (f"Accueil.\n{OFFER}{FAR}{GOODS}", Tie.SITE),
    ],
)
def test_a_site_of_other_trades_or_said_free_asks_closer_ties(
    offer: str, least: Tie
) -> None:
    assert min(ties(offer)) is least


@pytest.mark.parametrize(("goods", "expected"), [(0, Tie.PAGE), (2, Tie.ACT)])
def test_an_act_far_from_any_benefit_asks_a_page_of_prices(
    goods: int, expected: Tie
) -> None:
    home = "Accueil.\n[nous:Nous] [acte:remplissons] votre demande."
    other = f"Le [rsa:RSA].{FAR}{GOODS * goods}"
    prices = [
        "Tarifs\n\n\n29 €",
        "Page\n\n\nLe [objet:dossier] à 19 €.",
        "Page\n\n\n9 €",
    ]
    found = asked(home, other, *prices)
    assert min(tie for _, tie in found) is expected


def test_a_percentage_is_asked_as_soon_as_it_is_tied() -> None:
    far = f"{OFFER} C’est [rien_a_payer:tout gratuit].{FAR}"
    assert asked(f"{far}Nous gardons 12 %.") == [("12", Tie.LABEL)]
    assert asked(f"{far}[pro:Vos salariés] : 12 %.") == []


def test_prices_with_other_words_give_way_to_those_that_are_named() -> None:
    named = f"{OFFER}\nLe [objet:dossier] : 29 €."
    assert asked(f"{named}\nCartes anciennes : 4 €.") == [("29", Tie.ACT)]
    assert asked(f"{named}\n4 € la carte.") == [("29", Tie.ACT)]
    assert len(asked(f"{named}\n4 €\nMerci.")) == 2
    assert len(asked(f"{named}\n4 € [neutre:seulement]")) == 2
    assert len(asked(f"{named}\nRevue complète : 4 € par mois")) == 2
    assert asked(f"{OFFER}\nCartes anciennes : 4 €.") == [("4", Tie.NEAR)]
    labelled = f"{OFFER}\nFrais de service : 29 €.\nCartes anciennes : 4 €."
    assert asked(labelled) == [("29", Tie.LABEL)]


@pytest.mark.parametrize(("number", "kept"), [(6, 6), (7, 0)])
def test_many_loose_sums_on_one_page_are_no_prices(number: int, kept: int) -> None:
    rows = "\n".join(f"{n}9 €" for n in range(1, number + 1))
    assert len(asked(f"{OFFER}{FAR}{rows}")) == kept
    named = "\nLe [objet:dossier] : 999 €."
    assert ("999", Tie.ACT) in asked(f"{OFFER}{named}{FAR}{rows}")


def test_many_sums_beside_the_act_are_prices() -> None:
    row = " ou ".join(f"{n}9 €" for n in range(1, 9))
    assert [tie for _, tie in asked(f"{OFFER}\nTexte.\n{row}")] == [Tie.NEAR] * 8
    assert asked(f"{OFFER}\nTexte.\n{row}{FAR}9 €")[8:] == [("9", Tie.SITE)]


@pytest.mark.parametrize(
    ("under", "expected"),
    [
        ("29 €", Tie.ACT),
        ("[neutre:À partir] de 29 €", Tie.ACT),
        ("Cartes anciennes : 29 €", Tie.NEAR),
        ("Texte.\n29 €", Tie.NEAR),
    ],
)
def test_a_price_alone_under_the_act_is_that_of_a_card(
    under: str, expected: Tie
) -> None:
    assert asked(f"{OFFER}\n{under}") == [("29", expected)]


@pytest.mark.parametrize("tax", ["TTC", "HT"])
def test_a_price_with_its_tax_is_a_price_asked(tax: str) -> None:
    assert asked(f"{OFFER}{FAR}Deux heures de travail : 29 € {tax}.") == [
        ("29", Tie.LABEL)
    ]


@pytest.mark.parametrize(
    ("text", "free"),
    [
        (f"{OFFER} C’est [rien_a_payer:gratuit].", True),
        (f"{OFFER}\nTexte.\nC’est [rien_a_payer:gratuit].", True),
        (f"C’est [rien_a_payer:gratuit].\nTexte.\n{OFFER}", True),
        (f"{OFFER}\nTexte.\nTexte.\nC’est [rien_a_payer:gratuit].", False),
        (f"C’est [rien_a_payer:gratuit].\nTexte.\nTexte.\n{OFFER}", False),
        (f"{OFFER} Ce n’est pas [!rien_a_payer:gratuit].", False),
        (f"{OFFER} L’[appat:essai] est [rien_a_payer:gratuit].", False),
        (f"{OFFER} C’est [rien_a_payer:gratuit] [sous_condition:sinon].", False),
        (f"{OFFER}\n[entree:Simulation].\nC’est [rien_a_payer:gratuit].", False),
        (f"{OFFER}\nC’est [rien_a_payer:gratuit].\n[entree:Simulation].", True),
        (OFFER, False),
    ],
)
def test_an_act_is_said_free_beside_it_and_without_condition(
    text: str, free: bool
) -> None:
    site = site_of(text)
    assert says_free(site, offers(site)) is free


def test_what_another_page_says_free_is_not_the_act() -> None:
    site = site_of(OFFER, "C’est [rien_a_payer:gratuit].")
    assert not says_free(site, offers(site))


@pytest.mark.parametrize(
    ("kind", "link", "least"),
    [
        (ACT, Link.SENTENCE, Tie.PAGE),
        (ACT, Link.NEAR, Tie.PAGE),
        (ACT, Link.SITE, Tie.LABEL),
        (HELP, Link.SENTENCE, Tie.LABEL),
    ],
)
def test_an_alert_needs_a_price_that_a_person_ties_to_the_act(
    kind: str, link: Link, least: Tie
) -> None:
    page = marked("29 €")
    place, ((price, _),) = Place(page, 0, 4), page.prices
    offered = (Offer(place, kind, link),)
    firm = [tie for tie in Tie if firmly_tied((Ask(place, price, tie),), offered)]
    assert firm == [tie for tie in Tie if tie >= least]
    assert not firmly_tied((), offered)
