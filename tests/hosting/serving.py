"""A server for many, with a real identity provider and a database of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SLOW, free_port, serve, until_answers
from tests.browser.walking import click, settled
from tests.hosting.find_provider import FOLDER, MISSING, command, is_there

COACH, OTHER_COACH = "cora", "conrad"
CLIENT, OTHER = "anna", "boris"


@dataclass(frozen=True, slots=True)
class Served:
    """A server for many.

    Attributes:
        address: Of it.
        provider: Of those who vouch for its users.
        folder: In which it keeps files.
        log: What it said.
    """

    address: str
    provider: str
    folder: Path
    log: Path


@contextmanager
def provided(redirect: str) -> Iterator[str]:
    """Run an identity provider that knows one server."""
    assert is_there(), MISSING
    port = free_port()
    node, environment = command()
    process = subprocess.Popen(
        [*node, "provider.mjs", str(port), redirect],
        cwd=FOLDER,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://localhost:{port}"
    try:
        until_answers(process, f"{address}/.well-known/openid-configuration")
        yield address
    finally:
        process.kill()
        process.wait()


def settings(address: str, provider: str, **limits: int) -> str:
    """Write how the server is run."""
    lines = "\n".join(f"{name} = {value}" for name, value in limits.items())
    return (
        f'[server]\noperator = "Career Service of Example Town"\ncontact = "privacy@example.test"\naddress = "{address}"\n'
        f'[sign_in]\nmetadata = "{provider}/.well-known/openid-configuration"\nclient_id = "handful"\n'
        f'members = ["@example.test"]\ncoaches = ["{COACH}@example.test", "{OTHER_COACH}@example.test"]\n[limits]\n{lines}\n'
    )


def secrets(database: str = "") -> dict[str, str]:
    """Give the environment of the server, with its secrets."""
    told = {
        "HANDFUL_CLIENT_SECRET": "known-to-the-tests",
        "HANDFUL_COOKIE_SECRET": "known to the tests, and long enough for them",
        "HANDFUL_DATABASE_URL": database,
    }
    return {**os.environ, **told}


@contextmanager
def hosted(folder: Path, database: str = "", **limits: int) -> Iterator[Served]:
    """Serve many."""
    port = free_port()
    address = f"http://localhost:{port}"
    with provided(f"{address}/oauth2callback") as provider:
        (folder / "hosting.toml").write_text(settings(address, provider, **limits), encoding="utf-8")
        started = [sys.executable, "-m", "analyzer.cli", "app", "--port", str(port), "--data-dir", str(folder / "kept")]
        started += ["--hosting", str(folder / "hosting.toml")]
        for _ in serve(started, port, folder / "log.txt", folder, secrets(database)):
            yield Served(address, provider, folder / "kept", folder / "log.txt")


def name_oneself(page: Page, name: str) -> None:
    """Go from the door to the provider, and come back under a name."""
    page.get_by_role("button", name="Sign in").click()
    page.get_by_placeholder("Enter any login").fill(name)
    page.get_by_placeholder("and password").fill("anything")
    page.get_by_role("button", name="Sign-in").click()
    page.get_by_role("button", name="Continue").click()


def sign_in(browser: Browser, served: Served, name: str) -> Page:
    """Come in under a name, in a window that knows nothing of others."""
    page = browser.new_context(accept_downloads=True).new_page()
    page.set_default_timeout(SLOW)
    page.goto(served.address)
    name_oneself(page, name)
    expect(page.get_by_role("heading", name="What did LinkedIn give you?")).to_be_visible()
    settled(page)
    return page


def sign_out(page: Page) -> None:
    """Leave, at the server and at the provider."""
    click(page.get_by_role("button", name="Sign out"))
    page.get_by_role("button", name="Yes, sign me out").click()  # a page of the provider's
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()


def drop(page: Page, content: bytes, name: str = "export.zip") -> None:
    """Drop a zip, and wait until it is read."""
    zone = page.locator("input[type=file]").first
    if page.get_by_text("Look at another export").is_visible():
        click(page.get_by_text("Look at another export"))
    before = zone.element_handle()
    zone.set_input_files({"name": name, "mimeType": "application/zip", "buffer": content})
    page.wait_for_function("zone => !zone.isConnected", arg=before)  # each export read has a drop zone of its own
    expect(page.get_by_role("button", name="See your handful")).to_be_visible()
    settled(page)
