"""How a server for many is set up, what it refuses to be, and what each may."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import Engine
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from analyzer.cli import cli
from analyzer.coaching import Member, find_coach, find_member, forget_member, may_look, note_member, share, shared_with
from analyzer.coaching import take_back as take_it_back
from analyzer.errors import SettingsError, StoreError
from analyzer.schemas import Verdict
from analyzer.store import Act, Hosted, database, verdict
from analyzer.store.database import drop_schema, open_schema, reach
from analyzer.ui.headers import SecurityHeaders, ThisMachineOnly
from analyzer.ui.hosting import Hosting, health, limits, read_hosting, running
from tests.hosting.serving import secrets, settings
from tests.loops import run_apart
from tests.store.makers import known

NOW = datetime(2026, 11, 26, tzinfo=UTC)
ANNA, BORIS, CORA = ("a" * 32, "b" * 32, "c" * 32)
SECRETS = secrets()
TOLD = settings("https://handful.example.test", "https://id.example.test")


@pytest.fixture(params=["files", "postgresql"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Hosted]:
    """Give the vaults of a server, in files and in a database."""
    url = request.getfixturevalue("postgresql") if request.param == "postgresql" else ""
    made = Hosted(tmp_path / "kept", url)
    yield made
    for user in (ANNA, BORIS, CORA):
        made.delete(user)
    made.close()


@pytest.fixture
def running_server(tmp_path: Path) -> Iterator[Hosting]:
    """Be a server for many for the time of a test."""
    (tmp_path / "hosting.toml").write_text(TOLD + "uploads_an_hour = 2\nwindows = 2\n", encoding="utf-8")
    hosting = read_hosting(tmp_path / "hosting.toml", SECRETS)
    running.begin(hosting, tmp_path / "kept")
    yield hosting
    running._RUNNING.clear()  # noqa: SLF001 - a process is one server for its whole life


def test_beyond_this_machine_it_listens_only_where_people_sign_in() -> None:
    """One sentence and a hint."""
    done = CliRunner().invoke(cli, ["app", "--host", "0.0.0.0", "--no-browser"])  # noqa: S104 - it is refused
    assert isinstance(done.exception, SettingsError)
    assert "sign in" in done.exception.message


def test_a_server_for_many_opens_no_export_of_its_own(tmp_path: Path, collector_zip: Path) -> None:
    """Everybody would see it."""
    done = CliRunner().invoke(cli, ["app", str(collector_zip), "--hosting", str(tmp_path / "hosting.toml")])
    assert isinstance(done.exception, SettingsError)


@pytest.mark.parametrize(
    ("told", "variables", "said"),
    [
        ("operator = ", SECRETS, "no TOML"),
        ("", SECRETS, "client_id"),
        (TOLD, {}, "HANDFUL_CLIENT_SECRET"),
        (TOLD, {**SECRETS, "HANDFUL_COOKIE_SECRET": "short"}, "fewer than 32"),
        (
            TOLD.replace("https://handful.example.test", "http://handful.example.test"),
            SECRETS,
            "does not begin with https",
        ),
        (TOLD.replace("https://handful.example.test", "handful"), SECRETS, "makes no sense"),
        (TOLD.replace("https://id.example.test", "http://id.example.test"), SECRETS, "not asked over https"),
        (TOLD.replace('contact = "privacy@example.test"', ""), SECRETS, "contact"),
        (TOLD.replace('operator = "Career Service of Example Town"', "operator = 3"), SECRETS, "operator"),
        (TOLD.replace("coaches = [", "coaches = [3, "), SECRETS, "coaches"),
        (TOLD + "windows = 0\n", SECRETS, "windows"),
        (TOLD + "windoes = 2\n", SECRETS, "windoes"),
        (TOLD + "[other]\n", SECRETS, "[other]"),
        ("sign_in = 3\n", SECRETS, "sign_in"),
    ],
)
def test_what_is_missing_or_unsafe_is_said_before_it_starts(
    told: str, variables: dict[str, str], said: str, tmp_path: Path
) -> None:
    """Each in a sentence that names it, and no secret in any."""
    (tmp_path / "hosting.toml").write_text(told, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_hosting(tmp_path / "hosting.toml", variables)
    assert said in caught.value.message
    assert "known" not in caught.value.message + caught.value.hint


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    """By its name."""
    with pytest.raises(SettingsError, match="cannot be read"):
        read_hosting(tmp_path / "nowhere.toml", SECRETS)


def test_members_and_coaches_are_known_by_address(tmp_path: Path) -> None:
    """Whole or by its end, whatever its case; nobody without one; everybody where no members are named."""
    (tmp_path / "hosting.toml").write_text(TOLD, encoding="utf-8")
    hosting = read_hosting(tmp_path / "hosting.toml", SECRETS)
    assert hosting.lets_in("Anna@Example.TEST")
    assert not hosting.lets_in("anna@example.test.evil")
    assert not hosting.lets_in("anna@notexample.test")
    assert not hosting.lets_in("")
    assert hosting.is_coach("CORA@example.test")
    assert not hosting.is_coach("")
    assert "known-to" not in repr(hosting), "no secret is shown where it is printed"
    (tmp_path / "hosting.toml").write_text(TOLD.replace('members = ["@example.test"]\n', ""), encoding="utf-8")
    assert read_hosting(tmp_path / "hosting.toml", SECRETS).lets_in("")


def test_nothing_of_one_vault_is_in_another(kept: Hosted) -> None:
    """What somebody decides is in theirs; a vault is looked for without making it."""
    assert kept.find(ANNA) is None
    for user, person in ((ANNA, "p-anna"), (BORIS, "p-boris")):
        kept.open(user).open_book("me", "me").say(verdict([person], Verdict.LET_GO), known([person]), Act.DECIDE, NOW)
    for user, person in ((ANNA, "p-anna"), (BORIS, "p-boris")):
        found = kept.find(user)
        assert found is not None
        book = found.find_book("me", "me")
        assert book is not None
        assert book.known()["person_id"].to_list() == [person]
    kept.delete(ANNA)
    assert kept.find(ANNA) is None
    assert kept.find(BORIS) is not None


def test_what_is_looked_at_is_not_changed(kept: Hosted) -> None:
    """Every way of writing is refused."""
    kept.open(ANNA).open_book("me", "me")
    looked = kept.look_at(ANNA)
    assert looked is not None
    book = looked.find_book("me", "me")
    assert book is not None
    for write in (
        lambda: book.say(verdict(["p"], Verdict.KEEP), known(["p"]), Act.DECIDE, NOW),
        lambda: looked.record("a", {"b": 1}, NOW),
        lambda: looked.open_book("you", "you"),
        looked.forget_exports,
    ):
        with pytest.raises(StoreError, match="you may look, not change"):
            write()
    assert kept.look_at(BORIS) is None


@pytest.mark.parametrize("user", ["", "../etc", "A" * 32, "a; DROP", "a" * 100])
def test_only_a_key_opens_anything(user: str, tmp_path: Path) -> None:
    """No name leads out of a folder or a schema."""
    kept = Hosted(tmp_path)
    for opened in (kept.open, kept.find, kept.look_at, kept.delete, kept.folder_of):
        with pytest.raises(ValueError, match=r"^"):
            opened(user)


@pytest.mark.parametrize("act", [open_schema, drop_schema])
def test_a_schema_has_a_plain_name(act: Callable[[Engine, str], object], postgresql: str) -> None:
    """Nothing that would have to be quoted."""
    server = reach(postgresql)
    with pytest.raises(ValueError, match="DROP"):
        act(server, "a; DROP TABLE x")
    server.dispose()


def test_a_vault_deleted_elsewhere_is_said(postgresql: str, tmp_path: Path) -> None:
    """Whoever looks at it still gets a sentence."""
    kept, server = Hosted(tmp_path, postgresql), reach(postgresql)
    store = kept.open(ANNA)
    drop_schema(server, f"user_{ANNA}")
    with pytest.raises(StoreError, match="deleted"):
        store.owners()
    kept.close()
    server.dispose()


def test_who_waits_too_long_for_another_writer_is_told(
    postgresql: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One after the other in a vault; the others go on."""
    monkeypatch.setattr(database, "_WAIT_MS", 50)
    kept = Hosted(tmp_path, postgresql)
    anna, boris = kept.open(ANNA), kept.open(BORIS)
    with database.writing(anna.engine):
        with pytest.raises(StoreError, match="Another program is writing"):
            anna.record("a", {"b": 1}, NOW)
        boris.record("a", {"b": 1}, NOW)
    anna.record("a", {"b": 1}, NOW)
    for user in (ANNA, BORIS):
        kept.delete(user)
    kept.close()


