"""What a reader may do with input it cannot use."""

from collections.abc import Iterator
from contextlib import contextmanager

from dossier.errors import UnusableInputError


@contextmanager
def refused_in_one_line() -> Iterator[None]:
    """The code inside may refuse, in one line; any other exception is a failure."""
    try:
        yield
    except UnusableInputError as error:
        said = str(error)
        assert said.strip(), "an empty refusal"
        assert "\n" not in said
