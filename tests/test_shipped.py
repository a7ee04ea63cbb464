"""What is shipped is listed with its licence, pinned by hash, and named by no address."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from docs.shipped import bundled, licence_of

ROOT = Path(__file__).parents[1]
LISTED = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs" / "licences.md").read_text(encoding="utf-8").splitlines()
    if re.match(r"\| [a-z0-9@]", line)
]
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+?)(?: ;.*)? \\$", re.MULTILINE)


def plain(name: str, version: str) -> tuple[str, str]:
    """Write a name and a version the one way they can be compared in."""
    return name.lower().replace("_", "-"), re.sub(r"(?<=\.)0+(?=\d)", "", version)


def test_every_part_that_is_shipped_is_listed_with_a_licence() -> None:
    """Those pinned for a server, but for the ones of other systems, and what the picture of the network is made of."""
    listed = {plain(name, version) for name, version, *_ in LISTED}
    lock = (ROOT / "requirements-serve.lock").read_text(encoding="utf-8")
    pinned = {plain(name, version) for name, version in PINNED.findall(lock)}
    elsewhere = {name.lower() for name in re.findall(r"^([A-Za-z0-9._-]+)==\S+ ;", lock, re.MULTILINE)}
    assert {one for one in pinned if one[0] not in elsewhere} <= listed
    assert {plain(one["name"], one["version"]) for one in bundled()} <= listed
    assert [row for row in LISTED if row[2] in {"", "?"}] == []


def test_a_licence_that_binds_whoever_hands_it_on_is_said() -> None:
    """The only one of its kind is igraph's."""
    binding = {name for name, _, licence, _ in LISTED if re.search(r"(?<!L)A?GPL", licence)}
    assert binding == {"igraph"}
    assert "igraph is under the GPL" in (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-serve.lock"])
def test_every_version_is_pinned_by_hash_and_no_address_stands_in_the_lock(name: str) -> None:
    """What is installed is what was looked at."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    for part in re.split(r"\n(?=[A-Za-z0-9])", text)[1:]:
        assert "--hash=sha256:" in part, part.splitlines()[0]


def test_what_runs_at_a_server_is_what_was_tested() -> None:
    """The same versions in both locks."""
    every, serve = (
        dict(PINNED.findall((ROOT / name).read_text(encoding="utf-8")))
        for name in ("requirements.lock", "requirements-serve.lock")
    )
    assert serve.items() <= every.items()


def test_a_licence_is_read_however_a_package_tells_it() -> None:
    """By identifier, by name, as an expression."""
    assert licence_of({"licenses": [{"license": {"id": "MIT"}}]}) == "MIT"
    assert licence_of({"licenses": [{"license": {"name": "License :: OSI Approved :: MIT License"}}]}) == "MIT"
    assert licence_of({"licenses": [{"expression": "Apache-2.0 OR MIT"}]}) == "Apache-2.0 OR MIT"
    assert licence_of({}) == ""


def test_the_container_is_nobody_in_particular_and_its_compose_file_keeps_it_so() -> None:
    """No root, nothing to write but its data, no secret in a file, the database out of reach from outside."""
    told = (ROOT / "Containerfile").read_text(encoding="utf-8")
    assert re.findall(r"^USER (\S+)", told, re.MULTILINE)[-1] == "10001"
    assert "--require-hashes" in told
    services = YAML(typ="safe").load(ROOT / "compose.yaml")["services"]
    handful, database = services["handful"], services["database"]
    assert handful["read_only"] is True
    assert handful["cap_drop"] == ["ALL"]
    assert all(port.startswith("127.0.0.1:") for port in handful["ports"])
    assert "ports" not in database
    assert database["networks"] == ["inside"]
    assert not re.search(r"(SECRET|PASSWORD): (?!\$\{)", json.dumps(services).replace('"', ""))
