"""Name resolution that hands a socket only addresses the policy allows.

Twisted connects to the very addresses its resolver gives, without asking again. So
a name that answers differently the next time (DNS rebinding) gains nothing: the
address checked is the address connected to. Nothing is cached here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, cast

from scrapy.crawler import Crawler
from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.base import ReactorBase
from twisted.internet.interfaces import (
    IAddress,
    IHostnameResolver,
    IHostResolution,
    IResolutionReceiver,
)
from zope.interface import implementer  # type: ignore[import-untyped]

from web.addresses import AddressPolicy, Refusal

POLICY = "VIGIE_POLICY"


class Receiver(Protocol):
    """Twisted's ``IResolutionReceiver``, as Python types it."""

    def resolutionBegan(self, resolution: object) -> None:  # noqa: N802
        """Resolution starts."""

    def addressResolved(self, address: object) -> None:  # noqa: N802
        """One more address."""

    def resolutionComplete(self) -> None:  # noqa: N802
        """No more addresses."""


class NameResolver(Protocol):
    """Twisted's ``IHostnameResolver``, as Python types it."""

    def resolveHostName(  # noqa: N802
        self,
        resolutionReceiver: Receiver,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> object:
        """Give the addresses of a name to a receiver."""


@implementer(IResolutionReceiver)
@dataclass
class _Checked:
    """Passes addresses on when all of a name's are allowed; none when one is not."""

    receiver: Receiver
    host: str
    guard: "GuardedResolver"
    _found: list[object] = field(default_factory=list)

    def resolutionBegan(self, resolution: object) -> None:  # noqa: N802
        self.receiver.resolutionBegan(resolution)

    def addressResolved(self, address: object) -> None:  # noqa: N802
        self._found.append(address)

    def resolutionComplete(self) -> None:  # noqa: N802
        refusals = [self.guard.refusal(address) for address in self._found]
        refused = next(filter(None, refusals), None)
        if refused:
            self.guard.refused[self.host] = refused
        else:
            self.guard.refused.pop(self.host, None)
            for address in self._found:
                self.receiver.addressResolved(address)
        self.receiver.resolutionComplete()


@implementer(IHostResolution)
@dataclass(frozen=True)
class _Pinned:
    name: str

    def cancel(self) -> None:
        """Already done."""


@implementer(IHostnameResolver)
@dataclass
class GuardedResolver:
    """The only resolver of a crawling process."""

    policy: AddressPolicy
    inner: NameResolver
    reactor: Any = None
    refused: dict[str, Refusal] = field(default_factory=dict)
    """Names whose last resolution was refused, and why."""

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> "GuardedResolver":
        """Scrapy's way in (``TWISTED_DNS_RESOLVER``)."""
        inner = cast("NameResolver", reactor.nameResolver)
        return cls(crawler.settings[POLICY], inner, reactor)

    def install_on_reactor(self) -> None:
        """Every connection of the process goes through this resolver from now on."""
        self.reactor.installNameResolver(self)

    def refusal(self, address: object) -> Refusal | None:
        """Why ``address`` may not be connected to."""
        if not isinstance(address, IPv4Address | IPv6Address):
            raise TypeError(type(address))
        return self.policy.check_address(address.host)

    def resolveHostName(  # noqa: N802
        self,
        resolutionReceiver: Receiver,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[IAddress]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> object:
        """As Twisted's; a name of the demonstration leads to its loopback port."""
        checked = _Checked(resolutionReceiver, hostName, self)
        pinned = self.policy.pinned(hostName, portNumber)
        if pinned is None:
            return self.inner.resolveHostName(
                checked, hostName, portNumber, addressTypes, transportSemantics
            )
        resolution = _Pinned(hostName)
        checked.resolutionBegan(resolution)
        family = IPv6Address if ":" in pinned[0] else IPv4Address
        checked.addressResolved(family("TCP", *pinned))
        checked.resolutionComplete()
        return resolution
