"""The catalogue as its callers see it: one value, read-only, quick."""

import subprocess
import sys
from dataclasses import FrozenInstanceError
from typing import Any

import pytest

from legal_refs.catalogue import SHIPPED, catalogue, load
from legal_refs.ids import BenefitId, ProvisionId


def test_the_shipped_law_is_read_once() -> None:
    assert catalogue() is catalogue()


def test_loading_twice_gives_the_same_law() -> None:
    assert load(SHIPPED) == load(SHIPPED)


def test_nothing_in_the_law_can_be_changed() -> None:
    benefits: Any = catalogue().benefits
    elements: Any = catalogue().provisions[ProvisionId("css_l554_2")].elements
    benefit: Any = catalogue().benefits[BenefitId("rsa")]

    with pytest.raises(TypeError):
        benefits["rsa"] = benefit
    with pytest.raises(TypeError):
        elements["intermediaire"] = ""
    with pytest.raises(FrozenInstanceError):
        benefit.name = ""


def test_the_law_needs_no_other_room() -> None:
    code = (
        "import sys, legal_refs.catalogue as c; c.catalogue();"
        "print(sorted({'spacy','scrapy','dossier','classifiers','sqlmodel'} & set(sys.modules)))"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code],
        cwd=SHIPPED.parent,
        capture_output=True,
        text=True,
        check=True,
    )

    assert shown.stdout.strip() == "[]"
