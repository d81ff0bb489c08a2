"""Time stamps (RFC 3161): asked with a nonce, kept raw, verified by two implementations.

A stamp covers manifest and signature, one after the other. Certificates are judged at the
time the stamp asserts, so that an old stamp stays good.
"""

import re
import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Protocol

from asn1crypto import tsp  # type: ignore[import-untyped]
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import (
    Certificate,
    load_der_x509_certificate,
    load_pem_x509_certificates,
)
from rfc3161_client import (
    HashAlgorithm,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from dossier.errors import UnfinishedError
from dossier.exhibits import Stamp, StampKind
from dossier.model import Sha256
from evidence.manifest import digest

LOCAL_POLICY: Final = "2.25.305419896.1"
"""The policy that this house's own authority states: « non probant »."""
OPENSSL_SECONDS: Final = 20
_OF_SIGNERS: Final = re.compile(r"[\r\n\t]+")


class NoStampError(UnfinishedError):
    """There is no good stamp: the message is the French reason."""


class StampAuthority(Protocol):
    """Who asserts the time."""

    def roots(self) -> bytes:
        """PEM: the root its stamps are verified against, then intermediates if any.

        Raises ``NoStampError``.
        """

    def reply(self, query: bytes) -> bytes:
        """What it answers to a query, whatever that is. Raises ``NoStampError``."""


@dataclass(frozen=True, slots=True)
class Stamped:
    """A good stamp and what verifies it again, as kept in a package."""

    query: bytes
    reply: bytes
    roots: bytes
    stamp: Stamp


def root_of(roots: bytes) -> Sha256:
    """SHA-256 of the DER of the root of ``roots``; raises ``NoStampError``."""
    certificate = _certificates(roots)[0]
    return Sha256(certificate.fingerprint(SHA256()).hex())


def stamped(authority: StampAuthority, data: bytes) -> Stamped:
    """Have ``data`` stamped and verify the reply; raises ``NoStampError``."""
    roots = authority.roots()
    builder = TimestampRequestBuilder().data(data)
    request = builder.hash_algorithm(HashAlgorithm.SHA256).nonce(nonce=True).build()
    query = request.as_bytes()
    reply = authority.reply(query)
    if not _openssl():
        raise NoStampError("OpenSSL absent : la marque de temps n’est pas vérifiée")
    return Stamped(query, reply, roots, verified(data, query, reply, roots))


def verified(data: bytes, query: bytes, reply: bytes, roots: bytes) -> Stamp:
    """What the stamp asserts, once it holds for both implementations.

    Where OpenSSL is absent the other alone decides, unless there are intermediates. Raises ``NoStampError`` that says
    what does not hold: other data, other nonce, other root, refusal, garbage.
    """
    certificates = _certificates(roots)
    imprint, nonce = _asked(query)
    if imprint != bytes.fromhex(digest(data)):
        raise NoStampError("marque de temps d’autres données")
    response = _decoded(reply)
    info = response.tst_info
    if info.message_imprint.message != imprint:
        raise NoStampError("marque de temps d’autres données")
    if info.nonce != nonce:
        raise NoStampError("marque de temps qui répond à une autre demande (nonce)")
    builder = VerifierBuilder(roots=certificates[:1], intermediates=certificates[1:])
    try:
        builder.nonce(nonce).build().verify(response, imprint)
    except (VerificationError, ValueError) as error:
        raise NoStampError(
            "marque de temps non signée par l’autorité attendue"
        ) from error
    at = info.gen_time.astimezone(UTC)
    if openssl := _openssl():
        _verify_with(openssl, query, reply, certificates, at)
    elif certificates[1:]:
        # The other implementation would take an intermediate for a root.
        raise NoStampError(
            "OpenSSL absent : la chaîne de l’autorité n’est pas vérifiée"
        )
    local = info.policy.dotted_string == LOCAL_POLICY
    return Stamp(
        kind=StampKind.LOCAL if local else StampKind.AUTHORITY,
        authority=_signer(response),
        at=at,
        root=root_of(roots),
    )


def _decoded(reply: bytes) -> TimeStampResponse:
    try:
        response = decode_timestamp_response(reply)
    except ValueError as error:
        raise NoStampError("réponse illisible de l’autorité de temps") from error
    try:
        _ = response.tst_info, response.signed_data
    except ValueError as error:
        raise NoStampError(
            f"marque de temps refusée par l’autorité (état {response.status})"
        ) from error
    return response


def _asked(query: bytes) -> tuple[bytes, int]:
    """Imprint (SHA-256) and nonce of a query."""
    try:
        asked = tsp.TimeStampReq.load(query, strict=True)
        imprint, nonce = asked["message_imprint"], asked["nonce"].native
        algorithm = imprint["hash_algorithm"]["algorithm"].native
        said = bytes(imprint["hashed_message"].native)
    except (ValueError, TypeError, KeyError) as error:
        raise NoStampError("demande de marque de temps illisible") from error
    if algorithm != "sha256" or not isinstance(nonce, int):
        raise NoStampError("demande de marque de temps sans nonce ou sans SHA-256")
    return said, nonce


def _certificates(roots: bytes) -> list[Certificate]:
    try:
        found = load_pem_x509_certificates(roots)
    except ValueError as error:
        raise NoStampError(
            "certificat racine de l’autorité de temps illisible"
        ) from error
    if found[0].issuer != found[0].subject:
        raise NoStampError(
            "le premier certificat de l’autorité de temps n’est pas une racine"
        )
    return found


def _signer(response: TimeStampResponse) -> str:
    """Subject of the certificate that signed, one line."""
    signer = next(iter(response.signed_data.signer_infos))
    for der in response.signed_data.certificates:
        certificate = load_der_x509_certificate(der)
        if (certificate.issuer, certificate.serial_number) == (
            signer.issuer,
            signer.serial_number,
        ):
            return _OF_SIGNERS.sub(" ", certificate.subject.rfc4514_string())
    raise NoStampError("marque de temps sans le certificat de son signataire")


def _openssl() -> str | None:
    return shutil.which("openssl")


def _verify_with(
    openssl: str,
    query: bytes,
    reply: bytes,
    certificates: list[Certificate],
    at: datetime,
) -> None:
    """The second look: ``openssl ts -verify``."""
    pems = [certificate.public_bytes(Encoding.PEM) for certificate in certificates]
    with TemporaryDirectory(prefix="vigie-stamp-") as folder:
        room = Path(folder)
        given = {"q": query, "r": reply, "root": pems[0], "chain": b"".join(pems[1:])}
        for name, content in given.items():
            (room / name).write_bytes(content)
        command = [openssl, "ts", "-verify", "-queryfile", "q", "-in", "r"]
        command += ["-CAfile", "root", "-attime", str(int(at.timestamp()))]
        command += ["-untrusted", "chain"] if pems[1:] else []
        try:
            said = subprocess.run(
                command,
                cwd=room,
                capture_output=True,
                check=False,
                timeout=OPENSSL_SECONDS,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise NoStampError(
                "OpenSSL n’a pas pu vérifier la marque de temps"
            ) from error
    if said.returncode != 0:
        raise NoStampError("marque de temps que « openssl ts » ne reconnaît pas")
