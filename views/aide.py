"""Aide: the words of Vigie in plain French, how the work goes, what Vigie does not claim."""

from typing import Final

import streamlit as st

STEPS: Final = (
    (
        "**Donnez une adresse** à la page Accueil. Vigie lit au plus quinze pages du site et "
        "répond en une page\u00a0: ce qui est offert, ce que cela coûte, ce qui se lit de chaque condition, "
        "ce qui parle pour le site."
    ),
    (
        "**Gardez la preuve.** Un site change. Vigie photographie les pages citées et les met sous "
        "scellé\u00a0: toute modification ultérieure se verrait."
    ),
    (
        "**Ouvrez un dossier et décidez.** Carte après carte, une personne dit ce qui se lit, ce qui "
        "se déduit, ce qui manque. La machine propose, elle ne décide rien."
    ),
    "**Faites relire.** Une autre personne, un autre jour ou après un vote, approuve la revue.",
    (
        "**Rédigez.** Le document cite chaque pièce avec sa page. Une personne le relit, le signe et "
        "l’envoie elle-même\u00a0: Vigie n’envoie rien."
    ),
)
WORDS: Final = {
    "Site": "l’ensemble des pages d’une même adresse, par exemple exemple.fr.",
    "Lecture": "une visite d’une page, avec sa date\u00a0; la page est gardée telle qu’elle a été reçue.",
    "Citation": "des mots d’une page, recopiés sans rien changer, avec l’endroit où ils se trouvent.",
    "Condition": "l’un des cinq points qu’un texte demande\u00a0: un intermédiaire, une offre d’agir, une "
    "somme demandée, un public, le but d’obtenir une prestation.",
    "Lu, pas lu, douteux": "ce que les pages disent d’une condition. «\u00a0Pas lu\u00a0» ne veut pas dire "
    "que la condition manque\u00a0: les pages lues n’en parlent pas.",
    "Ce qui parle pour le site": "ce qui peut expliquer ou justifier l’offre\u00a0: avocat, association, "
    "simulation gratuite, remboursement… Vigie le cherche avec le même soin que le reste.",
    "Pièce": "une page mise sous scellé, ou un papier reçu (facture, contrat, attestation…).",
    "Scellé": "une empreinte, une signature et une heure qui montrent que la pièce n’a pas changé "
    "depuis. Le scellé ne dit pas que ce qui est affiché est vrai.",
    "Non probant": "l’heure vient de cette machine et non d’un tiers\u00a0: elle aide à s’organiser, elle "
    "ne prouve pas la date.",
    "Empreinte du fichier": "une suite de signes calculée sur le fichier\u00a0: un seul caractère changé "
    "donne une autre empreinte.",
    "Dossier": "un site dont quelqu’un s’occupe\u00a0: ses pièces, sa revue, ses documents.",
    "Revue, carte": "la liste des points à décider. Une carte porte sur une condition, sur l’intention, "
    "sur la personne responsable, ou sur ce qui parle pour le site.",
    "À déduire": "ce n’est pas écrit mot pour mot, cela se comprend de ce qui est écrit\u00a0; le motif dit "
    "comment.",
    "Ancrée": "les mots d’une décision ont été retrouvés, identiques, dans une pièce sous scellé.",
    "Caduque": "ce qui avait été montré a changé depuis la décision\u00a0: il faut décider à nouveau.",
    "Vérifié, à confirmer, texte changé": "d’où Vigie tient un texte de loi. À confirmer\u00a0: un juriste doit "
    "encore le lire dans sa publication officielle. Texte changé\u00a0: il l’a lue, et elle dit autre chose.",
    "Signalement, plainte": "le document au procureur. Son titre dépend de qui le signe.",
    "PROJET — NON VALIDÉ": "personne n’a encore approuvé la revue\u00a0: le document ne s’envoie pas.",
}
CLAIMS: Final = (
    "Vigie ne dit pas qu’un site est en faute\u00a0: elle rapporte ce qu’il affiche. Un juge seul en décide.",
    "«\u00a0Rien relevé\u00a0» n’est pas un avis de conformité\u00a0: d’autres pages ont pu ne pas être lues.",
    "Vigie ne remplace ni un avocat ni un commissaire de justice.",
    "Vigie n’écrit jamais au site et n’envoie aucun document.",
    (
        "Vigie ne garde pas le nom des personnes aidées. N’écrivez ici ni nom, ni numéro d’allocataire, ni "
        "situation d’un usager."
    ),
    (
        "Les comptes avec mot de passe viendront plus tard\u00a0: pour l’instant, ce tableau de bord ne s’ouvre "
        "que sur cette machine, et chacun choisit son nom dans le menu."
    ),
)


def show() -> None:
    """The page."""
    st.set_page_config(page_title="Aide — Vigie")
    st.title("Aide")
    st.header("Du site au document")
    st.markdown("\n".join(f"{n}. {step}" for n, step in enumerate(STEPS, 1)))
    st.header("Ce que Vigie ne prétend pas")
    st.markdown("\n".join(f"- {claim}" for claim in CLAIMS))
    st.header("Les mots")
    st.markdown(
        "\n\n".join(f"**{word}**\u00a0: {sense}" for word, sense in WORDS.items())
    )


if __name__ == "__main__":
    show()
