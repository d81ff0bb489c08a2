"""What keeps somebody from reading a page: faults that axe calls serious, and narrow screens."""

from dataclasses import dataclass
from typing import Final

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it has none
from playwright.sync_api import Page

GRAVE: Final = frozenset({"serious", "critical"})
NARROW: Final = 320
"""Points: a small phone, or a wide screen enlarged four times."""
FADING: Final = """() => document.querySelector('[data-stale=true]') !== null
  || document.getAnimations().some(a => a.playState === 'running'
  && a.effect.getComputedTiming().iterations !== Infinity)"""
"""Half-faded words have half their contrast: what changes must have ended."""
TOO_WIDE: Final = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  return main.scrollWidth > main.clientWidth
    || document.documentElement.scrollWidth > window.innerWidth;
}"""


@dataclass(frozen=True, slots=True)
class Access:
    """What one page is for somebody who does not see it, or little of it."""

    language: str | None
    titles: int
    grave: tuple[str, ...]
    """Faults that axe calls serious or critical: rule, and where."""
    too_wide: bool
    """Something must be scrolled sideways on a narrow screen."""


def access(page: Page) -> Access:
    """Look at the page as it stands, wide then narrow, once nothing fades in any more."""
    for _ in range(50):
        if not page.evaluate(FADING):
            break
        page.wait_for_timeout(100)
    found = Axe().run(page).response["violations"]
    grave = tuple(
        f"{fault['id']} {[node['target'] for node in fault['nodes'][:3]]}"
        for fault in found
        if fault["impact"] in GRAVE
    )
    size = page.viewport_size
    page.set_viewport_size({"width": NARROW, "height": 640})
    page.wait_for_timeout(400)
    too_wide = bool(page.evaluate(TOO_WIDE))
    if size:
        page.set_viewport_size(size)
    return Access(
        page.locator("html").get_attribute("lang"),
        page.locator("h1").count(),
        grave,
        too_wide,
    )
