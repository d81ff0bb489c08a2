"""What somebody would do to a package, and how they would cover their tracks."""

import shutil
from pathlib import Path

from evidence import manifest as manifests
from evidence import stamps
from evidence.authorities import LocalAuthority
from evidence.keys import SealingKey
from evidence.manifest import entries, sums


def resum(folder: Path) -> None:
    """Write SHA256SUMS again, as whoever tampers would."""
    files = {p.name: p.read_bytes() for p in folder.iterdir() if p.name != "SHA256SUMS"}
    (folder / "SHA256SUMS").write_bytes(sums(entries(files)))


def rebuilt(folder: Path, keys: Path, exhibit: str = "") -> Path:
    """The package as somebody with other keys would make it again, all consistent."""
    listed = manifests.parsed((folder / "manifest.json").read_bytes())
    key, authority = SealingKey(keys), LocalAuthority(keys / "tsa")
    files = {e.name: (folder / e.name).read_bytes() for e in listed.files}
    written = manifests.Manifest(
        exhibit=exhibit or listed.exhibit,
        key=key.fingerprint,
        stamp_root=stamps.root_of(authority.roots()),
        files=entries(files),
    ).written()
    signature = key.sign(written)
    stamp = stamps.stamped(authority, written + signature)
    made = {
        "manifest.json": written,
        "manifest.sig": signature,
        "key.pem": key.public,
        "stamp.tsq": stamp.query,
        "stamp.tsr": stamp.reply,
        "stamp-root.pem": stamp.roots,
    }
    copy = keys / "copie"
    shutil.copytree(folder, copy)
    for name, body in made.items():
        (copy / name).write_bytes(body)
    resum(copy)
    return copy
