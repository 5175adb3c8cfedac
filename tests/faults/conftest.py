"""Visitors of a page behind which something goes wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.live.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.live.stack import Stack


@pytest.fixture
def whole(live: Stack) -> Iterator[Stack]:
    """The assistant, which is made whole again after the test."""
    yield live
    for process in live.processes.values():
        process.revive()


@pytest.fixture
def new_visitor(live: Stack) -> Iterator[Callable[[], Visitor]]:
    """Return a maker of visitors."""
    visitors: list[Visitor] = []

    def make() -> Visitor:
        visitors.append(Visitor(live))
        return visitors[-1]

    yield make
    for visitor in visitors:
        visitor.close()


@pytest.fixture
def visitor(new_visitor: Callable[[], Visitor]) -> Visitor:
    """A visitor who has said nothing yet."""
    return new_visitor()
