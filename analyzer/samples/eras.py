"""The ways LinkedIn wrote its files from 2018 to 2026, as data: which columns, which spelling of a date, which quotes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MESSAGES_9: Final = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER"
MESSAGES_10: Final = MESSAGES_9.replace("TO,DATE", "TO,RECIPIENT PROFILE URLS,DATE")


@dataclass(frozen=True, slots=True)
class Era:
    """How the files of one time are written (as measured in real exports).

    Attributes:
        messages: The header of messages.csv.
        messages_file: Its name.
        message_date: The spelling of a message's date; `pacific` in it for 2018's, which is in Pacific time.
        all_quoted: Whether every field of messages.csv is quoted, and line breaks are kept.
        connection_url: Whether Connections.csv has addresses.
        connection_date: The spelling of Connected On.
        preamble: Whether Connections.csv opens with notes.
        invitations: What Invitations.csv says of profiles: nothing, a `Urn` or a `Url`.
        endorsement_url: Whether endorsements carry an address.
        contacts_file: Name of the imported address book.
    """

    messages: str
    messages_file: str = "messages.csv"
    message_date: str = "%Y-%m-%d %H:%M:%S UTC"
    all_quoted: bool = False
    connection_url: bool = True
    connection_date: str = "%d %b %Y"
    preamble: bool = True
    invitations: str = "Url"
    endorsement_url: bool = True
    contacts_file: str = "Contacts.csv"


ERAS: Final[dict[str, Era]] = {
    "2018-11": Era(
        messages="From,To,Date,Subject,Content,Direction,Folder",
        messages_file="Messages.csv",
        message_date="pacific",
        connection_url=False,
        connection_date="pacific",
        preamble=False,
        invitations="",
        endorsement_url=False,
        contacts_file="Imported Contacts.csv",
    ),
    "2020-02": Era(
        messages="FROM,TO,DATE,SUBJECT,CONTENT,DIRECTION,FOLDER",
        message_date="%Y-%m-%dT%H:%M:%S",
        connection_url=False,
        preamble=False,
        invitations="",
        endorsement_url=False,
    ),
    "2021-05": Era(messages=MESSAGES_9, connection_url=False, preamble=False, invitations="", endorsement_url=False),
    "2022-10": Era(messages=MESSAGES_9, connection_url=False, invitations=""),
    "2023-07": Era(messages=MESSAGES_10, invitations="Urn"),
    "2024-11": Era(messages=MESSAGES_10 + ",IS MESSAGE DRAFT,IS CONVERSATION DRAFT"),
    "2025-12": Era(messages=MESSAGES_10 + ",ATTACHMENTS", contacts_file="ImportedContacts.csv"),
    "2026-02": Era(messages=MESSAGES_10 + ",ATTACHMENTS,IS MESSAGE DRAFT", contacts_file="ImportedContacts.csv"),
    "2026-03": Era(messages=MESSAGES_10 + ",ATTACHMENTS", all_quoted=True, contacts_file="ImportedContacts.csv"),
    "2026-07": Era(
        messages=MESSAGES_10 + ",ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT",
        all_quoted=True,
        contacts_file="ImportedContacts.csv",
    ),
}
"""Every era that was measured, by the month from which it is known."""
