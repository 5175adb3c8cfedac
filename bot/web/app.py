"""The web chat as one ASGI application."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, JSONResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from bot.web.chat import Chat
from bot.web.failures import Failures, LastResort
from bot.web.headers import SecurityHeaders

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request
    from starlette.routing import BaseRoute
    from starlette.types import Lifespan

    from bot.web.service import ChatService
    from bot.web.settings import WebSettings
    from bot.wording import Wording

STATIC = Path(__file__).with_name("static")


def create_app(
    service: ChatService,
    settings: WebSettings,
    wording: Wording,
    *,
    more_routes: Sequence[BaseRoute] = (),
    lifespan: Lifespan[Starlette] | None = None,
) -> Starlette:
    """Build the page and its addresses on top of the conversations in ``service``.

    ``more_routes`` are addresses of other channels; ``lifespan`` surrounds the time in which the
    page is served.
    """
    failures = Failures(wording)

    async def page(_request: Request) -> HTMLResponse:
        return HTMLResponse(wording.text("web/page.html.j2", settings=settings))

    async def health(_request: Request) -> JSONResponse:
        return JSONResponse({"status": "ok"})

    return Starlette(
        routes=[
            Route("/", page),
            Route("/health", health),
            Mount("/chat", routes=Chat(service, settings).routes()),
            Mount("/static", StaticFiles(directory=STATIC)),
            *more_routes,
        ],
        middleware=[Middleware(SecurityHeaders), Middleware(LastResort, failures)],
        exception_handlers=failures.handlers(),
        lifespan=lifespan,
    )
