"""A plugin of pytest: each test runs without the one check that it stands for in ``PLACES``.

Each must fail then, by what it asserts; see ``test_places.py``, which runs it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from bot.storage.access import AccessStore
from tests.access.places import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

    from bot.access import Actor, Thing

_authorize = AccessStore.authorize


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep one test for each place, and expect it to fail by what it asserts."""
    chosen = {removed(item): item for item in reversed(items)}
    items[:] = [item for place, item in chosen.items() if place]
    wrong = (AssertionError, pytest.fail.Exception)
    for item in items:
        item.add_marker(pytest.mark.xfail(strict=True, raises=wrong, reason=removed(item)))


@pytest.fixture(autouse=True)
def without_check(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let everybody through at one place."""
    function, _, action = removed(request.node).partition(" ")

    def authorize(store: AccessStore, actor: Actor, asked: str, thing: Thing) -> None:
        is_here = asking(sys._getframe(1)) == function
        if not (is_here and action in {asked, "action"}):
            _authorize(store, actor, asked, thing)

    AccessStore.authorize = authorize  # type: ignore[method-assign]
    yield
    AccessStore.authorize = _authorize  # type: ignore[method-assign]


def removed(item: pytest.Item) -> str:
    """Return the place whose check a test does without; "" where it stands for none."""
    places = (place for place, test in PLACES.items() if stands_for(item.nodeid, test))
    return next(places, "")


def stands_for(nodeid: str, test: str) -> bool:
    """Say whether a test, with its parameters, is one of ``PLACES``."""
    name, _, wanted = test.rstrip("]").partition("[")
    own, _, given = nodeid.rstrip("]").partition("[")
    return name == own and wanted in given


def asking(frame: FrameType | None) -> str:
    """Return the function that asks: whoever calls ``may``, not ``may`` itself."""
    while frame and frame.f_code.co_name in {"may", "<genexpr>", "<listcomp>"}:
        frame = frame.f_back
    if frame is None:
        return ""
    module = frame.f_globals["__name__"].removeprefix("bot.")
    return f"{module}.{frame.f_code.co_name}"
