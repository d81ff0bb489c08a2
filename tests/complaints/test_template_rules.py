"""Templates name known fields, hold no law and no logic."""

from dataclasses import dataclass

import pytest

from complaints.context import Letter
from complaints.template_rules import faults
from complaints.templating import FOLDER

TEMPLATES = sorted(FOLDER.glob("*.j2"))


@dataclass(frozen=True)
class Inner:
    name: str
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Outer:
    title: str
    inner: Inner
    items: tuple[Inner, ...]


def test_there_is_a_template() -> None:
    assert [path.name for path in TEMPLATES] == ["procureur.xml.j2"]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_shipped_template_keeps_the_rules(path: object) -> None:
    assert faults(path.read_text("utf-8"), Letter) == []  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "source",
    [
        "{{ title }}{{ inner.name }}",
        "{% for i in items %}{{ i.name }}{% for n in i.numbers %}{{ n }}{% endfor %}{% endfor %}",
        "{% if not title and inner.name or items %}x{% elif title %}y{% else %}z{% endif %}",
        "Trois ans après, 2 pages.",
    ],
)
def test_loops_and_conditions_on_known_fields_pass(source: str) -> None:
    assert faults(source, Outer) == []


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{{ titre }}", "unknown field titre"),
        ("{{ inner.nom }}", "unknown field inner.nom"),
        ("{{ title.upper }}", "unknown field title.upper"),
        ("{% if x %}{% endif %}", "unknown field x"),
        ("{% if title %}{% else %}{{ absent }}{% endif %}", "unknown field absent"),
        ("{% if title %}{% elif absent %}{% endif %}", "unknown field absent"),
        ("{% for i in items %}{{ i.nom }}{% endfor %}", "unknown field i.nom"),
        ("{% for i in items %}{% endfor %}{{ i }}", "unknown field i"),
        ("{% for i in title %}{% endfor %}", "no list"),
        ("{% for i in absent %}{% endfor %}", "no list"),
        ("{% if inner.absent and title %}{% endif %}", "unknown field inner.absent"),
    ],
)
def test_a_field_that_is_not_there_is_found(source: str, said: str) -> None:
    assert any(said in fault for fault in faults(source, Outer))


@pytest.mark.parametrize(
    "source",
    [
        "l’article L. 554-2 du code",
        "article 121-3",
        "art. R. 12",
        "L262-51",
        "loi n° 2008-1249",
        "amende de 4500 euros",
        "29 €",
    ],
)
def test_law_and_sums_in_prose_are_found(source: str) -> None:
    assert any("law in prose" in fault for fault in faults(source, Outer))


@pytest.mark.parametrize(
    "source",
    [
        "{% set a = 1 %}",
        "{{ title | upper }}",
        "{{ title() }}",
        "{{ title ~ title }}",
        "{{ 'x' }}",
        "{{ items[0] }}",
        "{% if title == inner.name %}{% endif %}",
        "{% if title is defined %}{% endif %}",
        "{% macro m() %}{% endmacro %}",
        "{% include 'x' %}",
        "{{ title if inner.name else title }}",
    ],
)
def test_logic_beyond_loops_and_conditions_is_found(source: str) -> None:
    assert any("is logic" in fault for fault in faults(source, Outer))
