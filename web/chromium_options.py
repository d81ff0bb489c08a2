"""How Chromium is started: cut off from any network, silent, with nothing kept or fetched."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

LANGUAGE: Final = "fr-FR"
NOWHERE: Final = "socks5://127.0.0.1:1"
NO_BYPASS: Final = "<-loopback>"
"""Loopback goes through the proxy like the rest."""

_OFF: Final = (
    "AutofillServerCommunication",
    "CertificateTransparencyComponentUpdater",
    "DialMediaRouteProvider",
    # One page at a time and no account to steal: one process shows every frame, so
    # that nothing a frame loads escapes the record.
    "IsolateOrigins",
    "MediaRouter",
    "NetworkPrediction",
    "OptimizationHints",
    "Prerender2",
    "SpeculationRulesPrefetchFuture",
    "Translate",
    "site-per-process",
)

PREFERENCES: Final = {
    "download": {"prompt_for_download": False},
    "net": {"network_prediction_options": 2},
    "plugins": {"always_open_pdf_externally": True},
    "safebrowsing": {"enabled": False},
    "search": {"suggest_enabled": False},
    "signin": {"allowed": False, "allowed_on_next_startup": False},
    "webrtc": {"ip_handling_policy": "disable_non_proxied_udp"},
}
"""Of the new profile, before its first start."""


def options(profile: Path, trusted: Sequence[str]) -> list[str]:
    """Every argument of the browser; see ``Chromium.start``."""
    chosen = [
        "--headless",
        f"--user-data-dir={profile}",
        "--remote-debugging-port=0",
        "--no-startup-window",
        # What the browser does on its own account (accounts, updates, clock) leads nowhere:
        # only the profile of a visit is given the relay. It resolves no name itself.
        f"--proxy-server={NOWHERE}",
        f"--proxy-bypass-list={NO_BYPASS}",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--dns-prefetch-disable",
        "--disable-quic",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--disable-background-networking",
        "--disable-breakpad",
        "--disable-client-side-phishing-detection",
        "--disable-component-extensions-with-background-pages",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-domain-reliability",
        "--disable-extensions",
        "--disable-sync",
        "--metrics-recording-only",
        "--no-default-browser-check",
        "--no-first-run",
        "--no-pings",
        "--no-service-autorun",
        "--password-store=basic",
        "--use-mock-keychain",
        # Pictures are the same whatever the machine shows them on.
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--force-color-profile=srgb",
        "--force-device-scale-factor=1",
        "--hide-scrollbars",
        "--mute-audio",
        f"--lang={LANGUAGE}",
        "--disable-site-isolation-trials",
        f"--disable-features={','.join(_OFF)}",
    ]
    if trusted:
        keys = ",".join(trusted)
        chosen.append(f"--ignore-certificate-errors-spki-list={keys}")
    if os.geteuid() == 0:
        # Chromium refuses to start as root with its sandbox.
        chosen.append("--no-sandbox")
    return chosen
