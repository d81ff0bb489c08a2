"""The shared rate: turns never come closer than asked, whoever asks."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.budget import INTERVAL, RateBudget

ASKS = st.lists(
    st.tuples(st.floats(0, 5), st.sampled_from([0.5, 1.0, 3.0])),
    min_size=2,
    max_size=12,
)


@given(ASKS)
def test_two_turns_of_a_domain_are_an_interval_apart(
    tmp_path_factory: pytest.TempPathFactory, asks: list[tuple[float, float]]
) -> None:
    now = [1_000_000.0]
    budget = RateBudget(tmp_path_factory.mktemp("turns"), clock=lambda: now[0])
    before = None
    for later, interval in asks:
        now[0] += later
        turn = now[0] + budget.reserve("site.fr", interval)
        assert turn >= now[0]
        if before is not None:
            assert turn - before >= interval - 1e-4
        before = turn


def test_a_domain_does_not_wait_for_another(tmp_path: Path) -> None:
    budget = RateBudget(tmp_path, clock=lambda: 1_000.0)
    assert budget.reserve("a.fr", INTERVAL) == 0
    assert budget.reserve("b.fr", INTERVAL) == 0
    assert budget.reserve("a.fr", INTERVAL) == pytest.approx(1)
    assert budget.reserve("a.fr", INTERVAL) == pytest.approx(2)


def test_no_interval_is_no_wait_and_no_file(tmp_path: Path) -> None:
    budget = RateBudget(tmp_path / "turns")
    assert budget.reserve("127.0.0.1", 0.0) == 0
    assert not (tmp_path / "turns").exists()


def test_a_clock_set_back_does_not_stop_a_domain(tmp_path: Path) -> None:
    now = [1_000_000.0]
    budget = RateBudget(tmp_path, clock=lambda: now[0])
    budget.reserve("a.fr", 1.0)
    now[0] -= 86_400
    assert budget.reserve("a.fr", 1.0) == pytest.approx(1)


def test_turns_taken_hours_ahead_are_kept_all_the_same(tmp_path: Path) -> None:
    budget = RateBudget(tmp_path, clock=lambda: 1_000_000.0)
    waits = [budget.reserve("a.fr", 3_000.0) for _ in range(4)]
    assert waits == pytest.approx([0, 3_000, 6_000, 9_000])


def test_a_file_that_is_not_a_number_is_as_none(tmp_path: Path) -> None:
    budget = RateBudget(tmp_path, clock=lambda: 1_000.0)
    budget.reserve("a.fr", 1.0)
    for file in tmp_path.iterdir():
        file.write_text("x")
    assert budget.reserve("a.fr", 1.0) == 0


def test_processes_share_the_turns(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from web.budget import RateBudget\n"
        "budget = RateBudget(Path(sys.argv[1]), clock=lambda: 5000.0)\n"
        "print([budget.reserve('a.fr', 1.0) for _ in range(40)])"
    )
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path)],
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )
        for _ in range(2)
    ]
    told = [process.communicate()[0].strip("[]\n") for process in processes]
    waits = sorted(float(wait) for text in told for wait in text.split(","))
    assert waits == pytest.approx(list(range(80)))
