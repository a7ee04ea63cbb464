"""Short ways to note a client and to write a session as a whole."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime, timedelta
from typing import Any

from analyzer.coaching import Client, ConsentTo, Session, change_client, change_session
from analyzer.store import Store


def willing(today: date, **noted: Any) -> Client:
    """Give a client who says yes to everything a coach needs, for longer than any test takes, over midnight too."""
    yes = (ConsentTo.RESULTS, ConsentTo.NOTES, ConsentTo.COMPARE)
    return Client(**{"consents": yes, "consent_on": today, "consent_until": today + timedelta(days=90), **noted})


def note(store: Store, client: Client, now: datetime) -> None:
    """Note everything of a client."""
    change_client(store, now, **{one.name: getattr(client, one.name) for one in fields(client)})


def write(store: Store, session: Session, now: datetime) -> Session:
    """Write everything of a session."""
    changes = {one.name: getattr(session, one.name) for one in fields(session) if one.name != "uid"}
    return change_session(store, session.uid, now, **changes)
