"""The intake as it stands in Rasa's slots: read from a tracker, written as events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rasa_sdk.events import SlotSet

from bot import bootstrap
from bot.intake.beginning import begins
from bot.intake.opening import OPENING
from bot.intake.pressed import BEGINNINGS
from bot.intake.questions import NETWORK_REFUSAL, OWN_WORDS, QUESTIONS, TOLD
from bot.intake.referring import (
    announces,
    refers,
    seeks_help,
    tells_facts,
    tells_facts_of_kin,
    tells_own_age,
    tells_own_release,
)
from bot.intake.summary import CONFIRM
from bot.intake.turn import Heard
from bot.language.answers import Reading, asks, read_answer, read_by_rules
from bot.language.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rasa_sdk import Tracker

    from bot.intake.unasked import Reader

#: What the intake keeps in slots besides the answers.
WORKING = (
    "eligibility_outcome",
    "question_attempts",
    "open_choices",
    "question_stage",
    "consent_wording",
    "intake_id",
    "left_answers",
    "left_form",
    "income_ends",
    "reminder_offer",
)
#: What a finished or stopped intake leaves behind for nobody.
ALL = (*QUESTIONS, *TOLD, NETWORK_REFUSAL, OWN_WORDS, *WORKING, "continue_to_referral")
#: As many messages before an intake may belong to the story.
STORY_LINES = 3
#: Intents of messages that may tell of the person the intake will be about.
TELLS = frozenset({*BEGINNINGS, "inform", "greet", "nlu_fallback"})
#: Only a button fills a slot by an entity, and its entities come from this part of Rasa.
BUTTON_READER = "RegexMessageHandler"


def answers_from(tracker: Tracker) -> dict[str, Any]:
    """Return the slots of the intake that hold something."""
    values = {name: tracker.get_slot(name) for name in ALL}
    return {name: value for name, value in values.items() if value is not None}


def heard_from(tracker: Tracker) -> Heard:
    """Return the latest message as the policy wants it."""
    latest = tracker.latest_message or {}
    intent = latest.get("intent") or {}
    pressed = {
        entity["entity"]: str(entity["value"])
        for entity in latest.get("entities") or ()
        if entity.get("extractor") == BUTTON_READER
    }
    text, name = latest.get("text") or "", intent.get("name") or ""
    if text.startswith("/") and not text.startswith(f"/{name}"):
        # No button says this: what the classifier made of such words counts for nothing.
        name = ""
    return Heard(
        text=text,
        intent=name,
        confidence=float(intent.get("confidence") or 0.0),
        pressed=pressed,
    )


def slots(changes: Mapping[str, object]) -> list[dict[str, Any]]:
    """Return the events that set these slots."""
    return [SlotSet(name, value) for name, value in changes.items()]


def cleared(*, keep: frozenset[str] = frozenset()) -> list[dict[str, Any]]:
    """Return the events that forget the intake, but for the slots to keep."""
    return [SlotSet(name, None) for name in ALL if name not in keep]


def is_new_answer(tracker: Tracker) -> bool:
    """Say whether the form is asked about a message it has not seen yet.

    Rasa runs the form's validation also when it begins and when it comes back from a question
    in between (then the form rejected this very message); nothing may be read then.
    """
    for event in reversed(tracker.events):
        if event["event"] == "user":
            return bool(tracker.get_slot("requested_slot"))
        if event["event"] == "action_execution_rejected":
            return False
    return False


def times_said(tracker: Tracker) -> int:
    """Return how often the same words were typed in a row at the question that is open."""
    text, open_slot = heard_from(tracker).text, tracker.get_slot("requested_slot")
    times = 0
    for event in reversed(tracker.events):
        is_other_question = event["event"] == "slot" and event.get("name") == "requested_slot"
        if is_other_question and event.get("value") != open_slot:
            break
        if event["event"] == "user":
            if event.get("text") != text:
                break
            times += 1
    return times


def is_back(tracker: Tracker, slot: str) -> bool:
    """Say whether the form comes back to the question of a slot from something in between.

    What answered the question in the same breath leads to the next one, which is put in full.
    """
    events = tracker.events
    for index in range(len(events) - 1, -1, -1):
        if events[index]["event"] == "user":
            return False
        if events[index]["event"] == "action_execution_rejected":
            return _asked_before(events[:index]) in {None, slot}
    return False


def _asked_before(events: list[dict[str, Any]]) -> str | None:
    """Return the slot that was asked for last; None where no event tells it."""
    asked = (e["value"] for e in reversed(events) if e.get("name") == "requested_slot")
    return next(asked, None)


def all_words(tracker: Tracker) -> str:
    """Return all that the assistant said in this session, oldest first."""
    return "\n".join(
        str(e["text"]) for e in tracker.events if e["event"] == "bot" and e.get("text")
    )


def reader(tracker: Tracker) -> Reader:
    """Return what reads an answer today, in the light of the question that was put last.

    What was learned from examples of answers says nothing about other words: for a slot that is
    not asked now, and in a story, rules alone read.
    """
    chosen = bootstrap.settings()
    asked = tracker.get_slot("requested_slot")
    is_story = tracker.get_slot("question_stage") == OPENING
    question = _question(last_words(tracker), asked)

    def read(slot: str, text: str) -> Reading:
        of_answer = read_answer if slot == asked and not is_story else read_by_rules
        return of_answer(
            slot,
            text,
            question=question,
            today=chosen.clock.today(),
            first_active=chosen.active_regions[0],
        )

    return read


def _question(words: str, slot: str | None) -> str:
    """Return what the assistant asked; the summary holds words of the person besides."""
    if slot != CONFIRM:
        return words
    return " ".join(one for one in sentences(words) if one.endswith("?"))


def last_words(tracker: Tracker) -> str:
    """Return what the assistant said last, which an answer may lean on."""
    for event in reversed(tracker.events):
        if event["event"] == "bot" and event.get("text"):
            return str(event["text"])
    return ""


def story_before(tracker: Tracker) -> str:
    """Return what was typed before an intake began: its first sentence, and what led to it.

    Questions about the programme are about anybody ("mag iemand van 24 meedoen?").
    """
    heard = heard_from(tracker)
    tells = heard.intent in TELLS or refers(heard.text) is not None
    tells = tells or announces(heard.text) or tells_facts(heard.text) or bool(begins(heard.text))
    lines = [heard.text] if tells and not heard.is_button else []
    # Who begins anew in the middle of an intake told the old story.
    before = [] if (tracker.active_loop or {}).get("name") else tracker.events
    for event in reversed(before):
        if event["event"] == "active_loop" or len(lines) == STORY_LINES:
            break
        if event["event"] == "user" and event.get("text") != heard.text and _tells(event):
            lines.append(event["text"])
    return "\n".join(reversed(lines))


def _tells(event: Mapping[str, Any]) -> bool:
    """Say whether an earlier message was typed, and may tell of somebody."""
    intent = (event.get("parse_data") or {}).get("intent") or {}
    text = str(event.get("text") or "/")
    tells_of_self = tells_own_age(text) or (seeks_help(text) and not asks(text))
    tells_of_self = tells_of_self or tells_own_release(text)
    is_told = intent.get("name") in TELLS or tells_of_self or tells_facts_of_kin(text)
    return not text.startswith("/") and (is_told or bool(begins(text, is_question=True)))


def metadata_of(tracker: Tracker) -> Mapping[str, Any]:
    """Return what came with the latest message besides its words."""
    for event in reversed(tracker.events):
        if event["event"] == "user":
            return event.get("metadata") or {}
    return {}


def channel_of(tracker: Tracker) -> str:
    """Return where the person is: what the gateway says of it, else Rasa's own channel."""
    for event in reversed(tracker.events):
        if event["event"] == "user":
            metadata = event.get("metadata") or {}
            return metadata.get("channel") or event.get("input_channel") or "rest"
    return "rest"
