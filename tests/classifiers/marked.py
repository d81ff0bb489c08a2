"""Pages whose mentions are marked by hand: what a rule does, whatever the lexicons hold.

``[acte:Nous remplissons] le [!rsa:RSA]`` holds an act, and a benefit that is denied. Marks
may stand inside one another.
"""

import re

from classifiers.folding import fold
from classifiers.mentions.mention import How, Mention
from classifiers.mentions.prices import find_prices
from classifiers.mentions.tagging import TaggedPage
from classifiers.site import TaggedSite
from dossier.model import CaptureId, PageText, SiteId, TextSpan

KINDS = {
    "rsa": "prestation.rsa",
    "apl": "prestation.apl",
    "aides": "famille.aides_sociales",
    "caf": "organisme.caf",
    "acte": "offre_de_services.acte",
    "tache": "offre_de_services.tache",
    "aide": "offre_de_services.aide",
    "soutien": "offre_de_services.soutien",
    "genere": "offre_de_services.generation",
    "produit": "offre_de_services.produit",
    "large": "offre_de_services.large",
    "faux": "offre_de_services.faux",
    "nous": "intermediaire.sujet",
    "chez_nous": "intermediaire.nous",
    "autre": "locuteur.autre_acteur",
    "biens": "autres_biens.loisir",
    "unite": "autres_biens.unite",
    "appareil": "locuteur.appareil",
    "presse": "locuteur.presse",
    "pro": "public_vise.professionnels",
    "identite": "identite.social",
    **{
        role: f"remuneration.{role}"
        for role in (
            *("objet", "demande", "libre", "pas_un_prix", "sous_condition"),
            *("rien_a_payer", "appat", "entree", "neutre", "exemple"),
        )
    },
}
MARK = re.compile(r"\[(!?)(\w+):|\]")
HOST = "essai.example"


def marked(
    text: str, path: str = "", *, host: str = HOST, spans: tuple[TextSpan, ...] = ()
) -> TaggedPage:
    """One page with the mentions marked in ``text``, and the prices that stand in it."""
    bare, mentions, opened, last = "", [], [], 0
    for mark in MARK.finditer(text):
        bare += text[last : mark.start()]
        last = mark.end()
        if mark[2]:
            opened.append((KINDS[mark[2]], len(bare), bool(mark[1])))
        else:
            kind, start, denied = opened.pop()
            how = frozenset({How.NEGATED} if denied else ())
            mentions.append(Mention(kind, start, len(bare), how))
    bare += text[last:]
    url = f"https://{host}/{path}"
    page = PageText(CaptureId(url), SiteId(host), url, bare, spans)
    prices = tuple((price, frozenset[How]()) for price in find_prices(bare))
    in_order = sorted(mentions, key=lambda one: (one.start, one.end))
    return TaggedPage(page, fold(bare), tuple(in_order), prices)


def site_of(*pages: TaggedPage | str, host: str = HOST) -> TaggedSite:
    """A site of these pages, the first at its root."""
    return TaggedSite(
        SiteId(host),
        tuple(
            marked(page, f"p{n}" if n else "", host=host)
            if isinstance(page, str)
            else page
            for n, page in enumerate(pages)
        ),
    )
