"""A folder, a pattern or a list → the exports there, each with its address; an address → what can be read.

An address is a path of this machine, or one that fsspec knows (`s3://…`, `sftp://…`, `memory://…`).
"""

from __future__ import annotations

import glob
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path, PurePosixPath
from typing import Any, Final

from analyzer.errors import ExportError, SettingsError
from analyzer.export import Source
from analyzer.settings import Limits

_CONNECTIONS: Final = "connections.csv"
"""The file by which a folder is an export that was unzipped."""

_ZIP: Final = ".zip"
_LIST: Final = frozenset({".txt", ".lst", ".list"})
_PATTERN: Final = frozenset("*?[")
_LITTER: Final = frozenset({"__MACOSX", ".git", ".Trash"})
_FAR: Final = "://"
_HERE: Final = "file://"
_BYTES: Final = "bytes:"
"""How an address begins whose name is no text: its bytes follow, as hexadecimal digits."""

_IN_MEMORY: Final = "memory"
"""The filesystem of fsspec that lives in one process: another one sees it empty."""

_CHANGES: Final = ("size", "mtime", "LastModified", "last_modified", "updated", "created", "ETag", "etag", "md5Hash")
"""What filesystems tell of a file that changes when it does, each by names of its own."""


@dataclass(frozen=True, slots=True)
class Found:
    """An export there is.

    Attributes:
        address: Where.
        stamp: Of what is there: its size and the time of its last change; None where it cannot be looked at now.
        within: Its path below what was given, as a list of groups may call it.
    """

    address: str
    stamp: str | None
    within: str


def find_exports(given: str) -> list[Found]:
    """Find the exports in a folder, by a pattern, in a list, or at one address, in the order of their addresses.

    A zip is an export, and so is a folder with a Connections.csv in it.

    Args:
        given: A folder, a pattern such as `exports/*.zip`, a text file with one address a line, or an address.

    Raises:
        SettingsError: there is nothing there, or a package for that kind of address is not installed.
    """
    found = {one.address: one for one in _find(given)}
    if not found:
        raise SettingsError("no_export_there")
    return [found[address] for address in sorted(found)]


def fetch(address: str, limits: Limits) -> tuple[Source, ...]:
    """Give what can be read at an address: a path as it is, anything else as bytes.

    Args:
        address: As `find_exports` gives it.
        limits: Bounds on what is read.

    Raises:
        ExportError: it is not there any more, cannot be reached, or is far larger than an export.
    """
    if _FAR not in address:
        here = _path_of(address)
        if not here.exists() and not here.parent.is_dir():  # a share that is away takes its folders along
            raise UnreachableError
        return (Source(here),)
    filesystem, path = _filesystem(address)
    try:
        if not filesystem.isdir(path):
            return (_download(filesystem, path, limits),)
        names = [one for one in sorted(filesystem.find(path)) if one.lower().endswith(".csv")]
        return tuple(_download(filesystem, one, limits) for one in names[: limits.archive_members])
    except OSError:
        raise UnreachableError from None


def reaches(address: str) -> bool:
    """Tell whether what lies at an address can be looked at from this machine: its folder is there, at least."""
    if _FAR not in address:
        return _path_of(address).parent.is_dir()
    try:
        filesystem, path = _filesystem(address)
        return bool(filesystem.exists(path) or filesystem.isdir(path.rpartition("/")[0]))
    except (OSError, SettingsError):
        return False


def is_of_this_process(address: str) -> bool:
    """Tell whether no other process can see what is there."""
    return address.startswith(f"{_IN_MEMORY}{_FAR}")


def files_of(folder: Path) -> list[Path]:
    """List the files of a folder, links left out, in the order of their names."""
    walked = (Path(place, name) for place, _, names in os.walk(folder) for name in names)
    return sorted(path for path in walked if path.is_file() and not path.is_symlink())


class UnreachableError(ExportError):
    """Stop because an address could not be read now; it may be another time."""

    def __init__(self) -> None:
        """Say it."""
        super().__init__("address_unreadable")

    def __reduce__(self) -> tuple[type[UnreachableError], tuple[()]]:
        """Be made again, in another process, from nothing."""
        return (UnreachableError, ())


def _find(given: str) -> Iterator[Found]:
    if given.startswith(_HERE):
        given = given.removeprefix(_HERE)
    if _FAR in given:
        yield from _find_far(given)
        return
    path = Path(given).expanduser()
    if path.is_dir():
        yield from _walk(path)
    elif path.is_file() and path.suffix.lower() in _LIST:
        yield from _read_list(path)
    elif path.is_file():
        yield _local(path, path.parent)
    elif set(given) & _PATTERN:
        for one in sorted(glob.glob(str(path), recursive=True)):  # noqa: PTH207 - pathlib's knows no absolute pattern
            yield from _one(Path(one), _fixed_part(path))
    else:
        raise SettingsError("no_such_folder", hint="check_path")


def _one(path: Path, root: Path) -> Iterator[Found]:
    """Give what a path of a pattern or a list stands for: a zip, an export that was unzipped, a folder of either."""
    if path.is_dir():
        yield from _walk(path, root)
    elif path.suffix.lower() == _ZIP:
        yield _local(path, root)


def _walk(folder: Path, root: Path | None = None) -> Iterator[Found]:
    """Walk a folder without following links; what lies within an unzipped export belongs to it."""
    root = root or folder
    for place, folders, names in os.walk(folder, onerror=_refuse):
        here = Path(place)
        if any(name.lower() == _CONNECTIONS for name in names):
            if here == folder and any(name.lower().endswith(_ZIP) for name in names):
                raise SettingsError("one_and_several", folder=folder.name)
            folders.clear()
            yield _local(here, root)
            continue
        folders[:] = sorted(one for one in folders if one not in _LITTER)
        for name in sorted(names):
            path = here / name
            if path.suffix.lower() == _ZIP and not name.startswith(".") and path.is_file() and not path.is_symlink():
                yield _local(path, root)


