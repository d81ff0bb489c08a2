"""The relay: names resolved, checked and connected to in one breath."""

import asyncio
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model import CaptureOutcome
from web.addresses import AddressPolicy
from web.relay import Relay, Resolve

LOOPBACK = AddressPolicy(allow_loopback=True)
GRANTED, FORBIDDEN, UNREACHABLE = 0, 2, 4


@contextmanager
def echo(address: str = "127.0.0.1") -> Iterator[int]:
    """A server that says back what it hears, « fin » last of all."""
    listener = socket.create_server((address, 0))

    def serve() -> None:
        while True:
            try:
                there, _ = listener.accept()
            except OSError:
                return
            with there:
                while heard := there.recv(4096):
                    there.sendall(heard)
                    if heard == b"fin":
                        break

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


def names(*answers: Sequence[str]) -> Resolve:
    """A resolver that gives one answer after the other; an empty one is no such name."""
    left = list(answers)

    async def resolve(_host: str, _port: int) -> Sequence[str]:
        await asyncio.sleep(0)
        answer = left.pop(0)
        if not answer:
            raise socket.gaierror
        return answer

    return resolve


def hello(relay: Relay, host: str, port: int) -> tuple[socket.socket, int]:
    """A connection asked of the relay, and its answer."""
    client = socket.create_connection(("127.0.0.1", relay.port), timeout=5)
    client.sendall(b"\x05\x01\x00")
    assert client.recv(2) == b"\x05\x00"
    name = host.encode()
    client.sendall(b"\x05\x01\x00\x03" + bytes([len(name)]) + name + port.to_bytes(2))
    return client, client.recv(10)[1]


def answer(relay: Relay, host: str, port: int) -> int:
    client, code = hello(relay, host, port)
    client.close()
    return code


def test_what_is_said_on_either_side_reaches_the_other_and_ends_with_it() -> None:
    with echo() as port, Relay(LOOPBACK, resolve=names(["127.0.0.1"])) as relay:
        client, code = hello(relay, "x.example", port)
        with client:
            assert code == GRANTED
            client.sendall(b"bonjour")
            assert client.recv(100) == b"bonjour"
            client.sendall(b"fin")
            assert client.recv(100) == b"fin"
            assert client.recv(100) == b""


def test_the_address_given_to_each_name_is_remembered() -> None:
    with echo() as port, Relay(LOOPBACK, resolve=names(["127.0.0.1"])) as relay:
        answer(relay, "x.example", port)
        met = relay.met(f"http://x.example:{port}/")
        other = relay.met(f"http://x.example:{port + 1}/")
    assert met
    assert (met.address, met.refusal) == (f"127.0.0.1:{port}", None)
    assert other is None


@pytest.mark.parametrize(
    "private",
    [
        "10.0.0.5",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "::ffff:10.0.0.5",
        "fe80::1",
    ],
)
def test_a_name_that_leads_inside_is_refused_even_when_loopback_is_allowed(
    private: str,
) -> None:
    with Relay(LOOPBACK, resolve=names([private])) as relay:
        assert answer(relay, "x.example", 80) == FORBIDDEN
        met = relay.met("http://x.example/")
    assert met
    assert met.refusal
    assert met.refusal.outcome is CaptureOutcome.REFUSED_PRIVATE


def test_loopback_is_refused_when_it_is_not_allowed() -> None:
    with echo() as port, Relay(AddressPolicy(), resolve=names(["127.0.0.1"])) as relay:
        assert answer(relay, "x.example", port) == FORBIDDEN


def test_one_private_address_among_others_refuses_the_name() -> None:
    with (
        echo() as port,
        Relay(LOOPBACK, resolve=names(["127.0.0.1", "10.0.0.1"])) as relay,
    ):
        assert answer(relay, "x.example", port) == FORBIDDEN


def test_a_name_that_changes_its_mind_is_refused_at_the_next_connection() -> None:
    resolve = names(["127.0.0.1"], ["10.0.0.1"], ["127.0.0.1"])
    with echo() as port, Relay(LOOPBACK, resolve=resolve) as relay:
        codes = [answer(relay, "x.example", port) for _ in range(3)]
    assert codes == [GRANTED, FORBIDDEN, GRANTED]


