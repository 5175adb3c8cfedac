"""Many write at once: whoever handled one message has the next in hand with the same commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.errors import StorageError
from tests.line.relay.conftest import NOOR, SOFIE

if TYPE_CHECKING:
    from bot.storage.unit_of_work import UnitOfWork
    from tests.line.pairing.conftest import Town


async def test_next_message_is_claimed_with_the_end_of_the_one_before(town: Town) -> None:
    town.brings(NOOR, "ik ben wat later")
    town.clock.move(seconds=1)
    town.brings(SOFIE, "/hulp")

    following = await town.attendant.attend(town.claim(), claim_more=town.claim_in)

    assert following is not None
    assert following.item.body == "/hulp"
    assert town.claim() is None


async def test_next_message_of_the_same_chat_comes_after_the_one_before(town: Town) -> None:
    town.brings(NOOR, "een")
    town.brings(NOOR, "twee")

    following = await town.attendant.attend(town.claim(), claim_more=town.claim_in)
    await town.attendant.attend(following)

    assert [text.splitlines()[-1] for text in town.seen(SOFIE)[-2:]] == ["een", "twee"]


async def test_message_is_not_handled_where_the_next_could_not_be_claimed(town: Town) -> None:
    def full_disk(_uow: UnitOfWork) -> None:
        message = "disk full"
        raise StorageError(message)

    town.brings(NOOR, "ik ben wat later")
    before = town.seen(SOFIE)
    claimed = town.claim()

    with pytest.raises(StorageError):
        await town.attendant.attend(claimed, claim_more=full_disk)
    assert town.seen(SOFIE) == before
    town.clock.move(seconds=31)
    await town.attend()

    assert town.seen(SOFIE)[-1].endswith("ik ben wat later")


async def test_what_is_for_the_assistant_claims_nothing_more(town: Town) -> None:
    await town.says(NOOR, "/assistent")
    town.brings(NOOR, "wat kost het?")
    town.clock.move(seconds=1)
    town.brings(SOFIE, "/hulp")

    following = await town.attendant.attend(town.claim(), claim_more=town.claim_in)

    assert following is None
    assert town.claim().item.body == "/hulp"
