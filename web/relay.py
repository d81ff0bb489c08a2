"""The only way out for a browser: a SOCKS5 relay (RFC 1928) that resolves, refuses, connects.

The browser hands over names and is never told an address. Each connection resolves its
name anew, and is opened to the very address that was checked: a name that changes its
mind (DNS rebinding), a redirect or a subresource that points inside gains nothing.
"""

import asyncio
import ipaddress
import socket
import struct
from collections.abc import Awaitable, Callable, Collection, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, Self
from urllib.parse import urlsplit

from dossier.model import CaptureOutcome
from web.addresses import AddressPolicy, Refusal
from web.browser_loop import LoopThread
from web.urls import ascii_host

Resolve = Callable[[str, int], Awaitable[Sequence[str]]]
"""The addresses, in digits, of a name; raises ``OSError`` when it has none."""

CONNECT_SECONDS: Final = 10.0
HELLO_SECONDS: Final = 10.0
CHUNK: Final = 1 << 16
VERSION, NO_PASSWORD, CONNECT = 5, 0, 1
IPV4, NAME, IPV6 = 1, 3, 4
GRANTED, FORBIDDEN, UNREACHABLE = 0, 2, 4

NO_SUCH_NAME = Refusal(CaptureOutcome.DNS_FAILURE, "ce nom de site n’existe pas")
IMPOSSIBLE_NAME = Refusal(CaptureOutcome.DNS_FAILURE, "nom de site impossible")
TOO_SLOW = Refusal(CaptureOutcome.TIMEOUT, "le serveur ne répond pas")
NO_CONNECTION = Refusal(CaptureOutcome.CONNECTION_FAILED, "connexion refusée")
DISTRUSTED = Refusal(
    CaptureOutcome.TLS_FAILURE, "le certificat n’est pas celui de ce site"
)


@dataclass(frozen=True, slots=True)
class Relayed:
    """What became of one connection the browser asked for."""

    host: str
    port: int
    address: str = ""
    """``address:port`` connected to, in digits; empty when none was."""
    refusal: Refusal | None = None


async def system_names(host: str, port: int) -> Sequence[str]:
    """What the machine's own resolver answers, in its order, each address once."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


class Relay:
    """A relay on loopback, open while the context lasts."""

    def __init__(
        self,
        policy: AddressPolicy,
        *,
        resolve: Resolve = system_names,
        distrusted: Collection[str] = (),
    ) -> None:
        self._policy, self._resolve = policy, resolve
        self._distrusted = frozenset(distrusted)
        """Names of the demonstration whose certificate was not vouched for."""
        self.log: list[Relayed] = []
        """Every connection asked for, in the order they were decided."""
        self.port = 0
        self._serving: set[asyncio.Task[None] | None] = set()
        """The loop itself holds them by a thread only."""

    def __enter__(self) -> Self:
        self._thread = LoopThread("relay")
        self._server = self._thread.run(self._open())
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.run(self._shut())
        self._thread.close()

    def met(self, url: str) -> Relayed | None:
        """The last connection asked for to the host and port of ``url``."""
        parts = urlsplit(url)
        encrypted = parts.scheme in {"https", "wss"}
        where = (parts.hostname, parts.port or (443 if encrypted else 80))
        same = (one for one in reversed(self.log) if (one.host, one.port) == where)
        return next(same, None)

    async def _open(self) -> asyncio.Server:
        return await asyncio.start_server(self._serve, "127.0.0.1", 0)

    async def _shut(self) -> None:
        self._server.close()

    async def _serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        task = asyncio.current_task()
        self._serving.add(task)
        try:
            with suppress(OSError, EOFError, TimeoutError, ValueError):
                async with asyncio.timeout(HELLO_SECONDS):
                    host, port = await _greet(reader, writer)
                await self._pass_on(host, port, reader, writer)
        finally:
            self._serving.discard(task)
            writer.close()

    async def _pass_on(
        self,
        host: str,
        port: int,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        reached = await self.reach(host, port)
        if isinstance(reached, Refusal):
            private = reached.outcome is CaptureOutcome.REFUSED_PRIVATE
            writer.write(_reply(FORBIDDEN if private else UNREACHABLE))
            await writer.drain()
            return
        there_reader, there_writer = reached
        try:
            writer.write(_reply(GRANTED))
            await _exchange(_pump(reader, there_writer), _pump(there_reader, writer))
        finally:
            there_writer.close()

    async def reach(
        self, host: str, port: int
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | Refusal:
        """A connection to ``host``, or why there is none; written down in ``log``."""
        refusal: Refusal = NO_CONNECTION
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                targets = await self._targets(ascii_host(host), port)
                for address, real in targets if isinstance(targets, list) else []:
                    with suppress(OSError):
                        streams = await asyncio.open_connection(address, real)
                        self.log.append(Relayed(host, port, _written(address, real)))
                        return streams
                refusal = targets if isinstance(targets, Refusal) else NO_CONNECTION
        except TimeoutError:
            refusal = TOO_SLOW
        except ValueError:
            refusal = IMPOSSIBLE_NAME
        self.log.append(Relayed(host, port, refusal=refusal))
        return refusal

    async def _targets(self, host: str, port: int) -> list[tuple[str, int]] | Refusal:
        """Where ``host`` may be reached. One private address among others refuses it."""
        pinned = self._policy.pinned(host, port)
        if pinned is not None:
            encrypted = port != 80  # noqa: PLR2004 - the one port that never is
            return DISTRUSTED if encrypted and host in self._distrusted else [pinned]
        try:
            found = await self._resolve(host, port)
        except OSError:
            return NO_SUCH_NAME
        refusals = (self._policy.check_address(address) for address in found)
        refused = next(filter(None, refusals), None)
        return refused or [(address, port) for address in found] or NO_SUCH_NAME


async def _greet(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter
) -> tuple[str, int]:
    """The host and port asked for; ``ValueError`` for anything but SOCKS5 CONNECT."""
    version, methods = await reader.readexactly(2)
    offered = await reader.readexactly(methods)
    if version != VERSION or NO_PASSWORD not in offered:
        raise ValueError(version)
    writer.write(bytes((VERSION, NO_PASSWORD)))
    version, command, _, kind = await reader.readexactly(4)
    if (version, command) != (VERSION, CONNECT):
        raise ValueError(command)
    host = await _host(reader, kind)
    (port,) = struct.unpack("!H", await reader.readexactly(2))
    return host, port


async def _host(reader: asyncio.StreamReader, kind: int) -> str:
    if kind == NAME:
        (length,) = await reader.readexactly(1)
        return (await reader.readexactly(length)).decode("ascii").lower()
    if kind in {IPV4, IPV6}:
        digits = await reader.readexactly(4 if kind == IPV4 else 16)
        return str(ipaddress.ip_address(digits))
    raise ValueError(kind)


def _reply(code: int) -> bytes:
    return struct.pack("!BBBB4sH", VERSION, code, 0, IPV4, bytes(4), 0)


def _written(address: str, port: int) -> str:
    return f"[{address}]:{port}" if ":" in address else f"{address}:{port}"


async def _exchange(*ways: Coroutine[Any, Any, None]) -> None:
    """Both ways until one ends: browsers never close half of a connection."""
    tasks = {asyncio.ensure_future(way) for way in ways}
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _pump(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while data := await source.read(CHUNK):
            sink.write(data)
            await sink.drain()
