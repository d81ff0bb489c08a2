"""Words shown to people: French typography, and nothing that accuses."""

import re

from legal_refs.catalogue import catalogue
from legal_refs.model import TextRole

ACCUSING = re.compile(
    r"\b(illégal|illicite|escro|arnaque|fraud|délinquant|coupable|manifestement|viole\b|violation)",
    re.IGNORECASE,
)
PLAIN_SPACE = re.compile(r" [:;?!»]|« ")
SLUG = re.compile(r"\b[a-z0-9]+_[a-z0-9]")
STRAIGHT = re.compile(r"\w'\w")


def reserved() -> dict[str, str]:
    """Reserves of one wording, and of the fine of a company."""
    law = catalogue()
    company = law.concours.legal_persons.contravention
    return {
        "contravention": company.reserve,
        **{
            f"{key}.{wording.start}.reserve": wording.known.reserve
            for key, text in law.texts.items()
            for wording in text.wordings
            if wording.known
        },
    }


def shown() -> dict[str, str]:
    """Every sentence of the law files that a screen or a page prints."""
    law = catalogue()
    return {
        **reserved(),
        **{f"{key}.title": text.title for key, text in law.texts.items()},
        **{f"{key}.use": text.use for key, text in law.texts.items()},
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
                    *(found.sentence for found in fines.complementary),
                    *(found.condition for found in fines.aggravated),
                    fines.recidivism.condition if fines.recidivism else "",
                ]
            )
            for key, text in law.texts.items()
            if (fines := text.penalties)
        },
        **{f"{key}.name": entry.name for key, entry in law.benefits.items()},
        **{f"{key}.public": entry.public for key, entry in law.benefits.items()},
        **{f"{key}.reserve": entry.reserve for key, entry in law.benefits.items()},
        **{f"{key}.label": route.label for key, route in law.routes.items()},
        **{f"{key}.source": route.source for key, route in law.routes.items()},
        **{f"{key}.family": family.name for key, family in law.families.items()},
        **{f"{key}.body": body.name for key, body in law.bodies.items()},
        **{f"{key}.for": case.for_ for key, case in law.disputed.items()},
        **{f"{key}.against": case.against for key, case in law.disputed.items()},
        **{f"{key}.sentence": case.sentence for key, case in law.disputed.items()},
        **{f"{key}.case": case.title for key, case in law.disputed.items()},
        **{f"{key}.ground": ground.title for key, ground in law.adjacent.items()},
        **{f"{key}.condition": found.condition for key, found in law.adjacent.items()},
        **{f"{key}.said": ground.note for key, ground in law.adjacent.items()},
        **{
            f"{rule.special}.{rule.general}": rule.sentence
            for rule in law.concours.special_first
        },
        "cumulative": law.concours.cumulative,
        "parquet": law.concours.parquet,
        "legal_persons": law.concours.legal_persons.sentence,
    }


def named_for_a_lawyer() -> set[str]:
    """Titles that only a lawyer sees, where the law's own word stands."""
    law = catalogue()
    return {
        *(f"{key}.title" for key in law.text_ids_by_role(TextRole.LAWYER)),
        *(f"{key}.ground" for key, found in law.adjacent.items() if found.lawyer_only),
    }


def offending(pattern: re.Pattern[str]) -> dict[str, str]:
    return {key: text for key, text in shown().items() if pattern.search(text)}


def test_what_is_shown_is_set_in_french() -> None:
    assert offending(PLAIN_SPACE) == {}
    assert offending(STRAIGHT) == {}


def test_what_is_shown_accuses_nobody() -> None:
    assert offending(ACCUSING).keys() - named_for_a_lawyer() == set()


def test_what_is_shown_names_articles_as_jurists_do() -> None:
    assert offending(SLUG) == {}
