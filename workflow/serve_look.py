"""How the dashboard's server is set: this machine only, nothing sent out, calm colours.

Set here and not in a file, so that an installed Vigie and a checkout are the same.
"""

from collections.abc import Mapping
from typing import Final

ADDRESS: Final = "127.0.0.1"
LARGEST_UPLOAD_MB: Final = 50

SERVER: Final[Mapping[str, str | int]] = {
    "server.address": ADDRESS,
    "server.headless": True,
    "server.fileWatcherType": "none",
    "server.runOnSave": False,
    "server.enableXsrfProtection": True,
    "server.enableCORS": True,
    "server.maxUploadSize": LARGEST_UPLOAD_MB,
    "server.enableStaticServing": False,
    "browser.gatherUsageStats": False,
    "global.developmentMode": False,
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showSidebarNavigation": False,
    "runner.magicEnabled": False,
    "logger.level": "warning",
    "logger.hideWelcomeMessage": True,
}

LIGHT: Final[Mapping[str, str]] = {
    "primaryColor": "#1f5a6b",
    "backgroundColor": "#ffffff",
    "secondaryBackgroundColor": "#f3f1ec",
    "textColor": "#1c2326",
    "linkColor": "#1f5a6b",
    "borderColor": "#c9c5bb",
}
DARK: Final[Mapping[str, str]] = {
    "primaryColor": "#8cc7d8",
    "backgroundColor": "#16191b",
    "secondaryBackgroundColor": "#22272a",
    "textColor": "#eceae4",
    "linkColor": "#8cc7d8",
    "borderColor": "#4b5357",
}
THEME: Final[Mapping[str, str | int]] = {
    "theme.font": "sans-serif",
    "theme.headingFont": "sans-serif",
    "theme.codeFont": "monospace",
    "theme.baseFontSize": 17,
    "theme.baseRadius": "small",
    "theme.buttonRadius": "small",
    "theme.showWidgetBorder": True,
    "theme.linkUnderline": True,
    **{f"theme.light.{name}": value for name, value in LIGHT.items()},
    **{f"theme.dark.{name}": value for name, value in DARK.items()},
}


def arguments(script: str, port: int) -> list[str]:
    """The command line that serves ``script`` on ``port`` of this machine."""
    options = {**SERVER, **THEME, "server.port": port}
    return ["run", script, *(f"--{name}={_word(v)}" for name, v in options.items())]


def _word(value: str | int) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
