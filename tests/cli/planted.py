"""A verb that a test puts behind ``vigie essai``."""

from collections.abc import Callable

import click

Planted = Callable[[click.Command], None]


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")
