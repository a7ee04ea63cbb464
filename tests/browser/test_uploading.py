"""The drop zone in a real browser: streams of any size, several at once, and nobody else's page."""

from __future__ import annotations

import re
import tempfile
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Page, expect

from analyzer.ui.uploading.route import PATH
from tests.browser.walking import click
from tests.builders import ExportBuilder

pytestmark = pytest.mark.browser

NEWER = "Complete_LinkedInDataExport_03-10-2026.zip"
BASIC = "Basic_LinkedInDataExport_03-09-2026.zip"
OLDER = "Complete_LinkedInDataExport_03-09-2025.zip"
MEGABYTE = 1024**2


def export() -> ExportBuilder:
    """Give an export of one friend."""
    return ExportBuilder().link("Zoë Example").talk("Zoë Example", 9, last="2025-02-01")


def spooled() -> list[Path]:
    """Give every upload that lies on disk, of any server."""
    return [path for folder in Path(tempfile.gettempdir()).glob("handful-upload-*") for path in folder.iterdir()]


def test_a_zip_of_sixty_megabytes_streams_to_disk_and_is_gone_once_read(handful: Page, tmp_path: Path) -> None:
    """It is read, and neither file nor a copy of it in the server is left."""
    path = tmp_path / NEWER
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in export().files().items():
            archive.writestr(name, content)
        archive.writestr("Rich_Media.bin", bytes(60 * MEGABYTE))
    server = next(
        process
        for process in psutil.Process().children(recursive=True)
        if {"app", "--no-browser"} <= set(process.cmdline())
    )
    before = server.memory_info().rss
    handful.locator("input[type=file]").set_input_files(path)
    expect(handful.get_by_role("heading", name=re.compile(r"1 connection\. 1\syou could\scall\."))).to_be_visible()
    assert spooled() == []
    assert server.memory_info().rss - before < 60 * MEGABYTE


def test_both_archives_of_a_request_are_one_export(handful: Page, tmp_path: Path) -> None:
    """Dropped together they are read as one: nobody stands twice, and what only one has is there."""
    whole = export().files()
    paths = [tmp_path / BASIC, tmp_path / NEWER]
    for path, left_out in zip(paths, ("messages.csv", "Profile.csv"), strict=True):
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in whole.items():
                if name != left_out:
                    archive.writestr(name, content)
    handful.locator("input[type=file]").set_input_files(paths)
    expect(handful.get_by_role("heading", name=re.compile(r"1 connection\. 1\syou could\scall\."))).to_be_visible()


def test_an_older_export_is_offered_beside_the_newer(handful: Page, tmp_path: Path) -> None:
    """The newer is shown; the older is one press away, and so is the way back."""
    paths = [tmp_path / OLDER, tmp_path / NEWER]
    paths[0].write_bytes(export().zip())
    paths[1].write_bytes(export().link("New Person", "2026-01-01").zip())
    handful.locator("input[type=file]").set_input_files(paths)
    expect(handful.get_by_role("heading", name=re.compile(r"2 connections\."))).to_be_visible()
    click(handful.get_by_role("button", name="Look at the other one"))
    expect(handful.get_by_role("heading", name=re.compile(r"1 connection\."))).to_be_visible()
    click(handful.get_by_role("button", name="Look at the other one"))
    expect(handful.get_by_role("heading", name=re.compile(r"2 connections\."))).to_be_visible()


@pytest.mark.parametrize("headers", [{}, {"Origin": "http://evil.test", "x-handful-token": "guess"}])
def test_nobody_elses_page_can_post_here(address: str, headers: dict[str, str]) -> None:
    """Without the page's own token, and from another origin, nothing comes in."""
    request = urllib.request.Request(address + PATH, data=b"PK", headers=headers, method="POST")  # noqa: S310 - our own server
    with pytest.raises(urllib.error.HTTPError) as caught:
        urllib.request.urlopen(request, timeout=10)  # noqa: S310 - the same
    caught.value.close()
    assert caught.value.code == 403
