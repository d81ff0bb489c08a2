"""Who signs: what they are in law decides the title, the standing and exhibits 1 to 4."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dossier.case import NumberedExhibit
from dossier.exhibits import ExhibitKind
from dossier.workspaces import LegalQuality
from legal_refs.authority_catalogue import authorities
from legal_refs.authority_model import Complains, QualityId

ASSOCIATIONS: Final = frozenset(
    {
        LegalQuality.GROUPEMENT_ASSISTANTS_SOCIAUX,
        LegalQuality.ASSOCIATION_AGREEE,
        LegalQuality.AUTRE_ASSOCIATION,
    }
)
BODIES: Final = frozenset(
    {LegalQuality.ETABLISSEMENT_PUBLIC, LegalQuality.ORGANISME_PRIVE}
)

_ASSOCIATION: Final = (
    "Statuts de l’association",
    "Récépissé de publication au Journal officiel",
    "Décision de l’organe compétent d’adresser ce document",
    "Pouvoir du représentant qui signe",
)
_OTHER: Final = (
    "Acte qui institue la personne morale ou le service",
    "Acte qui nomme son représentant",
    "Décision de l’organe compétent d’adresser ce document",
    "Pouvoir ou délégation de la personne qui signe",
)
SLOTS: Final[Mapping[LegalQuality, tuple[str, ...]]] = {
    quality: _ASSOCIATION if quality in ASSOCIATIONS else _OTHER
    for quality in LegalQuality
} | {
    LegalQuality.PERSONNE_AYANT_PAYE: (
        "Justificatif d’identité de la personne qui signe",
    )
}
"""What exhibits 1 to 4 are, in the order of their numbers."""

FIRST_FREE: Final = 5
"""The number of the first exhibit that is not the signatory's own."""


@dataclass(frozen=True, slots=True)
class Signatory:
    """The person or body that sends the document; an empty field becomes a blank."""

    name: str
    quality: LegalQuality
    seat: str = ""
    number: str = ""
    """RNA of an association, SIREN of another body; nothing for a person."""
    purpose: str = ""
    """Statutory object, quoted word for word."""
    representative: str = ""
    power: str = ""
    """Where the power to sign comes from."""
    own_harm: str = ""
    """The harm this signatory says it suffered itself; a body without one reports."""

    @property
    def complains(self) -> bool:
        """Whether the document is a « plainte »: the payer, or a body that alleges its own harm."""
        quality = authorities().qualities[QualityId(self.quality.value)]
        if quality.complains is Complains.OWN_HARM:
            return bool(self.own_harm.strip())
        return quality.complains is Complains.ALWAYS

    @property
    def title(self) -> str:
        """« Plainte » or « Signalement », as standing has it."""
        slug = "plainte" if self.complains else "signalement"
        return authorities().titles[slug].title

    def title_of(self, held: NumberedExhibit) -> str:
        """What an exhibit is: its own pieces are told apart by their numbers."""
        own = held.exhibit.kind is ExhibitKind.POUVOIR
        if own and 1 <= held.number <= len(self.slots):
            return self.slots[held.number - 1]
        return held.exhibit.title

    @property
    def slots(self) -> tuple[str, ...]:
        """Its own pieces, in the order of their numbers."""
        return SLOTS[self.quality]
