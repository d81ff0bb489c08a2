"""Many patterns looked for in bytes at once, at the speed of memory."""

from collections.abc import Mapping

import hyperscan


class Patterns:
    """Regular expressions by name, compiled once; letters match in either case.

    A body is read as if a space stood before and after it, so that no expression needs « ^ »
    or « $ »: many compiled together, hyperscan misses some of their matches at the end.
    """

    def __init__(self, expressions: Mapping[str, bytes]) -> None:
        self._names = tuple(expressions)
        self._database = hyperscan.Database()
        flags = (
            hyperscan.HS_FLAG_CASELESS
            | hyperscan.HS_FLAG_SINGLEMATCH
            | hyperscan.HS_FLAG_DOTALL
        )
        if expressions:
            self._database.compile(
                expressions=list(expressions.values()),
                ids=list(range(len(expressions))),
                elements=len(expressions),
                flags=[flags] * len(expressions),
            )

    def found_in(self, body: bytes) -> frozenset[str]:
        """The names of the expressions that match somewhere in ``body``."""
        found: list[int] = []

        def take(number: int, *_: object) -> None:
            found.append(number)

        if self._names:
            page = b"".join((b" ", body, b" "))
            self._database.scan(page, match_event_handler=take)
        return frozenset([self._names[number] for number in found])
