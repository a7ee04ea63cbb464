"""Handful at a server for many: who runs it, who is let in, what each may, and where their vaults are."""

from analyzer.ui.hosting.gate import draw_door, draw_whose, let_in, user
from analyzer.ui.hosting.health import health_route
from analyzer.ui.hosting.limits import in_turn, may_open, may_upload
from analyzer.ui.hosting.running import begin, current, vaults
from analyzer.ui.hosting.settings import Hosting, read_hosting

__all__ = [
    "Hosting",
    "begin",
    "current",
    "draw_door",
    "draw_whose",
    "health_route",
    "in_turn",
    "let_in",
    "may_open",
    "may_upload",
    "read_hosting",
    "user",
    "vaults",
]
