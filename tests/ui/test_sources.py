"""Several exports in one tab: from a folder, beside what is held, and the way back to the other one."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from unittest.mock import patch

from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Node

from analyzer.analysis import analyze, read_export
from analyzer.export import Source
from analyzer.ui.pages import start
from analyzer.ui.uploading import spool
from tests.builders import ExportBuilder
from tests.ui.test_app import ROOT, TIMEOUT, click, everything


def named(day: str, people: int) -> Source:
    """Give an export of a day, with so many people."""
    builder = ExportBuilder()
    for number in range(people):
        builder.link(f"Person N{number}")
    return Source(builder.talk("Person N0", 3, last="2023-01-01").zip(), f"Complete_LinkedInDataExport_{day}.zip")


def drop(app: AppTest, *sources: Source) -> AppTest:
    """Drop some files in at once."""
    with patch.object(start, "show_drop_zone", side_effect=[sources, *[()] * 9]):
        return app.run()


def test_a_folder_of_several_years_shows_the_newest_and_offers_the_others(tmp_path: Path) -> None:
    """Each zip of it is a source of its own, so the others can be looked at too."""
    for people, day in enumerate(("03-09-2024", "03-09-2025", "03-09-2026"), start=1):
        source = named(day, people)
        (tmp_path / source.name).write_bytes(source.content)  # type: ignore[arg-type]  # they are bytes here
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=TIMEOUT).run()
    app.text_input[0].set_value(str(tmp_path))
    click(app, "Read it")
    assert not app.exception
    assert "3 connections" in app.header[0].value
    click(app, "Look at the other one")
    assert not app.exception
    assert "2 connections" in app.header[0].value


def test_the_newest_of_what_was_dropped_is_shown_beside_an_archive_of_its_request() -> None:
    """Not the older one that was dropped with it."""
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=TIMEOUT).run()
    drop(app, named("03-09-2026", 3))
    drop(app, named("03-09-2024", 1), named("03-10-2026", 4))
    assert not app.exception
    assert "4 connections" in app.header[0].value


def test_an_export_without_a_day_says_that_it_is_not_known() -> None:
    """No name of a program's stands where a day should."""
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=TIMEOUT).run()
    drop(app, Source(ExportBuilder().zip(), "export.zip"))
    assert "Me Owner" in everything(app)
    assert "None" not in everything(app)


def test_single_tables_are_read_together_as_they_come() -> None:
    """Connections.csv first, messages.csv after it: one export, and the messages tell."""
    builder = ExportBuilder().link("Zoe Example").talk("Zoe Example", 8, last="2023-01-01")
    with zipfile.ZipFile(io.BytesIO(builder.zip())) as archive:
        people, talk = (Source(archive.read(name), name) for name in ("Connections.csv", "messages.csv"))
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=TIMEOUT).run()
    drop(app, people)
    assert "1 connection" in app.header[0].value
    assert "no messages" in everything(app)
    drop(app, talk)
    assert not app.exception
    assert "1 connection" in app.header[0].value
    assert "no messages" not in everything(app)


def tables(builder: ExportBuilder, *names: str) -> list[Source]:
    """Give single tables taken out of an export."""
    with zipfile.ZipFile(io.BytesIO(builder.zip())) as archive:
        return [Source(archive.read(name), name) for name in names]


def test_tables_dropped_after_a_zip_are_read_with_it() -> None:
    """The messages the Basic zip did not have."""
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=TIMEOUT).run()
    people = ExportBuilder().link("Zoe Example").link("Abe Other").zip()
    drop(app, Source(people, "Basic_LinkedInDataExport_03-09-2026.zip"))
    assert "no messages" in everything(app)
    drop(app, *tables(ExportBuilder().talk("Zoe Example", 8, last="2026-01-01"), "messages.csv"))
    assert "no messages" not in everything(app)
    assert "2 connections" in app.header[0].value


def test_tables_of_two_people_are_never_one_export() -> None:
    """A second list is another export; what tells another owner is none of the first one's."""
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=TIMEOUT).run()
    alice = ExportBuilder().link("Zoe Example").link("Abe Other").talk("Zoe Example", 8, last="2026-01-01")
    drop(app, *tables(alice, "Connections.csv", "messages.csv", "Profile.csv"))
    assert "2 connections" in app.header[0].value
    drop(app, *tables(ExportBuilder().link("Bea Third").link("Zoe Example").link("Cy Fourth"), "Connections.csv"))
    assert "3 connections" in app.header[0].value
    assert "no messages" in everything(app)
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=TIMEOUT).run()
    drop(app, *tables(alice, "Connections.csv", "Profile.csv"))
    bob = ExportBuilder().talk("Zoe Example", 8, last="2026-01-01")
    bob.extra["Profile.csv"] = "First Name,Last Name,Headline\nBob,Boss,Somebody\n"
    drop(app, *tables(bob, "messages.csv", "Profile.csv"))
    assert "This export has no Connections.csv" in everything(app)
    assert "2 connections" in app.header[0].value
    assert "no messages" in everything(app)


