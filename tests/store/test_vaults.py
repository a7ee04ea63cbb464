"""Clients' vaults: apart from each other, locked where that was wished, out and in as one file, gone when deleted."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2 as sqlcipher

from analyzer.errors import StoreError
from analyzer.schemas import Verdict
from analyzer.store import (
    Act,
    Store,
    client_files,
    delete_vault,
    label_secret,
    list_vaults,
    lock_vault,
    make_vault,
    open_store,
    open_vault,
    purge,
    rename_vault,
    take_vault_in,
    verdict,
    write_vault_out,
)
from analyzer.store.database import connect, copy_file
from analyzer.store.keys import key_of
from tests.store.makers import NOON, holds, known
from tests.store.test_migrating import older

SECRET = "a phrase of their own"
PLANTED = "ann-planted-slug"


def fill(store: Store) -> None:
    """Decide something, and write something."""
    store.open_book("me", "me").say(verdict([PLANTED], Verdict.KEEP), known([PLANTED]), Act.DECIDE, NOON)
    store.record("client", {"note": "planted note"}, NOON)


def is_full(store: Store) -> bool:
    """Tell whether both are there."""
    return holds(store.open_book("me", "me")) == {(PLANTED, "verdict", ""): "keep"} and store.records() == {
        "client": {"note": "planted note"}
    }


def test_clients_are_apart(tmp_path: Path) -> None:
    """Nothing of one is in the file of another, or in one's own; the folder's name says nothing."""
    anna, annas = make_vault(tmp_path, "Anna")
    _, bens = make_vault(tmp_path, "Ben")
    own = open_store(tmp_path)
    fill(annas)
    for other in (bens, own):
        assert other.owners() == []
        assert other.records() == {}
    assert [vault.label for vault in list_vaults(tmp_path)] == ["Anna", "Ben"]
    assert "anna" not in anna.folder.name
    assert all(file.stat().st_mode & 0o077 == 0 for file in client_files(tmp_path))
    assert all(folder.stat().st_mode & 0o077 == 0 for folder in (tmp_path / "clients").iterdir())


def test_a_locked_vault_opens_with_its_passphrase_alone(tmp_path: Path) -> None:
    """With another one a sentence says so; in its bytes stands nothing readable; SQLite sees no database."""
    vault, store = make_vault(tmp_path, "Anna", SECRET)
    fill(store)
    assert is_full(open_vault(list_vaults(tmp_path)[0], SECRET))
    for wrong in ("", "another phrase", SECRET.upper()):
        with pytest.raises(StoreError, match="passphrase does not open"):
            open_vault(vault, wrong)
    for file in vault.folder.iterdir():
        content = file.read_bytes()
        assert PLANTED.encode() not in content
        assert b"planted note" not in content
        assert SECRET.encode() not in content
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(vault.folder / "handful.db").execute("SELECT * FROM owners")
    assert is_full(open_vault(vault, SECRET))


def test_a_short_passphrase_is_refused(tmp_path: Path) -> None:
    """And nothing is made."""
    with pytest.raises(StoreError, match="8 characters"):
        make_vault(tmp_path, "Anna", "short")
    assert list_vaults(tmp_path) == []


@settings(max_examples=5, deadline=None)
@given(st.text(min_size=8, max_size=30).filter(lambda text: "\x00" not in text))
def test_any_text_is_a_passphrase(tmp_path_factory: pytest.TempPathFactory, phrase: str) -> None:
    """Quotes, semicolons and other scripts are letters like others."""
    try:
        phrase.encode()
    except UnicodeEncodeError:
        return
    vault, store = make_vault(tmp_path_factory.mktemp("vault"), "Anna", phrase)
    fill(store)
    assert is_full(open_vault(vault, phrase))


@pytest.mark.parametrize("inner", ["", SECRET])
def test_a_vault_goes_out_and_comes_in_as_one_encrypted_file(tmp_path: Path, inner: str) -> None:
    """On another machine everything is there, behind the passphrase of the file; the file itself shows nothing."""
    here, there = tmp_path / "here", tmp_path / "there"
    vault, store = make_vault(here, "Anna", inner)
    fill(store)
    content = write_vault_out(vault, "for the way over", inner)
    assert PLANTED.encode() not in content
    assert [file.name for file in vault.folder.iterdir() if "part" in file.name] == []
    with pytest.raises(StoreError, match="passphrase does not open"):
        take_vault_in(there, content, "something else", "Anna")
    assert list_vaults(there) == []
    moved, taken = take_vault_in(there, content, "for the way over", "Anna B")
    assert is_full(taken)
    assert moved.locked
    assert is_full(open_vault(list_vaults(there)[0], "for the way over"))
    assert is_full(open_vault(vault, inner))


def test_the_file_is_one_of_sqlcipher(tmp_path: Path) -> None:
    """Whoever has the passphrase and no Handful reads it with SQLCipher's own means."""
    vault, store = make_vault(tmp_path, "Anna")
    fill(store)
    file = tmp_path / "anna.handful"
    file.write_bytes(write_vault_out(vault, SECRET))
    connection = sqlcipher.connect(str(file))
    connection.execute(f"PRAGMA key = '{SECRET}'")
    assert connection.execute("SELECT person_id FROM entries").fetchall() == [(PLANTED,)]
    connection.close()


def test_what_is_no_vault_is_refused(tmp_path: Path) -> None:
    """A plain database, nothing at all, any other bytes: one sentence, and nothing is kept."""
    open_store(tmp_path / "own")
    for content in (b"", b"no vault at all" * 500, (tmp_path / "own" / "handful.db").read_bytes()):
        with pytest.raises(StoreError):
            take_vault_in(tmp_path, content, SECRET, "Anna")
    assert list_vaults(tmp_path) == []
    assert client_files(tmp_path) == []


def test_a_lock_is_put_on_changed_and_taken_off(tmp_path: Path) -> None:
    """Everything stays, and only the last passphrase opens it."""
    vault, store = make_vault(tmp_path, "Anna")
    fill(store)
    vault = lock_vault(vault, SECRET)
    assert vault.locked
    assert is_full(open_vault(vault, SECRET))
    vault = lock_vault(vault, "a better phrase", SECRET)
    with pytest.raises(StoreError):
        open_vault(vault, SECRET)
    with pytest.raises(StoreError):
        lock_vault(vault, "", SECRET)
    vault = lock_vault(vault, "", "a better phrase")
    assert not list_vaults(tmp_path)[0].locked
    assert is_full(open_vault(vault))


def test_a_client_is_renamed(tmp_path: Path) -> None:
    """The folder stays; an empty name is refused."""
    vault, _ = make_vault(tmp_path, "  Anna   A ")
    assert vault.label == "Anna A"
    renamed = rename_vault(vault, "Anna B")
    assert list_vaults(tmp_path) == [renamed]
    with pytest.raises(StoreError, match="needs a name"):
        rename_vault(vault, "  ")


def test_a_deleted_client_is_gone(tmp_path: Path) -> None:
    """No file and no folder of theirs is left; the others stay."""
    anna, store = make_vault(tmp_path, "Anna")
    fill(store)
    ben, _ = make_vault(tmp_path, "Ben")
    assert delete_vault(anna) > 0
    assert list_vaults(tmp_path) == [ben]
    assert not anna.folder.exists()
    delete_vault(ben)
    assert not (tmp_path / "clients").exists()
    with pytest.raises(StoreError, match="not there any more"):
        open_vault(anna)


def test_a_purge_takes_the_clients_too(tmp_path: Path) -> None:
    """Everything Handful kept is everything."""
    folder = tmp_path / "data"
    open_store(folder)
    fill(make_vault(folder, "Anna", SECRET)[1])
    purge(folder)
    assert not folder.exists()


def test_a_vault_without_its_card_is_still_found(tmp_path: Path) -> None:
    """Under the name of its folder, and it is seen whether it is locked."""
    anna, store = make_vault(tmp_path, "Anna", SECRET)
    fill(store)
    (anna.folder / "vault.json").write_text("{")
    (found,) = list_vaults(tmp_path)
    assert (found.label, found.locked) == (anna.folder.name, True)
    (anna.folder / "vault.json").unlink()
    assert list_vaults(tmp_path) == [found]
    (tmp_path / "clients" / "somebody else's").mkdir()
    assert list_vaults(tmp_path) == [found]


def test_a_lock_is_read_from_the_file_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever breaks off while a lock is changed, the list knows whether it takes a passphrase."""
    vault, store = make_vault(tmp_path, "Anna")
    fill(store)
    (vault.folder / "handful.db.before-0001.backup").write_bytes(b"an older, open copy")
    monkeypatch.setattr("analyzer.store.vaults._write_card", lambda _: None)
    lock_vault(vault, SECRET)
    (found,) = list_vaults(tmp_path)
    assert found.locked
    assert is_full(open_vault(found, SECRET))
    assert not list(vault.folder.glob("*.backup")), "an open copy of before would undo the lock"


def test_a_damaged_file_is_refused_and_not_kept(tmp_path: Path) -> None:
    """A byte that is another one is found, and nothing of it stays."""
    vault, store = make_vault(tmp_path / "here", "Anna")
    fill(store)
    content = bytearray(write_vault_out(vault, SECRET))
    content[-100] ^= 0xFF
    with pytest.raises(StoreError):
        take_vault_in(tmp_path / "there", bytes(content), SECRET, "Anna")
    assert client_files(tmp_path / "there") == []


def test_a_vault_that_cannot_be_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No room for the card: no folder either."""

    def refuse(_: object) -> None:
        raise StoreError("store_full")

    monkeypatch.setattr("analyzer.store.vaults._write_card", refuse)
    with pytest.raises(StoreError):
        make_vault(tmp_path, "Anna")
    assert client_files(tmp_path) == []


