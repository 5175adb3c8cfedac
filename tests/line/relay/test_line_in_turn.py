"""Many write at once: several messages are handled with one commit, where nobody else writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import StorageError
from tests.line.relay.conftest import NOOR, SOFIE

if TYPE_CHECKING:
    from bot.storage.unit_of_work import UnitOfWork
    from tests.line.pairing.conftest import Town


async def rounds(town: Town) -> int:
    """Handle all that waits, and return how many times the attendant was called."""
    number, following = 0, town.claim()
    while following is not None:
        following = await town.attendant.attend(following, claim_more=town.claim_in)
        number += 1
    return number


async def test_messages_of_several_chats_are_handled_together(town: Town) -> None:
    with town.database.unit_of_work() as uow:
        is_alone = uow.is_alone
    town.brings(NOOR, "ik ben wat later")
    town.clock.move(seconds=1)
    town.brings(SOFIE, "/hulp")

    number = await rounds(town)

    assert number == (1 if is_alone else 2)
    assert any(text.endswith("ik ben wat later") for text in town.seen(SOFIE))
    assert "/jongeren" in town.seen(SOFIE)[-1]


async def test_next_message_of_the_same_chat_comes_after_the_one_before(town: Town) -> None:
    for words in ("een", "twee", "drie"):
        town.brings(NOOR, words)

    await rounds(town)

    assert [text.splitlines()[-1] for text in town.seen(SOFIE)[-3:]] == ["een", "twee", "drie"]


async def test_message_is_handled_alone_where_the_next_could_not_be_claimed(town: Town) -> None:
    def full_disk(_uow: UnitOfWork) -> None:
        message = "disk full"
        raise StorageError(message)

    town.brings(NOOR, "ik ben wat later")
    before = town.seen(SOFIE)

    following = await town.attendant.attend(town.claim(), claim_more=full_disk)

    assert following is None
    assert [text.splitlines()[-1] for text in town.seen(SOFIE)[len(before) :]] == [
        "ik ben wat later"
    ]


async def test_what_is_for_the_assistant_is_given_back(town: Town) -> None:
    await town.says(NOOR, "/assistent")
    town.brings(SOFIE, "/hulp")
    town.clock.move(seconds=1)
    town.brings(NOOR, "wat kost het?")

    following = await town.attendant.attend(town.claim(), claim_more=town.claim_in)

    assert following is not None
    assert following.item.body == "wat kost het?"
    assert "/jongeren" in town.seen(SOFIE)[-1]


async def test_what_is_for_the_assistant_claims_nothing_more(town: Town) -> None:
    await town.says(NOOR, "/assistent")
    town.brings(NOOR, "wat kost het?")
    town.clock.move(seconds=1)
    town.brings(SOFIE, "/hulp")

    following = await town.attendant.attend(town.claim(), claim_more=town.claim_in)

    assert following is None
    assert town.claim().item.body == "/hulp"