def _refuse(error: OSError) -> None:
    """Stop where a folder cannot be looked into: what is in it would be taken for gone."""
    raise SettingsError("folder_closed", folder=error.filename) from None


def _read_list(file: Path) -> Iterator[Found]:
    """Read one address a line; a path is meant from where the list lies. Empty lines and those after # are left out.

    What is not there is listed all the same: it is set aside when its turn comes, and does not stop the rest.
    """
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise SettingsError("list_unreadable") from None
    for line in lines:
        said = line.strip().removeprefix(_HERE)
        if not said or said.startswith("#"):
            continue
        if _FAR in said:
            try:
                yield from _find_far(said)
            except SettingsError:
                yield Found(said, None, said)
            continue
        path = file.parent / Path(said).expanduser()
        yield from _walk(path, file.parent) if path.is_dir() else iter([_local(path, file.parent)])


def _local(path: Path, root: Path) -> Found:
    absolute = path.resolve()
    within = os.path.relpath(absolute, root.resolve())
    return Found(_address_of(absolute), _stamp_of(absolute), Path(within).as_posix())


def _address_of(path: Path) -> str:
    """Write a path so that a database takes it, whatever bytes its name is made of."""
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return _BYTES + os.fsencode(path).hex()
    return str(path)


def _path_of(address: str) -> Path:
    if address.startswith(_BYTES):
        return Path(os.fsdecode(bytes.fromhex(address.removeprefix(_BYTES))))
    return Path(address)


def _stamp_of(path: Path) -> str | None:
    """Tell one state of a file or folder from another without reading it."""
    try:
        files = files_of(path) if path.is_dir() else [path]
        told = [(stat.st_size, stat.st_mtime_ns) for stat in (file.stat() for file in files)]
    except OSError:
        return None
    return f"{len(told)}-{sum(size for size, _ in told)}-{max((time for _, time in told), default=0)}"


def _fixed_part(pattern: Path) -> Path:
    """Give the folder of a pattern up to its first star."""
    return Path(*takewhile(lambda part: not set(part) & _PATTERN, pattern.parts))


def _find_far(address: str) -> Iterator[Found]:
    filesystem, path = _filesystem(address)
    try:
        if set(path) & _PATTERN:
            told: Mapping[str, Any] = filesystem.glob(path, detail=True)
            root = path[: min(path.index(mark) for mark in _PATTERN if mark in path)].rpartition("/")[0]
        elif filesystem.isdir(path):
            told, root = filesystem.find(path, detail=True), path
        else:
            told, root = {path: filesystem.info(path)}, path.rpartition("/")[0]
    except FileNotFoundError:
        raise SettingsError("nothing_at_address", hint="check_typing") from None
    except OSError:
        raise SettingsError("address_unreachable") from None
    unzipped: dict[str, list[Mapping[str, Any]]] = {
        name.rpartition("/")[0]: [] for name in told if PurePosixPath(name).name.lower() == _CONNECTIONS
    }
    for name, info in told.items():
        of = next((str(folder) for folder in PurePosixPath(name).parents if str(folder) in unzipped), None)
        if of is not None:
            unzipped[of].append(info)
        elif name.lower().endswith(_ZIP):
            yield _far(address, filesystem, name, root, [info])
    for folder, of_it in unzipped.items():
        yield _far(address, filesystem, folder, root, of_it)


def _far(given: str, filesystem: Any, name: str, root: str, told: Iterable[Mapping[str, Any]]) -> Found:  # noqa: ANN401 - of no types
    states = sorted("|".join(str(info.get(key, "")) for key in ("name", *_CHANGES)) for info in told)
    stamp = hashlib.blake2b("\n".join(states).encode(), digest_size=16).hexdigest()
    within = name.removeprefix(root).lstrip("/") if root else name
    return Found(full_address(given, filesystem, name), stamp, within)


def full_address(given: str, filesystem: Any, name: str) -> str:  # noqa: ANN401 - as above
    """Give the address of a path of a filesystem, with the host it was reached by.

    Args:
        given: The address the filesystem was asked for.
        filesystem: Of fsspec.
        name: A path in it: with a bucket it begins with it, with a host it does not name it.
    """
    scheme, _, rest = given.partition(_FAR)
    host = rest.partition("/")[0]
    if not host or name.lstrip("/").partition("/")[0] == host:
        return str(filesystem.unstrip_protocol(name))
    return f"{scheme}{_FAR}{host}/{name.lstrip('/')}"


def _filesystem(address: str) -> tuple[Any, str]:
    """Give the filesystem of an address and the path in it.

    Raises:
        SettingsError: a package for it is not installed, or there is no such kind of address.
    """
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - only addresses beyond this disk need it

        filesystem, path = url_to_fs(address)
    except ImportError:
        raise SettingsError("address_package") from None
    except ValueError:
        raise SettingsError("address_unknown") from None
    return filesystem, str(path)


def _download(filesystem: Any, path: str, limits: Limits) -> Source:  # noqa: ANN401 - fsspec has no types
    if int(filesystem.size(path) or 0) > limits.upload_bytes:
        raise ExportError("far_too_large", hint="zip_as_sent")
    with filesystem.open(path, "rb") as file:
        content = bytes(file.read(limits.upload_bytes + 1))
    if len(content) > limits.upload_bytes:
        raise ExportError("far_too_large", hint="zip_as_sent")
    return Source(content, PurePosixPath(path).name)
