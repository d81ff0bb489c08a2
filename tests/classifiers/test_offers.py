"""Which acts the site offers, and how close a benefit stands to them."""

import pytest

from classifiers.offers import Link, Offer, offers
from classifiers.site import Place
from tests.classifiers.marked import KINDS, marked, site_of

ACT = "[acte:Nous remplissons votre dossier]"
NAME = "Le [rsa:RSA]"
PRESS = "[presse:Chronique], [presse:gazette], [presse:reportage].\n"


def found(*texts: str) -> list[tuple[str, Link]]:
    """Role and link of each offer."""
    return [
        (offer.kind.partition(".")[2], offer.link) for offer in offers(site_of(*texts))
    ]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (f"{ACT} pour le [rsa:RSA].", Link.SENTENCE),
        (f"{ACT} pour vos [aides:aides].", Link.SENTENCE),
        (f"{ACT} pour la [caf:Caf].", Link.SENTENCE),
        (f"{ACT} de [biens:yoga] pour le [rsa:RSA].", Link.SENTENCE),
        (f"{ACT} de [biens:yoga] pour la [caf:Caf].", Link.NEAR),
        (f"{ACT}. {NAME}.", Link.NEAR),
        (f"{ACT}.\n1\n2\n{NAME}.", Link.NEAR),
        (f"{NAME}.\n1\n2\n{ACT}.", Link.NEAR),
        (f"{ACT}.\n1\n2\nLa [caf:Caf].", Link.NEAR),
        (f"{ACT}.\n1\n2\n3\n{NAME}.", Link.SITE),
        (f"{NAME}.\n1\n2\n3\n{ACT}.", Link.SITE),
    ],
)
def test_a_benefit_is_linked_by_how_near_it_stands(text: str, link: Link) -> None:
    assert found(text) == [("acte", link)]


def test_a_benefit_on_another_page_links_the_site() -> None:
    assert found(f"{ACT}.", NAME) == [("acte", Link.SITE)]


@pytest.mark.parametrize(
    "other",
    [
        "Le yoga.",
        "La [caf:Caf].",
        "Le [rsa:RSA] paie le [biens:yoga].",
        f"{PRESS}{NAME}.",
    ],
)
def test_a_site_that_names_no_benefit_of_its_own_offers_nothing(other: str) -> None:
    assert found(f"{ACT}.", other) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{ACT} de [biens:yoga].\n{NAME}.",
        f"[appareil:Cookies] : {ACT} pour le [rsa:RSA].",
        f"{PRESS}{ACT} pour le [rsa:RSA].",
        "[!acte:Nous remplissons votre dossier] pour le [rsa:RSA].",
        f"[autre:La Caf] dit : {ACT} pour le [rsa:RSA].",
    ],
)
def test_an_act_of_others_of_other_goods_or_not_asserted_is_no_offer(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("role", ["aide", "soutien"])
def test_help_counts_in_the_sentence_of_a_benefit_only(role: str) -> None:
    assert found(f"Notre [{role}:aide] pour le [rsa:RSA].") == [(role, Link.SENTENCE)]
    assert found(f"Notre [{role}:aide].\n{NAME}.") == []


@pytest.mark.parametrize(
    "text",
    [
        "[produit:Pack [rsa:RSA]] à 29 €",
        "[produit:Pack [rsa:RSA]]\n29 €",
    ],
)
def test_a_product_counts_beside_its_price(text: str) -> None:
    assert found(text) == [("produit", Link.SENTENCE)]


@pytest.mark.parametrize(
    "text",
    [
        "[produit:Pack [rsa:RSA]]",
        "29 €\n[produit:Pack [rsa:RSA]]",
        "[produit:Pack [rsa:RSA]]\n1\n29 €",
        "[produit:Pack] à 29 €\n[rsa:RSA]",
        "[produit:Pack [rsa:RSA]]\nAllocation de 646 € par mois",
    ],
)
def test_a_product_without_its_price_or_its_benefit_does_not(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("role", ["acte", "tache", "genere"])
def test_an_act_a_task_and_a_paper_count_anywhere_on_the_site(role: str) -> None:
    assert [link for _, link in found(f"[{role}:Nous agissons].", NAME)] == [Link.SITE]


@pytest.mark.parametrize(
    ("texts", "links"),
    [
        (("[large:Nous suivons] le [rsa:RSA].",), [Link.SENTENCE]),
        (("Page.\n[large:Nous suivons].\nLe [rsa:RSA].",), [Link.NEAR]),
        (("Page.\n[large:Nous suivons].", "1\n2\nLe [rsa:RSA]."), []),
        (("Page.\n[large:Nous suivons].", "[rsa:RSA]."), [Link.SITE]),
        (("[biens:Yoga].\n[large:Nous suivons].", "[rsa:RSA]."), []),
        (("Page.\n[large:Nous suivons].",), []),
    ],
)
def test_someone_and_a_file_count_near_a_benefit_or_on_a_site_of_claims(
    texts: tuple[str, ...], links: list[Link]
) -> None:
    assert [link for _, link in found(*texts)] == links


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("[large:Nous suivons] pour [faux:comprendre] le [rsa:RSA].", 0),
        ("Pour [faux:comprendre], [large:nous suivons] le [rsa:RSA].", 1),
        ("[large:Nous suivons] le [rsa:RSA]. Pour [faux:comprendre].", 1),
        ("[acte:Nous suivons] pour [faux:comprendre] le [rsa:RSA].", 1),
    ],
)
def test_a_verb_that_only_informs_takes_back_the_broad_kind(
    text: str, number: int
) -> None:
    assert len(found(text)) == number


def test_firm_offers_come_first_then_the_closest_then_by_kind() -> None:
    papers = "[genere:Lettre] de [rsa:RSA].\n[tache:Dépôt]."
    acts = "[tache:Montage] du [rsa:RSA].\n[acte:Nous suivons] le [rsa:RSA]."
    assert found(f"{papers}\n{acts}\nNous vous aidons.\nJe vous lis.") == [
        ("acte", Link.SENTENCE),
        ("tache", Link.SENTENCE),
        ("tache", Link.NEAR),
        ("generation", Link.SENTENCE),
    ]


def test_a_page_that_says_more_than_a_person_reads_says_nothing_new() -> None:
    ours = "Nous vous aidons.\nJe vous lis.\n"
    assert len(found(ours + "[acte:Agissons] [rsa:RSA]\n" * 1_501)) == 1_500


@pytest.mark.parametrize(
    ("role", "traits"),
    [
        ("acte", {"firm", "acts"}),
        ("tache", {"firm", "acts"}),
        ("large", {"firm", "acts"}),
        ("aide", {"firm"}),
        ("soutien", set()),
        ("produit", set()),
        ("genere", {"generated"}),
    ],
)
def test_a_kind_founds_acts_or_generates(role: str, traits: set[str]) -> None:
    offer = Offer(Place(marked("Texte."), 0, 5), KINDS[role], Link.NEAR)
    names = ("firm", "acts", "generated")
    assert {name for name in names if getattr(offer, name)} == traits
