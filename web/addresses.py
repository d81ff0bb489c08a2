"""Which addresses the house may touch: checked as written, then as resolved.

The second check is the one that protects: it is made on the very address the
socket is then opened to, so a name that changes its mind gains nothing.
"""

import ipaddress
import re
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from dossier.model import CaptureOutcome
from web.urls import ascii_host

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

_UNLIT = re.compile(r"[\x00-\x20\x7f\\]")
_NUMERIC = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)(?:\.(?:0x[0-9a-f]*|[0-9]+)){0,3}\Z")
_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")
_SPECIAL = tuple(
    map(
        ipaddress.ip_network,
        (
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "2620:4f:8000::/48",
            "3fff::/20",
        ),
    )
)
"""IANA special-purpose registries, and the transition prefixes that hide an IPv4."""

_EMBEDDED = (
    (ipaddress.IPv6Network("::ffff:0:0/96"), 0),
    (ipaddress.IPv6Network("::/96"), 0),
    (ipaddress.IPv6Network("::ffff:0:0:0/96"), 0),
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),
    (ipaddress.IPv6Network("2002::/16"), 80),
)
"""IPv6 prefixes that carry an IPv4, and how far it is from the right, in bits."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why an address is left alone."""

    outcome: CaptureOutcome
    reason: str
    """One French line."""


UNREADABLE = Refusal(CaptureOutcome.REFUSED_SCHEME, "adresse illisible")


def written_address(host: str) -> IPAddress | None:
    """The address ``host`` spells, in any notation a resolver would take; ``None`` for a name."""
    host = host.partition("%")[0]
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        pass
    if not _NUMERIC.match(host):
        return None
    try:
        # The C library's notations: 2130706433, 0x7f.1, 0177.0.0.1
        return ipaddress.IPv4Address(socket.inet_aton(host))
    except OSError:
        return None


def unwrapped(address: IPAddress) -> IPAddress:
    """The IPv4 address that ``address`` carries, or itself."""
    if isinstance(address, ipaddress.IPv4Address) or int(address) <= 1:
        return address
    for network, shift in _EMBEDDED:
        if address in network:
            return ipaddress.IPv4Address((int(address) >> shift) & 0xFFFFFFFF)
    return address


def is_public(address: IPAddress) -> bool:
    """Whether ``address`` belongs to the web at large and to nothing else."""
    if isinstance(address, ipaddress.IPv6Address) and address not in _GLOBAL_UNICAST:
        return False
    return not any(
        address in network for network in _SPECIAL if network.version == address.version
    )


def private(text: str) -> Refusal:
    """The refusal of an address that is not of the web."""
    return Refusal(
        CaptureOutcome.REFUSED_PRIVATE,
        f"adresse privée ou réservée ({text}) : jamais contactée",
    )


@dataclass(frozen=True)
class AddressPolicy:
    """What may be contacted, and where names of the demonstration really live."""

    allow_loopback: bool = False
    hosts: Mapping[str, str] = field(default_factory=dict)
    """``x.example`` or ``x.example:80`` → ``127.0.0.1:port``; loopback only."""

    def __post_init__(self) -> None:
        for target in self.hosts.values():
            address, _, port = target.rpartition(":")
            loopback = ipaddress.ip_address(address).is_loopback
            if not (self.allow_loopback and loopback and port.isdigit()):
                raise ValueError(f"{target}: only loopback, and only when allowed")

    def check(self, url: str) -> Refusal | None:
        """What can be told from the address as written; ``None`` does not allow more than DNS."""
        try:
            parts = urlsplit(url)
        except ValueError:
            return UNREADABLE
        if _UNLIT.search(url):
            return UNREADABLE
        scheme = parts.scheme
        if scheme not in {"http", "https"}:
            return Refusal(
                CaptureOutcome.REFUSED_SCHEME,
                f"protocole « {scheme} » : seuls http et https sont suivis",
            )
        if "@" in parts.netloc:
            return Refusal(
                CaptureOutcome.REFUSED_CREDENTIALS,
                "l’adresse contient un identifiant ou un mot de passe",
            )
        return self._check_host(parts)

    def _check_host(self, parts: SplitResult) -> Refusal | None:
        try:
            host, _ = ascii_host(parts.hostname or ""), parts.port
        except ValueError:
            return UNREADABLE
        if not host:
            return UNREADABLE
        if host == "localhost" or host.endswith(".localhost"):
            return None if self.allow_loopback else private(host)
        written = written_address(host)
        return None if written is None else self.check_address(str(written))

    def check_address(self, text: str) -> Refusal | None:
        """Whether a socket may be opened to ``text``, an address in digits."""
        try:
            address = unwrapped(ipaddress.ip_address(text.partition("%")[0]))
        except ValueError:
            return private(text)
        if address.is_loopback:
            return None if self.allow_loopback else private(text)
        return None if is_public(address) else private(text)

    def pinned(self, host: str, port: int) -> tuple[str, int] | None:
        """Where the demonstration serves ``host``, else ``None``."""
        target = self.hosts.get(f"{host}:{port}") or self.hosts.get(host)
        if target is None:
            return None
        address, _, real = target.rpartition(":")
        return address, int(real)

    def is_local(self, url: str) -> bool:
        """Whether ``url`` can only lead to loopback, by its spelling or by the map."""
        parts = urlsplit(url)
        try:
            host = ascii_host(parts.hostname or "")
            port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError:
            return False
        if host == "localhost" or host.endswith(".localhost"):
            return True
        if self.pinned(host, port):
            return True
        written = written_address(host)
        return written is not None and unwrapped(written).is_loopback
