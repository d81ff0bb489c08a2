from pathlib import Path

import pytest

from tests.legal_refs.planting import Law, copy_law


@pytest.fixture
def law(tmp_path: Path) -> Law:
    return copy_law(tmp_path / "law")
