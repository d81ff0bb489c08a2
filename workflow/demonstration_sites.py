"""The fictional sites of the demonstration, and what their reading must find."""

from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

FOLDER = Path(__file__).resolve().parents[1] / "data" / "demo_web"


class DemoSite(BaseModel):
    """One entry of ``sites.yml``. Lists say « at least these », the verdict says « exactly »."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    host: str
    title: str
    kind: str
    """What the site stands for, in French."""
    expected: Literal["alert", "watch", "clear"]
    why: str
    read: bool = True
    """False for a site that lets nobody read it."""
    benefits: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    fees: tuple[str, ...] = ()
    """``amount currency basis [period]``, as in ``29.90 EUR subscription quarter``."""
    missing: tuple[str, ...] = ()
    """Words that what is missing must contain."""


_LIST = TypeAdapter(tuple[DemoSite, ...])


def demo_sites(folder: Path = FOLDER) -> tuple[DemoSite, ...]:
    """The sites of ``folder`` in the order of its ``sites.yml``."""
    with (folder / "sites.yml").open(encoding="utf-8") as file:
        return _LIST.validate_python(yaml.safe_load(file))
