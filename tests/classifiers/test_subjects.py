"""Who acts: the site, unless someone else stands nearer to the verb."""

import pytest

from classifiers.mentions.mention import Mention
from classifiers.subjects import acts_itself
from tests.classifiers.assessing import tag

VERB, NOUN = "offre_de_services.acte", "offre_de_services.tache"


def acting(marked: str, kind: str = VERB) -> bool:
    """Whether the site does the act that stands between brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    page = tag(marked.replace("[", "").replace("]", ""))
    return acts_itself(page, Mention(kind, start, end))


@pytest.mark.parametrize(
    "marked",
    [
        "[Nous remplissons votre dossier].",
        "La Caf est loin, [nous remplissons votre dossier].",
        "La Caf sait que [le dossier est monté par nous].",
        "Nous, avec la Caf, [remplissons votre dossier].",
        "Elle, pour la Caf, [dépose votre dossier].",
        "Sur caf.fr, [nous remplissons votre dossier].",
        "[Nous remplissons votre dossier] sur caf.fr.",
        "[Nous remplissons votre dossier] pour la Caf.",
        "[Nous remplissons votre dossier]. Le refus signé par la Caf suit.",
        "La Caf attend. [Nous remplissons votre dossier].",
        "La Caf attend. Elle [dépose votre dossier].",
    ],
)
def test_the_site_acts(marked: str) -> None:
    assert acting(marked)


@pytest.mark.parametrize(
    "marked",
    [
        "La Caf [remplit votre dossier].",
        "Nous savons que la Caf [remplit votre dossier].",
        "Bonjour. Nous savons que la Caf [remplit votre dossier].",
        "Vous attendez, et la Caf [remplit votre dossier].",
        "[Nous suivons votre dossier] rempli par la Caf.",
        "Elle [dépose votre dossier], rempli par votre médecin.",
        "Sur caf.fr, elle [dépose votre dossier].",
        "Elle [dépose votre dossier] sur caf.fr.",
    ],
)
def test_someone_else_acts(marked: str) -> None:
    assert not acting(marked)


@pytest.mark.parametrize(
    ("marked", "acts"),
    [
        ("Comment [remplissons-nous votre dossier] ?", False),
        ("Qui [dépose votre dossier] ?", False),
        ("Bonjour. Qui [dépose votre dossier] ?  ", False),
        ("[Nous remplissons votre dossier] ?", True),
        ("Qui attend ? [Nous remplissons votre dossier].", True),
        ("Comment ça marche : [nous remplissons votre dossier].", True),
    ],
)
def test_a_question_of_the_reader_offers_nothing(marked: str, acts: bool) -> None:
    assert acting(marked) is acts


@pytest.mark.parametrize(
    ("marked", "acts"),
    [
        ("J’ai su que [nous remplissons votre dossier].", False),
        ("[J’ai rempli votre dossier].", False),
        ("J’ai compris. [Nous remplissons votre dossier].", True),
        ("[Nous remplissons votre dossier], j’ai dit.", True),
    ],
)
def test_what_someone_tells_of_themselves_offers_nothing(
    marked: str, acts: bool
) -> None:
    assert acting(marked) is acts


@pytest.mark.parametrize(
    ("marked", "acts"),
    [
        ("Marie, ce matin, [dépose le dossier].", False),
        ("Marie, ce matin, [déposons le dossier].", True),
        ("Marie, ce matin, [dépose votre dossier].", True),
        ("Pour vous, Marie [dépose le dossier].", True),
        ("Marie, elle, [dépose le dossier].", True),
        ("Marie [dépose le dossier] et part.", False),
        ("Elle part. Marie, ce matin, [dépose le dossier].", False),
        ("[Dépose le dossier].", True),
        ("Bonjour à toutes. •• [dépose le dossier].", True),
        ("•• [dépose le dossier].", True),
        ("••• [dépose le dossier].", False),
    ],
)
def test_a_verb_without_a_known_subject_must_speak_to_the_reader(
    marked: str, acts: bool
) -> None:
    assert acting(marked) is acts


@pytest.mark.parametrize(
    ("marked", "acts"),
    [
        ("Ce matin, [dépôt du dossier].", True),
        ("Ce matin, [dépôt du dossier] à la Caf.", True),
        ("Ce matin, [dépôt du dossier] par la Caf.", False),
    ],
)
def test_an_act_named_without_a_verb_is_the_site_s_unless_it_has_an_agent(
    marked: str, acts: bool
) -> None:
    assert acting(marked, NOUN) is acts
