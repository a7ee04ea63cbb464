"""What a person decided and wrote, kept on this machine; the only room with SQLAlchemy."""

from analyzer.store.book import Act, Book, Held, Undone, Wish
from analyzer.store.database import FILE
from analyzer.store.portable import Merged, take_in, write_out
from analyzer.store.statements import (
    cadence,
    contact,
    done,
    follow_up,
    label,
    note,
    removed,
    same_person,
    story,
    tag,
    verdict,
)
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
    "contact",
    "done",
    "files_of",
    "find_store",
    "follow_up",
    "inode_of",
    "label",
    "note",
    "open_store",
    "purge",
    "removed",
    "same_person",
    "story",
    "tag",
    "take_in",
    "usual_folder",
    "verdict",
    "write_out",
]
