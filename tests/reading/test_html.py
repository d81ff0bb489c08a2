"""What each kind of markup becomes: text, and where it stood."""

import pytest

from reading.html import read_html
from reading.model import Link
from reading.tree import MOST_LINKS
from tests.reading.spans import shown

BLOCKS = [
    ("<p>Un</p><p>Deux</p>", "Un\nDeux"),
    ("<div>Un<div>Deux</div>Trois</div>", "Un\nDeux\nTrois"),
    ("<h1>Tarifs</h1>Texte", "Tarifs\nTexte"),
    ("29,90 €<br>par mois", "29,90 €\npar mois"),
    ("<ul><li>Un<li>Deux</ul>", "Un\nDeux"),
    ("<dl><dt>Prix<dd>29 €</dl>", "Prix\n29 €"),
    ("<details><summary>Prix</summary>29 €</details>", "Prix\n29 €"),
    ("<p>Un <b>deux</b> <i>trois</i></p>", "Un deux trois"),
    ("<p>l’<em>aide</em> !</p>", "l’aide !"),
    ("29<sup>,90</sup>€", "29,90€"),
    ("<p>  Un\n\t deux  </p>", "Un deux"),
    ("<x-carte>Un</x-carte>deux", "Un\ndeux"),
]
TABLES = [
    ("<table><tr><td>A<td>29 €<tr><td>B<td>49 €</table>", "A\t29 €\nB\t49 €"),
    (
        "<table><tr><th>A</th> <td> <p>29 €</p> </td></tr></table><p>Fin",
        "A\t29 €\nFin",
    ),
    ("<table><tr><td><p>Un</p><p>Deux</p></td></tr></table>", "Un\nDeux"),
    ("<table><tr><td></td><td>29 €</td></tr></table>", "29 €"),
]
KEPT = [
    ("29,90&nbsp;€", "29,90\xa0€"),
    ("29\u202f€", "29\u202f€"),
    ("C\u200bAF", "C\u200bAF"),
    ("l&rsquo;aide &amp; le &lt;RSA&gt;", "l’aide & le <RSA>"),
    ("a < b", "a < b"),
    ("\u202b29 €\u202c", "\u202b29 €\u202c"),
]
DROPPED = [
    ("Un<!-- deux --> trois", "Un trois"),
    ("Un<script>var a = '<p>deux</p>';</script>", "Un"),
    ("29<!-- -->,<!-- -->90<?php ?> €", "29,90 €"),
    ("<style>p{color:red}</style>Un", "Un"),
    ("Un<iframe src=x>deux</iframe>", "Un"),
    ("Un\x00\x02 deux&#2;&#x1f;", "Un deux\ufffd\ufffd"),
    ("&#2a&#x2;&#0031&#1", "\ufffda\ufffd\ufffd\ufffd"),
    ('<input type=hidden value="jeton secret long">Un', "Un"),
    ("<input type=checkbox value=oui>Un", "Un"),
    ("", ""),
]
NEIGHBOURS = [
    ("<span>Prix</span><span>29 €</span>", "Prix 29 €"),
    ("<span>29</span><span>€</span>", "29€"),
    ("<span>a</span>b<span>C</span>", "abC"),
    ("<span>2</span><span>9</span><span>,90</span>", "29,90"),
    ("<a href=1>Tarifs</a><a href=2>FAQ</a>", "[link: Tarifs] [link: FAQ]"),
    ("<span>R</span><span>S</span><span>A</span>", "RSA"),
]
ORIGINS = [
    ("<title>Mes aides</title>Un", "[title: Mes aides]\nUn"),
    (
        '<meta name="description" content="Vos aides">Un',
        "[meta: Vos aides]\nUn",
    ),
    ('<meta property="og:title" content="Vos aides">', "[meta: Vos aides]"),
    ('<meta name="keywords" content="rsa apl">Un', "Un"),
    ("<p hidden>Caché</p>Un", "[hidden: Caché]\nUn"),
    ('<p style="display: none">Caché</p>', "[hidden: Caché]"),
    ('<p style="VISIBILITY:hidden">Caché</p>', "[hidden: Caché]"),
    ('<span class="sr-only">Caché</span> Un', "[hidden: Caché] Un"),
    ('<p class="visually-hidden">Caché</p>', "[hidden: Caché]"),
    ('<p class="screen-reader-text">Caché</p>', "[hidden: Caché]"),
    ('<p class="d-none d-md-block">Vu</p>', "Vu"),
    ('<div class="hidden">Caché</div>', "[hidden: Caché]"),
    ('<div class="md:block hidden">Vu</div>', "Vu"),
    ('<span aria-hidden="true">Vu</span>', "Vu"),
    ('<body style="visibility:hidden">Vu', "Vu"),
    ("<template><p>Caché</p></template>Un", "[hidden: Caché]\nUn"),
    ("Un<noscript><p>Caché</p></noscript>", "Un\n[hidden: Caché]"),
    ("<dialog>Caché</dialog><dialog open>Vu</dialog>", "[hidden: Caché]\nVu"),
    ("<s>49 €</s> 29 €", "[struck: 49 €] 29 €"),
    ("<del>49 €</del> <ins>29 €</ins>", "[struck: 49 €] 29 €"),
    ("<strike>49 €</strike>", "[struck: 49 €]"),
    ('<b style="text-decoration:line-through">49 €</b>', "[struck: 49 €]"),
    ('<span class="old-price">49 €</span>', "[struck: 49 €]"),
    ('<span class="prix-barre">49 €</span>', "[struck: 49 €]"),
    ('<span class="price--old">49 €</span>', "[struck: 49 €]"),
    ('<span class="barré">49 €</span>', "[struck: 49 €]"),
    ('<span class="price">49 €</span>', "49 €"),
    (
        "<style>p{} b .x, .y:hover{text-decoration: Line-Through}</style><b><i class=x>49 €</i></b> <i class='x y'>29 €</i>",
        "[struck: 49 €] 29 €",
    ),
    (
        "<style>body, >>, .a{text-decoration:line-through}</style>Un <i class=a>b",
        "Un [struck: b]",
    ),
    ("<style>/* .a{text-decoration:line-through} */</style><i class=a>b", "b"),
    ('<nav class="barre">Menu</nav>', "Menu"),
    ('<img alt="29,90 € par mois" src=x>', "[alt: 29,90 € par mois]"),
    ("Un<img alt=''>deux", "Undeux"),
    ("<svg><title>Payer</title><path d=x /></svg>", "[alt: Payer]"),
    ("<button>Payer</button>", "[button: Payer]"),
    ("29 €<button>Payer</button>", "29 €\n[button: Payer]"),
    ('<input type=submit value="Payer 29 €">', "[button: Payer 29 €]"),
    ('<a class="btn btn-lg" href=x>Payer</a>', "[button: Payer]"),
    ('<input placeholder="Votre CAF">', "[form: Votre CAF]"),
    ('<input value="29 €" type=text>', "[form: 29 €]"),
    ("<label>Numéro</label>", "[form: Numéro]"),
    ("<select><option>Un<option>Deux</select>", "[form: Un]\n[form: Deux]"),
    (
        '<select><optgroup label="Aides"><option>Un</select>',
        "[form: Aides]\n[form: Un]",
    ),
    ("<textarea>Un <b>mot</textarea>", "[form: Un <b>mot]"),
    ("Voir <a href=x>nos tarifs</a>.", "Voir [link: nos tarifs]."),
    ("<p hidden><s>49 €</s> Caché</p>", "[struck: 49 €] [hidden: Caché]"),
    ("<p hidden><a href=x>Caché</a></p>", "[hidden: Caché]"),
    ("<p hidden><img alt='Caché'></p>", "[hidden: Caché]"),
    ("<a href=x>Vu <s>49 €</s></a>", "[link: Vu] [struck: 49 €]"),
    ("<a href=x><h3>Un</h3><p>Deux</p></a>", "[link: Un]\n[link: Deux]"),
    ("<button><s>49 €</s> Payer</button>", "[struck: 49 €] [button: Payer]"),
    ("<P HIDDEN>Caché</P>Un", "[hidden: Caché]\nUn"),
    ("<p\n\thidden\n>Caché</p>", "[hidden: Caché]"),
]
BROKEN = [
    ("<p hidden>Caché<p>Vu", "[hidden: Caché]\nVu"),
    ("<div><s>49 €</div>29 €", "[struck: 49 €]\n[struck: 29 €]"),
    ("<p>Un</b></i></div> deux", "Un deux"),
    ('<img alt=24" >29,90 €', '[alt: 24"] 29,90 €'),
    ('<p title="a > b">Un', "Un"),
    ("<p title=l'aide>d'accord</p>", "d'accord"),
    ("<p>Un</p", "Un"),
    ("<p>Un<!-- jamais fermé", "Un"),
    ("<script>jamais fermé", ""),
]


