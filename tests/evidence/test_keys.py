import stat
import subprocess
from pathlib import Path

import pytest

from dossier.errors import DamagedError
from dossier.heads import write_once
from evidence.keys import SealingKey, fingerprint, public_key, signed

MESSAGE = b"un manifeste"


def test_a_key_is_made_once_and_found_again(tmp_path: Path) -> None:
    first = SealingKey(tmp_path / "keys").fingerprint
    assert SealingKey(tmp_path / "keys").fingerprint == first
    assert SealingKey(tmp_path / "autre").fingerprint != first


def test_the_key_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    key = SealingKey(tmp_path / "keys")
    key.sign(MESSAGE)
    assert stat.S_IMODE(key.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(key.path.parent.stat().st_mode) == 0o700


def test_nothing_is_made_before_something_is_asked(tmp_path: Path) -> None:
    SealingKey(tmp_path / "keys")
    assert not (tmp_path / "keys").exists()


def test_openssl_recognises_a_signature_and_the_fingerprint(tmp_path: Path) -> None:
    key = SealingKey(tmp_path / "keys")
    (tmp_path / "m").write_bytes(MESSAGE)
    (tmp_path / "s").write_bytes(key.sign(MESSAGE))
    (tmp_path / "k").write_bytes(key.public)
    command = "openssl pkeyutl -verify -pubin -inkey k -rawin -in m -sigfile s"
    assert subprocess.run(command.split(), cwd=tmp_path, check=False).returncode == 0
    shell = "openssl pkey -pubin -in k -outform DER | sha256sum"
    said = subprocess.check_output(["sh", "-c", shell], cwd=tmp_path, text=True)
    assert said.split()[0] == key.fingerprint == fingerprint(public_key(key.public))


def test_a_signature_is_of_one_message_by_one_key(tmp_path: Path) -> None:
    key, other = SealingKey(tmp_path / "a"), SealingKey(tmp_path / "b")
    signature = key.sign(MESSAGE)
    assert signed(public_key(key.public), signature, MESSAGE)
    assert not signed(public_key(key.public), signature, MESSAGE + b".")
    assert not signed(public_key(other.public), signature, MESSAGE)
    assert not signed(public_key(key.public), signature[:-1], MESSAGE)


def test_a_damaged_key_is_named_and_never_replaced(tmp_path: Path) -> None:
    key = SealingKey(tmp_path)
    key.path.write_text("illisible")
    with pytest.raises(DamagedError, match=r"scellement\.pem"):
        key.sign(MESSAGE)
    assert key.path.read_text() == "illisible"


def test_a_key_of_another_sort_is_refused(tmp_path: Path) -> None:
    key = SealingKey(tmp_path)
    command = f"openssl ecparam -name prime256v1 -genkey -noout -out {key.path}"
    subprocess.run(command.split(), check=True, capture_output=True)
    with pytest.raises(DamagedError, match="d’une autre sorte"):
        key.sign(MESSAGE)


@pytest.mark.parametrize("pem", [b"", b"garbage"])
def test_what_is_no_public_key_is_a_value_error(pem: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        public_key(pem)


def test_a_file_written_once_stands(tmp_path: Path) -> None:
    write_once(tmp_path / "k", b"first")
    write_once(tmp_path / "k", b"second")
    assert (tmp_path / "k").read_bytes() == b"first"
    assert [path.name for path in tmp_path.iterdir()] == ["k"]