def test_labels_keep_their_pseudonyms(tmp_path: Path) -> None:
    """The secret is made once, for its owner only, and goes with the last client."""
    vault, _ = make_vault(tmp_path, "Anna")
    assert label_secret(tmp_path) == label_secret(tmp_path)
    assert (tmp_path / "clients" / "labels.key").stat().st_mode & 0o077 == 0
    delete_vault(vault)
    assert not (tmp_path / "clients").exists()


def test_a_nameless_owner_is_named_once_known(tmp_path: Path) -> None:
    """Their book stays theirs."""
    _, store = make_vault(tmp_path, "Anna")
    book = store.open_book(None, None)
    store.name_owner("anna", "anna owner")
    assert store.owners() == [("anna", "anna owner")]
    assert store.find_book("anna", "anna owner") == book


@pytest.mark.parametrize("trouble", ["list", "card", "delete", "key", "label", "replace"])
def test_what_the_disk_refuses_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: str) -> None:
    """Each way a disk can refuse is one sentence and a hint, and what was there stays."""
    vault, store = make_vault(tmp_path, "Anna")
    fill(store)

    def refuse(*_: object, **__: object) -> None:
        raise OSError

    do: dict[str, tuple[str, Callable[[], object]]] = {
        "list": ("iterdir", lambda: list_vaults(tmp_path)),
        "card": ("write_text", lambda: rename_vault(vault, "Anna B")),
        "delete": ("rglob", lambda: delete_vault(vault)),
        "key": ("open", lambda: open_vault(replace(vault, locked=True), SECRET)),
        "label": ("touch", lambda: label_secret(tmp_path)),
        "replace": ("replace", lambda: lock_vault(vault, SECRET)),
    }
    name, act = do[trouble]
    with monkeypatch.context() as patched:
        patched.setattr(Path, name, refuse)
        with pytest.raises(StoreError) as caught:
            act()
    assert caught.value.hint
    assert is_full(open_vault(vault))


def test_a_file_that_cannot_be_written_is_no_client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Taking one in where there is no room keeps nothing."""
    vault, _ = make_vault(tmp_path / "here", "Anna")
    content = write_vault_out(vault, SECRET)

    def refuse(*_: object) -> None:
        raise OSError

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_bytes", refuse)
        with pytest.raises(StoreError, match="could not be kept"):
            take_vault_in(tmp_path / "there", content, SECRET, "Anna")
    assert client_files(tmp_path / "there") == []


def test_a_vault_that_cannot_be_copied_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No room for the copy: nothing goes out, the lock stays, and no half copy is left."""
    vault, store = make_vault(tmp_path, "Anna")
    fill(store)

    def refuse(*_: object) -> None:
        raise OSError

    with monkeypatch.context() as patched:
        patched.setattr("analyzer.store.vaults.copy_file", refuse)
        for act in (lambda: write_vault_out(vault, SECRET), lambda: lock_vault(vault, SECRET)):
            with pytest.raises(StoreError, match="could not be copied"):
                act()
    assert not list_vaults(tmp_path)[0].locked
    assert not list(vault.folder.glob("*.part"))
    assert is_full(open_vault(vault))


def test_what_is_no_database_is_not_copied(tmp_path: Path) -> None:
    """It is told as a file that cannot be read, and no copy is left."""
    (tmp_path / "no.db").write_bytes(b"no database at all" * 100)
    with pytest.raises(OSError):  # noqa: PT011 - it has no words of its own
        copy_file(tmp_path / "no.db", "", tmp_path / "copy.db", "")
    assert not (tmp_path / "copy.db").exists()


def test_a_file_that_cannot_be_looked_into_counts_as_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening it then says why it cannot be opened."""
    make_vault(tmp_path, "Anna", SECRET)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refuse)
        (found,) = list_vaults(tmp_path)
    assert not found.locked


def test_an_older_locked_vault_is_brought_up_to_date_with_a_locked_copy(tmp_path: Path) -> None:
    """The copy laid aside opens with the same passphrase, and shows nothing without."""
    vault, _ = make_vault(tmp_path, "Anna", SECRET)
    file = vault.folder / "handful.db"
    key = key_of(file, SECRET)
    file.unlink()
    older(vault.folder, key)
    assert holds(open_vault(vault, SECRET).open_book("me", None)) == {("ann", "verdict", ""): "keep"}
    (copy,) = vault.folder.glob("*.backup")
    connection = connect(copy, key)
    assert connection.execute("SELECT person_id FROM entries").fetchall() == [("ann",)]
    connection.close()
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(copy).execute("SELECT * FROM entries")
