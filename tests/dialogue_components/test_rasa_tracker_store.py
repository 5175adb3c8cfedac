"""Rasa's memory of a conversation: encrypted, one row each, not written when a turn failed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import sqlalchemy as sa

from bot.dialogue.components import turn
from bot.dialogue.trackers import TRACKERS, TrackerDatabase
from bot.errors import DecryptionError
from bot.storage import FieldCipher, new_key
from bot.storage.engine import make_engine
from tests.installation import installed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.dialogue.components.tracker_store import EncryptedTrackerStore

pytestmark = [
    pytest.mark.rasa,
    pytest.mark.xdist_group("rasa"),
    pytest.mark.usefixtures("rasa"),
    # Rasa says so of every slot with a mapping of our own.
    pytest.mark.filterwarnings("ignore:Slot auto-fill has been removed:UserWarning"),
]

SECRET_WORDS = "mijn diepste geheim"


@pytest.fixture(autouse=True)
def installation(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    with installed(monkeypatch, tmp_path):
        yield


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'trackers.db'}"


@pytest.fixture
def store(url: str, cipher: FieldCipher) -> EncryptedTrackerStore:
    return make_store(url, cipher)


def make_store(url: str, cipher: FieldCipher) -> EncryptedTrackerStore:
    from rasa.shared.core.domain import Domain

    from bot.dialogue.components.tracker_store import EncryptedTrackerStore

    return EncryptedTrackerStore(Domain.empty(), url=url, cipher=cipher)


def talk(*texts: str, sender: str = "noor") -> Any:
    """Return a tracker of one session in which somebody said this."""
    from rasa.shared.core.events import ActionExecuted, SessionStarted, UserUttered
    from rasa.shared.core.trackers import DialogueStateTracker

    start = [ActionExecuted("action_session_start"), SessionStarted()]
    said = [UserUttered(text, intent={"name": "inform"}) for text in texts]
    return DialogueStateTracker.from_events(sender, [*start, *said])


def texts_of(tracker: Any) -> list[str]:
    return [event.text for event in tracker.events if event.type_name == "user"]


def rows(url: str) -> list[Any]:
    with make_engine(url).connect() as connection:
        return list(connection.execute(sa.select(TRACKERS)))


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


async def test_conversation_comes_back_as_it_was(store: EncryptedTrackerStore) -> None:
    await store.save(talk("dag", "ik ben 19"))

    tracker = await store.retrieve("noor")

    assert texts_of(tracker) == ["dag", "ik ben 19"]
    assert tracker.sender_id == "noor"
    assert tracker.latest_message.intent_name == "inform"


async def test_slots_and_open_form_come_back(url: str, cipher: FieldCipher) -> None:
    from rasa.shared.core.domain import Domain
    from rasa.shared.core.events import ActiveLoop, SlotSet

    from bot.dialogue.components.tracker_store import EncryptedTrackerStore

    names = ("age", "open_choices")
    slots = {name: {"type": "any", "mappings": [{"type": "custom"}]} for name in names}
    domain = Domain.from_dict({"slots": slots})
    store = EncryptedTrackerStore(domain, url=url, cipher=cipher)
    tracker = await store.get_or_create_tracker("noor")
    for event in (SlotSet("age", 19), SlotSet("open_choices", [18, 19]), ActiveLoop("a_form")):
        tracker.update(event)

    await store.save(tracker)
    again = await store.retrieve("noor")

    assert (again.get_slot("age"), again.get_slot("open_choices")) == (19, [18, 19])
    assert again.active_loop_name == "a_form"


async def test_unknown_conversation_is_none(store: EncryptedTrackerStore) -> None:
    assert await store.retrieve("nobody") is None
    assert list(await store.keys()) == []


async def test_words_are_in_no_file_of_the_database(
    store: EncryptedTrackerStore, tmp_path: Path
) -> None:
    await store.save(talk(SECRET_WORDS))

    kept = contents(tmp_path)
    assert "trackers.db" in kept
    assert [name for name, content in kept.items() if SECRET_WORDS.encode() in content] == []


async def test_conversation_is_one_row_that_keeps_its_beginning(
    store: EncryptedTrackerStore, url: str
) -> None:
    await store.save(talk("dag"))
    (first,) = rows(url)

    await store.save(talk("dag", "nog iets"))

    (second,) = rows(url)
    assert second.began_at == first.began_at
    assert second.conversation != first.conversation


async def test_conversations_do_not_mix(store: EncryptedTrackerStore) -> None:
    await store.save(talk("dag", sender="noor"))
    await store.save(talk("hallo", sender="sam"))

    assert texts_of(await store.retrieve("sam")) == ["hallo"]
    assert sorted(await store.keys()) == ["noor", "sam"]


async def test_conversation_moved_to_another_sender_cannot_be_read(
    store: EncryptedTrackerStore, url: str
) -> None:
    await store.save(talk("dag"))
    with make_engine(url).begin() as connection:
        connection.execute(sa.update(TRACKERS).values(sender_id="sam"))

    with pytest.raises(DecryptionError):
        await store.retrieve("sam")


async def test_conversation_cannot_be_read_with_another_key(
    store: EncryptedTrackerStore, url: str
) -> None:
    await store.save(talk("dag"))

    with pytest.raises(DecryptionError):
        await make_store(url, FieldCipher((new_key(),))).retrieve("noor")


async def test_failed_turn_leaves_the_conversation_as_it_was(
    store: EncryptedTrackerStore,
) -> None:
    await store.save(talk("dag"))
    turn.begin()
    turn.note_failure("actions")

    await store.save(talk("dag", "half beantwoord"))

    assert texts_of(await store.retrieve("noor")) == ["dag"]


async def test_only_the_present_session_is_kept(store: EncryptedTrackerStore) -> None:
    from rasa.shared.core.trackers import DialogueStateTracker

    events = [*talk("vroeger").events, *talk("nu").events]

    await store.save(DialogueStateTracker.from_events("noor", events))

    tracker = await store.retrieve("noor")
    assert texts_of(tracker) == ["nu"]
    assert [event.type_name for event in tracker.events][:2] == ["action", "session_started"]


async def test_database_that_fails_marks_the_turn(store: EncryptedTrackerStore, url: str) -> None:
    with make_engine(url).begin() as connection:
        connection.execute(sa.text("DROP TABLE trackers"))
    reading = turn.begin()
    with pytest.raises(sa.exc.OperationalError):
        await store.retrieve("noor")
    writing = turn.begin()

    with pytest.raises(sa.exc.OperationalError):
        await store.save(talk("dag"))

    assert (reading.failures, writing.failures) == (["trackers"], ["trackers"])


async def test_conversation_can_be_forgotten(store: EncryptedTrackerStore, url: str) -> None:
    await store.save(talk("dag"))

    TrackerDatabase(url).forget("noor")

    assert await store.retrieve("noor") is None
