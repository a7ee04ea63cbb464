"""Two tabs of one person at once, and one tab after another: what each said stays, and people are called the same."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

import pytest

from analyzer.analysis import Analysis
from analyzer.errors import StoreError
from analyzer.store import Wish, open_store, write_out
from analyzer.ui.session import ref_of
from tests.store.makers import holds
from tests.ui.test_address import few, opened
from tests.ui.test_app import click, everything

__all__ = ["few"]

FULL = "There is no room left for the file of your decisions"
NOW = datetime(2026, 3, 9, 12, tzinfo=UTC)


def test_doors_added_in_two_tabs_are_all_kept(few: Analysis, data_dir: Path) -> None:
    """The one that was drawn before the other's word adds to it; what one takes out is out."""
    one, other = opened("network", few, part="doors"), opened("network", few, part="doors")
    one.multiselect[0].set_value(["Litware"]).run()
    other.multiselect[0].set_value(["Contoso"]).run()
    book = open_store(data_dir).find_book("me-owner", "me owner")
    assert book is not None
    assert book.wishes()[Wish.TARGETS] == ["Litware", "Contoso"]
    assert other.multiselect[0].value == ["Litware", "Contoso"]
    other.multiselect[0].set_value(["Contoso"]).run()
    assert book.wishes()[Wish.TARGETS] == ["Contoso"]
    one.multiselect[0].set_value(["Litware", "Fabrikam"]).run()
    assert book.wishes()[Wish.TARGETS] == ["Contoso", "Fabrikam"]


def test_doors_taken_in_from_a_file_are_not_written_over(few: Analysis, data_dir: Path, tmp_path: Path) -> None:
    """The list on the page is the merged one, and the next door adds to it."""
    elsewhere = open_store(tmp_path / "elsewhere")
    elsewhere.open_book("me-owner", "me owner").wish(Wish.TARGETS, ["Litware"], NOW)
    app = opened("network", few, part="doors")
    app.session_state["wanted"] = "your-data"
    app.run()
    app.file_uploader[0].upload("handful.json", write_out(elsewhere, NOW).encode(), "application/json").run()
    assert not app.exception
    app.session_state["wanted"] = "network"
    app.session_state["network_part"] = "doors"
    app.run()
    assert app.multiselect[0].value == ["Litware"]
    app.multiselect[0].set_value(["Litware", "Contoso"]).run()
    book = open_store(data_dir).find_book("me-owner", "me owner")
    assert book is not None
    assert book.wishes()[Wish.TARGETS] == ["Litware", "Contoso"]


def test_a_tag_put_on_in_another_tab_is_not_taken_off_by_this_one(few: Analysis, data_dir: Path) -> None:
    """What a field says is the difference to what stood in it when it was drawn."""
    one, other = (opened("person", few, person=ref_of("silent-one")) for _ in range(2))
    tags = next(place for place, field in enumerate(one.multiselect) if field.label == "Tags")
    one.multiselect[tags].set_value(["choir"]).run()
    other.run()
    other.multiselect[tags].set_value(["school"]).run()
    book = open_store(data_dir).find_book("me-owner", "me owner")
    assert book is not None
    assert {detail for _, topic, detail in holds(book) if topic == "tag"} == {"choir", "school"}


def test_who_was_hidden_is_called_the_same_after_the_app_was_started_anew(few: Analysis, data_dir: Path) -> None:
    """A first decision keeps what pseudonyms are drawn with, though the export was never read again."""
    with patch("analyzer.ui.session._SECRET", b"1" * 32):
        first = opened("prune", few)
        first.session_state["hide_names"] = True
        first.run()
        name = first.header[0].value
        click(first, "Keep")
        click(first, "Undo")
        assert first.header[0].value == name
    book = open_store(data_dir).find_book("me-owner", "me owner")
    assert book is not None
    assert bytes.fromhex(book.wishes()[Wish.PSEUDONYMS]) == b"1" * 32


@pytest.mark.usefixtures("data_dir")
def test_what_could_not_be_kept_is_said_on_the_page_it_was_typed_on(few: Analysis) -> None:
    """Under its question, at the click itself; what was typed stays, and is kept with the next."""
    app = opened("network", few, part="doors")
    with patch("analyzer.ui.keeping.books.change_wish", side_effect=StoreError("store_full")):
        app.multiselect[0].set_value(["Litware"]).run()
    assert FULL in everything(app)
    assert app.multiselect[0].value == ["Litware"]
    app.multiselect[0].set_value(["Litware", "Contoso"]).run()
    assert FULL not in everything(app)
    assert app.multiselect[0].value == ["Litware", "Contoso"]
