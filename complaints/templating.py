"""Templates filled with data that stays data: what a value holds is never parsed.

Jinja2 writes a small XML dialect. Each value is replaced by a numbered token before it
reaches the text, and put back, as it is, once the markup is parsed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from jinja2 import StrictUndefined, Undefined
from jinja2.exceptions import TemplateError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from complaints.dialect import DialectError, Written, parsed
from rendering.document import Run

FOLDER: Final = Path(__file__).with_name("templates")


class FillingError(ValueError):
    """A template that names an unknown field, prints nothing, or is not well formed."""


def filled(source: str, context: Mapping[str, object]) -> Written:
    """The document that ``source`` writes with ``context``; raises ``FillingError``."""
    values = _Values()
    environment = SandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=True,
        finalize=values.token,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    try:
        text = environment.from_string(source).render(context)
        return parsed(text, values.kept)
    except (TemplateError, DialectError) as error:
        raise FillingError(str(error)) from error


def template(name: str) -> str:
    """The shipped template of that name."""
    return (FOLDER / f"{name}.xml.j2").read_text("utf-8")


@dataclass
class _Values:
    """What the template printed, in the order of the tokens that stand for it."""

    kept: list[tuple[Run, ...]] = field(default_factory=list)

    def token(self, value: object) -> Markup:
        """Keep ``value`` and give the token that stands for it."""
        if isinstance(value, Undefined):
            str(value)  # raises, naming the field
        self.kept.append(_runs(value))
        return Markup('<v n="{}"/>').format(len(self.kept) - 1)


def _runs(value: object) -> tuple[Run, ...]:
    match value:
        case bool():
            raise FillingError("a yes or no is printed")
        case str() if value.strip():
            return (Run(value),)
        case int():
            return (Run(str(value)),)
        case tuple() if value and all(isinstance(run, Run) for run in value):
            return value
        case _:
            raise FillingError(f"an empty value is printed: {value!r}")
