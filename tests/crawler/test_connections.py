"""What a socket is opened to, and whose certificate is believed."""

import ssl
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import trustme
from twisted.internet.address import IPv4Address, IPv6Address
from twisted.internet.endpoints import HostnameEndpoint
from twisted.internet.error import DNSLookupError
from twisted.internet.interfaces import IReactorPluggableNameResolver
from twisted.internet.protocol import Factory, Protocol
from twisted.internet.testing import MemoryReactorClock
from zope.interface import directlyProvides  # type: ignore[import-untyped]

from crawler.pages import Limits
from crawler.resolver import GuardedResolver, Receiver
from dossier.model import CaptureOutcome
from dossier.settings import Settings
from dossier.store import open_store
from tests.crawler.loopback import Reply, served
from web.addresses import AddressPolicy
from workflow.survey import SurveyOptions, crawl

PUBLIC, OTHER_PUBLIC = "93.184.216.34", "151.101.1.140"


@dataclass
class FakeNames:
    """A name server that may answer differently each time."""

    answers: list[list[str]]

    def resolveHostName(  # noqa: N802
        self,
        resolutionReceiver: Receiver,  # noqa: N803
        hostName: str,  # noqa: ARG002, N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[Any]] | None = None,  # noqa: ARG002, N803
        transportSemantics: str = "TCP",  # noqa: ARG002, N803
    ) -> object:
        resolutionReceiver.resolutionBegan(self)
        for address in self.answers.pop(0):
            family = IPv6Address if ":" in address else IPv4Address
            resolutionReceiver.addressResolved(family("TCP", address, portNumber))
        resolutionReceiver.resolutionComplete()
        return self


class Connections:
    """A reactor that only notes where it would connect."""

    def __init__(self, policy: AddressPolicy, *answers: list[str]) -> None:
        self.reactor = MemoryReactorClock()  # type: ignore[no-untyped-call]
        self.resolver = GuardedResolver(policy, FakeNames(list(answers)))
        vars(self.reactor)["nameResolver"] = self.resolver
        directlyProvides(self.reactor, IReactorPluggableNameResolver)
        self.failures: list[Any] = []

    def connect(self, host: str, port: int = 443) -> list[tuple[str, int]]:
        """Every address a connection to ``host`` leads to."""
        self.reactor.tcpClients.clear()
        endpoint = HostnameEndpoint(self.reactor, host, port)
        factory: Any = Factory.forProtocol(Protocol)
        attempt = endpoint.connect(factory)
        attempt.addErrback(self.failures.append)
        self.reactor.advance(5)
        return [client[:2] for client in self.reactor.tcpClients]


def test_the_address_checked_is_the_address_connected_to() -> None:
    connections = Connections(AddressPolicy(), [PUBLIC])
    assert connections.connect("site.example") == [(PUBLIC, 443)]


def test_a_name_that_changes_its_mind_is_refused_at_the_next_connection() -> None:
    connections = Connections(AddressPolicy(), [PUBLIC], ["127.0.0.1"], [PUBLIC])
    assert connections.connect("site.example") == [(PUBLIC, 443)]
    assert connections.connect("site.example") == []
    assert connections.failures[0].check(DNSLookupError)
    refused = connections.resolver.refused["site.example"]
    assert refused.outcome is CaptureOutcome.REFUSED_PRIVATE
    assert connections.connect("site.example") == [(PUBLIC, 443)]
    assert connections.resolver.refused == {}


@pytest.mark.parametrize(
    "hidden", ["10.0.0.5", "::ffff:10.0.0.5", "fe80::1", "100.64.1.1"]
)
def test_one_private_address_among_public_ones_refuses_the_name(hidden: str) -> None:
    connections = Connections(AddressPolicy(), [PUBLIC, hidden, OTHER_PUBLIC])
    assert connections.connect("site.example") == []


def test_loopback_is_connected_to_only_when_allowed() -> None:
    policy = AddressPolicy(allow_loopback=True)
    assert Connections(AddressPolicy(), ["127.0.0.1"]).connect("x.example") == []
    assert Connections(policy, ["127.0.0.1"]).connect("x.example") == [
        ("127.0.0.1", 443)
    ]
    assert Connections(policy, ["192.168.1.1"]).connect("x.example") == []


def test_a_name_of_the_demonstration_leads_to_its_port_without_any_question() -> None:
    policy = AddressPolicy(allow_loopback=True, hosts={"x.example": "127.0.0.1:8443"})
    assert Connections(policy).connect("x.example") == [("127.0.0.1", 8443)]


@dataclass(frozen=True)
class Trust:
    context: ssl.SSLContext
    pem: Path


@pytest.fixture
def trust(tmp_path: Path) -> Trust:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("x.example", "127.0.0.1").configure_cert(context)
    pem = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(pem))
    return Trust(context, pem)


def outcomes(
    home: Path, port: int, site: str, authority: Path | None
) -> dict[str, CaptureOutcome]:
    settings = Settings.at(home / "home", allow_loopback=True)
    names = {"x.example": f"127.0.0.1:{port}", "y.example": f"127.0.0.1:{port}"}
    options = SurveyOptions(Limits(timeout=5), hosts=names, authority=authority)
    with open_store(settings) as store:
        captures = crawl(store, settings, [site], options=options)
    return {capture.url: capture.outcome for capture in captures}


def test_names_of_the_demonstration_are_read_over_verified_tls(
    tmp_path: Path, trust: Trust
) -> None:
    with served({"/": Reply(b"<p>bonjour")}, tls=trust.context) as server:
        read = outcomes(tmp_path, server.port, "x.example", trust.pem)
        other = outcomes(tmp_path, server.port, "https://y.example/", trust.pem)
    assert read == {"https://x.example/": CaptureOutcome.STORED}
    assert other == {"https://y.example/": CaptureOutcome.TLS_FAILURE}


def test_an_authority_is_trusted_for_the_names_of_the_demonstration_only(
    tmp_path: Path, trust: Trust
) -> None:
    with served({"/": Reply(b"<p>bonjour")}, tls=trust.context) as server:
        read = outcomes(tmp_path, server.port, server.url, trust.pem)
    assert set(read.values()) == {CaptureOutcome.TLS_FAILURE}


def test_a_certificate_nobody_vouches_for_is_refused(
    tmp_path: Path, trust: Trust
) -> None:
    with served({"/": Reply(b"<p>bonjour")}, tls=trust.context) as server:
        read = outcomes(tmp_path, server.port, "https://x.example/", None)
    assert read == {"https://x.example/": CaptureOutcome.TLS_FAILURE}
    assert "/" not in server.asked


def test_a_proxy_of_the_environment_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with served({"/": Reply(b"<p>bonjour")}) as server:
        assert (
            CaptureOutcome.STORED
            in outcomes(tmp_path, server.port, server.url, None).values()
        )
