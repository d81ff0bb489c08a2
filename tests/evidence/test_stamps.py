"""A stamp is of these data, for this query, by this root; anything else has a reason."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.exhibits import StampKind
from evidence import stamps
from evidence.authorities import LocalAuthority
from evidence.stamps import NoStampError, Stamped, stamped, verified

DATA = b"manifest and signature"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> LocalAuthority:
    return LocalAuthority(tmp_path_factory.mktemp("tsa"))


@pytest.fixture(scope="module")
def good(authority: LocalAuthority) -> Stamped:
    return stamped(authority, DATA)


def test_a_good_stamp_holds_and_says_when_and_by_whom(good: Stamped) -> None:
    again = verified(DATA, good.query, good.reply, good.roots)
    assert again == good.stamp
    assert again.kind is StampKind.LOCAL
    assert again.at.tzinfo is not None


def test_a_stamp_of_other_data_is_refused(good: Stamped) -> None:
    with pytest.raises(NoStampError, match="autres données"):
        verified(DATA + b".", good.query, good.reply, good.roots)


def test_a_stamp_that_answers_another_query_is_refused(
    authority: LocalAuthority, good: Stamped
) -> None:
    with pytest.raises(NoStampError, match="nonce"):
        verified(DATA, stamped(authority, DATA).query, good.reply, good.roots)


def test_a_stamp_by_another_root_is_refused(tmp_path: Path, good: Stamped) -> None:
    other = LocalAuthority(tmp_path).roots()
    with pytest.raises(NoStampError, match="autorité attendue"):
        verified(DATA, good.query, good.reply, other)


@pytest.mark.parametrize("first", [True, False])
def test_the_root_comes_first_and_only_the_first_is_trusted(
    tmp_path: Path, good: Stamped, first: bool
) -> None:
    other = LocalAuthority(tmp_path).roots()
    both = good.roots + other if first else other + good.roots
    if first:
        assert verified(DATA, good.query, good.reply, both) == good.stamp
    else:
        with pytest.raises(NoStampError):
            verified(DATA, good.query, good.reply, both)


@pytest.mark.parametrize(
    "roots", [b"", b"garbage", b"-----BEGIN CERTIFICATE-----\nx\n"]
)
def test_a_root_that_is_no_certificate_is_a_reason(good: Stamped, roots: bytes) -> None:
    with pytest.raises(NoStampError, match="racine"):
        verified(DATA, good.query, good.reply, roots)


def test_a_certificate_that_is_no_root_is_refused(
    authority: LocalAuthority, good: Stamped
) -> None:
    kept = (authority.folder / "horodatage.pem").read_bytes()
    signer = (
        b"-----BEGIN CERTIFICATE-----" + kept.split(b"-----BEGIN CERTIFICATE-----")[1]
    )
    with pytest.raises(NoStampError, match="n’est pas une racine"):
        verified(DATA, good.query, good.reply, signer)


@given(st.data())
def test_one_changed_byte_of_a_reply_never_passes_nor_crashes(
    good: Stamped, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(good.reply) - 1))
    reply = bytearray(good.reply)
    reply[at] ^= data.draw(st.integers(1, 255))
    try:
        again = verified(DATA, good.query, bytes(reply), good.roots)
    except NoStampError:
        return
    # What the signature does not cover may vary: then nothing asserted does.
    assert again == good.stamp


@given(st.binary(max_size=200))
def test_garbage_is_a_reason_whatever_it_is(good: Stamped, garbage: bytes) -> None:
    with pytest.raises(NoStampError):
        verified(DATA, good.query, garbage, good.roots)
    with pytest.raises(NoStampError):
        verified(DATA, garbage, good.reply, good.roots)


def test_without_openssl_nothing_new_is_sealed_but_an_old_stamp_is_read(
    authority: LocalAuthority, good: Stamped, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    with pytest.raises(NoStampError, match="OpenSSL absent"):
        stamped(authority, DATA)
    assert verified(DATA, good.query, good.reply, good.roots) == good.stamp


@pytest.mark.parametrize("openssl", [True, False])
def test_a_root_slipped_in_as_an_intermediate_is_not_trusted(
    good: Stamped, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, openssl: bool
) -> None:
    evil = stamped(LocalAuthority(tmp_path), DATA)
    if not openssl:
        monkeypatch.setenv("PATH", "/nonexistent")
    with pytest.raises(NoStampError):
        verified(DATA, evil.query, evil.reply, good.roots + evil.roots)


def test_openssl_has_the_last_word(
    good: Stamped, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    refusing = tmp_path / "openssl"
    refusing.write_text("#!/bin/sh\nexit 1\n")
    refusing.chmod(0o755)
    monkeypatch.setattr(stamps, "_openssl", lambda: str(refusing))
    with pytest.raises(NoStampError, match="ne reconnaît pas"):
        verified(DATA, good.query, good.reply, good.roots)
