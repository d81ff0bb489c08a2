"""A free official way leads to the domain of the body that answers, and to no other."""

from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from legal_refs.faults import Fault
from legal_refs.marked import Marked
from legal_refs.schema import BenefitsFile


def is_official(url: str, domains: Collection[str]) -> bool:
    """Whether the host of ``url`` is one of ``domains``, or under one of them."""
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:  # brackets that hold no address
        return False
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)


def route_faults(
    marked: Marked, rows: BenefitsFile, domains: Collection[str]
) -> Iterator[Fault]:
    """Ways whose host nobody wrote down as official."""
    for slug, route in rows.routes.items():
        if not is_official(route.url, domains):
            yield marked.fault(
                ("routes", slug, "url"),
                f"« {route.url} » n’est pas dans official_domains.yml",
            )
