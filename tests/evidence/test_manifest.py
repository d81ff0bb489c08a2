import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.manifest import Manifest, digest, entries, parsed, sums

NAMES = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,20}", fullmatch=True)
FILES = st.dictionaries(NAMES, st.binary(max_size=20), min_size=1)
KEY = digest(b"a key")


def manifest(files: dict[str, bytes]) -> Manifest:
    return Manifest(exhibit="x", key=KEY, stamp_root=None, files=entries(files))


@given(FILES)
def test_a_manifest_reads_back_as_it_was_written(files: dict[str, bytes]) -> None:
    made = manifest(files)
    assert parsed(made.written()) == made
    assert {n: e.sha256 for n, e in made.digests.items()} == {
        name: digest(body) for name, body in files.items()
    }


@given(FILES)
def test_the_order_of_the_files_changes_nothing(files: dict[str, bytes]) -> None:
    turned = dict(reversed(files.items()))
    assert manifest(files).written() == manifest(turned).written()


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body + b"\n",
        lambda body: body.replace(b":", b": ", 1),
        lambda body: body.replace(b'"size":1', b'"size":1.0'),
        lambda body: body.replace(b'"a"', b'"../a"'),
        lambda body: body.replace(b'"a"', b'"/etc/a"'),
        lambda body: body.replace(b"vigie-piece/1", b"vigie-piece/2"),
        lambda body: body[:-1] + b',"more":1}',
        lambda _: b"",
        lambda _: b"\xff",
        lambda _: b"[]",
    ],
)
def test_a_manifest_in_any_other_form_is_refused(change: object) -> None:
    body = manifest({"a": b"1"}).written()
    assert callable(change)
    changed = change(body)
    assert changed != body
    with pytest.raises(ValueError, match=r"manifest|canonical"):
        parsed(changed)


def test_a_file_named_twice_is_refused() -> None:
    one = entries({"a": b"1"})
    twice = Manifest(exhibit="x", key=KEY, stamp_root=None, files=one * 2)
    with pytest.raises(ValueError, match="canonical"):
        parsed(twice.written())


def test_sha256sum_accepts_the_sums(tmp_path: Path) -> None:
    files = {"b.txt": b"2", "a.txt": b"1"}
    for name, body in files.items():
        (tmp_path / name).write_bytes(body)
    (tmp_path / "SHA256SUMS").write_bytes(sums(entries(files)))
    check = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    assert subprocess.run(check, cwd=tmp_path, check=False).returncode == 0
