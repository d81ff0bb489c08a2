"""Who speaks, and to whom the money goes."""

import re

from classifiers.mentions.tagging import TaggedPage

QUOTATION = re.compile(r"«[^«»\n]{1,400}»|“[^“”\n]{1,400}”|(?<!\w)\"[^\"\n]{1,400}\"")
AROUND = 15
"""Characters outside the quotation on its line, or it is the site's own slogan."""
GENRES = ("presse", "forum", "satire", "militant", "doctrine", "comparatif")
GENRE_CUES = {
    "presse": 3,
    "forum": 3,
    "satire": 2,
    "militant": 3,
    "doctrine": 3,
    "comparatif": 2,
}
"""Different cues of a genre on one page before it is taken for that genre."""


def paid_to_others(tagged: TaggedPage, start: int, end: int) -> bool:
    """Whether the sentence speaks of what others ask, or of what others paid."""
    first, last = tagged.sentence(start, end)
    return bool(tagged.within(first, last, "locuteur.tiers_payeur"))


def quoted(tagged: TaggedPage, start: int, end: int) -> bool:
    """Whether the words stand inside quotation marks with more around them."""
    first, last = tagged.lines(start, end, 0, 0)
    return any(
        match.start() < start
        and end < match.end()
        and (last - first) - (match.end() - match.start()) >= AROUND
        for match in QUOTATION.finditer(tagged.page.text, first, last)
    )


def genre(tagged: TaggedPage) -> str:
    """``presse``, ``forum``, ``satire`` when the page reads so, else an empty string."""
    for name in GENRES:
        if len(_different(tagged, f"locuteur.{name}")) >= GENRE_CUES[name]:
            return name
    return ""


def _different(tagged: TaggedPage, kind: str) -> set[str]:
    """Words of that kind, each place counted once: « à lire aussi » is not two."""
    found: set[str] = set()
    end = 0
    for mention in sorted(tagged.of(kind), key=lambda m: (m.start, -m.end)):
        if mention.start >= end:
            found.add(tagged.folded[mention.start : mention.end])
            end = mention.end
    return found
