"""What somebody who comes back wants, heard before the rules."""

from __future__ import annotations

import pytest

from bot.intake.coming_back import BEGIN, Arrival, says_no_code, wanted


@pytest.mark.parametrize(
    ("name", "action"),
    [
        ("came_back", "action_come_back"),
        ("has_code", "action_ask_code"),
        ("keep_code", "action_give_code"),
        ("reminder", "action_set_reminder"),
    ],
)
@pytest.mark.parametrize("question", ["", "income", "continue_to_referral"])
def test_button_is_heard_wherever_it_is_pressed(name: str, action: str, question: str) -> None:
    pressed = Arrival(f"/inform{{{name}}}", pressed={name: "yes"}, question=question)

    assert wanted(pressed) == action


@pytest.mark.parametrize("question", ["", "referrer_type", "age"])
def test_typed_code_is_used_at_the_beginning(question: str) -> None:
    assert wanted(Arrival("k7mp-2qxr", question=question)) == "action_use_code"
    assert wanted(Arrival("K7MP-2QXR-9TBA", question=question)) == "action_use_code"


@pytest.mark.parametrize("question", ["youth_name", "income", "status_code", "check_code"])
def test_typed_code_is_an_answer_where_something_else_was_asked(question: str) -> None:
    assert wanted(Arrival("K7MP-2QXR", question=question)) is None


@pytest.mark.parametrize(
    "text",
    [
        "ik heb een code",
        "kheb nog een code van vorige week",
        "ik had hier een code gekregen",
        "ik kreeg gisteren een code van jullie",
        "met een code verder gaan",
        "code",
    ],
)
@pytest.mark.parametrize("question", ["", "referrer_type"])
def test_who_says_to_have_a_code_is_asked_for_it(text: str, question: str) -> None:
    assert wanted(Arrival(text, intent="inform", question=question)) == "action_ask_code"


@pytest.mark.parametrize(
    "text",
    [
        "ik heb geen code",
        "ik ben mijn code kwijt",
        "wat is die code",
        "mijn postcode is 8500",
        "hoe kan ik mijn neef aanmelden",
        "ik heb lang geleden van een collega gehoord dat je hier met een code verder kan",
        "",
    ],
)
def test_other_words_are_left_to_the_rules(text: str) -> None:
    assert wanted(Arrival(text, intent="inform")) is None


@pytest.mark.parametrize(
    "text",
    ["ik heb geen code", "kwijt", "code vergeten", "nooit een code gekregen", "ben ze verloren"],
)
def test_who_has_no_code_says_so(text: str) -> None:
    assert says_no_code(text)


@pytest.mark.parametrize("text", ["K7MP-2QXR", "wacht, ik zoek ze", "ik heb geen tijd, stop", ""])
def test_other_words_do_not_say_that_there_is_no_code(text: str) -> None:
    assert not says_no_code(text)


def test_number_alone_asks_for_the_code_of_the_status() -> None:
    assert wanted(Arrival("BOT-2026-0042")) == "action_ask_status"
    assert wanted(Arrival("BOT-2026-0042", question="age")) is None


@pytest.mark.parametrize(
    ("text", "intent"),
    [("ja graag", "affirm"), ("/affirm", "affirm"), ("geef mij die code maar", "inform")],
)
def test_yes_to_the_offer_of_a_code_is_a_yes_to_nothing_else(text: str, intent: str) -> None:
    assert wanted(Arrival(text, intent=intent, is_offered=True)) == "action_give_code"
    assert wanted(Arrival(text, intent=intent)) is None
    assert wanted(Arrival(text, intent=intent, question="income", is_offered=True)) is None


def test_no_to_the_offer_of_a_code_gives_none() -> None:
    assert wanted(Arrival("nee, laat maar", intent="deny", is_offered=True)) is None


@pytest.mark.parametrize("intent", ["inform", "greet", "ask_how_to_refer", "nlu_fallback"])
def test_whoever_says_to_want_to_refer_begins(intent: str) -> None:
    assert wanted(Arrival("dag, ik wil mijn neef aanmelden", intent=intent)) == BEGIN


@pytest.mark.parametrize("intent", ["refer_someone", "refer_myself"])
def test_intents_that_begin_by_themselves_are_left_to_the_rules(intent: str) -> None:
    assert wanted(Arrival("ik wil mijn neef aanmelden", intent=intent)) is None


def test_nobody_begins_anew_in_the_middle_of_an_intake() -> None:
    arrival = Arrival("ik wil mijn neef aanmelden", intent="inform", question="age")

    assert wanted(arrival) is None


def test_a_service_that_announces_a_referral_begins() -> None:
    text = "ocmw wevelgem, snel een aanmelding tussen 2 gesprekken door"

    assert wanted(Arrival(text, intent="ask_how_to_refer")) == BEGIN


@pytest.mark.parametrize(
    "text",
    ["OCMW Tielt hier, vraagje over een aanmelding", "hoe gaat een aanmelding door het OCMW"],
)
def test_a_service_that_asks_about_referrals_does_not_begin(text: str) -> None:
    assert wanted(Arrival(text, intent="ask_how_to_refer")) is None
