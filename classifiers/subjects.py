"""Who acts: the subject that stands nearest before the verb."""

import re

from classifiers.mentions.mention import Mention
from classifiers.mentions.tagging import TaggedPage

OURS, OTHERS = "intermediaire.sujet", "locuteur.autre_acteur"
OBJECT = re.compile(
    r"(?:\b(?:a|au|aux|de|du|des|avec|chez|pour|dans|contre|sur)|d') *$"
)
"""A preposition: the body that follows receives the act and does not do it."""
YOU, OFFICIAL = "public_vise.vous", "locuteur.site_officiel"
FIRST_PERSON = re.compile(r"\w+(?:ons|ez|-nous|-moi)\b")
PRONOUN = re.compile(r"\b(?:il|elle|ils|elles|qui|et)\b")
READER_ASKS = re.compile(
    r"\b(?:je|j'|puis-je|comment|qui|quand|pourquoi|que|quels?|quelles?|est-ce)\b"
)
LEAD = 3
"""Characters before a verb that opens its sentence: a slogan or a list."""
TOLD = re.compile(r"\bj'(?:ai|avais|ai du)\b|\bje me suis\b")
"""Someone tells what they did: nothing is offered."""
AGENT = re.compile(r"\bpar *$")


def acts_itself(page: TaggedPage, act: Mention) -> bool:
    """Whether the site does the act: unless someone else is its subject or its agent."""
    first, last = page.sentence(act.start, act.end)
    if _asked_by_reader(page, first, last) or TOLD.search(page.folded, first, act.end):
        return False
    if page.within(first, act.end, OURS):
        return _nearest(page, act, first, last)
    if page.within(first, last, OFFICIAL):
        return False
    return _spoken_to(page, act, first, last) and _nearest(page, act, first, last)


def _asked_by_reader(page: TaggedPage, first: int, last: int) -> bool:
    """A question that the reader would put: « Comment faire ma demande ? »."""
    question = page.folded[first:last].rstrip().endswith("?")
    return question and bool(READER_ASKS.match(page.folded, first))


def _spoken_to(page: TaggedPage, act: Mention, first: int, last: int) -> bool:
    """Whether a verb without a known subject still speaks to the reader.

    « Le mariage ouvre la réversion » does not; « dépose votre demande » does.
    """
    if act.kind != "offre_de_services.acte" or FIRST_PERSON.match(
        page.folded, act.start
    ):
        return True
    return bool(
        page.within(first, last, YOU)
        or PRONOUN.search(page.folded, first, act.start)
        or act.start - first <= LEAD
    )


def _nearest(page: TaggedPage, act: Mention, first: int, last: int) -> bool:
    """Whether no one else stands nearer than the site before the verb, or as its agent."""
    ours = _last_start(page.within(first, act.start + 1, OURS), first)
    if page.within(act.start, act.end, OURS):
        ours = act.start
    others = [
        mention
        for mention in page.within(first, act.start + 1, OTHERS)
        if not OBJECT.search(page.folded, first, mention.start)
    ]
    if _last_start(others, first) > ours:
        return False
    after = page.within(act.start, last, OTHERS)
    return not any(AGENT.search(page.folded, first, other.start) for other in after)


def _last_start(mentions: list[Mention], first: int) -> int:
    return max((mention.start for mention in mentions), default=first - 1)
