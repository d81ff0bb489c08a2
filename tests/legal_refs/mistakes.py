"""The shape of a mistake a jurist may make, and the files it is made in."""

from dataclasses import dataclass

FAMILY = "provisions/css_l554_2.yml"
DISABILITY = "provisions/css_l821_5.yml"
RENTS = "provisions/cch_l852_3.yml"
BENEFITS = "benefits.yml"
CASES = "cas_discutes.yml"


@dataclass(frozen=True)
class Mistake:
    """Words of a file, what a jurist wrote instead, and what must be answered."""

    name: str
    file: str
    old: str
    new: str
    reason: str
    offset: int = 0
    """Lines between the edit and the line that must be named."""
