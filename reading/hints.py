"""What the bytes of a page hint at, so that only what is there is looked for in its tree."""

from reading.patterns import Patterns

REFERENCE = "reference"
"""A character reference that may be to a control character."""
STATE = "state"
"""A script that assigns the state of a framework."""
STYLED = "class line-through"
"""Something is struck out by style, in a tag or in a sheet."""

_WORDS = (
    "amount barr crossed d-none hidden line-through montant price prix screen-reader sr-only "
    "strike tarif"
)
CLASSES = {f"class {word}": f'[class*="{word}" i]' for word in _WORDS.split()}
"""By hint, a selector of the elements whose class has a word that may hide or strike out."""

HINTS = Patterns(
    {
        REFERENCE: rb"&#x0*[0-9a-f]{1,2}[^0-9a-f]|&#0*[0-9]{1,3}[^0-9]",
        STATE: rb"_STATE__",
        **{hint: hint.removeprefix("class ").encode() for hint in CLASSES},
    }
)
"""Reads pages whose white space is plain spaces."""
