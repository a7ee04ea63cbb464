"""What Handful ships: a bill of materials and the list of licences, made by `make sbom`.

    python -m docs.shipped BILL.cdx.json docs/licences.md

Takes the bill `cyclonedx-py` wrote of an environment in which Handful alone is installed, adds what the picture of the
network is bundled of, and writes the licences of all of it.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
PACKAGES: Final = ROOT / "analyzer" / "ui" / "network_view" / "frontend" / "package-lock.json"

KNOWN: Final = {
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "ISC License (ISCL)": "ISC",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only",
    "GNU General Public License (GPL)": "GPL-2.0-or-later",
    "Python Software Foundation License": "PSF-2.0",
    "zlib/libpng License": "Zlib",
    "OSI Approved :: Zlib License": "Zlib",
}
"""Names of licences as packages write them, and their identifiers."""

READ: Final = {
    "dataframely": "BSD-3-Clause",
    "igraph": "GPL-2.0-or-later",
    "protobuf": "BSD-3-Clause",
    "pydeck": "Apache-2.0",
    "sqlcipher3": "Zlib",
}
"""Licences of packages whose metadata has the text or a name of its own: read from their licence files by us."""

_LONGEST: Final = 80
"""Characters of a licence's name."""

_HEAD: Final = """# What is shipped, and under what licence

Made by `make sbom`, which writes the same as a CycloneDX bill of materials to `out/handful.cdx.json`. Versions are those of
`requirements-serve.lock` and `package-lock.json`, whose hashes are pinned. Tools that only build, test or check are not here.

Handful's own code is under the MIT licence. **igraph is under the GPL, version 2 or later**: whoever hands on Handful together
with it hands on the whole under the GPL's terms. The three fonts are under the SIL Open Font License and are embedded in
PDFs as it allows.

| Part | Version | Licence | Comes as |
|---|---|---|---|
"""


def licence_of(component: dict[str, Any]) -> str:
    """Give the licences of a component by their identifiers, where they have one."""
    found: set[str] = set()
    for one in component.get("licenses", []):
        told = one.get("expression") or one.get("license", {}).get("id") or one.get("license", {}).get("name", "")
        name = told.removeprefix("License :: ").removeprefix("OSI Approved :: ").strip()
        if name and len(name) < _LONGEST:  # some put the whole text there
            found.add(KNOWN.get(name, name))
    return " / ".join(sorted(found)) or READ.get(component.get("name", ""), "")


def bundled() -> list[dict[str, Any]]:
    """Give what the picture of the network is bundled of, as components of a bill."""
    packages = json.loads(PACKAGES.read_text(encoding="utf-8"))["packages"]
    return [
        {
            "type": "library",
            "name": path.rpartition("node_modules/")[2],
            "version": one["version"],
            "licenses": [{"license": {"id": one["license"]}}],
            "purl": f"pkg:npm/{path.rpartition('node_modules/')[2]}@{one['version']}",
        }
        for path, one in sorted(packages.items())
        if path and not one.get("dev")
    ]


def main() -> None:
    """Complete the bill, and write the list."""
    bill, listed = Path(sys.argv[1]), Path(sys.argv[2])
    told = json.loads(bill.read_text(encoding="utf-8"))
    told["components"] = [one for one in told["components"] if one["name"] != "handful"] + bundled()
    bill.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    rows = sorted(
        (
            one["name"].lower(),
            one["version"],
            licence_of(one) or "?",
            "npm" if "npm/" in one.get("purl", "") else "PyPI",
        )
        for one in told["components"]
    )
    listed.write_text(_HEAD + "".join(f"| {' | '.join(row)} |\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
