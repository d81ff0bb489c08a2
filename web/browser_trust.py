"""Which fictional hosts a browser may believe: those the demonstration's authority vouches for.

Chromium cannot be handed an authority without changing the machine. So each name of the
demonstration is asked for its certificate here, verified against that authority alone
(chain, name, dates), and the browser is told to accept the public key that was shown.
"""

import base64
import hashlib
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from socket import create_connection

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Trust:
    """What was learnt of the names of the demonstration."""

    keys: frozenset[str] = frozenset()
    """SHA-256 of the DER of public keys, base64."""
    distrusted: frozenset[str] = frozenset()
    """Names that show a certificate that is not theirs, or not of that authority."""


def vouched(hosts: Mapping[str, str], authority: Path | None) -> Trust:
    """The keys shown by ``hosts`` (name → ``address:port``) that ``authority`` (PEM) vouches for."""
    if authority is None:
        return Trust()
    context = ssl.create_default_context(cafile=str(authority))
    keys, distrusted = set(), set()
    for name, target in hosts.items():
        host = name.partition(":")[0]
        address, _, port = target.rpartition(":")
        try:
            keys.add(_key(context, host, (address, int(port))))
        except ssl.SSLCertVerificationError:
            distrusted.add(host)
        except OSError:
            # Not served over TLS, or not at all: nothing to trust.
            continue
    return Trust(frozenset(keys), frozenset(distrusted))


def _key(context: ssl.SSLContext, host: str, where: tuple[str, int]) -> str:
    with (
        create_connection(where, SECONDS) as plain,
        context.wrap_socket(plain, server_hostname=host) as secure,
    ):
        der = secure.getpeercert(binary_form=True) or b""
    public = x509.load_der_x509_certificate(der).public_key()
    spki = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return base64.b64encode(hashlib.sha256(spki).digest()).decode("ascii")
