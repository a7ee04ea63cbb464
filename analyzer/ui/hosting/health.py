"""Whether the server is well, for whoever watches it: nothing else is said, and nobody has to sign in."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

import analyzer
from analyzer.ui.hosting import running

PATH: Final = "/handful/health"


async def answer(_request: Request) -> JSONResponse:
    """Say whether decisions can be kept now."""
    well = running.current() is None or await asyncio.to_thread(lambda: running.vaults().is_well())
    told = {"status": "ok" if well else "the database cannot be reached", "handful": analyzer.__version__}
    return JSONResponse(told, status_code=HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE)


health_route: Final = Route(PATH, answer, methods=["GET"])
