"""One address, one spelling; which site it belongs to; who answers for its rate."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit, urlunsplit

import idna
from w3lib.url import canonicalize_url, safe_url_string, url_query_cleaner

from dossier.model import SiteId

if TYPE_CHECKING:
    from tldextract import TLDExtract

DEFAULT_PORTS = {"http": 80, "https": 443}

NOISE = {
    "fbclid",
    "gclid",
    "dclid",
    "msclkid",
    "mc_cid",
    "mc_eid",
    "igshid",
    "yclid",
    "_ga",
    "_gl",
    "utm_source",
    "utm_medium",
    "utm_campaign",
    "utm_term",
    "utm_content",
    "utm_id",
    "phpsessid",
    "jsessionid",
    "aspsessionid",
    "sid",
    "sessionid",
    "session_id",
    "cfid",
    "cftoken",
}
"""Query arguments that never change what a page says."""

_USERINFO = re.compile(r"\A([a-z][a-z0-9+.-]*:)?//[^/?#]*@", re.IGNORECASE)
_PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#]*", re.IGNORECASE)
_VARYING = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    r"|\b[0-9a-f]{12,}\b|\d+",
    re.IGNORECASE,
)


def ascii_host(host: str) -> str:
    """``host`` as the resolver is asked for it: ASCII, lower case, no final dot.

    Full-width digits and other compatibility characters are folded (UTS 46), so
    that « １２７.0.0.1 » cannot pass for a name. Raises ``ValueError``.
    """
    host = host.strip("[]").rstrip(".").lower()
    if host.isascii():
        return host
    # An idna error is a UnicodeError, hence a ValueError.
    return idna.encode(host, uts46=True).decode("ascii").rstrip(".")


def _netloc(parts: SplitResult) -> str:
    host = ascii_host(parts.hostname or "")
    port = parts.port
    literal = f"[{host}]" if ":" in host else host
    userinfo, at, _ = parts.netloc.rpartition("@")
    if port is None or port == DEFAULT_PORTS.get(parts.scheme):
        return f"{userinfo}{at}{literal}"
    return f"{userinfo}{at}{literal}:{port}"


def askable(url: str) -> str:
    """``url`` as it may be put in a request: escaped, host in ASCII, no fragment.

    Raises ``ValueError`` when it has no host, or one that cannot be written.
    """
    parts = urlsplit(safe_url_string(url.strip()))
    if not parts.hostname:
        raise ValueError(url)
    path = parts.path or "/"
    return urlunsplit((parts.scheme, _netloc(parts), path, parts.query, ""))


@lru_cache(maxsize=16_384)
def canonical(url: str) -> str:
    """The one spelling under which ``url`` is queued and compared.

    Session ids and campaign marks are dropped, arguments sorted. Idempotent.
    Raises ``ValueError`` as ``askable`` does.
    """
    url = askable(url)
    head, _, query = url.partition("?")
    if query:
        wanted = url_query_cleaner(
            url, [key for key in _keys(query) if key.lower() in NOISE], remove=True
        )
        return canonicalize_url(_PATH_SESSION.sub("", wanted))
    return canonicalize_url(_PATH_SESSION.sub("", head))


def _keys(query: str) -> list[str]:
    return [pair.partition("=")[0] for pair in query.split("&")]


def masked(url: str) -> str:
    """``url`` as it may be kept and shown: its name and password, if any, are ``***``."""
    return _USERINFO.sub(r"\1//***@", url)


def origin(url: str) -> str:
    """Scheme, host and port of ``url``: what one robots.txt speaks for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{_netloc(parts).rpartition('@')[2]}"


@lru_cache(maxsize=16_384)
def site_of(url: str) -> SiteId:
    """The site ``url`` belongs to: its host without ``www.``, and an unusual port."""
    parts = urlsplit(url)
    return SiteId(_netloc(parts).rpartition("@")[2].removeprefix("www."))


@lru_cache(maxsize=4096)
def registrable(host: str) -> str:
    """The domain somebody registered, private suffixes included; else ``host`` itself."""
    return _suffixes()(host).top_domain_under_public_suffix or host


@lru_cache(maxsize=1)
def _suffixes() -> "TLDExtract":
    from tldextract import TLDExtract  # noqa: PLC0415 - 0.2 s, loopback never needs it

    # The list shipped with the package: nothing is fetched.
    return TLDExtract(
        suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True
    )


def pattern(url: str) -> str:
    """``url`` with what varies in a calendar or a catalogue collapsed to ``#``.

    Numbers and long identifiers of the path collapse; of the query, every value does.
    """
    parts = urlsplit(url)
    path = _VARYING.sub("#", parts.path)
    keys = sorted({_VARYING.sub("#", key) for key in _keys(parts.query) if key})
    return f"{path}?{'&'.join(keys)}" if keys else path
