"""What a page shows: its document as scripts left it, and its picture in tiles."""

import asyncio
import base64
import struct
from dataclasses import dataclass
from typing import Any, Final

from playwright.async_api import CDPSession
from pydantic import BaseModel

WIDTH, VIEW = 1280, 900
"""Of the window, in CSS pixels."""
TILE: Final = 8_192
"""Height of a tile. Chromium repeats or blanks pictures beyond 16 384 px."""
TALLEST: Final = 60_000
DOM_SIGNS: Final = 20_000_000
STEP_SECONDS: Final = 0.06
IMAGES_SECONDS: Final = 4.0
_PNG = b"\x89PNG\r\n\x1a\n"

_DOCUMENT = f"""(() => {{
  const root = document.documentElement;
  const kind = document.doctype ? new XMLSerializer().serializeToString(document.doctype) : "";
  const whole = kind + (root ? root.outerHTML : "");
  const body = document.body;
  const seen = body ? body.innerText.trim().length : root ? root.textContent.trim().length : 0;
  const drawn = "img,svg,canvas,video,object,embed,iframe,frame,input,button";
  return {{
    dom: whole.slice(0, {DOM_SIGNS}), cut: whole.length > {DOM_SIGNS},
    title: document.title.slice(0, 1000),
    url: location.href,
    blank: seen === 0 && !document.querySelector(drawn),
  }};
}})()"""
_HEIGHT = """Math.max(document.documentElement ? document.documentElement.scrollHeight : 0,
  document.body ? document.body.scrollHeight : 0)"""
_IMAGES = "[...document.images].every((one) => one.complete)"


class Shown(BaseModel):
    """The document at one moment."""

    dom: str
    cut: bool
    title: str
    url: str
    blank: bool
    """No word, and nothing that could be a picture."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page from top to bottom."""

    tiles: tuple[bytes, ...]
    width: int
    height: int
    cut: bool


class PartialPictureError(ValueError):
    """Chromium gave a picture of another size than asked."""


@dataclass
class Lens:
    """Looks at a page from a world of its own: what its scripts redefine does not reach here."""

    cdp: CDPSession
    frame: str

    async def ask(self, expression: str) -> Any:  # noqa: ANN401 - whatever JSON it gives
        """The value of a JavaScript expression."""
        world = await self.cdp.send(
            "Page.createIsolatedWorld", {"frameId": self.frame, "worldName": "vigie"}
        )
        told = await self.cdp.send(
            "Runtime.evaluate",
            {
                "expression": expression,
                "contextId": world["executionContextId"],
                "returnByValue": True,
            },
        )
        return told["result"].get("value")

    async def document(self) -> Shown:
        """The document as it is now."""
        return Shown.model_validate(await self.ask(_DOCUMENT))

    async def scroll(self) -> None:
        """Go down the page as a reader would, so that lazy images come; then back up."""
        top = 0
        while top < min(await self.ask(_HEIGHT) or 0, TALLEST):
            top += int(VIEW * 0.9)
            await self._go(top)
            await asyncio.sleep(STEP_SECONDS)
        async with asyncio.timeout(IMAGES_SECONDS):
            while not await self.ask(_IMAGES):  # noqa: ASYNC110 - no event tells
                await asyncio.sleep(STEP_SECONDS)

    async def top(self) -> None:
        """Back to where a reader begins."""
        await self._go(0)
        await asyncio.sleep(2 * STEP_SECONDS)

    async def _go(self, top: int) -> None:
        await self.ask(f"window.scrollTo({{top: {top}, behavior: 'instant'}})")

    async def picture(self) -> Picture:
        """The whole page, in tiles that neither overlap nor leave a gap."""
        layout = await self.cdp.send("Page.getLayoutMetrics")
        full = max(int(layout["cssContentSize"]["height"]), VIEW)
        height = min(full, TALLEST)
        tiles = [
            await self._tile(top, min(TILE, height - top))
            for top in range(0, height, TILE)
        ]
        return Picture(tuple(tiles), WIDTH, height, full > height)

    async def _tile(self, top: int, height: int) -> bytes:
        clip = {"x": 0, "y": top, "width": WIDTH, "height": height, "scale": 1}
        told = await self.cdp.send(
            "Page.captureScreenshot",
            {
                "format": "png",
                "clip": clip,
                "captureBeyondViewport": True,
                "optimizeForSpeed": True,
            },
        )
        tile = base64.b64decode(told["data"])
        if tile[:8] != _PNG or struct.unpack("!II", tile[16:24]) != (WIDTH, height):
            raise PartialPictureError(top)
        return tile
