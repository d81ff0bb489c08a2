"""Words that judge are refused outside quotations, and nothing is left behind."""

from datetime import UTC, datetime

import pytest

from complaints.linter import blanks, of_text, remarks
from dossier.workspaces import LegalQuality
from rendering.document import (
    Block,
    BlockQuote,
    Bullets,
    Callout,
    Columns,
    Document,
    Heading,
    Paragraph,
    Run,
    Style,
    Table,
)

ASSOCIATION = LegalQuality.AUTRE_ASSOCIATION

FORBIDDEN = [
    "une offre illégale",
    "des pratiques illégales",
    "un service illicite",
    "un escroc",
    "cette escroquerie",
    "une arnaque",
    "Arnaques",
    "une fraude",
    "FRAUDE",
    "frauduleux",
    "un fraudeur",
    "un délinquant",
    "ce délit",
    "l’infraction constituée",
    "une infraction est caractérisée",
    "l’infraction commise",
    "coupable",
    "les victimes",
    "manifestement",
    "la société a commis",
    "elle viole la loi",
    "une violation",
    "le contrevenant",
    "tombe sous le coup de la loi",
    "tomberait sous le coup",
    "frau\u00addes",
    "de\u0301lit",
]


def document(*blocks: Block) -> Document:
    return Document("Titre", datetime(2026, 1, 1, tzinfo=UTC), blocks)


def blocking(*blocks: Block, quality: LegalQuality = ASSOCIATION) -> list[str]:
    return [r.said for r in remarks(document(*blocks), quality) if r.blocking]


@pytest.mark.parametrize("words", FORBIDDEN)
def test_a_word_that_judges_is_refused(words: str) -> None:
    assert len(blocking(Paragraph(f"Ici, {words} du site."))) == 1


@pytest.mark.parametrize("words", FORBIDDEN)
def test_the_same_word_quoted_or_named_passes(words: str) -> None:
    runs = (Run("Il affiche "), Run(words, Style.QUOTE), Run(words, Style.NAME))
    assert blocking(Paragraph(runs), BlockQuote(words, "source")) == []


@pytest.mark.parametrize(
    "words",
    [
        "infraction",
        "le viaduc de Violette",
        "manifeste",
        "délitement",
        "susceptible de relever",
        "la page https://arnaque.example/fraude affiche",
        "commission",
        "escrocs2",
    ],
)
def test_a_word_that_only_looks_alike_passes(words: str) -> None:
    assert blocking(Paragraph(f"Ici, {words}.")) == []


@pytest.mark.parametrize(
    "block",
    [
        Heading("fraude"),
        Bullets(("fraude",)),
        Table(("fraude",), (("x",),)),
        Table(("x",), ((("fraude"),),)),
        Callout("fraude"),
        Callout("x", "fraude"),
        Columns((Paragraph("fraude"),), (Paragraph("x"),)),
        Columns((Paragraph("x"),), (Paragraph("fraude"),)),
        BlockQuote("x", "fraude"),
    ],
)
def test_every_block_is_read(block: Block) -> None:
    assert len(blocking(block)) == 1


def test_title_and_subtitle_are_read() -> None:
    made = Document("fraude", datetime(2026, 1, 1, tzinfo=UTC), (), subtitle="délit")
    assert len(remarks(made, ASSOCIATION)) == 2


def test_a_word_split_over_two_runs_is_found() -> None:
    assert len(blocking(Paragraph((Run("frau"), Run("de", Style.STRONG))))) == 1


def test_only_the_payer_may_be_called_a_victim() -> None:
    words = Paragraph("La victime a payé.")
    assert blocking(words, quality=LegalQuality.PERSONNE_AYANT_PAYE) == []
    for quality in set(LegalQuality) - {LegalQuality.PERSONNE_AYANT_PAYE}:
        assert len(blocking(words, quality=quality)) == 1


@pytest.mark.parametrize(
    "left", ["None", "{{ x }}", "{% if %}", "TO".ljust(2) + "DO", "[à compléter : x]"]
)
def test_a_marker_left_behind_is_refused(left: str) -> None:
    assert blocking(Paragraph(f"Le {left} affiche."))


def test_none_inside_a_word_or_a_quote_passes() -> None:
    assert blocking(Paragraph((Run("Nonette "), Run("None", Style.QUOTE)))) == []


def test_a_long_sentence_is_told_and_does_not_block() -> None:
    found = of_text("mot " * 60 + ".", ASSOCIATION)
    assert [r.blocking for r in found] == [False]
    assert of_text("mot " * 40 + ".", ASSOCIATION) == []


def test_a_long_quote_does_not_make_a_long_sentence() -> None:
    runs = (Run("Il affiche : "), Run("mot " * 99, Style.QUOTE), Run("."))
    assert remarks(document(Paragraph(runs)), ASSOCIATION) == []


def test_a_remark_says_what_to_write_instead() -> None:
    assert "susceptible de" in blocking(Paragraph("une fraude"))[0]


def test_blanks_are_listed_once() -> None:
    blank = Run("à compléter : siège", Style.BLANK)
    assert blanks(document(Paragraph((blank,)), Bullets(((blank,),)))) == (
        "à compléter : siège",
    )
