"""Going and coming back: codes of left answers, of a check, of a referral; on or anew."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.intake.status import Status
from tests.live.flows import CHECK, NETWORK, NO_STORY, SELF, SERVICE, Walk
from tests.live.talk import Talk

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.live.stack import Stack
    from tests.live.talk import Answer

pytestmark = [pytest.mark.rasa, pytest.mark.xdist_group("rasa")]

CODE = re.compile(r"\b[A-Z2-9]{4}-[A-Z2-9]{4}(?:-[A-Z2-9]{4})?\b")
KEEP = '/inform{"keep_code": "yes"}'
BACK = '/greet{"came_back": "yes"}'


def code_of(answer: Answer) -> str:
    found = CODE.findall(answer.text)
    assert len(found) == 1, answer.text
    return found[0]


def stopped(walk: Callable[..., Walk], words: str, slot: str = "income") -> Talk:
    visitor = walk(SELF, press=True)
    visitor.to(slot)
    visitor.talk.say(words)
    return visitor.talk


@pytest.mark.parametrize("words", ["ik moet stoppen", "stop", "/cancel"])
def test_who_stops_is_offered_a_code_and_goes_on_elsewhere_with_it(
    walk: Callable[..., Walk], live: Stack, words: str
) -> None:
    talk = stopped(walk, words)
    assert (talk.form, KEEP in talk.last.payloads) == (None, True), talk.last.text
    code = code_of(talk.say("ja graag" if words == "stop" else KEEP))
    elsewhere = Talk(live)

    found = elsewhere.say(code.lower())

    assert found.question == "income", found.text
    kept = {name: elsewhere.slots.get(name) for name in ("age", "region", "referrer_type")}
    assert kept == {"age": 19, "region": "Kortrijk", "referrer_type": "self"}


def test_nothing_is_kept_without_a_yes(walk: Callable[..., Walk], live: Stack) -> None:
    talk = stopped(walk, "stop")

    answer = talk.say("nee, hoeft niet")

    assert not CODE.findall(answer.text)


def test_no_to_sending_anyway_is_offered_a_code(walk: Callable[..., Walk], live: Stack) -> None:
    before = live.references()
    visitor = walk(SERVICE, press=True)
    visitor.to("living_situation")
    visitor.talk.press("housed")
    for step in CHECK.steps[2:]:
        visitor.answer(step)

    put = visitor.talk.press("no")
    given = visitor.talk.say("ja, geef mij die code")

    assert KEEP in put.payloads
    assert code_of(given)
    assert live.references() == before


@pytest.mark.parametrize("words", ["ik heb een code", '/inform{"has_code": "yes"}'])
def test_who_says_to_have_a_code_is_asked_for_it(
    walk: Callable[..., Walk], live: Stack, words: str
) -> None:
    talk = stopped(walk, "stop")
    code = code_of(talk.say(KEEP))
    elsewhere = Talk(live)

    asked = elsewhere.say(words)
    found = elsewhere.say(f"het is {code}")

    assert (asked.question, found.question) == ("check_code", "income"), found.text


def test_code_typed_at_the_first_question_takes_its_answers(
    walk: Callable[..., Walk], live: Stack
) -> None:
    talk = stopped(walk, "stop")
    code = code_of(talk.say(KEEP))
    elsewhere = Talk(live)
    elsewhere.say("/refer_someone")

    found = elsewhere.say(code)

    assert (found.question, elsewhere.form) == ("income", "referral_form"), found.text


def test_used_and_unknown_codes_say_the_same(walk: Callable[..., Walk], live: Stack) -> None:
    talk = stopped(walk, "stop")
    code = code_of(talk.say(KEEP))
    Talk(live).say(code)

    used, unknown = Talk(live).say(code), Talk(live).say("A2B3-C4D5")

    assert used.text == unknown.text
    assert used.question == unknown.question == "check_code"


def test_after_five_wrong_codes_the_right_one_waits_too(
    walk: Callable[..., Walk], live: Stack
) -> None:
    talk = stopped(walk, "stop")
    code = code_of(talk.say(KEEP))
    guessing = Talk(live)

    for number in range(2, 7):
        guessing.say(f"A{number}B3-C4D5")
    blocked = guessing.say(code)

    assert not blocked.question
    assert "uur" in blocked.text
    assert Talk(live).say(code).question == "income"


def test_check_gives_a_page_with_a_code_that_becomes_a_referral(
    walk: Callable[..., Walk], live: Stack
) -> None:
    visitor = walk(CHECK, press=True)
    visitor.to("living_situation")
    talk = visitor.talk
    talk.press("institution")
    talk.press("brugge")
    talk.say("op 14 mei 2026")
    visitor.to_end()
    assert talk.last.question == "continue_to_referral"

    page = talk.say(KEEP)
    prison = Talk(live)
    prison.say(code_of(page))

    assert page.custom[0]["kind"] == "card"
    assert page.question == "continue_to_referral"
    assert "14 mei" not in page.text
    assert prison.slots["release_date"] == "2026-05"
    asked = []
    steps = {step.slot: step for step in SERVICE.steps}
    while prison.last.question:
        asked.append(prison.last.question)
        step = steps[prison.last.question]
        prison.press(step.press) if step.press is not None else prison.say(step.typed)
    assert not {step.slot for step in CHECK.steps} & set(asked)
    record = live.case(prison.last.reference)
    assert (record.answers["prison"], record.answers["release_date"]) == ("brugge", "2026-05")


def test_code_of_a_referral_shows_where_it_stands_and_what_changes(
    walk: Callable[..., Walk], live: Stack
) -> None:
    visitor = walk(SERVICE, press=True)
    submitted = visitor.to_end()
    code, reference = code_of(submitted), submitted.reference
    elsewhere = Talk(live)

    asked = elsewhere.say("waar staat mijn aanmelding?")
    first = elsewhere.say(code)
    with live.database.unit_of_work() as uow:
        status = Status.IN_CONTACT
        uow.cases.change_status(reference, status, actor="COACH-001", now=uow.clock.now())
        uow.commit()
    second = elsewhere.say(code)

    assert asked.question == "status_code"
    assert reference in first.text
    assert reference in second.text
    assert first.text != second.text
    assert "Annelotte Zevenbergen" in first.text
    for private in ("Zilverjana", "0471", "Godelieve", "Pluisbol", "Kortrijk"):
        assert private not in first.text + second.text


def test_number_alone_learns_nothing_known_or_unknown(
    walk: Callable[..., Walk], live: Stack
) -> None:
    reference = walk(SELF, press=True).to_end().reference
    known, unknown = Talk(live), Talk(live)

    answers = [talk.say("/ask_referral_status") for talk in (known, unknown)]
    told = known.say(reference), unknown.say("BOT-2026-9999")
    outside = Talk(live).say(reference), Talk(live).say("BOT-2026-9999")

    assert {answer.question for answer in (*answers, *told, *outside)} == {"status_code"}
    assert told[0].text == told[1].text
    assert outside[0].text == outside[1].text


def test_status_is_told_after_the_intake_that_is_going_on(walk: Callable[..., Walk]) -> None:
    visitor = walk(SELF, press=True)
    visitor.to("income")

    put = visitor.talk.say("/ask_referral_status")

    assert (put.question, visitor.talk.form) == ("income", "referral_form")


def test_question_in_between_and_a_way_out_while_a_code_is_asked(talk: Talk) -> None:
    talk.say("/ask_referral_status")

    between = talk.say("wat kost dat eigenlijk?")
    out = talk.say("ik heb geen code")

    assert between.question == "status_code", between.text
    assert (out.question, talk.form) == ("", None)
    assert talk.say("/refer_someone").question == "referrer_type"


@pytest.mark.parametrize(("way", "slot"), [(SERVICE, "income"), (CHECK, "region")])
@pytest.mark.parametrize("words", ["verder", '/inform{"resume_choice": "continue"}'])
def test_who_comes_back_sees_nothing_and_goes_on(
    walk: Callable[..., Walk], way: object, slot: str, words: str
) -> None:
    visitor = walk(way, press=True)
    visitor.to(slot)
    before = visitor.talk.slots["age"]

    back = visitor.talk.say(BACK)
    on = visitor.talk.say(words)

    assert back.question == "resume_choice"
    assert not [word for word in ("19", "Kortrijk", "CAW", "vriend") if word in back.text]
    assert on.question == slot, on.text
    assert visitor.talk.slots["age"] == before


def test_who_comes_back_after_a_check_gets_its_last_question_again(
    walk: Callable[..., Walk],
) -> None:
    visitor = walk(CHECK, press=True)
    visitor.to_end()

    visitor.talk.say(BACK)
    on = visitor.talk.press("continue")

    assert on.question == "continue_to_referral"


@pytest.mark.parametrize(("way", "first"), [(NETWORK, "referrer_type"), (CHECK, "age")])
@pytest.mark.parametrize("words", ["opnieuw", '/inform{"resume_choice": "restart"}'])
def test_who_comes_back_may_begin_anew(
    walk: Callable[..., Walk], way: object, first: str, words: str
) -> None:
    visitor = walk(way, press=True)
    visitor.to("income")
    visitor.talk.say(BACK)

    anew = visitor.talk.say(words)

    assert anew.question == first, anew.text
    assert "region" not in visitor.talk.slots


def test_who_comes_back_may_stop_and_get_a_code(walk: Callable[..., Walk]) -> None:
    visitor = walk(SELF, press=True)
    visitor.to("income")
    visitor.talk.say(BACK)

    stop = visitor.talk.say("stop")

    assert KEEP in stop.payloads
    assert visitor.talk.form is None


def test_coming_back_twice_and_to_nothing(walk: Callable[..., Walk], talk: Talk) -> None:
    nothing = talk.say(BACK)
    visitor = walk(SELF, press=True)
    visitor.to("income")
    visitor.talk.say(BACK)

    again = visitor.talk.say(BACK)

    assert "/refer_someone" in nothing.payloads
    assert again.question == "resume_choice"
    assert visitor.talk.press("continue").question == "income"


def test_next_referral_of_a_referrer_asks_nothing_about_themselves(
    walk: Callable[..., Walk], live: Stack
) -> None:
    visitor = walk(SERVICE, press=True)
    first = visitor.to_end().reference
    talk = visitor.talk
    asked = []

    talk.press("/refer_someone")
    talk.say(NO_STORY)
    steps = {step.slot: step for step in SERVICE.steps}
    while talk.last.question:
        asked.append(talk.last.question)
        step = steps[talk.last.question]
        name = step.slot == "youth_name"
        talk.say("Klaproos") if name else (
            talk.press(step.press) if step.press is not None else talk.say(step.typed)
        )

    own = ("referrer_type", "referrer_organisation", "referrer_name", "referrer_email")
    assert not set(own) & set(asked)
    assert {"discussed_with_youth", "age", "data_consent", "youth_name"} <= set(asked)
    record, before = live.case(talk.last.reference), live.case(first)
    assert {slot: record.answers[slot] for slot in own} == {
        slot: before.answers[slot] for slot in own
    }
    assert record.answers["youth_name"] == "Klaproos"
