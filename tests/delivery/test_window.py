"""No window of the channel sees more than it allows, whenever answers come."""

from __future__ import annotations

import asyncio
import time
from datetime import timedelta

from bot.delivery.window import Window

SPAN = timedelta(seconds=0.2)


async def through(window: Window, seconds: float, went: list[tuple[float, float]]) -> None:
    """Go through the window, on the way for so long; keep when it went and was answered."""
    async with window.place():
        at = time.monotonic()
        await asyncio.sleep(seconds)
        went.append((at, time.monotonic()))


async def test_a_place_is_held_until_its_answer_is_a_window_ago() -> None:
    window, went = Window(2, SPAN), []

    await asyncio.gather(*(through(window, 0.05 * (n % 3), went) for n in range(7)))

    began = sorted(at for at, _ in went)
    answered = sorted(at for _, at in went)
    # The third goes once a place is free: a window after the first answer; the fourth after the
    # second, and so on.
    assert all(began[n + 2] >= answered[n] + SPAN.total_seconds() for n in range(5))


async def test_who_waited_long_is_let_through_at_once() -> None:
    window, went = Window(3, SPAN), []
    await asyncio.gather(*(through(window, 0, went) for _ in range(3)))
    await asyncio.sleep(0.3)

    began = time.monotonic()
    await asyncio.gather(*(through(window, 0, went) for _ in range(3)))

    assert time.monotonic() - began < SPAN.total_seconds()


async def test_what_is_more_than_the_window_goes_alone() -> None:
    window, went = Window(2, SPAN), []
    await through(window, 0, went)

    async with window.place(10):
        waited = time.monotonic() - went[0][1]
        beside = asyncio.create_task(through(window, 0, went))
        await asyncio.sleep(0.05)
        assert len(went) == 1
    left = time.monotonic()
    await beside

    assert waited >= SPAN.total_seconds()
    assert went[1][0] >= left + SPAN.total_seconds() - 0.01


async def test_a_message_that_is_given_up_gives_its_place_back() -> None:
    window, went = Window(1, SPAN), []
    stuck = asyncio.create_task(through(window, 60, went))
    behind = asyncio.create_task(through(window, 0, went))
    await asyncio.sleep(0.01)

    stuck.cancel()
    await behind

    assert len(went) == 1
