"""The door of a server for many: nobody sees a page who was not let in, and a window belongs to one person."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final

import streamlit as st

from analyzer.coaching import Member, key_of, may_look, note_member
from analyzer.text import Words
from analyzer.ui.escaping import plain
from analyzer.ui.hosting import limits, running
from analyzer.ui.hosting.settings import Hosting
from analyzer.ui.keys import Key

USER: Final = "hosting-user"
WINDOW: Final = "hosting-window"
SINCE: Final = "hosting-since"
"""What a session keeps for as long as it lives, whatever export it lets go of."""


class Refusal(StrEnum):
    """Why somebody is not let in."""

    NOBODY = "nobody"
    NO_MEMBER = "no_member"
    NO_ADDRESS = "no_address"
    TOO_LONG = "too_long"
    WINDOWS = "windows"


def user() -> Member | None:
    """Give who this window belongs to; None on somebody's own machine, or before they were let in."""
    known: Member | None = st.session_state.get(USER)
    return known


@dataclass(frozen=True, slots=True)
class Stay:
    """For how long somebody who was let in may stay: looked at wherever something of theirs is opened or made.

    Attributes:
        user: Their key; empty on somebody's own machine.
        since: When they signed in, in seconds of the clock.
    """

    user: str
    since: float

    def holds(self) -> bool:
        """Tell whether they may still: they have not signed out in any window, nor stayed too long."""
        hosting = running.current()
        if hosting is None:
            return True
        out = _OUT.get(self.user, 0.0)
        return bool(self.user) and out < self.since and time.time() - self.since <= hosting.hours * limits.HOUR

    def may_look(self, client: Member) -> bool:
        """Tell whether they may look at somebody's picture now."""
        return may_look(running.vaults().registry, client.key, self.user)


_OUT: Final[dict[str, float]] = {}
"""User → when they signed out last. In memory: windows of theirs end with this process too."""


def stay() -> Stay:
    """Give for how long whoever this window belongs to may stay."""
    member = user()
    return Stay(member.key if member else "", st.session_state.get(SINCE, 0.0))


def leave() -> None:
    """Sign out, in every window."""
    end_all()
    st.logout()


def end_all() -> None:
    """End every window of whoever this one belongs to."""
    member = user()
    if member is not None:
        _OUT[member.key] = time.time()


def let_in() -> Refusal | None:
    """Look at the beginning of every run who is there; None where they may go on.

    Raises:
        StoreError: who is a member cannot be kept.
    """
    hosting = running.current()
    if hosting is None:
        return None
    claims = st.user.to_dict() if st.user.is_logged_in else {}
    member = member_of(claims, hosting)
    before = user()
    if before is not None and (member is None or member.key != before.key):
        st.session_state.clear()  # nothing of one person is ever another's
    began = claims.get("iat")
    st.session_state[SINCE] = (
        float(began) if isinstance(began, int | float) else st.session_state.get(SINCE, time.time())
    )
    refusal = _refusal(member, hosting)
    if refusal is not None or member is None:
        st.session_state.pop(USER, None)
        return refusal or Refusal.NOBODY
    if user() is None:
        note_member(running.vaults().registry, member, datetime.now(UTC))
    st.session_state[USER] = member
    return None


def _refusal(member: Member | None, hosting: Hosting) -> Refusal | None:
    if member is None:
        return Refusal.NOBODY
    if not hosting.lets_in(member.email):
        return Refusal.NO_MEMBER if member.email else Refusal.NO_ADDRESS
    if not Stay(member.key, st.session_state[SINCE]).holds():
        return Refusal.TOO_LONG
    window = st.session_state.setdefault(WINDOW, limits.Window())
    return None if limits.may_open(member.key, window) else Refusal.WINDOWS


def member_of(claims: Mapping[str, Any], hosting: Hosting) -> Member | None:
    """Read who somebody is. An address counts only where the provider says that it is theirs."""
    issuer, subject = claims.get("iss"), claims.get("sub")
    if not isinstance(issuer, str) or not isinstance(subject, str) or not subject:
        return None
    key = key_of(issuer, subject)
    vouched = claims.get("email_verified") in (True, "true")
    email = str(claims.get("email") or "") if vouched else ""
    return Member(key, email, str(claims.get("name") or email or "?"), hosting.is_coach(email))


def draw_door(refusal: Refusal, words: Words) -> None:
    """Say whose server this is, who reads what, and how to come in."""
    hosting = running.current()
    if hosting is None:
        return
    st.title(words.say("hosting.title"), anchor=False)
    st.markdown(f":gray[{words.say('start.lead')}]")
    st.markdown(plain(words.say("hosting.whose", operator=hosting.operator, contact=hosting.contact)))
    if refusal is not Refusal.NOBODY:
        email = str(st.user.to_dict().get("email") or "?") if st.user.is_logged_in else "?"
        told = words.say(f"hosting.refused_{refusal}", contact=hosting.contact, hours=hosting.hours, email=email)
        st.warning(plain(told))
    if refusal is Refusal.NOBODY:
        st.button(words.say("hosting.sign_in"), key=Key.SIGN_IN, type="primary", on_click=st.login)
    elif refusal is not Refusal.WINDOWS:
        st.button(words.say("hosting.sign_in_again"), key=Key.SIGN_IN, type="primary", on_click=st.logout)
    st.markdown(words.say("hosting.who_reads"))


def draw_whose(words: Words, *, hidden: bool) -> None:
    """Say in the menu who is signed in, while names are hidden only that somebody is, and offer to leave."""
    hosting, member = running.current(), user()
    if hosting is None or member is None:
        return
    said = "hosting.signed_in_hidden" if hidden else "hosting.signed_in"
    st.caption(plain(words.say(said, name=member.email or member.name, operator=hosting.operator)))
    st.button(words.say("hosting.sign_out"), key=Key.SIGN_OUT, on_click=leave)
