from pathlib import Path

import pytest

from evidence.package import Sealer
from tests.evidence import fakes


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def sealer(home: Path) -> Sealer:
    return fakes.sealer(home)
