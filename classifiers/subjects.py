"""Who acts: the subject that stands nearest before the verb."""

import re

from classifiers.mentions.mention import Mention
from classifiers.mentions.tagging import TaggedPage

OURS, OTHERS = "intermediaire.sujet", "locuteur.autre_acteur"
OBJECT = re.compile(r"(?:\b(?:a|au|aux|de|du|des|avec|chez|pour|dans|contre|sur)|d') *$")
"""A preposition: the body that follows receives the act and does not do it."""
AGENT = re.compile(r"\bpar *$")


def acts_itself(page: TaggedPage, act: Mention) -> bool:
    """Whether the site does the act: unless someone else is its subject or its agent."""
    first, last = page.sentence(act.start, act.end)
    ours = _last_start(page, page.within(first, act.start + 1, OURS), first)
    if page.within(act.start, act.end, OURS):
        ours = act.start
    others = [
        mention
        for mention in page.within(first, act.start + 1, OTHERS)
        if not OBJECT.search(page.folded, first, mention.start)
    ]
    if _last_start(page, others, first) > ours:
        return False
    after = page.within(act.start, last, OTHERS)
    return not any(AGENT.search(page.folded, first, other.start) for other in after)


def _last_start(page: TaggedPage, mentions: list[Mention], first: int) -> int:
    return max((mention.start for mention in mentions), default=first - 1)


def subject(page: TaggedPage, start: int, end: int) -> bool:
    """Whether the sentence of ``[start, end)`` names the one who acts for the site."""
    return bool(page.within(*page.sentence(start, end), OURS))
