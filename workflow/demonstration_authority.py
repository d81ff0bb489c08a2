"""The certificate authority of the demonstration.

It vouches for fictional hosts on this machine only: nothing but the demonstration is
told to trust it, and its key never leaves the folder it was made in.
"""

import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID

from evidence.certificates import begun, common_name, usage

LIFE = timedelta(days=365)
MARGIN = timedelta(days=1)
"""A certificate is replaced on its last day."""


@dataclass(frozen=True, slots=True)
class Authority:
    """Files in PEM: what to trust, and what a server of the demonstration presents."""

    certificate: Path
    server: Path
    """Key and certificate of the sites, readable by their owner only."""

    def context(self) -> ssl.SSLContext:
        """What a server of the sites speaks TLS with."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.server)
        return context


def authority(folder: Path, hosts: Sequence[str]) -> Authority:
    """The authority kept in ``folder`` for ``hosts``; made when absent, stale or for others."""
    made = Authority(folder / "autorite.pem", folder / "sites.pem")
    if not _usable(made, hosts):
        folder.mkdir(parents=True, exist_ok=True)
        _make(made, hosts)
    return made


def _usable(made: Authority, hosts: Sequence[str]) -> bool:
    try:
        root = x509.load_pem_x509_certificate(made.certificate.read_bytes())
        leaf = x509.load_pem_x509_certificate(made.server.read_bytes())
        leaf.verify_directly_issued_by(root)
    except (OSError, ValueError, InvalidSignature):
        return False
    names = leaf.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    fresh = leaf.not_valid_after_utc - datetime.now(UTC) > MARGIN
    return fresh and set(hosts) <= set(names.get_values_for_type(x509.DNSName))


def _make(made: Authority, hosts: Sequence[str]) -> None:
    root_key, leaf_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    root_name = common_name("Autorité de démonstration Vigie (sites fictifs)")
    root = (
        begun(root_name, root_name, root_key.public_key(), life=LIFE)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage(signs_certificates=True), critical=True)
        .sign(root_key, hashes.SHA256())
    )
    names = x509.SubjectAlternativeName([x509.DNSName(host) for host in hosts])
    leaf = (
        begun(
            common_name("Sites fictifs de démonstration"),
            root_name,
            leaf_key.public_key(),
            life=LIFE,
        )
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage(signs_certificates=False), critical=True)
        .add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False
        )
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key()),
            critical=False,
        )
        .sign(root_key, hashes.SHA256())
    )
    secret = leaf_key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    # The authority's own key is forgotten here: nothing else can ever be vouched for.
    made.certificate.write_bytes(root.public_bytes(serialization.Encoding.PEM))
    made.server.touch(mode=0o600)
    made.server.write_bytes(secret + leaf.public_bytes(serialization.Encoding.PEM))
