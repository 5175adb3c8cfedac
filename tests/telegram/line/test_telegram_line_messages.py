"""What a youth writes reaches the coach in its own form, and the answer comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.telegram.line.conftest import EMRE, NOOR, SAM, SOFIE
from tests.telegram.stand_in.people import MEDIA

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractAsyncContextManager

    from tests.dialogue.fakes import FakeDialogue
    from tests.telegram.bot_api import BotApi
    from tests.telegram.line.conftest import Office

    Gateway = Callable[[], AbstractAsyncContextManager[None]]


async def test_text_goes_to_the_coach_with_the_name_and_to_nobody_else(
    api: BotApi, office: Office, gateway: Gateway, dialogue: FakeDialogue
) -> None:
    dialogue.is_up, dialogue.failures = False, 99
    api.says(NOOR, text="ik ben wat later")

    async with gateway():
        await office.quiet()

    assert office.seen(SOFIE) == ["Noor:\nik ben wat later"]
    assert (office.seen(EMRE), office.seen(SAM), office.seen(NOOR)) == ([], [], [])
    assert dialogue.said == []


async def test_answer_by_reply_goes_to_who_wrote_and_shows_what_it_answers(
    api: BotApi, office: Office, gateway: Gateway, number: Callable[[int], int]
) -> None:
    api.says(NOOR, text="ik ben wat later")
    asked = number(NOOR)

    async with gateway():
        copy = await office.sees(SOFIE, "wat later")
        api.says(SOFIE, text="geen probleem", reply_to=copy["message_id"])
        answer = await office.sees(NOOR, "geen probleem")
        await office.quiet()

    assert answer["text"] == "Sofie:\ngeen probleem"
    assert answer["reply_to"] == asked
    seen = api.done("setMessageReaction", NOOR)
    assert [(one["message_id"], one["emoji"]) for one in seen] == [(str(asked), ["👀"])]
    assert (office.seen(SAM), len(office.seen(SOFIE))) == ([], 1)


@pytest.mark.parametrize("kind", sorted(MEDIA))
async def test_every_medium_is_copied(
    api: BotApi, office: Office, gateway: Gateway, kind: str
) -> None:
    api.sends(NOOR, kind)

    async with gateway():
        await office.quiet()

    copies = [sent for sent in api.shown(SOFIE) if "copied" in sent]
    assert [sent["copied"] for sent in copies] == [[str(NOOR), api._last_of(NOOR)]]
    assert "Noor" in " ".join(office.seen(SOFIE))


@pytest.mark.parametrize("kind", sorted(MEDIA))
async def test_every_medium_of_a_coach_is_copied_to_the_youth(
    api: BotApi, office: Office, gateway: Gateway, kind: str
) -> None:
    api.says(NOOR, text="ik ben wat later")

    async with gateway():
        asked = await office.sees(SOFIE, "wat later")
        api.sends(SOFIE, kind, reply_to=asked["message_id"])
        await office.quiet()

    copies = [sent for sent in api.shown(NOOR) if "copied" in sent]
    assert [sent["copied"] for sent in copies] == [[str(SOFIE), api._last_of(SOFIE)]]
    assert [sent for sent in api.shown(SAM) if "copied" in sent] == []


async def test_answer_to_a_message_that_was_deleted_arrives_without_the_quote(
    api: BotApi, office: Office, gateway: Gateway, number: Callable[[int], int]
) -> None:
    api.says(NOOR, text="ik ben wat later")
    asked = number(NOOR)

    async with gateway():
        copy = await office.sees(SOFIE, "wat later")
        api.deletes(NOOR, asked)
        api.says(SOFIE, text="geen probleem", reply_to=copy["message_id"])
        answer = await office.sees(NOOR, "geen probleem")

    assert answer["reply_to"] is None


async def test_caption_stands_below_the_copy_with_the_name(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.sends(NOOR, "photo", caption="brief van de huisbaas")

    async with gateway():
        await office.quiet()

    assert office.seen(SOFIE) == ["[photo] Noor:\nbrief van de huisbaas"]


async def test_album_arrives_together_with_its_captions(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.sends_album(NOOR, ["blad 1", "", "blad 3"])

    async with gateway():
        await office.quiet()

    assert office.seen(SOFIE) == ["Noor:", "[photo] blad 1", "[photo]", "[photo] blad 3"]
    assert api.calls.count("copyMessages") == 1


async def test_reply_to_a_picture_of_an_album_is_an_answer(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.sends_album(NOOR, ["blad 1", "blad 2"])

    async with gateway():
        copy = await office.sees(SOFIE, "[photo] blad 2")
        api.says(SOFIE, text="dank je", reply_to=copy["message_id"])
        await office.sees(NOOR, "dank je")


async def test_answer_with_an_album_arrives_together(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(NOOR, text="heb je het plan?")

    async with gateway():
        copy = await office.sees(SOFIE, "het plan")
        api.says(SOFIE, text="ja", reply_to=copy["message_id"])
        await office.sees(NOOR, "ja")
        answer = api.number_of(NOOR, "ja")
        api.says(NOOR, text="toon eens", reply_to=answer)
        quote = await office.sees(SOFIE, "toon eens")
        message = api.as_message(SOFIE, quote["message_id"])
        api.sends_album(SOFIE, ["plan", ""])
        for update in api.updates[-2:]:
            update["message"]["reply_to_message"] = message
        await office.quiet()

    assert office.seen(NOOR)[1:] == ["Sofie:", "[photo] plan", "[photo]"]


async def test_quote_of_the_coach_is_shown_as_a_quote(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(NOOR, text="hallo")

    async with gateway():
        copy = await office.sees(SOFIE, "hallo")
        api.says(SOFIE, text="dag Noor", reply_to=copy["message_id"])
        written = api._last_of(SOFIE)
        answer = await office.sees(NOOR, "dag Noor")
        api.says(NOOR, text="wanneer?", reply_to=answer["message_id"])
        quote = await office.sees(SOFIE, "wanneer?")

    assert quote["reply_to"] == written


async def test_edit_arrives_as_an_edit(api: BotApi, office: Office, gateway: Gateway) -> None:
    api.says(NOOR, text="om 3 uur")
    written = api._last_of(NOOR)

    async with gateway():
        await office.sees(SOFIE, "om 3 uur")
        api.edits(NOOR, written, text="om 4 uur")
        await office.sees(SOFIE, "om 4 uur")
        await office.quiet()

    assert api.screen(SOFIE) == ["Noor:\nom 4 uur"]
    assert len(api.shown(SOFIE)) == 1


async def test_edit_of_an_answer_arrives_as_an_edit(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(NOOR, text="wanneer?")

    async with gateway():
        copy = await office.sees(SOFIE, "wanneer?")
        api.says(SOFIE, text="morgen", reply_to=copy["message_id"])
        written = api._last_of(SOFIE)
        await office.sees(NOOR, "morgen")
        api.edits(SOFIE, written, text="overmorgen")
        await office.sees(NOOR, "overmorgen")

    assert api.screen(NOOR) == ["Sofie:\novermorgen"]


async def test_edited_caption_comes_as_a_marked_correction(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.sends(NOOR, "photo", caption="mijn kot")
    written = api._last_of(NOOR)

    async with gateway():
        copy = await office.sees(SOFIE, "mijn kot")
        api.edits(NOOR, written, photo=MEDIA["photo"], caption="mijn studio")
        correction = await office.sees(SOFIE, "mijn studio")

    assert correction["caption"] == "✏️ Noor paste dit aan:\nmijn studio"
    assert correction["reply_to"] == copy["message_id"]


async def test_long_message_with_emoji_arrives_whole_in_pieces(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    words = " ".join(["🏠" * 9] * 400)
    api.says(NOOR, text=words)

    async with gateway():
        await office.quiet()

    pieces = office.seen(SOFIE)
    assert len(pieces) > 1
    assert " ".join(pieces).replace("\n", " ").split() == ["Noor:", *words.split()]


async def test_what_telegram_will_not_copy_is_told_to_the_sender(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(NOOR, something_new={})

    async with gateway():
        await office.sees(NOOR, "kon ik niet doorgeven aan Sofie")


async def test_sign_of_the_coach_is_seen_by_the_youth_as_eyes(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(NOOR, text="gelukt!")
    written = api._last_of(NOOR)

    async with gateway():
        copy = await office.sees(SOFIE, "gelukt!")
        api.reacts(SOFIE, copy["message_id"], "👍")
        await office.quiet()

    seen = api.done("setMessageReaction", NOOR)
    assert [(one["message_id"], one["emoji"]) for one in seen] == [(str(written), ["👀"])]


async def test_same_update_twice_is_one_message_and_order_is_kept(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    for n in range(6):
        api.says(NOOR, text=f"bericht {n}")
    api.updates.extend([dict(update) for update in api.updates])

    async with gateway():
        await office.sees(SOFIE, "bericht 5", 20)
        await office.quiet()

    assert office.seen(SOFIE) == [f"Noor:\nbericht {n}" for n in range(6)]


async def test_timeline_says_who_wrote_read_and_answered(
    api: BotApi, office: Office, gateway: Gateway
) -> None:
    api.says(NOOR, text="ik heb werk")

    async with gateway():
        copy = await office.sees(SOFIE, "ik heb werk")
        api.says(SOFIE, text="proficiat", reply_to=copy["message_id"])
        await office.sees(NOOR, "proficiat")
        await office.quiet()

    asked, answer = office.timeline()
    assert (asked["actor"], asked["text"]) == ("youth", "ik heb werk")
    assert [one["who"] for one in asked["details"]["read_by"]] == ["COACH-001"]
    assert asked["details"]["answered_by"] == "COACH-001"
    assert (answer["actor"], answer["text"]) == ("COACH-001", "proficiat")
    assert [one["who"] for one in answer["details"]["read_by"]] == ["youth"]
    assert office.timeline(SAM) == []
