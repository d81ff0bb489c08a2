"""What the runner promises to the tests that cannot bear company."""

import pytest


@pytest.mark.xdist_group("chromium")
def test_tests_of_one_group_run_in_one_process(request: pytest.FixtureRequest) -> None:
    """pytest-xdist says so in the name; some versions of pytest lose it without a word."""
    if not request.config.getoption("loadgroup", default=False):
        pytest.skip("tests are not handed out by group")
    assert request.node.nodeid.endswith("@chromium")
