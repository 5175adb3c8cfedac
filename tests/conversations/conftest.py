"""Conversations with real Rasa and real actions; every test is another visitor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.live.flows import Walk, Way
from tests.live.plain import Plain
from tests.live.talk import Talk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.live.stack import Stack


@pytest.fixture
def talk(live: Stack) -> Talk:
    """A visitor who has said nothing yet."""
    return Talk(live)


@pytest.fixture
def walk(talk: Talk) -> Callable[..., Walk]:
    """Return a maker of visitors on one of the ways in."""

    def make(way: Way, *, press: bool = False) -> Walk:
        return Walk(talk, way, press)

    return make


@pytest.fixture(scope="session")
def plain(live: Stack, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Plain]:
    """Rasa and the actions without us (``live`` has trained the model)."""
    stack = Plain(tmp_path_factory.mktemp("plain"))
    try:
        stack.start()
        yield stack
    finally:
        stack.stop()
