"""Does a third party stand between the person and the body?"""

from classifiers.asks import Ask, Tie
from classifiers.offers import Offer
from classifiers.quoting import quotes
from classifiers.site import Place, TaggedSite
from classifiers.voice import SOMEONE
from dossier.model import Finding, Outcome
from legal_refs.ids import ElementId

ELEMENT = ElementId.INTERMEDIAIRE
THIRD, PUBLIC = "intermediaire.tiers", "intermediaire.service_public"
BEFORE = 2
OFFICIAL_ENDINGS = (".gouv.fr", ".service-public.fr")
GUARDIAN = "a_decharge.mandataire_judiciaire"
PROFESSIONS = ("a_decharge.avocat", "a_decharge.expert_comptable", GUARDIAN)
PROTECTION, PARTNER = "intermediaire.protection", "intermediaire.partenaire"
PROOFS = 2
"""Different words for a quality before it is taken for that of the site."""


def assess(
    site: TaggedSite,
    offered: tuple[Offer, ...],
    asked: tuple[Ask, ...],
    official_hosts: frozenset[str],
) -> Finding:
    """The body itself and a lawyer are not intermediaries; a site that acts is one."""
    if is_official(site, asked, official_hosts):
        said = quotes(_places(site, PUBLIC))
        return Finding(ELEMENT, Outcome.NOT_MET if said else Outcome.UNDETERMINED, said)
    if proofs := _proofs(site):
        return Finding(ELEMENT, Outcome.NOT_MET, quotes(proofs, most=1))
    acting = [offer.place for offer in offered if offer.firm]
    if not acting:
        return Finding(ELEMENT, Outcome.UNDETERMINED)
    named = [place for place in acting if _names_someone(place)] or _introduced(acting)
    return Finding(ELEMENT, Outcome.MET, quotes([*named, *acting], most=1))


def is_lawyer(site: TaggedSite) -> bool:
    """Whether the notices prove a bar, an order or a court's list, not only the title."""
    return bool(_proofs(site))


def is_official(
    site: TaggedSite, asked: tuple[Ask, ...], official_hosts: frozenset[str]
) -> bool:
    """Whether the host is a public body's, or the pages say so and sell no act."""
    host = site.site.partition(":")[0].removeprefix("www.")
    if host in official_hosts or f".{host}".endswith(OFFICIAL_ENDINGS):
        return True
    if site.cues(THIRD) or any(ask.tie >= Tie.LABEL for ask in asked):
        return False
    return len(site.cues(PUBLIC)) >= PROOFS


def _proofs(site: TaggedSite) -> list[Place]:
    """Where the site says that it is of a profession, in enough different words."""
    found = []
    for profession in PROFESSIONS:
        own = [place for place in _places(site, profession) if _of_itself(place)]
        words = {place.page.folded[place.start : place.end] for place in own}
        more = site.cues(PROTECTION) if profession == GUARDIAN else set()
        if len(words | more) >= PROOFS:
            found += own
    return found


def _of_itself(place: Place) -> bool:
    """Whether the sentence speaks of no partner."""
    sentence = place.page.sentence(place.start, place.end)
    return not place.page.within(*sentence, PARTNER)


def _names_someone(place: Place) -> bool:
    """« Nos experts », « un conseiller »: more than « nous », said in the same sentence."""
    return bool(
        SOMEONE.search(place.page.folded, *place.page.sentence(place.start, place.end))
    )


def _introduced(acting: list[Place]) -> list[Place]:
    """The one who acts, when a sentence just before or after the act presents them."""
    found = []
    for place in acting:
        around = place.page.lines(place.start, place.end, BEFORE, 1)
        found += [
            Place(place.page, match.start(), match.end())
            for match in SOMEONE.finditer(place.page.folded, *around)
        ]
    return found


def _places(site: TaggedSite, kind: str) -> list[Place]:
    """Where the site says it, of itself."""
    return [
        Place(page, mention.start, mention.end)
        for page, mention in site.mentions(kind)
        if mention.asserted
    ]
