"""Handful at a server for many: who runs it, who is let in, what each may, and where their vaults are."""

from analyzer.ui.hosting.gate import Stay, draw_door, draw_whose, end_all, let_in, stay, user
from analyzer.ui.hosting.health import health_route
from analyzer.ui.hosting.limits import in_turn, may_open, may_upload
from analyzer.ui.hosting.running import begin, current, vaults
from analyzer.ui.hosting.settings import Hosting, read_hosting
from analyzer.ui.hosting.uploads import SignedInUploads

__all__ = [
    "Hosting",
    "SignedInUploads",
    "Stay",
    "begin",
    "current",
    "draw_door",
    "draw_whose",
    "end_all",
    "health_route",
    "in_turn",
    "let_in",
    "may_open",
    "may_upload",
    "read_hosting",
    "stay",
    "user",
    "vaults",
]
