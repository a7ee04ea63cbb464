"""Clients' vaults: a folder with a store of its own each, which may be locked, goes out as one file and is deleted whole."""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from analyzer.errors import StoreError
from analyzer.store.database import COMPANIONS, FILE, copy_file, open_file, reading, writing
from analyzer.store.keys import key_of, new_key
from analyzer.store.migrating import BACKUP
from analyzer.store.store import CLIENTS, Store, files_of

CARD: Final = "vault.json"
"""What is known of a vault without opening it."""

LARGEST: Final = 4 * 1024**3
"""Bytes of a file that is taken in: a vault with the results of many large exports."""

_NAME: Final = "handful_vault"
_FORMAT: Final = 1
_ID_BYTES: Final = 8
"""Of a folder's name: drawn by chance, so that no two are the same and none tells anything."""

_LABELS: Final = "labels.key"
_SECRET_BYTES: Final = 32
"""What pseudonyms of clients are drawn with, and how long it is: not to be guessed."""

_HEAD: Final = b"SQLite format 3\x00"
"""How a file of SQLite begins that is not encrypted."""

_LONGEST: Final = 80
"""Characters of a label: what stands in a banner on one line."""


@dataclass(frozen=True, slots=True)
class Vault:
    """A client's vault.

    Attributes:
        folder: Where it lies; its name says nothing of the client.
        label: What the coach calls the client. It stands outside of the lock, so that one finds the right one.
        locked: Whether it takes a passphrase to open.
    """

    folder: Path
    label: str
    locked: bool


def list_vaults(folder: Path) -> list[Vault]:
    """List the vaults beside a store, by their labels.

    Raises:
        StoreError: the folder cannot be read.
    """
    try:
        inside = (
            [entry for entry in (folder / CLIENTS).iterdir() if entry.is_dir()] if (folder / CLIENTS).is_dir() else []
        )
    except OSError:
        raise StoreError("vaults_unreadable", folder=folder / CLIENTS) from None
    found = [vault for entry in inside if (vault := _read_card(entry)) is not None]
    return sorted(found, key=lambda vault: (vault.label.casefold(), vault.folder.name))


def make_vault(folder: Path, label: str, passphrase: str = "") -> tuple[Vault, Store]:
    """Make a vault for a client, and open it.

    Args:
        folder: Of the store it lies beside.
        label: What the coach calls the client.
        passphrase: What locks it; nothing if empty. Lost means lost: nobody can open it without.

    Raises:
        StoreError: the label is empty, the passphrase too short, or the folder cannot be made.
    """
    label = _label(label)
    key = new_key(passphrase) if passphrase else ""
    vault = Vault(folder / CLIENTS / secrets.token_hex(_ID_BYTES), label, bool(key))
    try:
        store = Store(open_file(vault.folder, key))
        _write_card(vault)
    except BaseException:
        shutil.rmtree(vault.folder, ignore_errors=True)
        raise
    return vault, store


def open_vault(vault: Vault, passphrase: str = "") -> Store:
    """Open a vault.

    Raises:
        StoreError: it is gone, or the passphrase is another one.
    """
    file = vault.folder / FILE
    if not file.is_file():
        raise StoreError("vault_gone")
    return Store(open_file(vault.folder, key_of(file, passphrase) if vault.locked else ""))


def rename_vault(vault: Vault, label: str) -> Vault:
    """Call a client something else.

    Raises:
        StoreError: the label is empty, or it cannot be kept.
    """
    renamed = Vault(vault.folder, _label(label), vault.locked)
    _write_card(renamed)
    return renamed


def write_vault_out(vault: Vault, passphrase: str, opened_with: str = "") -> bytes:
    """Give a vault as one encrypted file, a SQLCipher 4 database.

    Args:
        vault: Which.
        passphrase: What opens the file.
        opened_with: What opens the vault, where it is locked.

    Raises:
        StoreError: a passphrase is wrong or too short, or there is no room.
    """
    with _copied(vault, opened_with, new_key(passphrase)) as copy:
        return copy.read_bytes()


def lock_vault(vault: Vault, passphrase: str, opened_with: str = "") -> Vault:
    """Give a vault another passphrase, or none.

    Args:
        vault: Which.
        passphrase: What opens it from now on; nothing if empty.
        opened_with: What opens it now.

    Raises:
        StoreError: a passphrase is wrong or too short, or there is no room. Then it is as it was.
    """
    changed = Vault(vault.folder, vault.label, bool(passphrase))
    file, key = vault.folder / FILE, new_key(passphrase) if passphrase else ""
    # Nobody writes into the file between the copy and its taking the file's place.
    with writing(open_vault(vault, opened_with).engine), _copied(vault, opened_with, key) as copy:
        try:
            copy.replace(file)
            # What lies beside it is of the old file, and under its lock.
            for old in (*(file.with_name(FILE + companion) for companion in COMPANIONS), *vault.folder.glob(BACKUP)):
                old.unlink(missing_ok=True)
        except OSError:
            raise StoreError("lock_unchanged") from None
    return changed


