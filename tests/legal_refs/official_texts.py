"""Texts and official articles of a fictional code, for tests."""

from dataclasses import replace
from datetime import date

from legal_refs.comparison import Comparison, Outcome, compare
from legal_refs.differences import Gap
from legal_refs.model import LegalText, Wording
from legal_refs.official import OfficialArticle, OfficialBase, OfficialVersion
from tests.legal_refs.made_up import made_up

CODE = "Code des usages"
OLD, NEW, NEXT = "LEGIARTI000000000001", "LEGIARTI000000000002", "LEGIARTI000000000003"
FIRST, SECOND, THIRD = date(1990, 1, 1), date(2000, 1, 1), date(2026, 5, 1)
KNOWN_ON = date(2026, 3, 14)
WORDS = "Est puni d'une amende de 10 euros le fait de vendre le vent."


def wording(
    legiarti: str | None = NEW,
    start: date | None = SECOND,
    end: date | None = None,
    text: str = WORDS,
    *,
    excerpt: bool = False,
    never_in_force: bool = False,
    repealed: bool = False,
) -> Wording:
    return Wording(
        legiarti=legiarti,
        start=start,
        end=end,
        text=text,
        read_on=date(2026, 1, 1),
        source="essai",
        excerpt=excerpt,
        never_in_force=never_in_force,
        repealed=repealed,
    )


def held(*wordings: Wording, code: str = CODE, article: str = "L. 12-3") -> LegalText:
    stated = wordings or (wording(OLD, FIRST, SECOND, ""), wording())
    return replace(made_up("cu_l12_3", *stated), code=code, article=article)


def version(
    legiarti: str = NEW, start: date = SECOND, end: date | None = None
) -> OfficialVersion:
    return OfficialVersion(legiarti, start, end)


BOTH = (version(OLD, FIRST, SECOND), version())


def article(
    *versions: OfficialVersion,
    text: str = WORDS,
    legiarti: str = NEW,
    number: str = "L12-3",
    code: str = CODE,
    flat: str = "",
    state: str = "VIGUEUR",
    own: OfficialVersion | None = None,
) -> OfficialArticle:
    return OfficialArticle(
        code, number, legiarti, text, versions or BOTH, flat, state, own
    )


def base(*articles: OfficialArticle) -> OfficialBase:
    return OfficialBase({CODE: KNOWN_ON}, articles)


def gaps(found: Comparison) -> list[Gap]:
    return [difference.gap for difference in found.differences]


def told(text: LegalText, official: OfficialArticle) -> tuple[Outcome, list[Gap]]:
    found = compare(text, base(official))
    return found.outcome, gaps(found)


def sentences(found: Comparison) -> list[str]:
    return [difference.sentence for difference in found.differences]
