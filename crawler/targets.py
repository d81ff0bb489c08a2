"""What a person calls a site, turned into where a crawl starts."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from dossier.errors import UnusableInputError
from dossier.model import SiteId
from web.addresses import AddressPolicy, Refusal, written_address
from web.urls import DEFAULT_PORTS, ascii_host, canonical, masked, origin, site_of

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):(?!\d+(?:/|\Z))", re.IGNORECASE)
_NAME = re.compile(r"(?=.{1,253}\Z)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_-]+)*\Z")
LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Target:
    """One site as asked for."""

    site: SiteId
    url: str
    """Where to start; its password, if it had one, is masked."""
    fallback: str = ""
    """Plain HTTP, when the person named a host and no scheme."""
    refusal: Refusal | None = None
    """Why it is not contacted at all."""


def target(text: str, policy: AddressPolicy) -> Target:
    """Read a host or an address. Raises ``UnusableInputError`` when it is neither.

    An address that must not be contacted is a target all the same, with its refusal.
    """
    named = text.strip()
    scheme = _SCHEME.match(named)
    if "@" in named and "://" not in named:
        scheme = None  # « moi:secret@site » is not a scheme called « moi »
    url = named if scheme else f"https://{named}"
    unusable = UnusableInputError(f"« {text[:80]} » n’est pas une adresse de site.")
    if not named or len(named) > LONGEST or re.search(r"[\s\x00-\x1f\x7f]", named):
        raise unusable
    try:
        refusal = policy.check(url)
        parts = urlsplit(url)
        if refusal and not parts.hostname and parts.scheme not in DEFAULT_PORTS:
            return Target(SiteId(f"{parts.scheme}:"), url, refusal=refusal)
        host = ascii_host(parts.hostname or "")
        if not (_NAME.match(host) or written_address(host)):
            raise unusable
        if refusal:
            return Target(site_of(url), masked(url), refusal=refusal)
        start = canonical(url)
    except ValueError:
        raise unusable from None
    plain = "" if scheme else f"http{start.removeprefix('https')}"
    return Target(site_of(start), start, plain)


def root(url: str) -> str:
    """The front page of where ``url`` lives."""
    return f"{origin(url)}/"
