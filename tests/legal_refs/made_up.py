"""Texts that no code holds, for the rules that read only their wordings."""

from legal_refs.ids import ProvisionId
from legal_refs.model import LegalText, State, TextRole, Wording


def made_up(slug: str, *wordings: Wording) -> LegalText:
    """A related text, verified, of which only the wordings say anything."""
    return LegalText(
        id=ProvisionId(slug),
        code="",
        article="",
        title="",
        role=TextRole.RELATED,
        use="",
        state=State.VERIFIED,
        unknown=(),
        reserve="",
        note="",
        wordings=wordings,
    )


def law(**wordings: tuple[Wording, ...]) -> dict[ProvisionId, LegalText]:
    """Made-up texts by slug."""
    return {ProvisionId(slug): made_up(slug, *held) for slug, held in wordings.items()}
