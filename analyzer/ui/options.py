"""Every option the app is served with: on this machine only, telling nobody anything, in Handful's colours."""

from __future__ import annotations

import sys
from typing import Any, Final

HOST: Final = "127.0.0.1"
LOCAL_NAMES: Final = ("127.0.0.1", "localhost")
"""What this machine calls itself; a request for any other name is refused."""

THIS_MACHINE: Final = frozenset({*LOCAL_NAMES, "::1"})
"""Where one can listen, or ask, without leaving this machine."""

_LIGHT: Final = {
    "text": "#0f172a",
    "paper": "#ffffff",
    "panel": "#f8fafc",
    "line": "#e2e8f0",
    "ink": "#0c675f",
    "tint": "#dbeae8",
    "quiet": "#5b6b82",
    "call": "#0c675f",
    "warm": "#b45309",
    "dormant": "#4f5bd5",
}
_DARK: Final = {
    "text": "#e2e8f0",
    "paper": "#0f172a",
    "panel": "#17233b",
    "line": "#334155",
    "ink": "#0d8078",
    "tint": "#1a3a45",
    "quiet": "#94a3b8",
    "call": "#2dd4bf",
    "warm": "#fbbf24",
    "dormant": "#a5b4fc",
}


def _theme(name: str, colours: dict[str, str]) -> dict[str, Any]:
    return {
        f"theme.{name}.primaryColor": colours["ink"],
        f"theme.{name}.backgroundColor": colours["paper"],
        f"theme.{name}.secondaryBackgroundColor": colours["panel"],
        f"theme.{name}.textColor": colours["text"],
        f"theme.{name}.borderColor": colours["line"],
        f"theme.{name}.linkColor": colours["call"],
        f"theme.{name}.greenTextColor": colours["call"],
        f"theme.{name}.grayTextColor": colours["quiet"],
        f"theme.{name}.orangeTextColor": colours["warm"],
        f"theme.{name}.blueTextColor": colours["dormant"],
        f"theme.{name}.sidebar.backgroundColor": colours["panel"],
        f"theme.{name}.sidebar.secondaryBackgroundColor": colours["tint"],
    }


OPTIONS: Final[dict[str, Any]] = {
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "viewer",
    "logger.enableRich": False,
    "runner.fastReruns": False,  # a tab's clicks one after the other, as `hearing` needs them
    "server.address": HOST,
    "server.allowedHosts": list(LOCAL_NAMES),
    "server.fileWatcherType": "none",
    "server.maxUploadSize": 50,
    "server.showEmailPrompt": False,
    "theme.baseRadius": "medium",
    "theme.headingFontSizes": ["2.4rem", "1.35rem", "1.15rem", "1.15rem", "1rem", "1rem"],
    "theme.linkUnderline": False,
    **_theme("light", _LIGHT),
    **_theme("dark", _DARK),
}
"""Every option of the server. `.streamlit/config.toml` is made of it: `python -m analyzer.ui.options`."""


def as_toml(options: dict[str, Any]) -> str:
    """Write options the way `.streamlit/config.toml` wants them."""
    tables: dict[str, list[str]] = {}
    for name, value in options.items():
        table, _, key = name.rpartition(".")
        if isinstance(value, bool):
            shown = str(value).lower()
        elif isinstance(value, list):
            shown = "[" + ", ".join(f'"{one}"' for one in value) + "]"
        else:
            shown = f'"{value}"' if isinstance(value, str) else str(value)
        tables.setdefault(table, []).append(f"{key} = {shown}")
    head = "# Made of analyzer/ui/options.py by `python -m analyzer.ui.options`; change it there.\n"
    return head + "".join(f"\n[{table}]\n" + "\n".join(lines) + "\n" for table, lines in tables.items())


if __name__ == "__main__":
    sys.stdout.write(as_toml(OPTIONS))
