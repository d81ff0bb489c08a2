"""Benefits and disputed cases as the dashboard lists them: what protects each, how to claim it free."""

from dataclasses import dataclass

from legal_refs.authority_age import stale_route
from legal_refs.catalogue import catalogue
from legal_refs.ids import ProvisionId
from legal_refs.model import Benefit, Ceiling, Route
from legal_refs.naming import plain
from workflow.check_words import today
from workflow.desk_law import ROWS, place

WITHOUT = "Aucun texte sur l’intermédiaire payant n’a été trouvé pour elle."
CEILINGS = {
    Ceiling.ALERT: "une alerte reste possible",
    Ceiling.WATCH: "au plus «\u00a0aide payante possible\u00a0»",
    Ceiling.CLEAR: "rien à relever",
}
"""The highest verdict that a disputed case leaves to the machine, in words."""


@dataclass(frozen=True, slots=True)
class BenefitLine:
    """One benefit."""

    name: str
    public: str
    body: str
    texts: tuple[tuple[ProvisionId, str], ...]
    """Special text first."""
    said: str
    """Why there is no text, or what is reserved; often empty."""
    route: str
    """The free official way."""
    warning: str
    """Why to check that way before telling it; empty when it was checked lately."""


@dataclass(frozen=True, slots=True)
class BenefitPage:
    """One page of the list."""

    lines: tuple[BenefitLine, ...]
    total: int
    """Benefits that answer the filter."""
    pages: int


@dataclass(frozen=True, slots=True)
class DisputedLine:
    """One case that the law leaves open."""

    title: str
    argument_for: str
    against: str
    ceiling: str
    sentence: str


def benefit_page(*, words_in: str = "", number: int = 1) -> BenefitPage:
    """The ``number``-th page of the benefits named by ``words_in``, those that a text protects first."""
    chosen = [each for each in catalogue().benefits.values() if _holds(each, words_in)]
    chosen.sort(key=lambda benefit: (not benefit.provisions, plain(benefit.name)))
    pages = max(1, -(-len(chosen) // ROWS))
    shown = min(max(number, 1), pages)
    some = chosen[(shown - 1) * ROWS : shown * ROWS]
    return BenefitPage(tuple(map(_line, some)), len(chosen), pages)


def everywhere() -> str:
    """The free help that is open to all, for every step."""
    return _route(catalogue().everywhere)


def disputed_cases() -> tuple[DisputedLine, ...]:
    """Every disputed case, argued both ways."""
    return tuple(
        DisputedLine(
            case.title, case.for_, case.against, CEILINGS[case.ceiling], case.sentence
        )
        for case in catalogue().disputed.values()
    )


def _holds(benefit: Benefit, words_in: str) -> bool:
    wanted = plain(words_in.strip())
    return any(wanted in plain(name) for name in (benefit.name, *benefit.aliases))


def _line(benefit: Benefit) -> BenefitLine:
    law = catalogue()
    said = [] if benefit.provisions else [WITHOUT]
    if benefit.reserve:
        said.append(benefit.reserve)
    return BenefitLine(
        name=benefit.name,
        public=benefit.public,
        body=law.bodies[benefit.body].name,
        texts=tuple(
            (slug, f"{place(law.texts[slug])}\u00a0: {law.texts[slug].title}")
            for slug in benefit.provisions
        ),
        said=" ".join(said),
        route=_route(benefit.route),
        warning=stale_route(benefit.route, today()),
    )


def _route(route: Route) -> str:
    phone = f", ou au {route.phone} (sans surtaxe)" if route.phone else ""
    return f"{route.label}\u00a0: {route.url}{phone}"
