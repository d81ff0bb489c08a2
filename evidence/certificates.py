"""X.509 certificates of the house's own authorities, which nobody else trusts."""

from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


def common_name(words: str) -> x509.Name:
    """The name of a holder who has no other."""
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, words)])


def begun(
    subject: x509.Name,
    issuer: x509.Name,
    key: ec.EllipticCurvePublicKey,
    *,
    life: timedelta,
) -> x509.CertificateBuilder:
    """A certificate of ``key``, valid from yesterday and for ``life`` from now, to be completed."""
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + life)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def usage(*, signs_certificates: bool, vouches: bool = False) -> x509.KeyUsage:
    """What the key may sign: certificates, or else data, and whether it ``vouches`` for these."""
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        content_commitment=vouches,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )
