"""A text for a bug report: what helps to mend it, and nothing of anybody's."""

from __future__ import annotations

from analyzer.analysis import facts_of, read_export
from analyzer.reports import diagnostics
from tests.builders import ExportBuilder, zip_of

SECRETS = ("Zoë", "Example", "Owner", "zo%C3%AB", "Anna", "2019", "Contoso", "Telepathy")


def test_diagnostics_tell_counts_and_codes_and_nothing_personal() -> None:
    """Neither a name nor a company nor a file somebody named; a column's name where the header was LinkedIn's."""
    builder = ExportBuilder().link("Zoë Example", "2019-05-04", company="Contoso").link("Zoë Example", "2019-05-04")
    files = builder.talk("Zoë Example", 3, last="2026-02-01").files()
    files |= {
        "Telepathy of Anna.csv": "a\n",
        "Ads Clicked.csv": "a\n",
        "Invitations.csv": "Sender,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n",
        "Connections.csv": str(files["Connections.csv"]) + ",,,,,,Anna\n",
    }
    told = diagnostics(facts_of(read_export(zip_of(files), name="Complete_LinkedInDataExport_03-09-2019.zip")))
    assert not [secret for secret in SECRETS if secret in told]
    assert "read connections: " in told
    assert "missing job_applications" in told
    assert "ignored advertising: 1" in told
    assert "unknown files: 1" in told
    assert "found unreadable_date in connections: 1, rows 3" in told
    assert "found changed_header in invitations: 0, columns 1" in told
