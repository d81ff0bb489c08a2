"""What Scrapy and Twisted raise, as outcomes with a French reason."""

import gzip
import sys
import zlib
from collections.abc import Iterator

import brotli  # type: ignore[import-untyped]
from OpenSSL.SSL import Error as TLSError
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from service_identity import VerificationError
from twisted.internet.error import ConnectError, ConnectionClosed, DNSLookupError
from twisted.internet.error import TimeoutError as ConnectTimeoutError
from twisted.web.client import ResponseFailed

from crawler.pages import Failed, Limits
from dossier.model import CaptureOutcome

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

UNDECODABLE = (
    gzip.BadGzipFile,
    zlib.error,
    brotli.error,
    zstd.ZstdError,
    EOFError,
)
EXPECTED = (
    *UNDECODABLE,
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
    VerificationError,
    TLSError,
    ConnectError,
    ConnectionClosed,
    ConnectTimeoutError,
    DNSLookupError,
    ResponseFailed,
    OSError,
    ValueError,
)
"""What a server, a network or a hostile answer can cause. Anything else is a bug."""

_NOT_TLS = ("wrong version number", "http request", "packet length too long")

_WRAPPED = (
    (
        (DownloadTimeoutError, ConnectTimeoutError),
        CaptureOutcome.TIMEOUT,
        "pas de réponse complète en {seconds} s",
    ),
    (
        (CannotResolveHostError, DNSLookupError),
        CaptureOutcome.DNS_FAILURE,
        "ce nom de site n’existe pas",
    ),
    (
        (VerificationError,),
        CaptureOutcome.TLS_FAILURE,
        "le certificat n’est pas celui de ce site",
    ),
)
"""What may be wrapped in something more general."""

_BARE = (
    (
        UNDECODABLE,
        CaptureOutcome.BAD_ENCODING,
        "réponse compressée impossible à décoder",
    ),
    (
        # IgnoreRequest: raised by the decompression middleware alone, others are off.
        (DownloadCancelledError, IgnoreRequest),
        CaptureOutcome.TOO_LARGE,
        "réponse de plus de {megabytes} Mo",
    ),
    (
        (UnsupportedURLSchemeError,),
        CaptureOutcome.REFUSED_SCHEME,
        "protocole non suivi",
    ),
    (
        (DownloadConnectionRefusedError,),
        CaptureOutcome.CONNECTION_FAILED,
        "connexion refusée",
    ),
    (
        (ResponseDataLossError,),
        CaptureOutcome.CONNECTION_FAILED,
        "réponse interrompue",
    ),
    ((ValueError,), CaptureOutcome.DNS_FAILURE, "nom de site impossible"),
    (
        (Exception,),
        CaptureOutcome.CONNECTION_FAILED,
        "la connexion a échoué",
    ),
)


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """``error`` and all it wraps."""
    if error is None:
        return
    yield error
    yield from _causes(error.__cause__)
    for reason in getattr(error, "reasons", ()):
        yield from _causes(reason.value)


def failed(error: Exception, limits: Limits) -> Failed:
    """The outcome of a request that ended in ``error``."""
    seconds = f"{limits.timeout:g}".replace(".", ",")
    megabytes = f"{limits.max_bytes / 1_000_000:g}".replace(".", ",")
    tried = [(cause, _WRAPPED) for cause in _causes(error)] + [(error, _BARE)]
    for cause, table in tried:
        if isinstance(cause, TLSError):
            return _tls(cause)
        for types, outcome, reason in table:
            if isinstance(cause, types):
                told = reason.format(seconds=seconds, megabytes=megabytes)
                return Failed(outcome, told)
    raise error


def _tls(error: TLSError) -> Failed:
    told = str(error).lower()
    if "certificate verify failed" in told:
        return Failed(CaptureOutcome.TLS_FAILURE, "certificat refusé : non vérifiable")
    if any(words in told for words in _NOT_TLS):
        return Failed(
            CaptureOutcome.CONNECTION_FAILED, "le serveur ne répond pas en HTTPS"
        )
    return Failed(CaptureOutcome.TLS_FAILURE, "la connexion chiffrée a échoué")
