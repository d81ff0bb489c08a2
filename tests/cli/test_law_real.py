"""``vigie law check`` on the real package, where npm answers."""

import json
from collections import Counter
from collections.abc import Callable

import pytest

from cli.app import run
from legal_refs.catalogue import catalogue
from legal_refs.model import State

pytestmark = pytest.mark.long


def test_no_verified_text_differs_from_the_real_package(
    capsys: pytest.CaptureFixture[str], record_property: Callable[[str, object], None]
) -> None:
    code = run(["law", "check", "--json"])
    told = capsys.readouterr()
    if code == 3:
        pytest.skip(told.err.strip())
    found = json.loads(told.out)
    counted = Counter(one["outcome"] for one in found["texts"].values())
    record_property(
        "mesure",
        f"{found['package']} : {counted['same']} textes sans différence, "
        f"{counted['different']} avec, {counted['not_comparable']} hors comparaison",
    )
    differing = {
        slug: found["texts"][slug]["differences"]
        for slug, text in catalogue().texts.items()
        if text.state is State.VERIFIED
        and found["texts"][slug]["outcome"] == "different"
    }
    assert differing == {}
    assert counted["same"] > 20
