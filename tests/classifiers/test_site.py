"""What only shows when the pages of a site are read together, and how each is quoted."""

from dataclasses import replace

import pytest

from classifiers.mentions.tagging import TaggedPage
from classifiers.site import Place, TaggedSite
from dossier.model import Origin, SiteId, TextSpan
from tests.classifiers.marked import marked, site_of

NEWS = "[presse:Reportage] [presse:enquête] [presse:rédaction]"


def quoted(text: str, words: str) -> str:
    start = text.index(words)
    return Place(marked(text), start, start + len(words)).quote().text


def satirical(text: str) -> TaggedPage:
    """A page whose marks of the press are marks of satire."""
    page = marked(text, "satire")
    kinds = tuple(replace(one, kind="locuteur.satire") for one in page.mentions)
    return replace(page, mentions=kinds)


def test_the_sentence_is_quoted_whole_when_it_names_no_one() -> None:
    text = "Bonjour. Nous montons le dossier pour vous. Merci."
    assert quoted(text, "le dossier") == "Nous montons le dossier pour vous."
    start = text.index("le dossier")
    assert Place(marked(text), start, start + 10).words().text == "le dossier"


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("nous montons le dossier", "nous montons le dossier"),
        ("Mme Ardent : nous montons le dossier", "nous montons le dossier"),
        ("nous montons le dossier avec M. Ardent", "nous montons le dossier avec"),
        ("dossier, Mme Ardent", "dossier"),
    ],
)
def test_beside_a_person_the_words_alone_are_quoted_less_the_name(
    words: str, quote: str
) -> None:
    assert quoted(f"Mme Zélie signe et {words}", words) == quote


def test_a_number_among_the_words_stays_in_the_quote() -> None:
    words = "Mme Ardent monte le dossier au 899 123 456"
    assert quoted(f"{words}.", words) == "monte le dossier au 899 123 456"


def test_satire_on_one_page_tints_the_site() -> None:
    plain = marked("Le [rsa:RSA]")
    site = site_of(plain, satirical("[presse:parodie] [presse:pastiche]"))
    assert set(site.genres.values()) == {"satire"}
    assert not site.plain(plain)


def test_the_press_speaks_for_its_own_page_alone() -> None:
    plain, news = marked("Le [rsa:RSA]"), marked(NEWS, "actualite")
    site = site_of(plain, news)
    assert site.plain(plain)
    assert not site.plain(news)


def test_cues_are_counted_once_each_and_only_when_asserted() -> None:
    site = site_of("[libre:Gratuit] [libre:GRATUIT]", "[!libre:offert] [rsa:RSA]")
    assert site.cues("remuneration.libre") == {"gratuit"}


@pytest.mark.parametrize(
    ("text", "trade"),
    [
        ("Le [rsa:RSA]", 0),
        ("[biens:Piscine]", 1),
        ("[biens:Piscine] et [rsa:RSA]", 0.5),
        ("[biens:Piscine] et [acte:dépôt]", 0.5),
        ("[biens:Piscine] [biens:tennis] [rsa:RSA] [caf:Caf] [aides:aides]", 0.5),
        ("[biens:Piscine], [appareil:capital social]. Le [rsa:RSA]", 0),
    ],
)
def test_the_trade_weighs_other_goods_against_benefits(text: str, trade: float) -> None:
    assert site_of(text).trade == trade


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Le [rsa:RSA]", True),
        ("Les [aides:aides]", True),
        ("[biens:Piscine] payable en [rsa:RSA]", False),
        ("[biens:Piscine]. Le [rsa:RSA]", True),
        (f"{NEWS} et le [rsa:RSA]", False),
        ("[biens:Piscine]", False),
    ],
)
def test_a_benefit_counts_on_a_plain_page_and_away_from_goods(
    text: str, *, names: bool
) -> None:
    assert site_of(text).names_benefits is names


@pytest.mark.parametrize(
    ("home", "other"),
    [
        ("[biens:Piscine] du port\nLe [rsa:RSA]", True),
        ("Piscine du port\n[biens:Tennis]", False),
        ("[biens:Piscine] et [rsa:RSA]", False),
        ("Le [rsa:RSA]\n[biens:Piscine]", False),
    ],
)
def test_the_first_line_tells_another_trade(home: str, *, other: bool) -> None:
    assert site_of(home).other_trade is other
    assert not site_of("Accueil", home).other_trade


def test_a_site_without_a_page_has_no_trade_and_lives_from_nothing() -> None:
    site = TaggedSite(SiteId("vide.example"), ())
    assert not site.other_trade
    assert not site.lives_from_claims


@pytest.mark.parametrize(
    ("host", "announces"),
    [
        ("mes-droits.example", True),
        ("mon-aide.example", True),
        ("mes-droits.example:8080", True),
        ("ecrivain-public.example", True),
        ("cafe-du-port.example", False),
        ("essai.example", False),
        ("essai.example:droits", False),
    ],
)
def test_a_host_announces_by_a_word_long_enough(host: str, *, announces: bool) -> None:
    assert site_of("Accueil\nBonjour", host=host).announced is announces


@pytest.mark.parametrize(
    ("text", "announces"),
    [
        ("Vos [identite:droits]\nBonjour", True),
        ("Le [rsa:RSA]\nBonjour", True),
        ("Bonjour\nVos [identite:droits]", False),
        ("Bonjour\nNous avons déposé le [rsa:RSA]", False),
        ("[biens:Piscine]\nBonjour", False),
    ],
)
def test_a_first_line_announces(text: str, *, announces: bool) -> None:
    assert site_of(text).announced is announces


def test_a_title_announces_wherever_it_stands() -> None:
    text = "Bonjour\nVos [identite:droits]"
    title = marked(text, spans=(TextSpan(8, 18, Origin.TITLE),))
    button = marked(text, spans=(TextSpan(8, 18, Origin.BUTTON),))
    assert site_of(title).announced
    assert not site_of(button).announced


@pytest.mark.parametrize(
    ("text", "lives"),
    [
        ("Vos [identite:droits]\nLe [rsa:RSA]", True),
        ("Bonjour\nLe [rsa:RSA]", False),
        ("Vos [identite:droits]\nLe [rsa:RSA]\n[biens:Piscine]", False),
        ("Vos [identite:droits] et [biens:piscine]\n" + "[rsa:RSA]. " * 9, False),
        ("Vos [identite:droits]\n" + "[rsa:RSA]. " * 9 + "[biens:Piscine]", True),
        (
            "Vos [identite:droits]\n" + "[rsa:RSA]. " * 19 + "[biens:Piscine]. " * 7,
            False,
        ),
    ],
)
def test_a_site_lives_from_claims_that_it_announces_above_all(
    text: str, *, lives: bool
) -> None:
    assert site_of(text).lives_from_claims is lives


def test_the_path_of_an_address_is_read_folded() -> None:
    page = marked("Le RSA", "Démarches/RSA")
    assert site_of(page).url_words(page) == "demarches/rsa"
    home = marked("Le RSA")
    assert site_of(home).url_words(home) == ""
