"""What the operator is: facts about the site that several answers rest on."""

from dataclasses import dataclass

from classifiers.asks import Ask
from classifiers.elements.intermediaire import is_lawyer, is_official
from classifiers.mentions.mention import How
from classifiers.site import TaggedSite

PAID_BY_OTHERS = "a_decharge.paye_par_un_tiers"
COMPANY = "intermediaire.tiers"
ANNOUNCED = "remuneration.annonce"
FREELY = "remuneration.libre"
FREE = "a_decharge.service_gratuit"
CHARITY = "a_decharge.association"
UNION = "a_decharge.syndicat"


@dataclass(frozen=True, slots=True)
class Standing:
    """One site's standing, from words that must each be on its pages."""

    official: bool
    lawyer: bool
    charity: bool
    paid_by_others: bool
    sells: bool
    """Speaks of its own prices, payment or terms of sale, whatever the figures."""
    says_free: bool


def standing(
    site: TaggedSite, asked: tuple[Ask, ...], official_hosts: frozenset[str]
) -> Standing:
    """Read over the whole site."""
    return Standing(
        official=is_official(site, asked, official_hosts),
        lawyer=is_lawyer(site),
        charity=bool(site.cues(CHARITY) or site.cues(UNION)),
        paid_by_others=any(
            not mention.how & {How.NEGATED, How.SUPPOSED, How.QUOTED}
            for _, mention in site.mentions(PAID_BY_OTHERS)
        ),
        sells=bool(site.cues(ANNOUNCED) or site.cues(FREELY)),
        says_free=bool(site.cues(FREE)),
    )
