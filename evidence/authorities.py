"""Who stamps: this house's own authority (« non probant »), or one reached over HTTP."""

import fcntl
import http.client
import queue
import secrets
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import ExtendedKeyUsageOID

from dossier.heads import write_once
from evidence.certificates import begun, common_name, usage
from evidence.stamps import LOCAL_POLICY, OPENSSL_SECONDS, NoStampError

LIFE: Final = timedelta(days=20 * 365)
SECONDS: Final = 20.0
"""How long an authority may take, from the connection to the last byte."""
LARGEST_REPLY: Final = 256 * 1024
LATE: Final = "l’autorité de temps ne répond pas à temps"
HEADERS: Final = {
    "Content-Type": "application/timestamp-query",
    "Accept": "application/timestamp-reply",
}
_START: Final = b"-----BEGIN CERTIFICATE-----"
CONFIGURATION: Final = f"""\
[tsa]
default_tsa = vigie
[vigie]
serial = serial
crypto_device = builtin
signer_digest = sha256
default_policy = {LOCAL_POLICY}
digests = sha256
accuracy = secs:1
ordering = no
tsa_name = yes
ess_cert_id_chain = no
ess_cert_id_alg = sha256
"""


@dataclass(frozen=True)
class LocalAuthority:
    """Stamps by ``openssl ts``, with a certificate and a key made at first use.

    Anyone who holds the key can stamp any date: it proves nothing to a third party, and
    every stamp says so by its policy and by the name of its signer.
    """

    folder: Path
    """Keeps ``horodatage.pem``: the signer's key, its certificate, then the root's."""

    def roots(self) -> bytes:
        """The certificate of the root, PEM."""
        return _START + self._kept().rpartition(_START)[2]

    def reply(self, query: bytes) -> bytes:
        openssl = shutil.which("openssl")
        if openssl is None:
            raise NoStampError("OpenSSL absent : l’autorité locale ne peut pas dater")
        kept = self._kept()
        with TemporaryDirectory(prefix="vigie-tsa-") as folder:
            room = Path(folder)
            (room / "query").write_bytes(query)
            (room / "conf").write_text(CONFIGURATION)
            (room / "serial").write_text(f"{secrets.randbits(120) | 1 << 120:032X}\n")
            signer = kept.rpartition(_START)[0]
            (room / "key").touch(mode=0o600)
            (room / "key").write_bytes(signer)
            (room / "signer").write_bytes(_START + signer.partition(_START)[2])
            command = [openssl, "ts", "-reply", "-config", "conf", "-section", "vigie"]
            command += ["-queryfile", "query", "-signer", "signer", "-inkey", "key"]
            command += ["-out", "reply"]
            try:
                done = subprocess.run(
                    command,
                    cwd=room,
                    capture_output=True,
                    check=False,
                    timeout=OPENSSL_SECONDS,
                )
                if done.returncode == 0:
                    return (room / "reply").read_bytes()
            except (OSError, subprocess.TimeoutExpired) as error:
                raise NoStampError("OpenSSL ne répond pas") from error
        raise NoStampError("l’autorité locale a refusé la demande")

    def _kept(self) -> bytes:
        path = self.folder / "horodatage.pem"
        try:
            with _alone(self.folder):
                if not path.exists():
                    write_once(path, _made())
            kept = path.read_bytes()
        except OSError as error:
            raise NoStampError(f"autorité locale illisible : {path}") from error
        if kept.count(_START) != len(("signer", "root")):
            raise NoStampError(f"autorité locale illisible : {path}")
        return kept


@dataclass(frozen=True)
class HttpAuthority:
    """An authority of the settings, asked over HTTP (RFC 3161, section 3.4)."""

    url: str
    root: Path
    """PEM: the root, then intermediates if its replies hold none."""
    seconds: float = SECONDS

    def roots(self) -> bytes:
        """The certificates of the settings, as they are on the disk."""
        try:
            return self.root.read_bytes()
        except OSError as error:
            raise NoStampError(
                f"certificat de l’autorité de temps introuvable : {self.root}"
            ) from error

    def reply(self, query: bytes) -> bytes:
        # A server that sends a byte a second defeats every time-out of a socket.
        told: queue.SimpleQueue[bytes | NoStampError] = queue.SimpleQueue()

        def ask() -> None:
            try:
                told.put(self._exchange(query))
            except TimeoutError:
                told.put(NoStampError(LATE))
            except (OSError, http.client.HTTPException, ValueError):
                told.put(NoStampError("l’autorité de temps ne répond pas"))
            except NoStampError as error:
                told.put(error)

        threading.Thread(target=ask, daemon=True).start()
        try:
            said = told.get(timeout=self.seconds)
        except queue.Empty as error:
            raise NoStampError(LATE) from error
        if isinstance(said, NoStampError):
            raise said
        return said

    def _exchange(self, query: bytes) -> bytes:
        connection, target = self._connection()
        try:
            connection.request("POST", target, query, HEADERS)
            with connection.getresponse() as response:
                if response.status != http.HTTPStatus.OK:
                    raise NoStampError(
                        f"l’autorité de temps répond {response.status}, sans marque"
                    )
                body = response.read(LARGEST_REPLY + 1)
        finally:
            connection.close()
        if len(body) > LARGEST_REPLY:
            raise NoStampError("réponse démesurée de l’autorité de temps")
        return body

    def _connection(self) -> tuple[http.client.HTTPConnection, str]:
        parts = urlsplit(self.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise NoStampError(f"adresse d’autorité de temps inutilisable : {self.url}")
        secure = parts.scheme == "https"
        kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        connection = kind(parts.hostname, parts.port, timeout=self.seconds)
        query = f"?{parts.query}" if parts.query else ""
        return connection, (parts.path or "/") + query


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold other processes back while keys are made."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _made() -> bytes:
    """A signer's key, its certificate, and its root's; the root's key is forgotten here."""
    root_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    name = common_name("Vigie - racine de temps locale (non probante)")
    root = (
        begun(name, name, root_key.public_key(), life=LIFE)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage(signs_certificates=True), critical=True)
        .sign(root_key, hashes.SHA256())
    )
    stamping = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
    issuer = x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key())
    signer = (
        begun(
            common_name("Vigie - autorite de temps locale (non probante)"),
            name,
            key.public_key(),
            life=LIFE,
        )
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage(signs_certificates=False, vouches=True), critical=True)
        .add_extension(stamping, critical=True)
        .add_extension(issuer, critical=False)
        .sign(root_key, hashes.SHA256())
    )
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return b"".join([secret, *(c.public_bytes(Encoding.PEM) for c in (signer, root))])
