"""In public and alone: a year of each, counted as of a day, and said in one sentence."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from analyzer.habits import Public, count_public
from analyzer.text import load_words, public_sentence
from tests.builders import TODAY, ExportBuilder

COMMENTS = "Date,Link,Message\n2026-01-05 09:10:11,https://x,Words\n2024-01-05 09:10:11,https://x,Words\n"


def test_a_year_in_public_stands_beside_the_people_written_to() -> None:
    """Older deeds and words do not count, nor what came from them or went to a group."""
    builder = ExportBuilder().link("Ann One").link("Bea Two").link("Cle Three").file("Comments.csv", COMMENTS)
    builder.file("Shares.csv", 'Date,ShareLink,ShareCommentary\n2026-02-05 09:10:11,https://x,"So"\n')
    builder.file("InstantReposts.csv", "Date,Link\n2026-02-06 09:10:11,https://x\n")
    builder.write("Ann One", "2026-01-02").write("Bea Two", "2020-01-02").hear("Cle Three", "2026-01-02")
    builder.write(["Bea Two", "Cle Three"], "2026-01-03")
    public = count_public(builder.analyze(TODAY))
    assert public == Public(posts=2, comments=1, reactions=0, people=1)
    said = public_sentence(asdict(public), load_words())
    assert said == "In the last year you spoke to everybody with 2 posts, 1 comment, and wrote to 1 person one to one."


def test_where_nothing_was_done_in_public_nothing_is_said() -> None:
    """The smaller archive has none of these files; an export without a day has no year."""
    builder = ExportBuilder().link("Ann One").write("Ann One", "2026-01-02")
    assert count_public(builder.analyze(TODAY)) is None
    assert count_public(builder.file("Comments.csv", COMMENTS).analyze(date.min)) is None
