"""Carry out what the Containerfile says without a container: in a fresh folder, as nobody in particular.

    sudo python -m tests.hosting.container [PYTHON]

For machines without a container engine or without a base image. Copies what the file copies, runs what it runs under a
user who owns nothing else, takes away the right to write to the program, starts the server as the file does, with the
hosting file of the tests, and looks at its health, its user and what it may write.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

import psutil

from tests.browser.conftest import free_port
from tests.hosting.serving import secrets, settings

ROOT = Path(__file__).parents[2]
UID = 10001


def steps() -> list[tuple[str, str]]:
    """Read the Containerfile: each instruction with what follows it."""
    text = (ROOT / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(line.split(" ", 1)[0], line.split(" ", 1)[1]) for line in lines]


def inside(text: str, folder: Path) -> str:
    """Give what a path of the container is here."""
    return re.sub(
        r"(?<![\w./])/(picture|build|tools|handful|data|hosting\.toml|tmp)\b(?!/health)", rf"{folder}/\1", text
    )


def as_nobody(command: list[str] | str, folder: Path, cwd: Path, **more: str) -> subprocess.Popen[bytes]:
    """Run something as the container's user, in the fresh folder."""
    given = command if isinstance(command, list) else ["sh", "-ec", command]
    variables = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "SSL_", "PATH", "npm_"))}
    variables |= {"HOME": str(folder / "tmp"), "TMPDIR": str(folder / "tmp"), **more}
    user = ["/usr/bin/setpriv", f"--reuid={UID}", f"--regid={UID}", "--clear-groups", "--no-new-privs"]
    return subprocess.Popen([*user, *given], cwd=cwd, env=variables)


def build(folder: Path, python: str) -> dict[str, str]:
    """Do what the file says up to the start; give the variables it sets."""
    variables: dict[str, str] = {}
    for place in ("picture", "build", "handful", "tools", "data", "tmp"):
        (folder / place).mkdir(parents=True)
        os.chown(folder / place, UID, UID)
    cwd = folder
    for word, rest in steps():
        if word == "WORKDIR":
            cwd = Path(inside(rest, folder))
            cwd.mkdir(parents=True, exist_ok=True)
        elif word == "COPY" and rest.split()[-2:] != ["/handful", "/handful"]:  # which lies where it was made
            copy(rest.split(), cwd, folder)
        elif word == "RUN" and "useradd" not in rest:
            command = re.sub(r"(^|&& )python ", rf"\1{python} ", inside(rest, folder))
            print(f"RUN {command}", flush=True)
            assert as_nobody(command, folder, cwd).wait() == 0, command
        elif word == "ENV":
            variables |= dict(pair.split("=", 1) for pair in inside(rest, folder).split())
    return variables


def copy(words: list[str], cwd: Path, folder: Path) -> None:
    """Copy files of the project, or of an earlier stage, for the container's user."""
    *sources, target = [word for word in words if not word.startswith("--")]
    staged = words[0].startswith("--from")
    for one in sources:
        source = Path(inside(one, folder)) if staged else ROOT / one
        where = cwd / target if len(sources) == 1 else cwd / source.name
        where.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            left = shutil.ignore_patterns("node_modules", "__pycache__", *(() if staged else ("static",)))
            shutil.copytree(source, where, ignore=left, dirs_exist_ok=True)
        else:
            shutil.copy2(source, where)
    subprocess.run(["/bin/chown", "-R", f"{UID}:{UID}", str(cwd)], check=True)


def main() -> None:
    """Build, start, look, stop."""
    python = sys.argv[1] if len(sys.argv) > 1 else "/usr/bin/python3"
    with tempfile.TemporaryDirectory(prefix="handful-container-") as place:
        folder = Path(place)
        folder.chmod(0o755)
        variables = build(folder, python)
        port = free_port()
        told = settings(f"http://localhost:{port}", "http://localhost:1")
        (folder / "hosting.toml").write_text(told, encoding="utf-8")
        for stage in ("picture", "build", "tools"):  # which are not in the image
            shutil.rmtree(folder / stage)
        subprocess.run(["/bin/chown", "-R", "root:root", str(folder / "handful")], check=True)
        subprocess.run(["/bin/chmod", "-R", "a-w", str(folder / "handful")], check=True)
        known = {name: value for name, value in secrets().items() if name.startswith("HANDFUL_") and value}
        started = [str(folder / "handful" / "bin" / "handful"), "app", "--host", "0.0.0.0", "--no-browser"]  # noqa: S104 - as the container does
        server = as_nobody([*started, "--port", str(port)], folder, folder, **variables, **known)
        try:
            for _ in range(300):
                with suppress(urllib.error.URLError, OSError):
                    with urllib.request.urlopen(f"http://localhost:{port}/handful/health", timeout=2) as answer:
                        print("health", answer.status, answer.read().decode())
                    break
                assert server.poll() is None
                time.sleep(0.1)
            assert psutil.Process(server.pid).uids().effective == UID
            written = [file for file in folder.rglob("*") if file.is_file() and file.stat().st_uid == UID]
            print("user", UID, "wrote", sorted({str(file.relative_to(folder)) for file in written}))
            assert all(file.is_relative_to(folder / "data") or file.is_relative_to(folder / "tmp") for file in written)
        finally:
            server.send_signal(signal.SIGTERM)
            print("stopped with", server.wait(40))


if __name__ == "__main__":
    main()