def take_vault_in(folder: Path, content: bytes, passphrase: str, label: str) -> tuple[Vault, Store]:
    """Make a vault of a file that `write_vault_out` gave. It stays locked by the passphrase of the file.

    Raises:
        StoreError: it is none, it is damaged, or the passphrase is another one. Nothing is kept then.
    """
    if len(content) > LARGEST or not content or content.startswith(_HEAD):
        raise _no_vault()
    vault = Vault(folder / CLIENTS / secrets.token_hex(_ID_BYTES), _label(label), locked=True)
    try:
        vault.folder.mkdir(mode=0o700, parents=True)
        file = vault.folder / FILE
        file.touch(mode=0o600)
        file.write_bytes(content)
        store = Store(open_file(vault.folder, key_of(file, passphrase)))
        _check(store)
        _write_card(vault)
    except OSError:
        delete_vault(vault)
        raise StoreError("file_not_kept", hint="make_room") from None
    except BaseException:
        delete_vault(vault)
        raise
    return vault, store


def _no_vault() -> StoreError:
    return StoreError("not_a_vault", hint="another_one")


def _check(store: Store) -> None:
    """Refuse a file in which something contradicts itself."""
    with reading(store.engine) as connection:
        sound = connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    if not sound:
        raise _no_vault()


def label_secret(folder: Path) -> bytes:
    """Give what pseudonyms of clients are drawn with on this machine; made when it is first asked for.

    Raises:
        StoreError: it cannot be kept.
    """
    file = folder / CLIENTS / _LABELS
    try:
        if not file.exists():
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            file.touch(mode=0o600)
            file.write_bytes(secrets.token_bytes(_SECRET_BYTES))
        return file.read_bytes()
    except OSError:
        raise StoreError("labels_unhidable", folder=file.parent) from None


def delete_vault(vault: Vault) -> int:
    """Delete a vault, and look that nothing of it is left.

    Returns:
        How many bytes it was.

    Raises:
        StoreError: something could not be deleted.
    """
    try:
        size = sum(file.stat().st_size for file in vault.folder.rglob("*") if file.is_file())
        shutil.rmtree(vault.folder)
        if {entry.name for entry in vault.folder.parent.iterdir()} <= {_LABELS}:
            (vault.folder.parent / _LABELS).unlink(missing_ok=True)
            vault.folder.parent.rmdir()
    except OSError:
        raise StoreError("not_all_client_deleted", folder=vault.folder) from None
    return size


@contextmanager
def _copied(vault: Vault, passphrase: str, key: str) -> Iterator[Path]:
    """Give a copy of a vault's file under another key, and take it away afterwards, unless it was moved."""
    file = vault.folder / FILE
    open_vault(vault, passphrase)  # it says so where the passphrase is another one
    copy = vault.folder / f"{FILE}.part"
    try:
        copy_file(file, key_of(file, passphrase) if vault.locked else "", copy, key)
        yield copy
    except OSError:
        raise StoreError("vault_not_copied", hint="make_room") from None
    finally:
        copy.unlink(missing_ok=True)


def _label(label: str) -> str:
    told = " ".join(label.split())[:_LONGEST]
    if not told:
        raise StoreError("vault_nameless")
    return told


def _write_card(vault: Vault) -> None:
    card = vault.folder / CARD
    beside = card.with_name(f"{CARD}.part")
    content = json.dumps({_NAME: _FORMAT, "label": vault.label}, ensure_ascii=False)
    try:
        beside.touch(mode=0o600)
        beside.write_text(content, encoding="utf-8")
        beside.replace(card)
    except OSError:
        raise StoreError("vault_not_kept", folder=vault.folder) from None


def _read_card(folder: Path) -> Vault | None:
    """Read what is known of a vault: the label from its card, else its folder's name; the lock from the file itself."""
    if not files_of(folder):
        return None
    try:
        label = str(json.loads((folder / CARD).read_text(encoding="utf-8"))["label"])
    except (OSError, ValueError, KeyError, TypeError):
        label = folder.name
    return Vault(folder, label, _is_locked(folder / FILE))


def _is_locked(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return opened.read(len(_HEAD)) != _HEAD
    except OSError:
        return False
