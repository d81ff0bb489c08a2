"""Demonstration webs smaller than the one that is shipped."""

import shutil
from collections.abc import Collection
from pathlib import Path

import yaml

from workflow.demonstration_cases import NAME
from workflow.demonstration_sites import FOLDER


def one_site(folder: Path, expected: str) -> Path:
    """A web of one site that says nothing of benefits, and is expected to be ``expected``."""
    (folder / "a.example").mkdir(parents=True)
    page = "<html lang=fr><title>A</title><p>Recettes de cuisine et jardinage.</p>"
    (folder / "a.example" / "index.html").write_text(page, "utf-8")
    entry = (
        f"- {{host: a.example, title: A, kind: essai, expected: {expected}, why: x}}\n"
    )
    (folder / "sites.yml").write_text(entry, "utf-8")
    return folder


def some_sites(folder: Path, hosts: Collection[str], *, cases: bool = True) -> Path:
    """The sites of that name of the shipped web, with their cases unless told otherwise."""
    for host in hosts:
        shutil.copytree(FOLDER / host, folder / host)
    _keep(folder, "sites.yml", "host", hosts)
    if cases:
        _keep(folder, NAME, "site", hosts)
    return folder


def _keep(folder: Path, name: str, key: str, hosts: Collection[str]) -> None:
    entries = yaml.safe_load((FOLDER / name).read_text("utf-8"))
    kept = [entry for entry in entries if entry[key] in hosts]
    (folder / name).write_text(yaml.safe_dump(kept, allow_unicode=True), "utf-8")
