"""What verbs print can be read back."""

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.app import run
from cli.output import not_as_it_must_be, note, print_json, print_json_line, print_table

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
    ),
    max_leaves=6,
)


def test_json_keeps_its_accents(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"é": "à"})
    assert capsys.readouterr().out == '{\n  "é": "à"\n}\n'


@given(JSON)
def test_a_json_line_is_one_line_that_reads_back(value: object) -> None:
    import io
    from contextlib import redirect_stdout

    with redirect_stdout(io.StringIO()) as out:
        print_json_line(value)
    assert json.loads(out.getvalue()) == value
    assert out.getvalue().count("\n") == 1


def test_json_refuses_what_is_not_a_number() -> None:
    with pytest.raises(ValueError, match="not JSON compliant"):
        print_json(float("nan"))


def test_a_lone_surrogate_still_makes_valid_json() -> None:
    code = (
        "from cli.app import main; import cli.app as a;"
        "from cli.output import print_json;"
        "a.run = lambda _: print_json({'url': 'x\\udc80'}) or 0; main([])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert json.loads(out.stdout.decode("utf-8")) == {"url": "x\udc80"}


def test_a_piped_table_is_tab_separated(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(
        ["site", "verdict"], [["a.example", "alert"], ["b\t\n.example", "clear"]]
    )
    assert (
        capsys.readouterr().out
        == "site\tverdict\na.example\talert\nb .example\tclear\n"
    )


def test_a_table_on_a_terminal_shows_markup_as_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    print_table(["site"], [["[red]a.example[/red]"]])
    assert "[red]a.example[/red]" in capsys.readouterr().out


def test_a_note_stays_out_of_the_result(capsys: pytest.CaptureFixture[str]) -> None:
    note("12 pages lues")
    streams = capsys.readouterr()
    assert (streams.out, streams.err) == ("", "12 pages lues\n")


HOSTILE = "\x1b[2Jx\x07\x9b1m"


def test_nothing_a_site_says_acts_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    note(HOSTILE)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    print_table(["site"], [[HOSTILE]])
    streams = capsys.readouterr()
    assert "�[2Jx��1m" in streams.err
    assert "�[2Jx��1m" in streams.out


def test_a_refusal_repeats_nothing_that_acts_on_a_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["assess", HOSTILE]) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_not_as_it_must_be_is_exit_code_one() -> None:
    with pytest.raises(SystemExit) as leaving:
        not_as_it_must_be()
    assert leaving.value.code == 1
