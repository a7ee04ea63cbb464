"""A passphrase → the key of an encrypted file, in the way of SQLCipher 4: any tool that speaks it opens the file too."""

from __future__ import annotations

import hashlib
import secrets
from pathlib import Path
from typing import Final
from unicodedata import normalize

from analyzer.errors import StoreError

_ROUNDS: Final = 256_000
"""Of PBKDF2-HMAC-SHA512, SQLCipher 4's own number: a quarter of a second for each passphrase somebody tries."""

_KEY_BYTES: Final = 32
_SALT_BYTES: Final = 16
SHORTEST: Final = 8
"""Characters of a passphrase. Prior: fewer are tried out in an afternoon."""


def derive_key(passphrase: str, salt: bytes) -> str:
    """Give the key a passphrase means for a file, in hexadecimal, the file's salt behind it."""
    secret = normalize("NFC", passphrase).encode()
    return hashlib.pbkdf2_hmac("sha512", secret, salt, _ROUNDS, _KEY_BYTES).hex() + salt.hex()


def new_key(passphrase: str) -> str:
    """Give a key for a new file.

    Raises:
        StoreError: the passphrase is too short to protect anything.
    """
    if len(passphrase) < SHORTEST:
        raise StoreError("passphrase_short", shortest=SHORTEST)
    return derive_key(passphrase, secrets.token_bytes(_SALT_BYTES))


def key_of(file: Path, passphrase: str) -> str:
    """Give the key a passphrase means for a file that is there.

    Raises:
        StoreError: the file cannot be read.
    """
    try:
        with file.open("rb") as opened:
            salt = opened.read(_SALT_BYTES)
    except OSError:
        raise StoreError("file_unreadable") from None
    return derive_key(passphrase, salt)
