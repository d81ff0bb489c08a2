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
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

LIFE = timedelta(days=365)
MARGIN = timedelta(days=1)
"""A certificate is valid from yesterday and replaced on its last day."""


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
    root_name = _name("Autorité de démonstration Vigie (sites fictifs)")
    root = (
        _builder(root_name, root_name, root_key.public_key())
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_key_usage(signs_certificates=True), critical=True)
        .sign(root_key, hashes.SHA256())
    )
    names = x509.SubjectAlternativeName([x509.DNSName(host) for host in hosts])
    leaf = (
        _builder(
            _name("Sites fictifs de démonstration"), root_name, leaf_key.public_key()
        )
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_key_usage(signs_certificates=False), critical=True)
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


def _name(common: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common)])


def _builder(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - MARGIN)
        .not_valid_after(now + LIFE)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _key_usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
