"""How much is seen of what nobody trained or tuned on; run with ``-s`` to read the figures."""

import pytest
import yaml

from bot.safety.rules import KINDS
from bot.safety.screening import screen
from tests.safety.corpus import HELD_OUT, trained_texts

MESSAGES = {
    file.stem: {key: text.splitlines() for key, text in yaml.safe_load(file.read_text()).items()}
    for file in sorted(HELD_OUT.glob("*.yml"))
}
#: Of what is said openly in round 2, by fresh writers; the kind may be named second.
OPEN_FLOORS = {"suicide": 0.88, "violence": 0.85, "medical": 0.88, "shelter": 0.82}
#: Round 1 mixes what is said openly with what is said sideways.
MIXED_FLOORS = {"suicide": 0.6, "violence": 0.68, "medical": 0.8, "shelter": 0.8}


def share_seen(round_name: str, kind: str) -> float:
    texts = MESSAGES[round_name][kind]
    found = [screen(text) for text in texts]
    seen = sum(kind in (one.kind, *one.also) for one in found)
    print(f"{round_name} {kind:9}{seen:4} of {len(texts)}")  # noqa: T201 -- the figures are for reading
    return seen / len(texts)


@pytest.mark.parametrize("kind", KINDS)
def test_what_fresh_writers_say_openly_is_mostly_seen(kind: str) -> None:
    assert share_seen("round_2", kind) >= OPEN_FLOORS[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_what_others_say_openly_or_not_is_mostly_seen(kind: str) -> None:
    assert share_seen("round_1", kind) >= MIXED_FLOORS[kind]


def alarms(key: str) -> list[str]:
    texts = [text for groups in MESSAGES.values() for text in groups[key]]
    found = [text for text in texts if screen(text).kind != "none"]
    print(f"{key} {len(found)} of {len(texts)} alarm for nothing")  # noqa: T201 -- the figures are for reading
    assert len(texts) > 300
    return found


def test_what_people_answer_to_the_intake_hardly_alarms() -> None:
    assert len(alarms("ordinary")) <= 4


def test_of_messages_written_to_mislead_few_alarm() -> None:
    assert len(alarms("none")) <= 60


def test_nothing_held_out_was_trained_on() -> None:
    held_out = {
        text for groups in MESSAGES.values() for texts in groups.values() for text in texts
    }

    assert held_out & trained_texts() == set()
