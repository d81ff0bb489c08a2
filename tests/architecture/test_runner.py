"""What the runner promises to the tests that cannot bear company."""

import os

import pytest


@pytest.mark.xdist_group("chromium")
@pytest.mark.skipif("PYTEST_XDIST_WORKER" not in os.environ, reason="one process only")
def test_tests_of_one_group_run_in_one_process(request: pytest.FixtureRequest) -> None:
    """pytest-xdist says so in the name; some versions of pytest lose it without a word."""
    assert request.node.nodeid.endswith("@chromium")
