"""What the first answer says of a site, sentence by sentence, wherever it is shown."""

from dossier.model import Finding, Outcome, ProvisionState, Quote, Verdict
from legal_refs.ids import ElementId
from legal_refs.model import Ceiling, Disputed
from workflow import check_words as words
from workflow.check_answer import Answer, distinct

OFFER = (ElementId.OFFRE_DE_SERVICES, ElementId.INTERMEDIAIRE)
NO_OFFER = "Aucune offre d’agir à la place de la personne n’a été lue."
NO_PAGE = "aucune page n’a répondu"
UNREAD = (
    "L’absence de lecture ne dit rien du site, ni en bien ni en mal. Une personne peut "
    "l’ouvrir elle-même, noter la date et garder ce qui s’affiche."
)
UNREAD_PRICE = "Aucun prix lu dans ces pages."
NOTHING_FAVOURABLE = "Rien n’a été trouvé, après recherche dans les mêmes pages."
NOTHING_MISSING = "Rien de décisif n’a été vu comme manquant."
SEPARATOR = "\u00a0; "
PAID_BY_OTHERS = "paye_par_un_tiers"


def reserve(answer: Answer) -> str:
    """The texts whose every condition is read, what jurists discuss, and what this is not."""
    assessment = answer.assessment
    told = [case.sentence for case in discussed(answer)]
    texts = [
        answer.catalogue.provisions[finding.provision].title
        + (" (à confirmer)" if finding.state is ProvisionState.TO_CONFIRM else "")
        for finding in assessment.provisions
        if finding.outcome is Outcome.MET
    ]
    if assessment.verdict is Verdict.ALERT and texts:
        told.insert(0, f"{SEPARATOR.join(texts)}.")
    if assessment.verdict is not Verdict.CLEAR:
        told.append(f"{words.NOT_AN_OPINION.capitalize()}.")
    return " ".join(told)


def discussed(answer: Answer) -> list[Disputed]:
    """Disputed cases that weigh on this very verdict: a doubt that led nowhere is silent."""
    cases = [answer.catalogue.disputed[case] for case in answer.assessment.disputed]
    if answer.assessment.verdict is not Verdict.CLEAR:
        return cases
    return [case for case in cases if case.ceiling is Ceiling.CLEAR]


def payer(answer: Answer) -> str:
    """Who pays, as far as these pages tell."""
    found = findings(answer)
    reasons = {item.reason for item in answer.assessment.exculpatory}
    by_others = PAID_BY_OTHERS in reasons
    if by_others or found[ElementId.PUBLIC_VISE].outcome is Outcome.NOT_MET:
        return "Qui paie\u00a0: douteux, ces pages parlent d’un autre payeur."
    if found[ElementId.OFFRE_DE_SERVICES].outcome is not Outcome.MET:
        return "Aucune offre d’agir n’étant lue, cette somme peut payer autre chose."
    if found[ElementId.REMUNERATION].outcome is Outcome.MET:
        return "Qui paie\u00a0: la personne qui demande l’aide."
    return "Qui paie\u00a0: douteux, ces pages ne suffisent pas à le dire."


def step(answer: Answer) -> str:
    """From which page on the price can be read, in the order pages were read."""
    shown = [fee.quote.url for fee in answer.assessment.fees]
    first = min(
        shown, key=lambda url: answer.pages.index(url) if url in answer.pages else 99
    )
    home = any(words.where(url) == "page d’accueil" for url in shown)
    if home:
        return "Le prix se lit dès la page d’accueil."
    return f"Le prix ne se lit pas sur la page d’accueil, mais à partir de la {words.where(first)}."


def label(finding: Finding) -> str:
    """« douteux » needs words that make one doubt; silence is « pas lu »."""
    silent = finding.outcome is Outcome.UNDETERMINED and not finding.quotes
    return "pas lu" if silent else words.OUTCOMES[finding.outcome]


def findings(answer: Answer) -> dict[ElementId, Finding]:
    """The finding of each element; silence where the assessment has none."""
    silent = {element: Finding(element, Outcome.UNDETERMINED) for element in ElementId}
    return silent | {finding.element: finding for finding in answer.assessment.elements}


def offered(answer: Answer) -> tuple[Quote, ...]:
    """The words by which the site offers to act."""
    found = findings(answer)
    return distinct(
        quote
        for element in OFFER
        if found[element].outcome is not Outcome.NOT_MET
        for quote in found[element].quotes
    )
