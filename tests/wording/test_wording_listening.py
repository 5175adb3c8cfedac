"""What the assistant says while it listens: what it understood, and how it asks back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from bot.intake.ask import put_again, question_message
from bot.intake.attention import ATTENTION
from bot.intake.early import unfit_already
from bot.intake.questions import QUESTIONS
from bot.intake.rules import rules_from
from bot.intake.values import CHOICES
from bot.settings import POSSIBLE, WEST_FLANDERS
from tests.wording.conftest import YOUTH

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.intake.questions import Answers
    from bot.wording import Wording

    Proofread = Callable[..., None]

OPEN = {
    "age": 19,
    "region": "Kortrijk",
    "release_date": "2026-05",
    "youth_name": "Noor",
    "youth_phone": "+32470123456",
    "contact_way": "na vier uur",
    "referrer_name": "An",
    "referrer_phone": "none",
    "referrer_email": "an@voorbeeld.be",
    "birth_date": "2006-05-12",
}
TOLD = [
    *((slot, value) for slot in CHOICES if slot not in {"send_anyway", "data_consent", "confirm",
      "network_refusal_from_fear", "wants_change", "referrer_type"} for value in CHOICES[slot]),
    *OPEN.items(),
    ("living_situation", "unknown"),
    ("attention", ["with_child", "no_papers"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("told", "names"),
    [
        ({"age": 16}, "17 jaar"),
        ({"age": 24}, "23 jaar"),
        ({"region": "Antwerpen"}, "niet in Antwerpen"),
        ({"age": 15, "region": "Hasselt"}, "niet in Hasselt"),
    ],
)
def test_what_cannot_fit_comes_with_who_helps(
    told: Answers, names: str, answers: Answers, wording: Wording, proofread: Proofread
) -> None:
    known = {**answers, **told}
    rules = rules_from(WEST_FLANDERS, POSSIBLE)
    unfit = unfit_already(told, known, date(2026, 3, 2), rules)

    message = wording.message("intake/early", answers=known, unfit=unfit)

    proofread(message, to_youth=answers.get("referrer_type") == "self")
    assert names in message.text
    assert "CAW" in message.text or "JAC" in message.text
    assert "straks zeg ik waar" in message.text


@pytest.mark.parametrize(("slot", "value"), TOLD)
def test_every_answer_can_be_repeated_in_a_sentence(
    slot: str, value: object, answers: Answers, wording: Wording, proofread: Proofread
) -> None:
    message = wording.message("intake/heard", answers={**answers, slot: value}, slots=(slot,))

    proofread(message, to_youth=False, is_list=True)
    assert ": ." not in message.text


@pytest.mark.parametrize("template", ["noted", "corrected"])
def test_what_is_noted_or_corrected_is_said_in_the_same_words(
    template: str, answers: Answers, wording: Wording, proofread: Proofread
) -> None:
    known = {**answers, "age": 19, "living_situation": "public_space"}

    message = wording.message(f"intake/{template}", answers=known, slots=("age",))

    proofread(message)
    assert message.text.endswith(": 19 jaar.")


def test_code_that_is_shown_to_nobody_in_the_talk_leaves_no_gap(wording: Wording) -> None:
    known = {"age": 19, "attention": list(ATTENTION[:1])}

    text = wording.message("intake/heard", answers=known, slots=("age", "attention")).text

    assert text == "Dus: 19 jaar. Klopt er iets niet? Zeg het maar."


def test_youth_is_repeated_what_the_youth_said(wording: Wording) -> None:
    known = {**YOUTH, "age": 19, "living_situation": "public_space", "income": "none"}

    text = wording.message("intake/heard", answers=known, slots=tuple(known)).text

    assert text == (
        "Dus: 19 jaar, je slaapt op straat of ergens buiten, geen inkomen. "
        "Klopt er iets niet? Zeg het maar."
    )


def test_opening_of_a_check_asks_for_no_name(wording: Wording, proofread: Proofread) -> None:
    message = question_message("age", {"question_stage": "opening"}, (), wording)

    proofread(message)
    assert "zonder naam" in message.text


@pytest.mark.parametrize("slot", [slot for slot in QUESTIONS if slot != "confirm"])
def test_open_question_is_put_in_other_words_twice_after_something_in_between(
    slot: str, answers: Answers, wording: Wording, proofread: Proofread
) -> None:
    put = question_message(slot, answers, (), wording)

    first = put_again(slot, answers, put, wording, said=put.text)
    second = put_again(slot, answers, put, wording, said=f"{put.text}\n{first.text}")

    for message in (first, second):
        proofread(message, to_youth=answers.get("referrer_type") == "self")
    assert len({put.text, first.text, second.text}) == 3
    assert put.buttons == first.buttons == second.buttons


def test_question_back_is_put_again_too(wording: Wording) -> None:
    answers = {"open_choices": [18, 19]}
    put = question_message("age", answers, (), wording)

    again = put_again("age", answers, put, wording, said=put.text)

    assert again.text == f"Nu weer mijn vraag. {put.text}"


@pytest.mark.parametrize("slot", [slot for slot in QUESTIONS if slot != "confirm"])
def test_doubt_about_a_question_says_whether_it_must_be_answered(
    slot: str, answers: Answers, any_wording: Wording, proofread: Proofread
) -> None:
    told = {**answers, "question_stage": "must"}

    message = question_message(slot, told, (), any_wording)

    question = QUESTIONS[slot]
    may_skip = question.may_be_none or question.may_be_unknown or "unsure" in question.kind
    proofread(message, to_youth=False)
    assert message.text.startswith("Nee, ") == may_skip


@pytest.mark.parametrize(("slot", "one", "other"), [
    ("income", "none", "other"),
    ("age", 18, 19),
    ("living_situation", "housed", "public_space"),
])  # fmt: skip
def test_contradiction_names_both_answers(
    slot: str,
    one: object,
    other: object,
    *,
    answers: Answers,
    wording: Wording,
    proofread: Proofread,
) -> None:
    asked_back = {"question_stage": "contradiction", "open_choices": [one, other]}

    message = question_message(slot, {**answers, **asked_back}, (), wording)

    proofread(message, to_youth=False)
    assert len(message.buttons) == 2
    assert message.text.startswith("Ik wil het juist hebben. Eerst begreep ik: ")


@pytest.mark.parametrize("slot", ["age", "release_date"])
def test_vague_answer_is_asked_for_more(
    slot: str, answers: Answers, wording: Wording, proofread: Proofread
) -> None:
    message = question_message(slot, {**answers, "question_stage": "vague"}, (), wording)

    proofread(message)
    assert message.buttons[-1].payload == "/unsure"
