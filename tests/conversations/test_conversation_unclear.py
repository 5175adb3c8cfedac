"""Not understood, not known, and why: the talk always goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.live.flows import CHECK, NETWORK, SELF, SERVICE, WAYS, Step, Walk, Way

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.live.stack import Stack
    from tests.live.talk import Answer

pytestmark = [pytest.mark.rasa, pytest.mark.xdist_group("rasa")]

ways = pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)

GIBBERISH = "flurbel snoddekwak"
#: Any words are an answer to these.
WORDS = {"youth_name", "contact_way", "referrer_name", "remarks"}
WAYS_OUT = {"/speak_to_human", "/cancel"}


def closed(way: Way) -> list[Step]:
    return [step for step in way.steps if step.slot not in WORDS]


@ways
def test_unclear_answer_is_asked_again_then_explained_then_a_person_is_offered(
    walk: Callable[..., Walk], way: Way
) -> None:
    visitor = walk(way, press=True)
    talk, wrong = visitor.talk, {}

    for step in visitor.questions():
        if step.slot not in WORDS:
            asked = talk.last
            told = [talk.say(GIBBERISH) for _ in range(3)]
            problem = _problem(step, asked, told)
            if problem or step.slot in talk.slots:
                wrong[step.slot] = problem or "filled"
        visitor.answer(step)

    assert wrong == {}


def _problem(step: Step, asked: Answer, told: list[Answer]) -> str:
    again, explained, offered = told
    if any(answer.question != step.slot or len(answer.texts) != 1 for answer in told):
        return "not the question alone"
    if len({asked.texts[-1], again.text, explained.text}) != 3:
        return "the same words"
    if step.unknown and not any(p.endswith(("unsure", '"none"}')) for p in explained.payloads):
        return "no way on"
    return "" if set(offered.payloads) >= WAYS_OUT else "no way out"


@pytest.mark.parametrize(
    ("way", "press"),
    [(SERVICE, True), (SERVICE, False), (NETWORK, False), (SELF, True), (CHECK, False)],
    ids=["service-button", "service", "private_network", "self-button", "check"],
)
def test_not_knowing_is_an_answer_wherever_it_can_be(
    walk: Callable[..., Walk], live: Stack, way: Way, press: bool
) -> None:
    visitor = walk(way, press=True)
    talk, wrong, wanted = visitor.talk, {}, {}

    for step in visitor.questions():
        if step.unknown is None:
            visitor.answer(step)
            continue
        button = "/unsure" if "/unsure" in talk.last.payloads else "none"
        talk.press(button) if press else talk.say("weet ik niet")
        wanted[step.slot] = step.unknown
        if talk.slots.get(step.slot) != step.unknown:
            wrong[step.slot] = talk.slots.get(step.slot)

    assert wrong == {}
    if way is CHECK:
        assert talk.slots["eligibility_outcome"] == "to_discuss"
        return
    record = live.case(talk.last.reference)
    # Of a youth who may not know of it nothing else is kept.
    hidden = set() if way is SELF else {"contact_way", "remarks"}
    assert record.assessment["outcome"] == "to_discuss"
    assert {k: record.answers.get(k) for k in wanted if k not in hidden} == {
        k: v for k, v in wanted.items() if k not in hidden
    }


def test_not_knowing_is_no_answer_where_it_cannot_be(
    walk: Callable[..., Walk], live: Stack
) -> None:
    before = live.references()
    visitor = walk(SERVICE, press=True)
    talk, wrong = visitor.talk, {}

    for step in visitor.questions():
        if step.unknown is None and step.slot not in WORDS:
            for words in ("weet ik niet", "/unsure"):
                put = talk.say(words)
                if (put.question, talk.slots.get(step.slot)) != (step.slot, None):
                    wrong[step.slot] = (words, put.texts)
            assert live.references() == before
        if wrong:
            break
        visitor.answer(step)

    assert wrong == {}


@pytest.mark.parametrize("way", [SERVICE, SELF], ids=lambda way: way.name)
def test_why_explains_and_leaves_everything_as_it_is(walk: Callable[..., Walk], way: Way) -> None:
    visitor = walk(way, press=True)
    talk, wrong = visitor.talk, []

    for step in visitor.questions():
        asked, before = talk.last, _answers(talk.slots)
        why = talk.say("waarom vraag je dat?")
        if (why.question, _answers(talk.slots)) != (step.slot, before):
            wrong.append((step.slot, why.question, talk.slots))
        elif why.texts[-1] == asked.texts[-1]:
            wrong.append((step.slot, "the same words"))
        elif len(why.texts) != 1:
            wrong.append((step.slot, why.texts))
        visitor.answer(step)

    assert wrong == []


def test_number_of_attempts_begins_anew_with_each_question(walk: Callable[..., Walk]) -> None:
    visitor = walk(SELF, press=True)
    visitor.to("living_situation")
    for _ in range(2):
        visitor.talk.say(GIBBERISH)
    visitor.talk.press("public_space")

    visitor.talk.say(GIBBERISH)

    assert visitor.talk.slots["question_attempts"] == 1
    assert visitor.talk.last.question == "region"


def _answers(slots: dict[str, object]) -> dict[str, object]:
    return {
        name: value
        for name, value in slots.items()
        if not name.startswith(("question_", "session_"))
    }
