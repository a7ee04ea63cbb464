"""The app at a server for many, as its pages draw it: the door, whose server it is, sharing, and what a coach sees."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest
from streamlit.web.server.starlette import starlette_app_utils, starlette_websocket

from analyzer.errors import ExportError, StoreError
from analyzer.text import load_words
from analyzer.ui import components
from analyzer.ui.hosting import Hosting, SignedInUploads, gate, limits, read_hosting, running
from tests.hosting.serving import secrets, settings
from tests.ui.test_app import ROOT, click, everything

TOLD = settings("https://handful.example.test", "https://id.example.test")


@dataclass
class Somebody:
    """Who Streamlit says is signed in."""

    claims: dict[str, Any] = field(default_factory=dict)

    @property
    def is_logged_in(self) -> bool:
        """Tell whether anybody is."""
        return bool(self.claims)

    def to_dict(self) -> dict[str, Any]:
        """Give what is known of them."""
        return dict(self.claims)

    def be(self, name: str, **more: Any) -> None:
        """Be somebody from now on."""
        told = {"iss": "https://id.example.test", "sub": name, "email": f"{name}@example.test", "email_verified": True}
        self.claims = {**told, "name": name.title(), "iat": time.time(), **more}


@pytest.fixture
def somebody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Somebody]:
    """Be a server for many, at which nobody is signed in yet."""
    (tmp_path / "hosting.toml").write_text(TOLD + "windows = 3\nuploads_an_hour = 2\n", encoding="utf-8")
    running.begin(read_hosting(tmp_path / "hosting.toml", secrets()), tmp_path / "kept")
    one = Somebody()
    monkeypatch.setattr(st, "user", one)
    monkeypatch.setattr(st, "logout", lambda: None)
    for kept in (gate._OUT, limits._UPLOADS, limits._WINDOWS):  # noqa: SLF001 - of a process that is one server for its life
        kept.clear()
    yield one
    running._RUNNING.clear()  # noqa: SLF001 - the same


def opened() -> AppTest:
    """Open the app."""
    return AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=60).run()


def page(name: str) -> AppTest:
    """Draw one page, for whoever is let in."""
    script = (
        "from analyzer.ui import components, hosting, keeping, session\n"
        f"from analyzer.ui.pages import {name}\n"
        "refusal = hosting.let_in()\n"
        "if refusal is None:\n"
        "    components.tell(keeping.do_as_asked())\n"
        "    keeping.restore()\n"
        "    session.toast_now()\n"
        f"    {name}.render()\n"
        "else:\n"
        "    hosting.draw_door(refusal, session.words())\n"
    )
    return AppTest.from_string(script, default_timeout=60).run()


def said(app: AppTest) -> str:
    """Give what a page says, without the marks that part addresses."""
    assert not app.exception
    return everything(app).replace("\u2060", "")


def test_what_only_the_operator_can_mend_names_the_operator(somebody: Somebody) -> None:
    """Nobody at a server is sent to its disk; what they can mend themselves is said as on one's own machine."""
    somebody.be("anna")
    script = (
        "from analyzer.errors import StoreError\n"
        "from analyzer.ui import components\n"
        "components.tell(StoreError({code!r}))\n"
    )
    full, wrong = (
        AppTest.from_string(script.format(code=code)).run().error[0].value
        for code in ("store_full", "wrong_passphrase")
    )
    assert "privacy@example.test" in full.replace("\u2060", "").replace("\\", "")
    assert StoreError("store_full").hint not in full
    assert "privacy" not in wrong.replace("\u2060", "")
    assert all(StoreError(code).code in load_words().sections["error"] for code in components._FOR_WHOEVER_RUNS_IT)  # noqa: SLF001 - the list itself


def test_the_door_says_whose_server_it_is_and_lets_in_who_signs_in(somebody: Somebody) -> None:
    """And Start then says who can read what, instead of the promise of one's own machine."""
    door = said(opened())
    assert "This is a server of Career Service of Example Town." in door
    assert "Nothing is sent anywhere" not in door
    somebody.be("anna")
    start = opened()
    assert "Whoever runs the server could read what is kept there." in said(start)
    assert "Signed in as anna@example.test" in said(start)
    assert "Everything stays on this machine" not in said(start)
    assert not start.text_input, "no path of the server is asked for"


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (
            {"email": "eve@elsewhere.test"},
            "You signed in as eve@elsewhere.test, which is not among those who may use this server",
        ),
        ({"email_verified": False}, "does not say that eve@example.test is really yours"),
        ({"email_verified": ["true"]}, "does not say that eve@example.test is really yours"),
        ({"iat": 0}, "Sign in again to go on"),
        ({"sub": ""}, "This is a server of"),
        ({"iss": None}, "This is a server of"),
    ],
)
def test_who_is_not_let_in_is_told_why(somebody: Somebody, more: dict[str, Any], told: str) -> None:
    """And sees no page."""
    somebody.be("eve", **more)
    app = opened()
    assert told in said(app)
    assert not app.sidebar.toggle


