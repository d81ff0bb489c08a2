"""What speaks for the site, searched with the same effort as what speaks against it."""

from classifiers.site import Place, TaggedSite
from dossier.model import Exculpatory

LEXICON = "a_decharge"


def exculpatory(site: TaggedSite) -> tuple[Exculpatory, ...]:
    """The first words for each ground not denied there, grounds in alphabetical order."""
    first: dict[str, Exculpatory] = {}
    for page, mention in site.mentions(LEXICON):
        if mention.role not in first and not page.denied(mention):
            quote = Place(page, mention.start, mention.end).quote()
            first[mention.role] = Exculpatory(mention.role, quote)
    return tuple(first[reason] for reason in sorted(first))