@pytest.mark.parametrize(
    ("page", "text"),
    [*BLOCKS, *TABLES, *KEPT, *DROPPED, *NEIGHBOURS, *ORIGINS, *BROKEN],
)
def test_markup_becomes_text_with_its_origin(page: str, text: str) -> None:
    assert shown(read_html(page)) == text


def test_the_title_is_told_apart() -> None:
    assert read_html("<title> Mes\n aides </title><p>Un").title == "Mes aides"


def test_the_title_of_a_drawing_is_not_that_of_the_page() -> None:
    assert read_html("<svg><title>Payer</title></svg>").title == ""


def test_links_come_as_written_with_their_words() -> None:
    page = (
        '<a href=" /cgv?a=1&amp;b=2 ">Nos <b>CGV</b></a><a name=x>ancre</a>'
        '<a href="/faq"><img alt="Questions"><br>FAQ</a><a href="#"></a>'
    )
    assert read_html(page).links == (
        Link("/cgv?a=1&b=2", "Nos CGV"),
        Link("/faq", "Questions FAQ"),
        Link("#", ""),
    )


def test_links_of_hidden_menus_are_links_too() -> None:
    page = "<nav style='display:none'><a href=/cgv>CGV</a></nav>"
    assert read_html(page).links == (Link("/cgv", "CGV"),)


def test_a_page_of_too_many_links_is_read_whole() -> None:
    reading = read_html("<a href=x>y</a> " * (MOST_LINKS + 5))
    assert len(reading.links) == len(reading.spans) == MOST_LINKS
    assert reading.text.count("y") == MOST_LINKS + 5
