"""What stops the work, told so that the person at the screen knows what to do next."""

from __future__ import annotations


class HandfulError(Exception):
    """Stop the work and say why.

    Attributes:
        message: One sentence, shown as written. Holds no content of anybody's data.
        hint: One sentence on what to do next, shown as written; may be empty.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the two sentences a screen shows."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class ExportError(HandfulError):
    """Stop because what was given is no export that can be read."""


class SettingsError(HandfulError):
    """Stop because a setting or an option makes no sense."""


class StoreError(HandfulError):
    """Stop because what a person decided cannot be read or kept. What was kept before stays as it is."""
