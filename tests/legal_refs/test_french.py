"""Words shown to people: French typography, and nothing that accuses."""

import re

import pytest

from legal_refs.catalogue import catalogue

ACCUSING = re.compile(
    r"\b(illégal|illicite|escro|arnaque|fraud|délinquant|coupable|manifestement|viole\b|violation)",
    re.IGNORECASE,
)
PLAIN_SPACE = re.compile(r" [:;?!»]|« ")
STRAIGHT = re.compile(r"\w'\w")


def shown() -> dict[str, str]:
    """Every sentence of the law files that a screen or a page prints."""
    law = catalogue()
    return {
        **{f"{key}.title": text.title for key, text in law.texts.items()},
        **{f"{key}.reserve": text.reserve for key, text in law.texts.items()},
        **{f"{key}.note": text.note for key, text in law.texts.items()},
        **{f"{key}.name": entry.name for key, entry in law.benefits.items()},
        **{f"{key}.public": entry.public for key, entry in law.benefits.items()},
        **{f"{key}.reserve": entry.reserve for key, entry in law.benefits.items()},
        **{f"{key}.label": route.label for key, route in law.routes.items()},
        **{f"{key}.family": family.name for key, family in law.families.items()},
        **{f"{key}.body": body.name for key, body in law.bodies.items()},
        **{f"{key}.for": case.for_ for key, case in law.disputed.items()},
        **{f"{key}.against": case.against for key, case in law.disputed.items()},
        **{f"{key}.sentence": case.sentence for key, case in law.disputed.items()},
        **{f"{key}.case": case.title for key, case in law.disputed.items()},
    }


@pytest.mark.parametrize("key", sorted(shown()))
def test_what_is_shown_is_set_in_french(key: str) -> None:
    text = shown()[key]

    assert not PLAIN_SPACE.search(text)
    assert not STRAIGHT.search(text)


@pytest.mark.parametrize("key", sorted(shown()))
def test_what_is_shown_accuses_nobody(key: str) -> None:
    assert not ACCUSING.search(shown()[key])
