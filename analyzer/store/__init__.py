"""What a person decided and wrote, kept on this machine; the only room with SQLAlchemy."""

from analyzer.store.book import Act, Book, Held, Undone, Wish
from analyzer.store.database import FILE
from analyzer.store.portable import Merged, take_in, write_out
from analyzer.store.statements import cadence, done, label, note, removed, same_person, tag, verdict
from analyzer.store.store import (
    Purged,
    Remembers,
    Store,
    files_of,
    find_store,
    inode_of,
    open_store,
    purge,
    usual_folder,
)

__all__ = [
    "FILE",
    "Act",
    "Book",
    "Held",
    "Merged",
    "Purged",
    "Remembers",
    "Store",
    "Undone",
    "Wish",
    "cadence",
    "done",
    "files_of",
    "find_store",
    "inode_of",
    "label",
    "note",
    "open_store",
    "purge",
    "removed",
    "same_person",
    "tag",
    "take_in",
    "usual_folder",
    "verdict",
    "write_out",
]
