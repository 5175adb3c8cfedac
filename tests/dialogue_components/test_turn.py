"""Whether the turn that Rasa works on has failed: known within that turn alone."""

from __future__ import annotations

import asyncio
from contextvars import Context

from bot.dialogue.components import turn


def fresh(work: object) -> object:
    return Context().run(work)


def test_turn_begins_without_failures() -> None:
    def work() -> tuple[list[str], bool]:
        return turn.begin().failures, turn.has_failed()

    assert fresh(work) == ([], False)


def test_failure_marks_the_turn() -> None:
    def work() -> tuple[list[str], bool]:
        current = turn.begin()
        turn.note_failure("actions")
        turn.note_failure("trackers")
        return current.failures, turn.has_failed()

    assert fresh(work) == (["actions", "trackers"], True)


def test_next_turn_is_not_marked_by_the_one_before() -> None:
    def work() -> bool:
        turn.begin()
        turn.note_failure("actions")
        turn.begin()
        return turn.has_failed()

    assert fresh(work) is False


def test_outside_a_turn_nothing_fails() -> None:
    def work() -> bool:
        turn.note_failure("actions")
        return turn.has_failed()

    assert fresh(work) is False


async def test_part_of_a_turn_in_a_task_of_its_own_marks_it() -> None:
    async def part() -> None:
        turn.note_failure("actions")

    current = turn.begin()
    await asyncio.create_task(part())

    assert turn.has_failed()
    assert current.failures == ["actions"]


async def test_turns_side_by_side_do_not_mark_each_other() -> None:
    async def one(fails: bool) -> bool:
        turn.begin()
        await asyncio.sleep(0)
        if fails:
            turn.note_failure("actions")
        await asyncio.sleep(0)
        return turn.has_failed()

    assert await asyncio.gather(one(True), one(False)) == [True, False]
