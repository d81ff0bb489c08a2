"""What came of opening an address, from what the browser and the relay say."""

from typing import Final

from dossier.model import CaptureOutcome
from web.addresses import Refusal
from web.relay import Relay

BLOCKED: Final = {401, 403, 407, 429, 451}
PDF: Final = b"%PDF-"

_ERRORS: Final = (
    ("CERT_", CaptureOutcome.TLS_FAILURE, "certificat refusé : non vérifiable"),
    ("SSL_", CaptureOutcome.TLS_FAILURE, "la connexion chiffrée a échoué"),
    ("TOO_MANY_RED", CaptureOutcome.REDIRECT_LOOP, "plus de 20 redirections de suite"),
    ("TIMED_OUT", CaptureOutcome.TIMEOUT, "le serveur ne répond pas"),
    ("NAME_NOT_RES", CaptureOutcome.DNS_FAILURE, "ce nom de site n’existe pas"),
    ("CONTENT_DECODING", CaptureOutcome.BAD_ENCODING, "réponse impossible à décoder"),
    ("EMPTY_RESPONSE", CaptureOutcome.EMPTY, "réponse sans contenu"),
    ("UNSAFE_PORT", CaptureOutcome.CONNECTION_FAILED, "port réservé : non contacté"),
    (
        "UNSAFE_REDIR",
        CaptureOutcome.REFUSED_SCHEME,
        "redirection vers un protocole non suivi",
    ),
    ("UNKNOWN_URL", CaptureOutcome.REFUSED_SCHEME, "protocole non suivi"),
    ("INVALID_URL", CaptureOutcome.REFUSED_SCHEME, "adresse illisible"),
    ("CONNECTION_REFUSED", CaptureOutcome.CONNECTION_FAILED, "connexion refusée"),
    ("", CaptureOutcome.CONNECTION_FAILED, "la connexion a échoué"),
)
"""Part of Chromium's word for a failure, what it is, one French line. First match."""

DIED = Refusal(
    CaptureOutcome.BROWSER_FAILED, "le navigateur s’est arrêté pendant la capture"
)
TOO_HEAVY = Refusal(
    CaptureOutcome.TOO_LARGE, "la page demande plus de mémoire qu’il n’est permis"
)
EMPTY = Refusal(CaptureOutcome.EMPTY, "page sans contenu visible")
EMPTY_ANSWER = Refusal(CaptureOutcome.EMPTY, "réponse sans contenu")


def too_slow(seconds: float) -> Refusal:
    """The page had not finished after ``seconds``."""
    told = f"{seconds:g}".replace(".", ",")
    return Refusal(
        CaptureOutcome.TIMEOUT, f"la page n’a pas fini de se charger en {told} s"
    )


def failure(word: str, url: str, relay: Relay) -> Refusal:
    """Why ``url`` brought no answer, when Chromium says ``word`` (``net::ERR_…``)."""
    met = relay.met(url)
    if met and met.refusal:
        return met.refusal
    outcome, reason = next(
        (outcome, reason) for part, outcome, reason in _ERRORS if part in word
    )
    return Refusal(outcome, reason)


def judged(
    status: int, content_type: str, body: bytes, *, file: bool
) -> Refusal | None:
    """Why a final answer is not a page to keep as such; ``None`` when it is."""
    if status in BLOCKED:
        return Refusal(
            CaptureOutcome.BLOCKED, f"accès refusé par le site (réponse {status})"
        )
    if not 200 <= status < 300:  # noqa: PLR2004 - what HTTP calls success
        return Refusal(CaptureOutcome.HTTP_ERROR, f"réponse {status} du site")
    if file and not body.startswith(PDF):
        kind = content_type.partition(";")[0].strip() or "données binaires"
        return Refusal(
            CaptureOutcome.NOT_TEXT, f"ce n’est pas une page à lire ({kind})"
        )
    return EMPTY_ANSWER if not body.strip() else None
