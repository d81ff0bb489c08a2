"""Does a third party stand between the person and the body?"""

import re

from classifiers.offers import Offer
from classifiers.quoting import quotes
from classifiers.site import Place, TaggedSite
from dossier.model import Finding, Outcome
from legal_refs.ids import ElementId

ELEMENT = ElementId.INTERMEDIAIRE
THIRD, PUBLIC = "intermediaire.tiers", "intermediaire.service_public"
SOMEONE = re.compile(
    r"\b(?:(?:nos|notre|mon|mes|ses) (?:\w+ )?"
    r"(?:\w{3,}(?:eur|euse|rice|iste|ier|iere|ller|llere|taire|ante?|naire|ien|ienne|line|ert|erte|ent|ente)s?"
    r"|equipes?|cabinet|societe|cousine?s?|avocate?s?|limiers)"
    r"|(?:un|une|votre|le|la) (?:seule? |meme )?(?:(?:tele)?conseill|experte?|specialiste|juriste"
    r"|gestionnaire|mandataire|agente?|referente?|assistante?|correspondante?|officier|technicien|operat"
    r"|hotliner|cabinet|societe|equipe|prestataire|avocate?|charge|collaborat|interlocut)\w*"
    r"|assistante administrative|societe privee)\b"
)
"""Someone of the site, by the endings of French trades."""
BEFORE = 2
OFFICIAL_ENDINGS = (".gouv.fr", "service-public.fr", "service-public.gouv.fr")
PROFESSIONS = (
    "a_decharge.avocat",
    "a_decharge.expert_comptable",
    "a_decharge.mandataire_judiciaire",
)
PROOFS = 2


def assess(
    site: TaggedSite, offered: tuple[Offer, ...], official_hosts: frozenset[str]
) -> Finding:
    """The body itself and a lawyer are not intermediaries; a site that acts is one."""
    if is_official(site, official_hosts):
        return (
            Finding(ELEMENT, Outcome.NOT_MET, quotes(_places(site, PUBLIC)))
            if (list(_places(site, PUBLIC)))
            else Finding(ELEMENT, Outcome.UNDETERMINED)
        )
    if is_lawyer(site):
        return Finding(ELEMENT, Outcome.NOT_MET, quotes(_proofs(site), most=1))
    acting = [offer.place for offer in offered if offer.firm]
    if not acting:
        return Finding(ELEMENT, Outcome.UNDETERMINED)
    named = [place for place in acting if _names_someone(place)] or _introduced(acting)
    return Finding(ELEMENT, Outcome.MET, quotes([*named, *acting], most=1))


def is_lawyer(site: TaggedSite) -> bool:
    """Whether the notices prove a bar, an order or a court's list, not only the title."""
    return any(len(site.cues(profession)) >= PROOFS for profession in PROFESSIONS)


def is_official(site: TaggedSite, official_hosts: frozenset[str]) -> bool:
    """Whether the host is a public body's, or the pages say so and sell nothing."""
    host = site.site.partition(":")[0]
    if host in official_hosts or host.endswith(OFFICIAL_ENDINGS):
        return True
    return len(site.cues(PUBLIC)) >= PROOFS and not site.cues(THIRD)


def _proofs(site: TaggedSite) -> list[Place]:
    return [
        place
        for profession in PROFESSIONS
        if len(site.cues(profession)) >= PROOFS
        for place in _places(site, profession)
    ]


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
    return [Place(page, m.start, m.end) for page, m in site.mentions(kind)]
