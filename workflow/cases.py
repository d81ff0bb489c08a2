"""The use cases of a case: open it or dismiss the site, gather, and hand over what is reviewed.

``reviewed`` is the only maker of a ``ReviewedCase``: no document is drafted from less.
"""

from collections.abc import Iterator
from typing import Final

from dossier.case import (
    AnchoredDecision,
    AnchoredReview,
    Case,
    CaseId,
    ReviewedCase,
    SiteState,
)
from dossier.errors import RefusedError, UnusableInputError
from dossier.exhibits import AnchoredQuote, ExhibitId
from dossier.model import Operator, OperatorKind, SiteId
from dossier.settings import Settings
from dossier.store import Store, open_store
from workflow.anchor import anchor, canonical_text
from workflow.cards import Card, Standing, cards
from workflow.workspace import DECIDERS, WRITERS, acting_on

REMEDIES: Final = {
    Standing.A_DECIDER: "à décider dans «\u00a0Revue\u00a0»",
    Standing.A_REVOIR: "à revoir dans «\u00a0Revue\u00a0»",
    Standing.PERIMEE: (
        "les éléments présentés ont changé depuis la décision, à décider de nouveau"
    ),
    Standing.A_ANCRER: (
        "citation sans pièce scellée, à sceller avec «\u00a0vigie seal\u00a0» ou à verser "
        "au dossier"
    ),
}
"""What keeps a card from being drafted from, and what to do about it."""


def open_case(settings: Settings, site: SiteId, *, as_user: str | None = None) -> Case:
    """The case of a site known here, opened now unless it was.

    A dismissed site is taken up again by it. Raises ``UnusableInputError`` for a site never
    met, ``RefusedError`` without the role.
    """
    with open_store(settings) as store:
        workspace = store.workspace_of(_known(store, site))
        actor = acting_on(
            store, workspace, as_user=as_user, roles=WRITERS, deed="ouvrir un dossier"
        )
        with store.batch():
            if store.site_state(site) is SiteState.ECARTE:
                store.set_site_state(site, SiteState.DOSSIER, by=actor.name)
            return store.open_case(site, f"Dossier {site}", by=actor.name)


def dismiss(
    settings: Settings, site: SiteId, reason: str, *, as_user: str | None = None
) -> None:
    """Set a site aside for a written reason; nothing that was kept is lost."""
    with open_store(settings) as store:
        workspace = store.workspace_of(_known(store, site))
        actor = acting_on(
            store, workspace, as_user=as_user, roles=WRITERS, deed="écarter un site"
        )
        store.set_site_state(site, SiteState.ECARTE, by=actor.name, reason=reason)


def attach(
    settings: Settings,
    case: CaseId,
    exhibit: ExhibitId,
    *,
    as_user: str | None = None,
) -> int:
    """Give an exhibit its number in a case, and look in it for what is not anchored yet."""
    with open_store(settings) as store:
        workspace = store.case(case).workspace
        actor = acting_on(
            store, workspace, as_user=as_user, roles=WRITERS, deed="verser une pièce"
        )
        with store.batch():
            number = store.add_to_case(case, exhibit, by=actor.name)
            anchor(store, case, by=actor.name)
        return number


def confirm_operator(
    settings: Settings,
    case: CaseId,
    operator: Operator | None,
    *,
    as_user: str | None = None,
) -> None:
    """Say who runs the site, as a person read it; ``None`` leaves the case « contre X ».

    Raises ``RefusedError`` for a natural person: they stay unnamed (privacy.md D2).
    """
    if operator and operator.kind is not OperatorKind.COMPANY:
        raise RefusedError(
            "seule une société se confirme ici\u00a0: une personne physique reste "
            "«\u00a0l’exploitant désigné par les mentions légales\u00a0»"
        )
    if operator and not (operator.name.strip() and operator.siren):
        raise UnusableInputError("une société se confirme avec son nom et son SIREN")
    with open_store(settings) as store:
        actor = acting_on(
            store,
            store.case(case).workspace,
            as_user=as_user,
            roles=DECIDERS,
            deed="confirmer l’exploitant",
        )
        store.confirm_operator(case, operator, by=actor.name)


def obstacles(store: Store, case: Case) -> tuple[str, ...]:
    """What keeps ``case`` from being drafted, cause and remedy, one French line each."""
    return tuple(_obstacles(store, case, cards(store, case)))


def reviewed(store: Store, case: CaseId) -> ReviewedCase:
    """The case with every card decided by a person who may, anchored, and not lapsed.

    Raises ``RefusedError`` naming every cause and its remedy, ``DamagedError`` when the
    words of an exhibit are no longer what was sealed.
    """
    held = store.case(case)
    shown = cards(store, held)
    if found := tuple(_obstacles(store, held, shown)):
        causes = "\u00a0; ".join(found)
        raise RefusedError(f"dossier {case}\u00a0: {causes}")
    _check_anchors(store, held, shown)
    review = AnchoredReview(
        held.site,
        {
            card.subject: AnchoredDecision(card.decision, card.anchors)
            for card in shown
            if card.decision
        },
    )
    return ReviewedCase(held, review, store.approval(held, review.digest))


def _obstacles(store: Store, case: Case, shown: tuple[Card, ...]) -> Iterator[str]:
    if store.site_state(case.site) is SiteState.ECARTE:
        yield (
            "ce site a été écarté\u00a0: reprenez-le d’abord, "
            "«\u00a0Reprendre ce site\u00a0» sur la page du site"
        )
    if not any(numbered.exhibit.citable for numbered in case.exhibits):
        yield (
            "aucune pièce scellée\u00a0: lancez «\u00a0vigie seal "
            f"{case.site}\u00a0» ou versez une pièce reçue"
        )
    for card in shown:
        if remedy := REMEDIES.get(card.standing):
            cause = f" ({card.fault})" if card.fault else ""
            yield f"«\u00a0{card.name}\u00a0»{cause}\u00a0: {remedy}"
        elif card.decision and not (
            store.roles(case.workspace, card.decision.by) & DECIDERS
        ):
            yield (
                f"«\u00a0{card.name}\u00a0»\u00a0: décidée par {card.decision.by}, sans le "
                "rôle relecteur ni juriste, à décider de nouveau"
            )


def _check_anchors(store: Store, case: Case, shown: tuple[Card, ...]) -> None:
    """Every anchor still stands, to the letter, in the exhibit it names."""
    exhibits = {held.exhibit.id: held.exhibit for held in case.exhibits}
    for card in shown:
        for anchored in card.anchors:
            if not isinstance(anchored, AnchoredQuote):
                continue
            page = canonical_text(store, exhibits[anchored.exhibit])
            if page[anchored.start : anchored.end] != anchored.text:
                raise RefusedError(
                    f"«\u00a0{card.name}\u00a0»\u00a0: la citation ne se lit plus à sa place "
                    f"dans la pièce {anchored.exhibit}, lancez «\u00a0vigie verify\u00a0»"
                )


def _known(store: Store, site: SiteId) -> SiteId:
    if site not in store.sites():
        raise UnusableInputError(
            f"site inconnu de ce dossier\u00a0: «\u00a0{site}\u00a0»"
        )
    return site
