"""The route an upload comes in by: as a stream into a private file, from our own page only, and only so much of it."""

from __future__ import annotations

import hmac
import os
import re
import secrets
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from analyzer.settings import Limits
from analyzer.ui.hosting import Stay, current, may_upload
from analyzer.ui.uploading import spool

PATH: Final = "/handful/upload"
SECRET: Final = secrets.token_bytes()
"""Of this server: what it handed out itself it knows again."""

_HEADER: Final = "x-handful-token"
_MEGABYTE: Final = 1000**2


def token_of(stay: Stay) -> str:
    """Give what a page shows when it sends something: known to the pages handed out to a user, and to nobody else.

    Another site open in the same browser cannot post here, nor somebody who was not let in, or is not in any more.
    """
    told = f"{stay.user}-{stay.since:.0f}"
    return f"{told}.{hmac.digest(SECRET, told.encode(), 'sha256').hex()}"


async def receive(request: Request) -> Response:
    """Write what comes in to a file, and answer with the name it can be asked for by."""
    user = _sent_by(request)
    if user is None:
        return Response(status_code=HTTPStatus.FORBIDDEN)
    if not may_upload(user):
        return Response(status_code=HTTPStatus.TOO_MANY_REQUESTS)
    ident, path = spool.place(user)
    try:
        complete = await _write(request, os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except (ClientDisconnect, OSError):  # a closed tab, a full disk
        path.unlink(missing_ok=True)
        return Response(status_code=HTTPStatus.BAD_REQUEST)
    if not complete:
        path.unlink(missing_ok=True)
        return Response(status_code=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return JSONResponse({"id": ident})


async def _write(request: Request, descriptor: int) -> bool:
    """Write the stream; False where it is longer than an upload may be."""
    hosting = current()
    most = hosting.allowed.megabytes * _MEGABYTE if hosting else Limits().upload_bytes
    size = 0
    with os.fdopen(descriptor, "wb") as file:
        async for chunk in request.stream():
            size += len(chunk)
            if size > most:
                return False
            file.write(chunk)
    return True


def _sent_by(request: Request) -> str | None:
    """Tell whose page sent something, None where it was no page of ours."""
    try:
        origin = urlsplit(request.headers.get("origin", "")).netloc
    except ValueError:  # no address at all
        return None
    token = request.headers.get(_HEADER, "")
    told = re.fullmatch(r"([0-9a-f]*)-([0-9]+)\.[0-9a-f]+", token)
    stay = Stay(told[1], float(told[2])) if told else None
    if stay is None or origin != request.headers.get("host") or not stay.holds():
        return None
    return stay.user if hmac.compare_digest(token.encode(), token_of(stay).encode()) else None


upload_route: Final = Route(PATH, receive, methods=["POST"])
