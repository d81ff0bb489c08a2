"""Whether a site speaks as someone who acts, or only informs."""

import pytest

from classifiers.voice import name_of, priced_like_goods, says_itself, sentences_of_self
from dossier.model import Origin, SiteId, TextSpan
from tests.classifiers.marked import marked, site_of

OFFICIAL = """Le dossier doit être envoyé à la caisse.
Dépôt de la demande.
Vous adressez le formulaire et les pièces à votre caisse de retraite.
Coût : 0,06 € par minute."""


def voiced(*lines: str, host: str = "essai.example") -> bool:
    return site_of("\n".join(lines), host=host).voiced


def test_public_information_has_no_voice() -> None:
    assert not voiced(OFFICIAL)


@pytest.mark.parametrize(
    "said",
    [
        "[chez_nous:Nous] déposons la demande.",
        "[chez_nous:Nous] ne sommes pas la caisse.",
        "Je remplis tout et tu signes.",
        "On s’occupe de vos papiers.",
        "La demande est déposée en votre nom.",
        "Une lettre de mission est signée avant tout travail.",
        "La saisie est assurée par la gestionnaire.",
    ],
)
def test_two_sentences_of_its_own_give_it_one(said: str) -> None:
    other = "C’est moi qui vous rappelle."
    assert not voiced(OFFICIAL, said)
    assert not voiced(OFFICIAL, said, said)
    assert voiced(OFFICIAL, said, other)


@pytest.mark.parametrize(
    "said",
    [
        "Je prépare ma retraite.",
        "Sur rendez-vous, on remet un reçu.",
        "Madame, Monsieur, je vous adresse la présente demande.",
        "Comment puis-je vous joindre ?",
        "Le mandataire agit sur autorisation du juge.",
        "Les honoraires du médecin sont remboursés.",
    ],
)
def test_the_reader_a_letter_and_a_question_are_not_the_site(said: str) -> None:
    assert not voiced(OFFICIAL, said, "C’est moi qui vous rappelle.")


def test_a_company_of_the_sites_name_presents_itself() -> None:
    notice = "Hotline Papiers, capital social de 3 000 €."
    other = "Hotline Papiers est édité par sa gérante."
    assert voiced(OFFICIAL, notice, other, host="hotline-papiers.example")
    assert not voiced(OFFICIAL, notice, other, host="tout-autre-nom.example")


def test_a_price_on_a_button_bids_to_order() -> None:
    text = "Le dossier\nDemander l’APL · 15 €"
    spans = (TextSpan(11, len(text), Origin.BUTTON),)
    assert site_of(marked(text, spans=spans)).voiced
    assert not site_of(marked(text)).voiced


@pytest.mark.parametrize(
    ("host", "text", "known"),
    [
        ("allo-dossier.example", "allo dossier remplit", True),
        ("allo-dossier.example", "allodossier remplit", True),
        ("www.allodossier.example", "allodossier", True),
        ("allo-dossier.example:8443", "allo-dossier", True),
        ("allo-dossier.example", "allo mon dossier", False),
    ],
)
def test_the_name_of_a_site_is_that_of_its_host(
    host: str, text: str, known: bool
) -> None:
    name = name_of(SiteId(host))
    assert name
    assert bool(name.search(text)) is known


def test_a_short_name_says_nothing() -> None:
    assert name_of(SiteId("rsa.example")) is None
    assert name_of(SiteId("caf-ok.example")) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Une juriste [acte:constitue votre demande].", True),
        ("Un téléopérateur [acte:complète la demande].", True),
        ("[acte:Déposons] la demande.", True),
        ("Chez [chez_nous:nous], [acte:dépôt du dossier].", True),
        ("La caisse [acte:étudie la demande].", False),
        ("[acte:Prestations] à demander.", False),
        ("[acte:Je prépare] ma retraite.", False),
    ],
)
def test_the_sentence_of_the_act_may_name_who_acts(text: str, expected: bool) -> None:
    page = marked(text)
    (act,) = page.of("offre_de_services.acte")
    assert says_itself(page, act) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[tache:Dépôt du dossier] : 29 €", True),
        ("[tache:Dépôt du dossier]\n29 €", True),
        ("[tache:Dépôt du dossier]\nTexte.\n29 €", False),
        ("[tache:Dépôt du dossier] : un chèque de 30 € doit être joint", False),
        ("[tache:Dépôt du dossier] : le dépôt est payant (50 €)", False),
        ("[tache:Dépôt du dossier] : montant de l’allocation 600 €", False),
        ("[tache:Dépôt du dossier] " + "et le reste, " * 9 + "29 €", False),
    ],
)
def test_a_label_and_its_price_sell(text: str, expected: bool) -> None:
    page = marked(text)
    (act,) = page.of("offre_de_services.tache")
    assert priced_like_goods(page, act) is expected


def test_two_sentences_are_looked_for_and_no_more() -> None:
    page = marked("\n".join(f"Je vous lis {n} fois." for n in range(9)))
    assert len(sentences_of_self(page, None)) == 2
    late = "\n".join(["Je prépare ma retraite."] * 1_500 + ["Je vous lis."])
    assert sentences_of_self(marked(late), None) == set()


def test_the_same_sentence_counts_once() -> None:
    page = marked("[chez_nous:Nous] lisons.\n[chez_nous:Nous] lisons.")
    assert sentences_of_self(page, None) == {"nous lisons."}
