"""Find the identity provider the tests sign in at: a real one, run by Node; install what package-lock.json pins."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from hatch_build import NODE_WHEEL, npm

FOLDER = Path(__file__).with_name("provider")
MISSING = "The tests of signing in need an identity provider: run tests/hosting/find_provider.py --install."


def is_there() -> bool:
    """Tell whether it is installed."""
    return (FOLDER / "node_modules" / "oidc-provider").is_dir()


def command() -> tuple[list[str], dict[str, str]]:
    """Give how Node is started, and the environment it runs in."""
    npm_command, environment = npm()
    return (["node"] if len(npm_command) == 1 else npm_command[:1]), environment


def install() -> None:
    """Install the provider, and Node as a Python wheel where the machine has none."""
    try:
        npm()
    except FileNotFoundError:
        subprocess.run([sys.executable, "-m", "uv", "pip", "install", "--quiet", NODE_WHEEL], check=False)
    found, environment = npm()
    subprocess.run(
        [*found, "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"],
        cwd=FOLDER,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )


if __name__ == "__main__":
    if "--install" in sys.argv and not is_there():
        install()
    sys.stderr.write("" if is_there() else MISSING + "\n")
