"""A real Chromium in front of the real page, on a conversation that follows a script."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from typing import TYPE_CHECKING

import pytest
import uvicorn
from playwright.sync_api import sync_playwright

from bot.settings import Organisation
from bot.web.app import create_app
from bot.web.settings import WebSettings
from bot.wording import Wording
from tests.browser.script import WELCOME, script
from tests.web.fake_chat import FakeChat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

#: A browser that asks nothing of anybody but the page.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium; where CI runs it may not be missing.

    Playwright keeps an event loop running in this thread as long as it lives, and no asynchronous
    test can run beside it: it ends with each file, so that whatever comes next finds none.
    """
    executable = shutil.which("chromium")
    if executable is None:
        reason = "no chromium on this machine (apt-get install chromium)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def chat() -> FakeChat:
    return FakeChat(script=script, welcome=[WELCOME], thinking_time=0.1)


class Site:
    """The page, served on a port of this machine; it can be stopped and started again."""

    def __init__(self, chat: FakeChat) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/"
        organisation = Organisation(phone="+32478123456", email="hulp@example.org")
        settings = WebSettings(poll_seconds=2, quick_exit_url=f"{self.url}health")
        self._app = create_app(chat, settings, Wording({"organisation": organisation}))

    def start(self) -> None:
        config = uvicorn.Config(
            self._app, "127.0.0.1", self.port, log_level="critical", timeout_graceful_shutdown=0
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        until = time.monotonic() + 10
        while not self._server.started:
            assert time.monotonic() < until, "the page did not start"
            time.sleep(0.01)

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=10)


@pytest.fixture
def site(chat: FakeChat) -> Iterator[Site]:
    site = Site(chat)
    site.start()
    yield site
    site.stop()


@pytest.fixture
def open_page(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Return a maker of windows, which fails afterwards when a script failed in one."""
    contexts: list[BrowserContext] = []
    problems: list[str] = []
    asked: set[str] = set()

    def open_window(**options: object) -> Page:
        context = browser.new_context(**options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("request", lambda request: asked.add(request.url))
        page.goto(site.url)
        page.get_by_role("button", name="Iemand aanmelden").wait_for()
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert problems == []
    assert {url for url in asked if not url.startswith(site.url)} == set()


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A window of a telephone, with the welcome in it."""
    return open_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
