"""The route an upload comes in by: as a stream into a private file, from our own page only, and only so much of it."""

from __future__ import annotations

import hmac
import os
import secrets
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from analyzer.settings import Limits
from analyzer.ui.uploading import spool

PATH: Final = "/handful/upload"
TOKEN: Final = secrets.token_urlsafe()
"""Known to the pages this server hands out and to nobody else: another site open in the same browser cannot post here."""

_HEADER: Final = "x-handful-token"
_FORBIDDEN, _TOO_LARGE, _GONE = 403, 413, 400


async def receive(request: Request) -> Response:
    """Write what comes in to a file, and answer with the name it can be asked for by."""
    if not _ours(request):
        return Response(status_code=_FORBIDDEN)
    ident, path = spool.place()
    try:
        complete = await _write(request, os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except (ClientDisconnect, OSError):  # a closed tab, a full disk
        path.unlink(missing_ok=True)
        return Response(status_code=_GONE)
    if not complete:
        path.unlink(missing_ok=True)
        return Response(status_code=_TOO_LARGE)
    return JSONResponse({"id": ident})


async def _write(request: Request, descriptor: int) -> bool:
    """Write the stream; False where it is longer than an upload may be."""
    most, size = Limits().upload_bytes, 0
    with os.fdopen(descriptor, "wb") as file:
        async for chunk in request.stream():
            size += len(chunk)
            if size > most:
                return False
            file.write(chunk)
    return True


def _ours(request: Request) -> bool:
    try:
        origin = urlsplit(request.headers.get("origin", "")).netloc
    except ValueError:  # no address at all
        return False
    token = request.headers.get(_HEADER, "")
    return origin == request.headers.get("host") and hmac.compare_digest(token.encode(), TOKEN.encode())


upload_route: Final = Route(PATH, receive, methods=["POST"])
