"""Disputed cases: what the law leaves open caps the verdict, and is printed."""

from classifiers.elements.intermediaire import PARTNER
from classifiers.offers import Link, Offer
from classifiers.site import TaggedSite
from classifiers.standing import Standing
from dossier.model import Fee, FeePeriod, Verdict
from legal_refs.catalogue import Catalogue
from legal_refs.ids import BenefitId, DisputedId

LEXICON = "cas_discutes"
BY_READER = "offre_de_services.lecteur_depose"
PENSIONS = ("retraite", "reversion", "aspa")
COMPLEMENTARY = frozenset({"retraite", "retraite_complementaire"})


def disputed(
    site: TaggedSite,
    offered: tuple[Offer, ...],
    fees: tuple[Fee, ...],
    benefits: tuple[BenefitId, ...],
    standing: Standing,
) -> tuple[DisputedId, ...]:
    """Slugs of ``cas_discutes.yml`` met by this site, in catalogue order."""
    found = [
        *_writer(site),
        *_generated(site, offered),
        *_home_help(site, offered),
        *_pensions(site, benefits),
        *_association(site, fees),
        *_premium(site, fees),
        *_payer(offered, standing),
        *_title(site, standing),
    ]
    return tuple(DisputedId(slug) for slug in dict.fromkeys(found))


def ceiling(cases: tuple[DisputedId, ...], catalogue: Catalogue) -> Verdict:
    """The lowest ceiling of the cases met; ``ALERT`` when there is none."""
    order = (Verdict.CLEAR, Verdict.WATCH, Verdict.ALERT)
    ceilings = [Verdict(catalogue.disputed[case].ceiling.value) for case in cases]
    return min(ceilings, key=order.index, default=Verdict.ALERT)


def _has(site: TaggedSite, role: str) -> bool:
    return bool(site.cues(f"{LEXICON}.{role}"))


def _writer(site: TaggedSite) -> list[str]:
    if not _has(site, "ecrivain_public"):
        return []
    return ["ecrivain_public_mandat" if _has(site, "depot") else "ecrivain_public"]


def _generated(site: TaggedSite, offered: tuple[Offer, ...]) -> list[str]:
    """Papers that the reader sends: said so, and nothing says the site sends them."""
    linked = [offer for offer in offered if offer.link >= Link.NEAR]
    papers = [offer for offer in linked if offer.generated]
    mostly = bool(papers) and len(papers) * 2 >= len(linked)
    by_reader = bool(site.cues(BY_READER)) and not _has(site, "depot")
    return ["courrier_genere"] if linked and (mostly or by_reader) else []


def _home_help(site: TaggedSite, offered: tuple[Offer, ...]) -> list[str]:
    if _has(site, "assistance_administrative_domicile") and offered:
        return ["assistance_administrative_domicile"]
    return []


def _pensions(site: TaggedSite, benefits: tuple[BenefitId, ...]) -> list[str]:
    if not benefits or not all(_pension(benefit) for benefit in benefits):
        return []
    if benefits[0] == "retraite_complementaire" and set(benefits) <= COMPLEMENTARY:
        return ["agirc_arrco_seule"]
    if not _has(site, "retraite_audit"):
        return []
    claims = _has(site, "retraite_liquidation")
    return ["retraite_liquidation" if claims else "retraite_audit"]


def _pension(benefit: BenefitId) -> bool:
    return benefit.startswith(PENSIONS)


def _association(site: TaggedSite, fees: tuple[Fee, ...]) -> list[str]:
    if not fees or not _has(site, "association"):
        return []
    yearly = all(fee.period is FeePeriod.YEAR for fee in fees)
    membership = yearly and _has(site, "adhesion")
    return ["association_adhesion" if membership else "association_facturant"]


def _premium(site: TaggedSite, fees: tuple[Fee, ...]) -> list[str]:
    found = fees and _has(site, "premium_lance_demarches")
    return ["premium_lance_demarches"] if found else []


def _payer(offered: tuple[Offer, ...], standing: Standing) -> list[str]:
    if not standing.paid_by_others:
        return []
    filed = any(offer.firm and offer.link >= Link.NEAR for offer in offered)
    return ["paye_par_tiers" if filed else "paye_par_tiers_sans_demarche"]


def _title(site: TaggedSite, standing: Standing) -> list[str]:
    if standing.lawyer:
        return ["profession_reglementee"]
    claimed = any(
        not page.within(*page.sentence(title.start, title.end), PARTNER)
        for page, title in site.mentions(f"{LEXICON}.titre", "a_decharge.avocat")
        if title.asserted
    )
    return ["titre_sans_preuve"] if claimed else []
