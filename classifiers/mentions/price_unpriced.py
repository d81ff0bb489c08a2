"""Prices announced without a figure: « sur devis », « tarif en vigueur »."""

import re
from typing import Final

from classifiers.mentions.price_cues import CuedText, Found, Role

_REACH: Final = 40
_COLON: Final = re.compile(r"[^.!?;\n0-9]{0,25}: ?\Z")


def read_unpriced(page: CuedText) -> list[Found]:
    """Every price without a figure, in order."""
    told = [cue for cue in page.every(Role.UNPRICED_LABELLED) if _announced(page, cue)]
    cells = [cue for cue in page.every(Role.UNPRICED_CELL) if _in_cell(page, cue)]
    return sorted([*page.every(Role.UNPRICED), *told, *cells])


def _announced(page: CuedText, cue: Found) -> bool:
    """« Tarif : nous consulter »."""
    label = page.last(Role.LABEL, max(0, cue.start - _REACH), cue.start)
    return (
        label is not None and _COLON.match(page.text, label.end, cue.start) is not None
    )


def _in_cell(page: CuedText, cue: Found) -> bool:
    """Alone on its line, under a line that begins with a label."""
    line_start = page.text.rfind("\n", max(0, cue.start - 4), cue.start) + 1
    if not line_start:
        return False
    line = page.text[line_start : cue.end + 4].partition("\n")[0]
    if line.strip(" .*") != page.text[cue.start : cue.end]:
        return False
    above = page.text.rfind("\n", max(0, line_start - _REACH), line_start - 1) + 1
    label = page.first(Role.LABEL, above, line_start)
    return label is not None and label.start == above
