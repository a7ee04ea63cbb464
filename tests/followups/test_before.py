"""Before you write: what is known of one person, and nothing that is not."""

from __future__ import annotations

from datetime import date

import polars as pl

from analyzer.analysis import Analysis
from analyzer.followups import look_back, share_of_stories
from analyzer.schemas import People, Said, Topic
from tests.builders import ExportBuilder


def analysis() -> Analysis:
    """One person with a past."""
    export = ExportBuilder().career(("Contoso", "Jan 2010", "Dec 2015"), ("Litware", "Jan 2016", ""))
    export.link("Ada Any", "2012-05-04", company="Fabrikam", position="Nurse").invite("Ada Any", "5/1/12, 8:00 AM")
    export.talk("Ada Any", 9, last="2026-01-01")
    export.hear("Ada Any", "2026-01-10", "Could you recommend a good book on wards?").write(
        "Ada Any", "2026-01-11", "Yes."
    )
    export.hear("Ada Any", "2026-01-12", "I'd be happy to help you with the application.")
    export.link("Ben Nurse", company="Litware", position="Head Nurse").talk("Ben Nurse", 9, last="2026-01-02")
    export.link("Cid Other", company="Litware", position="Accountant").talk("Cid Other", 9, last="2026-01-02")
    return export.analyze()


def test_the_card_tells_how_it_began() -> None:
    """Day, place and who asked whom."""
    before = look_back(analysis(), "ada-any")
    assert (before.linked_on, before.linked_while, before.asked_by_ego) == (date(2012, 5, 4), "Contoso", True)
    assert before.first_on is not None


def test_the_card_has_the_last_lines_and_what_they_asked_and_offered() -> None:
    """The latest first, in their words."""
    before = look_back(analysis(), "ada-any")
    assert before.lines["quote"].to_list()[:2] == ["I'd be happy to help you with the application.", "Yes."]
    assert before.needs["quote"].to_list() == ["Could you recommend a good book on wards?"]
    assert before.kindnesses["quote"].to_list() == ["I'd be happy to help you with the application."]


def test_an_introduction_is_to_somebody_of_the_same_field_elsewhere() -> None:
    """A nurse to a nurse of another house, not to the accountant."""
    assert [(one.name, one.field) for one in look_back(analysis(), "ada-any").chances] == [("Ben Nurse", "nursing")]


def test_another_job_in_an_older_export_is_what_changed() -> None:
    """Where the older export says the same there is nothing to say."""
    now = analysis()
    was = now.people.with_columns(
        company=pl.when(pl.col("person_id") == "ada-any").then(pl.lit("Contoso")).otherwise("company")
    )
    assert look_back(now, "ada-any", People.validate(was)).job_before == ("Nurse", "Contoso")
    assert look_back(now, "ada-any", now.people).job_before is None


def test_the_stories_of_the_handful_are_counted() -> None:
    """Only those of people ego could call count."""
    rows = [
        ("ada-any", Topic.STORY.value, "", "Grew up by the sea.", 1, "a", None),
        ("nobody", Topic.STORY.value, "", "x", 2, "a", None),
    ]
    names = ("person_id", "topic", "detail", "value", "order", "act", "at")
    at = pl.lit(date(2026, 3, 9)).cast(pl.Datetime("us")).dt.replace_time_zone("UTC")
    said = Said.validate(pl.DataFrame(rows, schema=names, orient="row").with_columns(at=at), cast=True)
    assert share_of_stories(analysis(), said) == (1, 3)
