"""The line that moves on a terminal while something long runs."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from cli.output import harmless


@contextmanager
def progress(first: str, *, shown: bool = True) -> Iterator[Callable[[str], None]]:
    """Say ``first``, then whatever is told; nothing where no terminal is, nor unless ``shown``.

    What a page or a server wrote may be told: it cannot act on the terminal.
    """
    if not (shown and sys.stderr.isatty()):
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415 - costs 40 ms, terminals only
    from rich.markup import escape  # noqa: PLC0415 - costs 40 ms, terminals only

    with Console(stderr=True).status(escape(harmless(first)), spinner="line") as status:
        yield lambda words: status.update(escape(harmless(words)))


@contextmanager
def counted(first: str, *, shown: bool = True) -> Iterator[Callable[[str], None]]:
    """As ``progress``, each thing told after its number."""
    with progress(first, shown=shown) as say:
        count = 0

        def tell(words: str) -> None:
            nonlocal count
            count += 1
            say(f"{count} · {words}")

        yield tell
