"""What one message does to an intake: pure, so that every turn can be tested without Rasa.

``hear`` takes the open question and what came in, and says which slots change and what is told
besides the next question. The next question itself is asked by the form.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.intake.corrections import corrected, named, takes_back
from bot.intake.questions import QUESTIONS, TOLD, Question, without
from bot.intake.unasked import Answers, Reader, as_stored, told_also, told_unasked
from bot.intake.values import CHOICES
from bot.language.answers import asks_why, says_none, says_only_yes, says_unknown

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Yes to these is a promise about a person's data: only yes or no is heard, never an entity.
PROTECTED = frozenset({"data_consent", "confirm"})
YES_NO = frozenset({"yes_no", "yes_no_unsure"})
#: How an answer leaves what is kept about the question that it answers.
SETTLED: Mapping[str, object] = MappingProxyType(
    {"question_attempts": 0, "open_choices": None, "question_stage": None}
)
#: Intents that are something else than an answer; the rules answer them, then the form goes on.
ASIDES = frozenset(
    {
        "bot_challenge",
        "speak_to_human",
        "help",
        "insult",
        "out_of_scope",
        "message_coach",
        "ask_my_coach",
        "ask_referral_status",
        "delete_my_data",
        "cancel",
        "greet",
        "thank",
        "goodbye",
    }
)
#: What is kept when it is told instead of the answer.
ELSEWHERE = ("age", "living_situation", "income")
#: Intents that would begin another intake.
BEGINNINGS = frozenset({"refer_someone", "refer_myself", "check_eligibility"})
#: How sure the classifier must be before free text is taken for something else than the answer.
SURE = 0.5
SURE_OVER_WORDS = 0.8
#: Longer free text is a story, not a question in between.
SHORT_WORDS = 10
#: As many words can say "none" or "I do not know" and nothing else.
LITTLE_WORDS = 3


@dataclass(frozen=True)
class Heard:
    """One message: its words, its intent, and the values of a button (never of typed words).

    ``is_alarm``: it must not wait (``bot.safety``); help was given already.
    """

    text: str
    intent: str = ""
    confidence: float = 0.0
    pressed: Mapping[str, str] = field(default_factory=dict)
    is_alarm: bool = False

    @property
    def is_button(self) -> bool:
        """Say whether this was a button, which arrives as a payload with a slash."""
        return self.text.startswith("/")


@dataclass(frozen=True)
class Turn:
    """What a message changes.

    Args:
        changes: Slots to set; None forgets the answer.
        say: What is told before the next question: "noted" (what the words told instead of the
            answer) or nothing.
        is_aside: Something else than an answer; the rules answer it.
    """

    changes: Mapping[str, object] = field(default_factory=dict)
    say: str = ""
    is_aside: bool = False


#: Somebody wants to begin while an intake is going on: go on, or begin anew?
ALREADY_OPEN = Turn(changes={**SETTLED, "question_stage": "already_open"})


#: Something must change: which answer?
ASK_WHICH = Turn(changes={**SETTLED, "question_stage": "change"})


def hear(open_slot: str, answers: Answers, heard: Heard, read: Reader) -> Turn:
    """Take a message as the answer to the open question.

    Args:
        open_slot: The slot that is asked for now.
        answers: The answers so far.
        heard: The message.
        read: Reads a text as the answer to a slot.
    """
    question = QUESTIONS[open_slot]
    take = _pressed if heard.is_button else _typed
    return (
        _to_change(open_slot, answers, heard)
        or _resumed(answers, heard, read)
        or take(question, answers, heard, read)
    )


def _to_change(open_slot: str, answers: Answers, heard: Heard) -> Turn | None:
    """Take the wish to change an answer: which one by a button, at the summary also in words."""
    slot = heard.pressed.get("change_slot", "")
    if slot in answers and (slot in QUESTIONS or slot in TOLD):
        return _change(slot, answers)
    if heard.intent != "correct_answer":
        return None
    if heard.is_button:
        return ASK_WHICH
    # Yes and no are read out of much; who is sure to name a wrong answer is heard before that.
    is_sure = open_slot == "confirm" or heard.confidence >= SURE
    again = named(open_slot, answers, heard.text) if is_sure else ""
    if again:
        return _change(again, answers)
    return ASK_WHICH if open_slot == "confirm" else None


def _change(slot: str, answers: Answers) -> Turn:
    """Forget an answer and what depends on it, so that it is asked again."""
    kept = without(answers, slot)
    gone = {name: None for name in answers if name not in kept}
    return Turn(changes={**gone, **SETTLED})


def _resumed(answers: Answers, heard: Heard, read: Reader) -> Turn | None:
    """Go on with the open intake, or leave it to the rules to begin anew."""
    if answers.get("question_stage") != "already_open":
        return None
    choice = heard.pressed.get("resume_choice") or (
        None if heard.is_button else read("resume_choice", heard.text).value
    )
    if choice == "continue":
        return Turn(changes=SETTLED)
    return Turn(is_aside=True) if choice == "restart" else None


def _typed(question: Question, answers: Answers, heard: Heard, read: Reader) -> Turn:
    """Take typed words for what the reader makes of them."""
    if asks_why(heard.text):
        return Turn(changes={**SETTLED, "question_stage": "why"})
    if _is_aside(question, heard):
        return Turn(is_aside=True)
    if question.kind == "text" and question.may_be_none and _says_little(heard.text):
        return _not_read(question, answers, heard, read)
    reading = read(question.slot, heard.text)
    if reading.value is not None:
        also = told_also(question, answers, reading.value, heard.text, read)
        return _answer(question, answers, reading.value, also)
    if reading.choices:
        return Turn(changes={"open_choices": list(reading.choices)})
    return _not_read(question, answers, heard, read)


def _pressed(question: Question, answers: Answers, heard: Heard, read: Reader) -> Turn:
    """Take a button: a value of the open slot, or yes, no, not sure."""
    value: object | None = None
    if question.slot not in PROTECTED and question.slot in heard.pressed:
        value = _on_button(question, answers, heard.pressed[question.slot], read)
    if value is None:
        value = _plain_word(question, heard.intent)
    if value is not None:
        return _answer(question, answers, value)
    if heard.intent in BEGINNINGS:
        return ALREADY_OPEN
    return Turn(is_aside=True) if not heard.pressed else _unclear(answers)


def _on_button(question: Question, answers: Answers, value: str, read: Reader) -> object | None:
    """Return the value of a button, which must be one that the question could have shown."""
    if (question.may_be_none and value == "none") or (
        question.may_be_unknown and value == "unknown"
    ):
        return value
    if question.slot in CHOICES:
        return value if value in CHOICES[question.slot] else None
    choices = answers.get("open_choices")
    offered = choices if isinstance(choices, (list, tuple)) else ()
    meant = next((choice for choice in offered if str(choice) == value), None)
    return meant if meant is not None else read(question.slot, value).value


def _plain_word(question: Question, intent: str) -> str | None:
    if question.kind in YES_NO and intent in {"affirm", "deny"}:
        return "yes" if intent == "affirm" else "no"
    return _not_knowing(question) if intent == "unsure" else None


def _not_knowing(question: Question) -> str | None:
    """Return what "weet ik niet" means here; None where it is no answer."""
    if question.kind == "yes_no_unsure":
        return "unsure"
    if question.may_be_none:
        return "none"
    return "unknown" if question.may_be_unknown else None


def _is_aside(question: Question, heard: Heard) -> bool:
    """Say whether typed words are a question in between, a wish to stop, small talk.

    Where words are the answer (a name, how to reach somebody), only a clear question or a short
    wish to stop counts: "bel hem na 16u" asks for nobody.
    """
    if heard.is_alarm or not (heard.intent in ASIDES or heard.intent.startswith("ask_")):
        return False
    is_question = "?" in heard.text and heard.confidence >= SURE_OVER_WORDS
    if question.kind == "text":
        is_short = len(heard.text.split()) <= SHORT_WORDS
        wants_out = heard.intent == "cancel" and heard.confidence >= SURE_OVER_WORDS
        return is_short and (is_question or wants_out)
    return is_question


def _says_little(text: str) -> bool:
    """Say whether words to be kept as they are tell nothing: "geen", "weet ik niet", "ja"."""
    is_short = len(text.split()) <= LITTLE_WORDS
    return is_short and (says_none(text) or says_unknown(text) or says_only_yes(text))


def _not_read(question: Question, answers: Answers, heard: Heard, read: Reader) -> Turn:
    """Go on where the reader found nothing: not knowing, having none, an aside, or unclear."""
    if question.may_be_none and says_none(heard.text):
        return _answer(question, answers, "none")
    if says_unknown(heard.text) or heard.intent == "unsure":
        value = _not_knowing(question)
        if value is not None:
            return _answer(question, answers, value)
    if heard.is_alarm:
        # The help was the answer; the question is put again as if for the first time.
        return Turn(changes=SETTLED)
    correction = _corrected(question, answers, heard, read)
    return correction or _something_else(answers, heard, read)


def _something_else(answers: Answers, heard: Heard, read: Reader) -> Turn:
    """Leave small talk and questions to the rules, note what is told unasked, or ask again."""
    is_other = heard.intent in ASIDES or heard.intent.startswith("ask_")
    if is_other and heard.confidence >= SURE:
        return Turn(is_aside=True)
    if heard.intent in BEGINNINGS and heard.confidence >= SURE_OVER_WORDS:
        return ALREADY_OPEN
    told = told_unasked(ELSEWHERE, answers, heard.text, read)
    return Turn(changes=told, say="noted") if told else _unclear(answers)


def _corrected(question: Question, answers: Answers, heard: Heard, read: Reader) -> Turn | None:
    """Take back an earlier answer: give it its new value, ask it again, or ask which one."""
    if not takes_back(heard.text, heard.intent):
        return None
    anew = corrected(question.slot, answers, heard.text, read)
    if anew is not None:
        slot, value = anew
        return Turn(changes={**_change(slot, answers).changes, slot: value}, say="corrected")
    if heard.intent == "correct_answer" and heard.confidence >= SURE:
        return ASK_WHICH
    return None


def _unclear(answers: Answers) -> Turn:
    attempts = answers.get("question_attempts")
    count = attempts if isinstance(attempts, int) else 0
    return Turn(changes={**SETTLED, "question_attempts": count + 1})


def _answer(
    question: Question,
    answers: Answers,
    value: object,
    also: Mapping[str, object] = MappingProxyType({}),
) -> Turn:
    """Fill the slot; a no at the summary sends nothing and asks what then."""
    if question.slot == "confirm" and value == "no":
        return Turn(changes={**SETTLED, "question_stage": "declined"})
    return Turn(changes={**SETTLED, **also, question.slot: as_stored(value)})
