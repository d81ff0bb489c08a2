"""The key that signs manifests: made at first use, readable by its owner only."""

import hashlib
from functools import cached_property
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
    load_pem_public_key,
)

from dossier.errors import DamagedError
from dossier.heads import write_once
from dossier.model import Sha256


class SealingKey:
    """The Ed25519 key in ``folder``; it exists once something was asked of it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "scellement.pem"

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of the signature (RFC 8032) of ``message``."""
        return self._private.sign(message)

    @property
    def public(self) -> bytes:
        """The public key in PEM, as OpenSSL reads it."""
        return self._private.public_key().public_bytes(
            Encoding.PEM, PublicFormat.SubjectPublicKeyInfo
        )

    @property
    def fingerprint(self) -> Sha256:
        """SHA-256 of the public key in DER: what a printed document cites."""
        return fingerprint(self._private.public_key())

    @cached_property
    def _private(self) -> Ed25519PrivateKey:
        if not self.path.exists():
            pem = Ed25519PrivateKey.generate().private_bytes(
                Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
            )
            write_once(self.path, pem)
        try:
            key = load_pem_private_key(self.path.read_bytes(), password=None)
        except ValueError as error:
            raise DamagedError(f"clé de scellement illisible : {self.path}") from error
        if not isinstance(key, Ed25519PrivateKey):
            raise DamagedError(f"clé de scellement d’une autre sorte : {self.path}")
        return key


def public_key(pem: bytes) -> Ed25519PublicKey:
    """The public key in ``pem``; raises ``ValueError`` for anything else."""
    try:
        key = load_pem_public_key(pem)
    except UnsupportedAlgorithm as error:
        raise ValueError("a key of an unknown sort") from error
    if not isinstance(key, Ed25519PublicKey):
        raise ValueError("not an Ed25519 public key")  # noqa: TRY004 - a bad file
    return key


def fingerprint(key: Ed25519PublicKey) -> Sha256:
    """SHA-256 of ``key`` in DER (SubjectPublicKeyInfo)."""
    der = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return Sha256(hashlib.sha256(der).hexdigest())


def signed(key: Ed25519PublicKey, signature: bytes, message: bytes) -> bool:
    """Whether ``signature`` is that of ``message`` by ``key``."""
    try:
        key.verify(signature, message)
    except InvalidSignature:
        return False
    return True