def test_a_window_that_belongs_to_somebody_else_now_holds_nothing(somebody: Somebody) -> None:
    """Nor is one too many let in."""
    somebody.be("anna")
    app = click(opened(), "The newcomer")
    assert "analysis" in app.session_state
    somebody.be("boris")
    app.run()
    assert "analysis" not in app.session_state
    assert "Signed in as boris@example.test" in said(app)
    more = [opened() for _ in range(3)]
    assert "open in many of your windows" in said(more[-1])


def test_who_signs_out_is_out_everywhere(somebody: Somebody) -> None:
    """In the window it was said in, and in the others."""
    somebody.be("anna", iat=time.time() - 5)
    app, other = opened(), opened()
    click(app, "Sign out")
    assert "Sign in again to go on" in said(other.run())


def remembered(name: str, somebody: Somebody) -> AppTest:
    """Let somebody read an export and have it remembered."""
    somebody.be(name)
    app = click(opened(), "The newcomer")
    return click(app, "Yes, remember it")


def test_sharing_is_given_seen_and_taken_back(somebody: Somebody) -> None:
    """By address; the coach sees the picture and can change nothing; gone with the next run."""
    somebody.be("cora")
    assert "Nobody shares their picture with you yet." in said(page("coaching"))
    remembered("anna", somebody)
    data = page("data")
    for address, told in (("x@example.test", "No coach of that address"), ("anna@example.test", "No coach of that")):
        data.text_input(key="share").set_value(address)
        assert told in said(click(data, "Share"))
    data.text_input(key="share").set_value("Cora@example.test")
    click(data, "Share")
    assert "Cora (cora@example.test), since" in said(data.run())

    somebody.be("cora")
    coach = click(page("coaching"), "Look").run()
    assert "You look at the picture they share" in said(coach)
    assert coach.session_state["analysis"].ties.height
    somebody.be("anna")
    click(data, "Take back")
    somebody.be("cora")
    assert "they took it back" in said(coach.run())
    assert "analysis" not in coach.session_state


def test_who_remembers_nothing_has_nothing_to_show(somebody: Somebody) -> None:
    """The coach is told so."""
    somebody.be("cora")
    page("coaching")
    somebody.be("anna")
    data = page("data")
    data.text_input(key="share").set_value("cora@example.test")
    click(data, "Share")
    somebody.be("cora")
    assert "There is no picture yet" in said(click(page("coaching"), "Look"))


def test_who_deletes_everything_is_out_and_shares_nothing(somebody: Somebody) -> None:
    """Vault, sharing and windows."""
    remembered("anna", somebody)
    data = page("data")
    assert "In a part of the database of Career Service" in said(data)
    member = gate.member_of(somebody.claims, read_current())
    assert member is not None
    kept = running.vaults()
    assert kept.find(member.key) is not None
    somebody.be("anna", iat=time.time() - 5)
    data.run()
    sharing_script = "from analyzer.ui import hosting, keeping\nhosting.let_in()\nkeeping.purge_all()\n"
    assert not AppTest.from_string(sharing_script, default_timeout=60).run().exception
    assert kept.find(member.key) is None
    assert "Sign in again to go on" in said(data.run())


def read_current() -> Hosting:
    """Give how the server is run."""
    hosting = running.current()
    assert hosting is not None
    return hosting


def receiving(cookie: str = "") -> int:
    """Send a file by Streamlit's own way in; give the status."""

    async def answer(_request: Request) -> PlainTextResponse:
        return PlainTextResponse("taken")

    app = Starlette(
        routes=[Route("/_stcore/upload_file/0", answer, methods=["PUT", "DELETE"])],
        middleware=[Middleware(SignedInUploads)],
    )
    headers = {"Cookie": f"_streamlit_user={cookie}"} if cookie else {}
    return TestClient(app).put("/_stcore/upload_file/0", headers=headers).status_code


def test_streamlits_own_way_in_is_for_who_is_signed_in(somebody: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    """By a cookie this server vouches for, while it holds, and as often as is allowed."""
    monkeypatch.setattr(starlette_websocket, "get_cookie_secret", lambda: "known to the test")

    def cookie(known: str = "known to the test", **more: Any) -> str:
        somebody.be("anna", **more)
        told = st.user.to_dict() | {"is_logged_in": True}
        return starlette_app_utils.create_signed_value(known, "_streamlit_user", json.dumps(told)).decode()

    assert receiving() == 403
    assert receiving("forged") == 403
    assert receiving(cookie("another secret")) == 403
    assert receiving(cookie(iat=0)) == 403
    assert receiving(cookie(email="eve@elsewhere.test")) == 403
    assert [receiving(cookie()) for _ in range(3)] == [200, 200, 429]


def test_nobody_waits_for_ever_to_read(somebody: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    """One at a time each; who waits too long is told."""
    assert isinstance(running.current(), Hosting)
    assert not somebody.is_logged_in
    monkeypatch.setattr(limits, "_PATIENCE", 0.05)
    with limits.in_turn("a"):
        with pytest.raises(ExportError, match="Many people"), limits.in_turn("a"):
            pass
        with limits.in_turn("b"):
            pass
