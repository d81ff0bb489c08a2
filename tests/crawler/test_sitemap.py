"""Sitemaps, trusted for nothing."""

import gzip

from hypothesis import given
from hypothesis import strategies as st

from crawler.sitemap import LOCATIONS, UNPACKED, locations


def test_addresses_are_read_in_order() -> None:
    body = b"""<?xml version="1.0"?><urlset xmlns="x"><url><loc> https://a.example/1
      </loc></url><url><loc><![CDATA[https://a.example/2]]></loc></url>
      <s:loc>https://a.example/?a=1&amp;b=2</s:loc></urlset>"""
    assert locations(body) == (
        ["https://a.example/1", "https://a.example/2", "https://a.example/?a=1&b=2"],
        False,
    )


def test_an_index_is_told_from_a_sitemap() -> None:
    body = b"<sitemapindex><sitemap><loc>https://a.example/s.xml</loc></sitemapindex>"
    assert locations(body) == (["https://a.example/s.xml"], True)


def test_a_compressed_sitemap_is_read() -> None:
    body = gzip.compress(b"<urlset><loc>https://a.example/1</loc></urlset>")
    assert locations(body)[0] == ["https://a.example/1"]


def test_a_broken_archive_holds_nothing() -> None:
    assert locations(b"\x1f\x8bnon") == ([], False)


def test_a_bomb_is_unpacked_in_part() -> None:
    far = b" " * (UNPACKED + 10) + b"<loc>https://a.example/1</loc>"
    assert locations(gzip.compress(far)) == ([], False)


def test_entities_do_not_expand() -> None:
    body = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><urlset><loc>https://a.example/&a;</loc>'
    assert locations(body)[0] == ["https://a.example/&a;"]


def test_addresses_are_bounded() -> None:
    assert len(locations(b"<loc>x</loc>" * (LOCATIONS + 10))[0]) == LOCATIONS


@given(st.binary(max_size=200))
def test_no_bytes_make_it_crash(body: bytes) -> None:
    locations(b"\x1f\x8b" + body)
    locations(b"<loc>" + body)
