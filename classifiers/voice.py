"""Does a site speak as someone who acts? A page that only informs offers nothing.

Public information names the same files, the same bodies and the same sums in the
passive (« le dossier doit être envoyé », « dépôt de la demande »), without anybody
of its own. Whoever sells help says « nous », « je » or its name, or bids the
reader hand over, order or pay.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from classifiers.folding import fold
from classifiers.mentions.mention import How, Mention
from classifiers.mentions.tagging import TaggedPage
from dossier.model import Origin, SiteId

OURS: Final = "intermediaire.sujet"
SELF: Final = ("intermediaire.nous", "intermediaire.voix")
ENOUGH: Final = 2
"""Sentences of self: one alone may be a slip, or the name of a service."""
MOST: Final = 1_500
"""Words of self looked at on one page, of each sort."""
LABEL: Final = 120
"""Characters of a line that names what is sold and its price: « Dépôt du dossier : 29 € »."""
OBLIGED: Final = re.compile(r"\b(?:doi(?:t|vent|s)|faut|devez|payante?s?)\b")
SHORT: Final = 6
"""Letters of a name too common to be known by."""
ORDER: Final = "intermediaire.commande"
SAID_BY_OTHERS: Final = frozenset({How.REPORTED, How.QUOTED})
FIRST: Final = re.compile(
    r"\b(?:je|moi|on|nous|notre|nos|m'en|me charge|me confi\w+|mon equipe|mes soins)\b|\bj'"
)
US_OR_YOU: Final = re.compile(r"\b(?:nous|notre|nos|vous|tu|toi)\b")
WE_DO: Final = re.compile(r"\w{3,}(?<!ti)(?<!si)ons\b")
"""« déposons »; not « prestations », « pensions »."""
SECOND: Final = re.compile(
    r"\b(?:(?<!rendez-)vous|votre|vos|tu|toi|ton|ta|tes|te)\b|\bt'"
)
I_AM: Final = re.compile(r"\bje\b|\bj'")
THEIRS: Final = re.compile(r"\b(?:mon|ma|mes)\b")
"""« Je prépare mon dossier »: the reader's own voice, put in their mouth."""
STEAD: Final = re.compile(
    r"\b(?:en (?:votre|ton|son) (?:nom|lieu)|pour (?:votre|ton) compte|a (?:votre|ta) place"
    r"|sur (?:remise d'une )?procuration|procuration signee|mandat expres|lettre de mission"
    r"|contrat de mandat|par (?:la|nos|notre) (?:gestionnaire|coordinat|conseill|referent|expert|specialiste)\w*"
    r"|assuree?s? par (?:la|le|une?) (?:gestionnaire|coordinat|conseill|referent|expert|specialiste)\w*)\b"
)
"""Somebody acts in the reader's stead: « en votre nom », « lettre de mission »."""
SOMEONE: Final = re.compile(
    r"\b(?:(?:nos|notre|mon|mes|ses) (?:\w+ )?"
    r"(?:\w{3,}(?:eur|euse|rice|iste|ier|iere|ller|llere|taire|ante?|naire|ien|ienne|line|ert|erte|ent|ente)s?"
    r"|equipes?|cabinet|societe|cousine?s?|avocate?s?|limiers)"
    r"|(?:un|une|votre|le|la) (?:seule? |meme )?(?:(?:tele)?conseill|(?:tele)?operat|benevole|experte?|specialiste|juriste"
    r"|gestionnaire|mandataire|agente?|referente?|assistante?|correspondante?|officier|technicien"
    r"|hotliner|cabinet|societe|equipe|prestataire|avocate?|charge|collaborat|interlocut)\w*"
    r"|assistante administrative|societe privee)\b"
)
"""Someone of the site, by the endings of French trades."""
NOTICE: Final = re.compile(
    r"\b(?:capital(?: social)?|edite par|editeur|siren|siret|rcs)\b"
)
LETTER: Final = re.compile(r"\b(?:madame|monsieur|agreer|salutations)\b")
"""A letter for the reader to copy: its « je vous » is theirs."""


def sentences_of_self(page: TaggedPage, name: re.Pattern[str] | None) -> set[str]:
    """Different sentences in which somebody of the site speaks, denied or not.

    « nous », « confiez-nous »; « je » or « on » to « vous » or « tu »; someone who acts
    in the reader's stead; and a company of the site's ``name`` that presents itself. Never
    more than are enough.
    """
    found: set[str] = set()
    for first, last in _spans_of_self(page, name):
        sentence = page.folded[first:last]
        if not (_theirs(sentence) or LETTER.search(sentence) or sentence.endswith("?")):
            found.add(sentence)
        if len(found) >= ENOUGH:
            break
    return found


def _spans_of_self(
    page: TaggedPage, name: re.Pattern[str] | None
) -> Iterator[tuple[int, int]]:
    for word in page.of(*SELF)[:MOST]:
        if not word.how & SAID_BY_OTHERS:
            yield page.sentence(word.start, word.end)
    yield from _around(page, FIRST, SECOND)
    yield from _around(page, STEAD, None)
    if name:
        yield from _around(page, NOTICE, name)


def _around(
    page: TaggedPage, words: re.Pattern[str], beside: re.Pattern[str] | None
) -> Iterator[tuple[int, int]]:
    """Sentences with ``words``, and with ``beside`` when it is given."""
    for found in islice(words.finditer(page.folded), MOST):
        span = page.sentence(*found.span())
        if beside is None or beside.search(page.folded, *span):
            yield span


def says_itself(page: TaggedPage, act: Mention) -> bool:
    """Whether somebody of the site stands in the sentence of ``act``."""
    first, last = page.sentence(act.start, act.end)
    text = page.folded
    if page.within(first, last, *SELF, OURS) or STEAD.search(text, first, last):
        return True
    if SOMEONE.search(text, first, act.end) or WE_DO.match(text, act.start):
        return True
    speaks = FIRST.search(text, first, last)
    return bool(speaks) and not _theirs(text[first:last])


def priced_like_goods(page: TaggedPage, act: Mention) -> bool:
    """« Dépôt du dossier : 29 € »: a short line that names what is sold, and its price.

    The price stands on it or on the line below; « un chèque de 30 € doit être joint » is
    a duty and sells nothing.
    """
    first, last = page.lines(act.start, act.end, 0, 0)
    _, below = page.lines(act.start, act.end, 0, 1)
    if last - first > LABEL or OBLIGED.search(page.folded, first, below):
        return False
    return any(
        not how and not price.benefit_label for price, how in page.priced(first, below)
    )


def _theirs(sentence: str) -> bool:
    """Whether the reader speaks: « je », « mon », and neither « nous » nor « vous »."""
    own = I_AM.search(sentence) and THEIRS.search(sentence)
    return bool(own) and not US_OR_YOU.search(sentence)


def bids(page: TaggedPage) -> bool:
    """Whether the page sells a product: in words, denied or not, or a price on a button."""
    return any(not order.how & SAID_BY_OTHERS for order in page.of(ORDER)) or any(
        page.origin(price.start) is Origin.BUTTON for price, _ in page.prices
    )


def name_of(site: SiteId) -> re.Pattern[str] | None:
    """How the site's name would stand in its folded text; ``None`` when it says little."""
    host = fold(site.partition(":")[0].removeprefix("www.")).split(".")
    label = host[-2] if len(host) > 1 else host[0]
    words = [re.escape(word) for word in label.split("-") if word]
    if sum(map(len, words)) < SHORT:
        return None
    return re.compile(r"\b" + r"[ \-]?".join(words) + r"\b")