def test_a_text_no_database_holds_is_said(postgresql: str, tmp_path: Path) -> None:
    """And nothing else of it is kept."""
    kept = Hosted(tmp_path, postgresql)
    with pytest.raises(StoreError, match="a mark that cannot be kept"):
        kept.open(ANNA).record("a\0", {"b": 1}, NOW)
    kept.delete(ANNA)
    kept.close()


def test_a_database_that_is_too_busy_is_said(postgresql: str) -> None:
    """As one that cannot be reached."""
    server = reach(postgresql)
    with pytest.raises(StoreError, match="cannot be reached"), database._telling(server):  # noqa: SLF001 - the claim is about it
        raise PoolTimeoutError
    server.dispose()


def test_files_that_cannot_be_deleted_are_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asked is not told that all is gone."""
    kept = Hosted(tmp_path)
    kept.open(ANNA)

    def refuse(*_args: object, **_more: object) -> None:
        raise PermissionError

    monkeypatch.setattr(shutil, "rmtree", refuse)
    with pytest.raises(StoreError, match="Not everything"):
        kept.delete(ANNA)


def test_sharing_holds_until_it_is_taken_back(kept: Hosted) -> None:
    """For the coach who was named, and nobody else; who is forgotten shares nothing."""
    registry = kept.registry
    anna, cora = Member(ANNA, "anna@example.test", "Anna", coach=False), Member(CORA, "cora@x.test", "Cora", coach=True)
    for one in (anna, cora, cora):
        note_member(registry, one, NOW)
    assert find_member(registry, ANNA) == anna
    assert find_coach(registry, " CORA@x.test ") == cora
    assert find_coach(registry, "anna@example.test") is None
    assert find_coach(registry, "") is None
    share(registry, ANNA, CORA, NOW)
    assert may_look(registry, ANNA, CORA)
    assert not may_look(registry, CORA, ANNA)
    assert not may_look(registry, ANNA, BORIS)
    assert shared_with(registry, CORA) == {ANNA: NOW}
    take_it_back(registry, ANNA, CORA, NOW)
    assert not may_look(registry, ANNA, CORA)
    share(registry, ANNA, CORA, NOW)
    forget_member(registry, ANNA)
    assert not may_look(registry, ANNA, CORA)
    assert find_member(registry, ANNA) is None
    forget_member(registry, CORA)


def test_a_database_that_is_not_there_is_said() -> None:
    """Without its address, which may hold a password."""
    for url in ("postgresql+psycopg://me:known@127.0.0.1:1/x?connect_timeout=1", "nonsense", "nonsense://x"):
        with pytest.raises(StoreError) as caught:
            Hosted(Path("nowhere"), url)
        assert "known" not in caught.value.message + caught.value.hint


def test_too_many_uploads_and_windows_are_refused(running_server: Hosting) -> None:
    """Per user; a window that is open goes on; one that is gone makes room."""
    assert [limits.may_upload("u") for _ in range(3)] == [True, True, False]
    assert limits.may_upload("v")
    windows = [limits.Window() for _ in range(3)]
    assert [limits.may_open("u", one) for one in windows] == [True, True, False]
    assert limits.may_open("u", windows[0])
    assert limits.may_open("v", windows[2])
    del windows[0]
    assert limits.may_open("u", windows[1])
    assert running_server.allowed.windows == 2
    with limits.in_turn("u"):
        pass


def test_on_ones_own_machine_nothing_is_counted() -> None:
    """There is nobody else to take it from."""
    assert all(limits.may_upload("") for _ in range(100))
    with limits.in_turn("u"):
        pass


def test_it_says_whether_it_is_well(running_server: Hosting, monkeypatch: pytest.MonkeyPatch) -> None:
    """To whoever watches it, without a word more."""
    app = TestClient(Starlette(routes=[health.health_route]))
    assert app.get(health.PATH).json()["status"] == "ok"
    monkeypatch.setattr(Hosted, "is_well", lambda _self: False)
    answer = app.get(health.PATH)
    assert answer.status_code == 503
    assert running_server.operator not in answer.text


def test_a_vault_that_cannot_be_reached_is_not_well(kept: Hosted, monkeypatch: pytest.MonkeyPatch) -> None:
    """And is, as long as it can."""
    assert kept.is_well()

    def fail(_engine: object) -> object:
        raise StoreError("vault_gone")

    monkeypatch.setattr("analyzer.store.hosted.reading", fail)
    assert not kept.is_well()


def answering(*middleware: Middleware) -> Starlette:
    """Give an app that sets a cookie."""

    async def answer(_request: object) -> PlainTextResponse:
        response = PlainTextResponse("here")
        response.set_cookie("signed", "in", httponly=True)
        return response

    return Starlette(routes=[Route("/", answer)], middleware=middleware)


@pytest.mark.parametrize(("caller", "status"), [("127.0.0.1", 200), ("::1", 200), ("192.0.2.7", 403), ("odd", 403)])
def test_on_ones_own_machine_another_machine_is_refused(caller: str, status: int) -> None:
    """Whatever name it calls the server by, and however it was started."""
    app = TestClient(answering(Middleware(ThisMachineOnly)), client=(caller, 1))
    assert app.get("/", headers={"Host": "localhost"}).status_code == status


def test_a_socket_from_another_machine_is_closed() -> None:
    """Before a word is said."""
    said: list[dict[str, object]] = []

    async def keep(message: dict[str, object]) -> None:
        said.append(message)

    async def nothing() -> dict[str, object]:
        return {}

    guarded = ThisMachineOnly(answering())
    run_apart(guarded({"type": "websocket", "client": ("192.0.2.7", 1), "headers": []}, nothing, keep))  # type: ignore[arg-type]  # as a server calls it
    assert [one["type"] for one in said] == ["websocket.close"]


def test_over_tls_cookies_come_no_other_way() -> None:
    """And browsers are told to come over it from now on; on one's own machine there is none."""
    safe = TestClient(answering(Middleware(SecurityHeaders, secure=True))).get("/")
    assert "; Secure" in safe.headers["set-cookie"]
    assert "max-age" in safe.headers["strict-transport-security"]
    here = TestClient(answering(Middleware(SecurityHeaders))).get("/")
    assert "Secure" not in here.headers["set-cookie"]
    assert "strict-transport-security" not in here.headers
    assert "default-src 'none'" in here.headers["content-security-policy"]
