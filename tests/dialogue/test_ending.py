"""Ending what runs for ever, also where a cancellation gets lost."""

import asyncio
import time

from bot.delivery.tasks import end
from bot.dialogue.workers import Bell, heard


async def for_ever() -> None:
    await asyncio.Event().wait()


async def deaf_to_the_first_cancellation() -> None:
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError:
        await asyncio.sleep(60)


async def failing() -> None:
    message = "away"
    raise RuntimeError(message)


async def test_tasks_end_also_when_a_cancellation_is_lost() -> None:
    work = (for_ever(), deaf_to_the_first_cancellation(), failing())
    tasks = [asyncio.create_task(one) for one in work]
    await asyncio.sleep(0)

    await asyncio.wait_for(end(tasks), 10)

    assert all(task.done() for task in tasks)


async def test_nothing_to_end_is_no_error() -> None:
    await end(set())


async def test_news_wakes_before_the_time_is_over() -> None:
    bell = Bell()
    news = bell.listen()
    asyncio.get_running_loop().call_later(0.01, bell.ring)
    began = time.monotonic()

    await heard(news, 30)

    assert time.monotonic() - began < 10
    assert news.is_set()


async def test_silence_ends_with_the_time() -> None:
    news = Bell().listen()

    await heard(news, 0.01)

    assert not news.is_set()


async def test_waiting_for_news_can_be_cancelled_at_any_moment() -> None:
    bell = Bell()
    for delay in (0.0, 0.009, 0.01, 0.011):
        task = asyncio.create_task(_wait_for_ever(bell))
        await asyncio.sleep(delay)
        task.cancel()
        done, _ = await asyncio.wait({task}, timeout=2)
        assert done


async def _wait_for_ever(bell: Bell) -> None:
    while True:
        await heard(bell.listen(), 0.01)
