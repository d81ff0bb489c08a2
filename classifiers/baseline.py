"""The keyword rule that any quality figure is printed beside."""

import re
from collections.abc import Sequence

from classifiers.folding import fold
from dossier.model import PageText, Verdict

BENEFIT = re.compile(r"\b(?:caf|rsa|apl|aah|allocations?|mdph|cpam|aides? sociales?)\b")
SUM = re.compile(r"\d\s?(?:€|euros?\b)|\d\s?%")
HELP = re.compile(r"\b(?:dossiers?|demarches?|demandes?|accompagne\w*)\b")


def keyword_verdict(pages: Sequence[PageText]) -> Verdict:
    """Alert on benefit, help and a sum; watch on benefit and help; clear otherwise."""
    text = fold("\n".join(page.text for page in pages))
    if not (BENEFIT.search(text) and HELP.search(text)):
        return Verdict.CLEAR
    return Verdict.ALERT if SUM.search(text) else Verdict.WATCH
