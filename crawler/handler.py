"""TLS as it should be: verified, and a demonstration authority for its own names only."""

from pathlib import Path
from typing import cast

from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.crawler import Crawler
from twisted.internet import ssl
from twisted.internet._sslverify import IOpenSSLTrustRoot
from twisted.internet.interfaces import IOpenSSLClientConnectionCreator
from twisted.web.iweb import IPolicyForHTTPS
from zope.interface import implementer  # type: ignore[import-untyped]

from crawler.resolver import POLICY
from web.addresses import AddressPolicy

AUTHORITY = "VIGIE_AUTHORITY"


@implementer(IPolicyForHTTPS)
class VerifiedTLS:
    """Certificates are verified against the machine's roots.

    Those of pinned names are verified against the demonstration authority alone.
    """

    def __init__(self, policy: AddressPolicy, authority: Path | None) -> None:
        self._policy = policy
        self._public = ssl.platformTrust()  # type: ignore[no-untyped-call]
        self._demonstration = None if authority is None else _only(authority)

    def creatorForNetloc(  # noqa: N802
        self, hostname: bytes, port: int
    ) -> IOpenSSLClientConnectionCreator:
        """The TLS parameters of one host."""
        host = hostname.decode("ascii")
        pinned = self._policy.pinned(host, port) is not None
        trust = self._demonstration if pinned and self._demonstration else self._public
        return ssl.optionsForClientTLS(host, trustRoot=trust)


def _only(authority: Path) -> IOpenSSLTrustRoot:
    root = ssl.Certificate.loadPEM(authority.read_bytes())
    trust = ssl.trustRootFromCertificates([root])  # type: ignore[no-untyped-call]
    return cast("IOpenSSLTrustRoot", trust)


class VerifyingHandler(HTTP11DownloadHandler):
    """Scrapy's handler with ``VerifiedTLS``."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        # The setting for it (DOWNLOADER_CLIENTCONTEXTFACTORY) is deprecated.
        settings = crawler.settings
        trust = VerifiedTLS(settings[POLICY], settings[AUTHORITY])
        self._contextFactory = cast("IPolicyForHTTPS", trust)
