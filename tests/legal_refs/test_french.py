"""Words shown to people: French typography, and nothing that accuses."""

import re

from legal_refs.catalogue import catalogue

ACCUSING = re.compile(
    r"\b(illégal|illicite|escro|arnaque|fraud|délinquant|coupable|manifestement|viole\b|violation)",
    re.IGNORECASE,
)
PLAIN_SPACE = re.compile(r" [:;?!»]|« ")
SLUG = re.compile(r"\b[a-z0-9]+_[a-z0-9]")
STRAIGHT = re.compile(r"\w'\w")


def shown() -> dict[str, str]:
    """Every sentence of the law files that a screen or a page prints."""
    law = catalogue()
    return {
        **{f"{key}.title": text.title for key, text in law.texts.items()},
        **{f"{key}.reserve": text.reserve for key, text in law.texts.items()},
        **{f"{key}.note": text.note for key, text in law.texts.items()},
        **{
            f"{key}.{wording.start}.{name}": words
            for key, text in law.texts.items()
            for wording in text.wordings
            for name, words in (("source", wording.source), ("note", wording.note))
        },
        **{
            f"{key}.penalties": " ".join(
                [
                    *fines.complementary,
                    fines.recidivism.condition if fines.recidivism else "",
                ]
            )
            for key, provision in law.provisions.items()
            for fines in [provision.penalties]
        },
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


def offending(pattern: re.Pattern[str]) -> dict[str, str]:
    return {key: text for key, text in shown().items() if pattern.search(text)}


def test_what_is_shown_is_set_in_french() -> None:
    assert offending(PLAIN_SPACE) == {}
    assert offending(STRAIGHT) == {}


def test_what_is_shown_accuses_nobody() -> None:
    assert offending(ACCUSING) == {}


def test_what_is_shown_names_articles_as_jurists_do() -> None:
    assert offending(SLUG) == {}
