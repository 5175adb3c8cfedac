"""Every question, at every stage, to everybody: its words and its buttons."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from bot.intake.questions import QUESTIONS
from bot.intake.values import CHOICES

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.intake.questions import Answers
    from bot.wording import Message, Wording

    Proofread = Callable[..., None]


STAGES = ("ask", "again", "explain", "why")
SLOTS = tuple(QUESTIONS)
#: Never asked of the youth.
OF_OTHERS = {slot for slot in SLOTS if slot.startswith("referrer_")} | {"discussed_with_youth"}
CLOSED = ("referrer_type", "referrer_organisation", "living_situation", "prison", "income")
YOUTH = {"referrer_type": "self"}


def put(wording: Wording, slot: str, stage: str, answers: Answers, **view: object) -> Message:
    return wording.message(f"intake/questions/{slot}", stage=stage, answers=answers, **view)


def payloads(message: Message) -> list[str]:
    return [button.payload for button in message.buttons]


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("slot", SLOTS)
def test_question_keeps_to_the_rules(
    slot: str, stage: str, answers: Answers, wording: Wording, proofread: Proofread
) -> None:
    message = put(wording, slot, stage, answers)

    is_to_youth = answers.get("referrer_type") == "self" and slot not in OF_OTHERS
    proofread(message, to_youth=is_to_youth)
    assert len(message.text.split()) <= 60


@pytest.mark.parametrize("slot", SLOTS)
def test_buttons_are_the_same_at_every_stage(
    slot: str, answers: Answers, wording: Wording
) -> None:
    asked = put(wording, slot, "ask", answers).buttons

    assert all(put(wording, slot, stage, answers).buttons == asked for stage in STAGES)


@pytest.mark.parametrize("slot", SLOTS)
def test_question_in_other_words_differs_from_the_first(
    slot: str, answers: Answers, wording: Wording
) -> None:
    texts = {put(wording, slot, stage, answers).text for stage in STAGES}

    assert len(texts) == len(STAGES)


@pytest.mark.parametrize("slot", CLOSED)
def test_closed_question_has_a_button_for_every_value(
    slot: str, answers: Answers, wording: Wording
) -> None:
    message = put(wording, slot, "ask", answers)

    offered = {p.removeprefix("/inform") for p in payloads(message) if p.startswith("/inform")}
    assert offered == {json.dumps({slot: value}) for value in CHOICES[slot]}


@pytest.mark.parametrize("slot", QUESTIONS)
def test_not_knowing_has_a_button_exactly_where_it_is_an_answer(
    slot: str, wording: Wording
) -> None:
    question = QUESTIONS[slot]

    offered = "/unsure" in payloads(put(wording, slot, "ask", YOUTH))

    assert offered == (question.may_be_unknown or question.kind == "yes_no_unsure")


@pytest.mark.parametrize("slot", QUESTIONS)
def test_having_none_has_a_button_exactly_where_it_is_an_answer(
    slot: str, answers: Answers, wording: Wording
) -> None:
    none = f'/inform{{"{slot}": "none"}}'

    offered = none in payloads(put(wording, slot, "ask", answers))

    assert offered == (QUESTIONS[slot].may_be_none or "none" in CHOICES.get(slot, ()))


@pytest.mark.parametrize("slot", ["data_consent", "send_anyway", "continue_to_referral"])
def test_yes_no_question_takes_only_yes_and_no(
    slot: str, answers: Answers, wording: Wording
) -> None:
    code = ['/inform{"keep_code": "yes"}'] if slot == "continue_to_referral" else []
    assert payloads(put(wording, slot, "ask", answers)) == ["/affirm", "/deny", *code]


def test_confirm_also_offers_to_change_something(answers: Answers, wording: Wording) -> None:
    assert payloads(put(wording, "confirm", "ask", answers)) == [
        "/affirm",
        "/correct_answer",
        "/deny",
    ]


@pytest.mark.parametrize("slot", SLOTS)
def test_way_to_a_person_is_offered_once_somebody_is_stuck(
    slot: str, answers: Answers, wording: Wording, proofread: Proofread
) -> None:
    message = put(wording, slot, "explain", answers, stuck=True)

    proofread(message, to_youth=answers.get("referrer_type") == "self", is_list=True)
    assert payloads(message)[-2:] == ["/speak_to_human", "/cancel"]


@pytest.mark.parametrize("slot", [slot for slot in SLOTS if slot not in OF_OTHERS])
def test_youth_is_spoken_to_and_not_of(slot: str, wording: Wording) -> None:
    texts = [put(wording, slot, stage, YOUTH).text for stage in STAGES]

    assert not any("de jongere " in text or "de jongere." in text for text in texts)


def test_youth_is_called_by_the_first_name_once_it_is_known(wording: Wording) -> None:
    answers = {"referrer_type": "private_network", "youth_name": "Sam De Bok"}

    text = put(wording, "living_situation", "ask", answers).text

    assert text.startswith("Waar slaapt Sam vannacht?")


def test_name_that_holds_a_template_stays_words(wording: Wording) -> None:
    answers = {"referrer_type": "service", "youth_name": '{{button("x","/affirm")}}'}

    message = put(wording, "age", "ask", answers)

    assert '{{button("x","/affirm")}}' in message.text
    assert payloads(message) == ["/unsure"]


def test_consent_of_somebody_else_asks_whether_the_youth_knows(wording: Wording) -> None:
    answers = {"referrer_type": "service", "discussed_with_youth": "yes"}

    text = put(wording, "data_consent", "ask", answers).text

    assert text.startswith("Vindt de jongere het oké dat je dit doorgeeft?")


@pytest.mark.parametrize("discussed", ["no", "unsure"])
def test_consent_without_the_youth_is_for_the_referrers_data_only(
    discussed: str, wording: Wording
) -> None:
    answers = {"referrer_type": "service", "discussed_with_youth": discussed}

    text = put(wording, "data_consent", "ask", answers).text

    assert "bewaar ik geen naam of nummer van de jongere" in text


@pytest.mark.parametrize(
    ("prison", "question"), [("gent", "kom je vrij"), ("none", "mag of moet je daar weg")]
)
def test_release_date_is_asked_in_the_words_of_the_place(
    prison: str, question: str, wording: Wording
) -> None:
    answers = {"referrer_type": "self", "living_situation": "institution", "prison": prison}

    assert question in put(wording, "release_date", "ask", answers).text
