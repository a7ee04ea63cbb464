"""Streamlit's own way in for files, by which small ones come: at a server for many it is for who is signed in."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from streamlit.web.server.starlette import starlette_websocket as signed
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from analyzer.ui.hosting import gate, limits, running

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_ROUTE: Final = "/_stcore/upload_file"


class SignedInUploads:
    """Refuses files of people who are not let in, and more of them than are allowed."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap the app."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on all else, and what may come in."""
        if scope["type"] == "http" and scope["path"].startswith(_ROUTE) and scope["method"] in {"PUT", "POST"}:
            user = signed_in(Request(scope))
            if user is None:
                await PlainTextResponse("Sign in first.", status_code=HTTPStatus.FORBIDDEN)(scope, receive, send)
                return
            if not limits.may_upload(user):
                await PlainTextResponse("Too many files.", status_code=HTTPStatus.TOO_MANY_REQUESTS)(
                    scope, receive, send
                )
                return
        await self._app(scope, receive, send)


def signed_in(request: Request) -> str | None:
    """Give the key of whoever a request's cookie vouches for, where they are let in; else None."""
    # Streamlit has no public way to ask for it; a test fails should it be called otherwise one day.
    told = signed._get_signed_cookie_with_chunks(request.cookies, USER_COOKIE_NAME)  # noqa: SLF001
    hosting = running.current()
    if not told or hosting is None:
        return None
    claims = json.loads(told)
    member = gate.member_of(claims, hosting) if claims.get("is_logged_in") else None
    if member is None or not hosting.lets_in(member.email):
        return None
    since = claims.get("iat")
    stays = not isinstance(since, int | float) or gate.Stay(member.key, float(since)).holds()
    return member.key if stays else None