def test_another_persons_zip_takes_the_place_of_the_first() -> None:
    """Nothing is merged, nothing is kept beside."""
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=TIMEOUT).run()
    drop(app, named("03-09-2026", 3))
    other = ExportBuilder().link("Bea Third")
    other.extra["Profile.csv"] = "First Name,Last Name,Headline\nBob,Boss,Somebody\n"
    drop(app, Source(other.zip(), "Complete_LinkedInDataExport_03-10-2026.zip"))
    assert "1 connection" in app.header[0].value
    assert not [button for button in app.button if "other one" in button.label]


def test_a_later_download_of_somebody_elses_list_is_an_export_of_its_own() -> None:
    """By its name it is the list that is held, by its people it is not."""
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=TIMEOUT).run()
    alice = ExportBuilder().link("Zoe Example").link("Abe Other").talk("Zoe Example", 8, last="2026-01-01")
    drop(app, *tables(alice, "Connections.csv", "messages.csv"))
    (people,) = tables(ExportBuilder().link("Bea Third"), "Connections.csv")
    drop(app, Source(people.content, "Connections (1).csv"))
    assert "1 connection" in app.header[0].value
    assert "no messages" in everything(app)


def test_to_what_was_too_large_to_be_kept_nothing_is_added() -> None:
    """What is held stays whole: it is not read again without what was let go."""
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=TIMEOUT).run()
    builder = ExportBuilder().link("Zoe Example").link("Abe Other").talk("Zoe Example", 8, last="2026-01-01")
    people, talk = tables(builder, "Connections.csv", "messages.csv")
    _, path = spool.place()
    path.write_bytes(talk.content)  # type: ignore[arg-type]  # bytes here
    drop(app, people, Source(path, "messages.csv"))
    assert not path.exists()
    assert "no messages" not in everything(app)
    drop(app, Source(b"Name\nBudgets\n", "Skills.csv"))
    assert "This export has no Connections.csv" in everything(app)
    assert "2 connections" in app.header[0].value
    assert "no messages" not in everything(app)


def test_a_broken_archive_dropped_first_is_in_nobodys_way() -> None:
    """It was refused, and is not read again with what comes later."""
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=TIMEOUT).run()
    drop(app, Source(b"PK broken", "bad.zip"), named("03-09-2026", 3))
    assert "3 connections" in app.header[0].value
    drop(app, Source(b"Name\nBudgets\n", "Skills.csv"))
    assert not app.error
    assert "3 connections" in app.header[0].value


def touch_with_older() -> None:
    """Draw the card of the first person, as a script of its own, with the export dropped beside it."""
    import streamlit as st  # noqa: PLC0415 - AppTest keeps no import of the test's

    from analyzer.ui.session import older_people  # noqa: PLC0415

    older = older_people()
    st.markdown("none" if older is None else ", ".join(older["company"].to_list()))


def test_the_older_export_beside_this_one_tells_what_changed() -> None:
    """Who worked where then is read from the export that was dropped with the newer one, and from no newer one."""
    day, company = ("03-09-2024", "03-09-2026"), ("Contoso", "Litware")
    old, new = (
        Source(
            ExportBuilder().link("Ada Any", company=place).zip(),
            f"Complete_LinkedInDataExport_{on}.zip",
        )
        for on, place in zip(day, company, strict=True)
    )
    for held, beside, said in ((new, old, "Contoso"), (old, new, "none")):
        app = AppTest.from_function(touch_with_older, default_timeout=TIMEOUT)
        app.session_state["analysis"] = analyze(read_export([held]))
        app.session_state["other_export"] = (beside,)
        app.run()
        assert not app.exception
        assert said in everything(app)


def place_of(app: AppTest, said: str) -> int:
    """Give the place on the page of the part in which something stands."""

    def holds_it(part: Node) -> bool:
        return getattr(part, "label", "") == said or any(map(holds_it, getattr(part, "children", {}).values()))

    return next(place for place, part in app.main.children.items() if holds_it(part))


def test_what_follows_keeps_its_place_however_much_is_said_before_it() -> None:
    """Else it stands twice while the page is drawn anew: where it was, and where it comes to be."""
    app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=TIMEOUT).run()
    drop(app, named("03-09-2024", 1), named("03-09-2026", 3))
    another, beside = place_of(app, "Look at another export"), place_of(app, "Look at the other one")
    click(app, "Look at the other one")
    assert place_of(app, "Look at the other one") == beside
    drop(app, Source(b"words", "words.zip"))
    assert "That file is not a zip." in everything(app)
    assert place_of(app, "Look at another export") == another
    click(app, "The newcomer")
    assert place_of(app, "Look at another export") == another