def test_an_address_in_digits_is_checked_as_a_name_is() -> None:
    with Relay(AddressPolicy()) as relay:
        with socket.create_connection(("127.0.0.1", relay.port), timeout=5) as client:
            client.sendall(b"\x05\x01\x00\x05\x01\x00\x01\x7f\x00\x00\x01\x00\x50")
            assert client.recv(2) == b"\x05\x00"
            assert client.recv(10)[1] == FORBIDDEN
        assert answer(relay, "127.0.0.1", 80) == FORBIDDEN


def test_the_second_address_of_a_name_is_tried_when_the_first_is_silent() -> None:
    resolve = names(["::1", "127.0.0.1"])
    with echo() as port, Relay(LOOPBACK, resolve=resolve) as relay:
        assert answer(relay, "x.example", port) == GRANTED


def test_a_name_of_the_demonstration_leads_to_its_port_without_any_question() -> None:
    with echo() as port:
        policy = AddressPolicy(
            allow_loopback=True, hosts={"x.example": f"127.0.0.1:{port}"}
        )
        with Relay(policy, resolve=names()) as relay:
            assert answer(relay, "x.example", 443) == GRANTED


def test_a_name_whose_certificate_is_not_vouched_for_is_refused_over_tls_only() -> None:
    with echo() as port:
        policy = AddressPolicy(
            allow_loopback=True, hosts={"x.example": f"127.0.0.1:{port}"}
        )
        with Relay(policy, distrusted={"x.example"}) as relay:
            assert answer(relay, "x.example", 443) == UNREACHABLE
            assert answer(relay, "x.example", 80) == GRANTED
            met = relay.met("https://x.example/")
    assert met
    assert met.refusal
    assert met.refusal.outcome is CaptureOutcome.TLS_FAILURE


@pytest.mark.parametrize(
    ("host", "answers", "outcome"),
    [
        ("x.example", [], CaptureOutcome.DNS_FAILURE),
        ("a..example", ["127.0.0.1"], CaptureOutcome.CONNECTION_FAILED),
        ("x.example", ["127.0.0.1"], CaptureOutcome.CONNECTION_FAILED),
    ],
)
def test_what_cannot_be_reached_is_said_to_be(
    host: str, answers: list[str], outcome: CaptureOutcome
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with Relay(LOOPBACK, resolve=names(answers)) as relay:
        assert answer(relay, host, port) == UNREACHABLE
        met = relay.met(f"http://{host}:{port}/")
    assert met
    assert met.refusal
    assert met.refusal.outcome is outcome


def test_a_resolver_that_never_answers_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    async def never(_host: str, _port: int) -> Sequence[str]:
        await asyncio.sleep(3600)
        return []

    monkeypatch.setattr("web.relay.CONNECT_SECONDS", 0.1)
    with Relay(LOOPBACK, resolve=never) as relay:
        assert answer(relay, "x.example", 80) == UNREACHABLE
        met = relay.met("http://x.example/")
    assert met
    assert met.refusal
    assert met.refusal.outcome is CaptureOutcome.TIMEOUT


@given(noise=st.binary(max_size=40))
def test_noise_opens_nothing_and_stops_nothing(noise: bytes) -> None:
    with Relay(AddressPolicy(), resolve=names([], [])) as relay:
        with socket.create_connection(("127.0.0.1", relay.port), timeout=5) as client:
            client.sendall(noise)
            client.shutdown(socket.SHUT_WR)
            while client.recv(100):
                pass
        assert all(not one.address for one in relay.log)
        assert answer(relay, "x.example", 80) == UNREACHABLE


def test_it_can_be_opened_and_closed_where_a_loop_runs_already() -> None:
    async def opened() -> int:
        await asyncio.sleep(0)
        with Relay(LOOPBACK) as relay:
            return relay.port

    assert asyncio.run(opened()) > 0
