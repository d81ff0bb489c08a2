"""How likely it is that the verdict should be alert.

At this stage a table by verdict, corrected by how much stands on the pages; a
model learnt from reviewed decisions replaces it without changing its callers.
"""

from classifiers.offers import Link
from classifiers.verdict import Reading
from dossier.model import Outcome, Verdict
from legal_refs.ids import ElementId

MODEL = "regles-1"
STRONG_ALERT, WEAK_ALERT = 0.97, 0.9
MET = {5: 0.45, 4: 0.2, 3: 0.08}


def probability(reading: Reading, decided: Verdict, trade: float) -> float:
    """Between 0 and 1, at most three decimals."""
    close = sum(offer.link is Link.SENTENCE for offer in reading.offered)
    if decided is Verdict.ALERT:
        return STRONG_ALERT if close > 1 and trade < 1 else WEAK_ALERT
    met = sum(reading.outcome(element) is Outcome.MET for element in ElementId)
    chance = MET.get(met, 0.01)
    return round(chance if decided is Verdict.WATCH else min(chance, 0.05) / 2, 3)
