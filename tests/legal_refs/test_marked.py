"""Reading YAML with its lines: any bytes are answered, never a crash."""

from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legal_refs.marked import read

SCALARS = st.one_of(
    st.booleans(), st.integers(), st.text(st.characters(codec="utf-8"), max_size=12)
)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.from_regex(r"[a-z]{1,6}", fullmatch=True), inner, max_size=4
        ),
    ),
    max_leaves=12,
)
ONE_FILE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@ONE_FILE
@given(body=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_with_a_line(body: bytes, tmp_path: Path) -> None:
    path = tmp_path / "law.yml"
    path.write_bytes(body)

    marked = read(path, "law.yml")

    assert all(fault.line >= 1 and fault.reason for fault in marked.faults)


@ONE_FILE
@given(tree=TREES)
def test_what_was_written_is_read_back(tree: object, tmp_path: Path) -> None:
    path = tmp_path / "law.yml"
    path.write_text(
        yaml.safe_dump(tree, allow_unicode=True, default_style='"'), encoding="utf-8"
    )

    marked = read(path, "law.yml")

    assert marked.faults == ()
    assert marked.value == tree


def test_the_line_of_a_value_is_that_of_its_key(tmp_path: Path) -> None:
    path = tmp_path / "law.yml"
    path.write_text("a:\n  b:\n    - x\n    - y\nc: z\n", encoding="utf-8")

    marked = read(path, "law.yml")

    assert marked.line(("a", "b", 1)) == 4
    assert marked.line(("a", "b")) == 2
    assert marked.line(("a", "absent")) == 1
    assert marked.line(("c",)) == 5
    assert marked.line() == 1


def test_a_key_that_is_not_a_word_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "law.yml"
    path.write_text("a: 1\n[b, c]: 2\n", encoding="utf-8")

    marked = read(path, "law.yml")

    assert [(fault.line, fault.reason) for fault in marked.faults] == [
        (2, "une clé doit être un mot")
    ]
