"""Which addresses may be touched, in every spelling a hostile page may try."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.model import CaptureOutcome
from web.addresses import AddressPolicy, is_public, unwrapped, written_address

PUBLIC = ["93.184.216.34", "151.101.1.140", "2606:2800:220:1:248:1893:25c8:1946"]
FORBIDDEN = [
    "0.0.0.0",
    "10.1.2.3",
    "100.64.0.1",
    "127.0.0.1",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.0.1",
    "198.18.0.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:0:10.0.0.1",
    "64:ff9b::10.0.0.1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:0a00:0001::1",
    "2002:7f00:0001::",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "not an address",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_the_web_at_large_is_open(address: str) -> None:
    assert AddressPolicy().check_address(address) is None


@pytest.mark.parametrize("address", FORBIDDEN)
def test_nothing_else_is(address: str) -> None:
    refusal = AddressPolicy().check_address(address)
    assert refusal is not None
    assert refusal.outcome is CaptureOutcome.REFUSED_PRIVATE
    assert address in refusal.reason


@pytest.mark.parametrize(
    "address", sorted(set(FORBIDDEN) - {"127.0.0.1", "::1", "::127.0.0.1"})
)
def test_loopback_allowed_opens_nothing_but_loopback(address: str) -> None:
    opened = AddressPolicy(allow_loopback=True).check_address(address) is None
    assert opened is address.startswith("2002:7f00")


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"]
)
def test_loopback_is_open_when_allowed(address: str) -> None:
    assert AddressPolicy(allow_loopback=True).check_address(address) is None
    assert AddressPolicy().check_address(address) is not None


@given(st.ip_addresses(v=4))
def test_an_ipv4_hidden_in_an_ipv6_fares_no_better(
    address: ipaddress.IPv4Address,
) -> None:
    policy = AddressPolicy()
    open_plain = policy.check_address(str(address)) is None
    for hidden in (
        f"::ffff:{address}",
        f"64:ff9b::{address}",
        str(ipaddress.IPv6Address((0x2002 << 112) | (int(address) << 80))),
    ):
        assert (policy.check_address(hidden) is None) is open_plain


@given(st.ip_addresses())
def test_what_python_calls_private_or_reserved_is_never_open(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    plain = unwrapped(address)
    if (
        plain.is_private
        or plain.is_multicast
        or plain.is_reserved
        or plain.is_link_local
    ):
        assert not is_public(plain)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://0x7f.1/",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://017700000001/",
        "http://127.0.0.1./",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:7f00:1]/",
        "http://[::]/",
        "http://0/",
        "http://0.0.0.0:80/",
        "http://１２７.0.0.1/",
        "http://127。0。0。1/",
        "http://①②⑦.0.0.1/",
        "http://localhost/",
        "http://LOCALHOST./",
        "http://a.localhost:8000/",
        "https://10.0.0.1:443/x",
        "http://169.254.169.254/latest/meta-data/",
    ],
)
def test_a_private_address_is_seen_in_any_notation(url: str) -> None:
    refusal = AddressPolicy().check(url)
    assert refusal is not None
    assert refusal.outcome is CaptureOutcome.REFUSED_PRIVATE


@pytest.mark.parametrize(
    "url",
    [
        "http://user@site.example/",
        "http://user:secret@site.example/",
        "http://@site.example/",
        "http://site.example:80@10.0.0.1/",
        "https://site.example%2f@10.0.0.1/",
    ],
)
def test_credentials_are_refused(url: str) -> None:
    refusal = AddressPolicy().check(url)
    assert refusal is not None
    assert refusal.outcome is CaptureOutcome.REFUSED_CREDENTIALS


@pytest.mark.parametrize(
    "url",
    [
        "ftp://site.example/",
        "file:///etc/passwd",
        "gopher://site.example/",
        "javascript:alert(1)",
        "data:text/html,x",
        "//site.example/",
        "http:///x",
        "http://",
        "http://[::1",
        "http://site.example:99999/",
        "http://site.example\\@10.0.0.1/",
        "http://site.example/\r\nHost: x",
        "http://site .example/",
    ],
)
def test_what_is_not_a_plain_web_address_is_refused(url: str) -> None:
    refusal = AddressPolicy().check(url)
    assert refusal is not None
    assert refusal.outcome is CaptureOutcome.REFUSED_SCHEME


@pytest.mark.parametrize(
    "url",
    [
        "http://site.example/",
        "https://www.site.example:8443/a?b=@c",
        "https://été.example/",
        "http://93.184.216.34/",
        "https://123-aides.example/",
        "https://0x.example/",
    ],
)
def test_an_ordinary_address_passes(url: str) -> None:
    assert AddressPolicy().check(url) is None


def test_a_name_is_not_an_address() -> None:
    assert written_address("cafe.babe") is None
    assert written_address("1.2.3.4.5") is None
    assert str(written_address("1.2")) == "1.0.0.2"


HOSTS = {"x.example": "127.0.0.1:8443", "y.example:80": "127.0.0.1:8080"}


def test_names_of_the_demonstration_have_their_port() -> None:
    policy = AddressPolicy(allow_loopback=True, hosts=HOSTS)
    assert policy.pinned("x.example", 443) == ("127.0.0.1", 8443)
    assert policy.pinned("y.example", 80) == ("127.0.0.1", 8080)
    assert policy.pinned("y.example", 443) is None
    assert policy.is_local("https://x.example/")
    assert not policy.is_local("https://z.example/")


@pytest.mark.parametrize(
    ("allow", "target"),
    [
        (False, "127.0.0.1:80"),
        (True, "10.0.0.1:80"),
        (True, "127.0.0.1:x"),
        (True, "x:80"),
    ],
)
def test_no_name_may_lead_elsewhere_than_to_an_allowed_loopback(
    allow: bool, target: str
) -> None:
    with pytest.raises(ValueError, match=r".+"):
        AddressPolicy(allow_loopback=allow, hosts={"x.example": target})


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://127.0.0.1:8000/", True),
        ("http://0x7f.1/", True),
        ("http://[::1]/", True),
        ("http://localhost/", True),
        ("http://site.example/", False),
        ("http://10.0.0.1/", False),
        ("http://site.example:99999/", False),
    ],
)
def test_what_can_only_be_this_machine_is_local(url: str, local: bool) -> None:
    assert AddressPolicy(allow_loopback=True).is_local(url) is local
