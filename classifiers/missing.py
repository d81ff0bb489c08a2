"""What was not read and would decide: named for a person, and for the crawler."""

from classifiers.site import TaggedSite
from classifiers.standing import Standing
from dossier.model import Finding, Operator, OperatorKind, Outcome
from legal_refs.ids import ElementId

PRICE = "prix du service : aucune page de tarif lue ne le donne"
ON_QUOTE = "prix du service : annoncé sans montant (devis ou tarif non publié)"
BENEFIT = "prestation visée : aucune n’est nommée"
ACT = "démarche faite pour la personne : non lue"
NOTICES = "exploitant : mentions légales non lues"
NOTHING = "aucune page n’a pu être lue"


def missing(
    site: TaggedSite,
    findings: dict[ElementId, Finding],
    operator: Operator,
    standing: Standing,
) -> tuple[str, ...]:
    """Short French phrases, most decisive first."""
    if not site.pages:
        return (NOTHING,)
    found = []
    paid = findings[ElementId.REMUNERATION]
    if paid.outcome is Outcome.UNDETERMINED:
        found.append(ON_QUOTE if paid.quotes or standing.sells else PRICE)
    if findings[ElementId.BUT_PRESTATIONS].outcome is Outcome.UNDETERMINED:
        found.append(BENEFIT)
    if findings[ElementId.OFFRE_DE_SERVICES].outcome is Outcome.UNDETERMINED:
        found.append(ACT)
    if operator.kind is OperatorKind.UNKNOWN:
        found.append(NOTICES)
    return tuple(found)
