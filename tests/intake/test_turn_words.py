"""What typed words change in an intake: an answer, several, a choice, or something unclear."""

from __future__ import annotations

import pytest

from bot.intake.turn import ALREADY_OPEN, SETTLED, Heard, Turn, hear
from bot.language.answers import Reading
from tests.intake.listening import UNCLEAR, answered, words


@pytest.mark.parametrize(
    ("slot", "text", "value"),
    [
        ("age", "hij is 19", 19),
        ("income", "ze krijgt leefloon", "leefloon"),
        ("region", "in Kortrijk", "Kortrijk"),
        ("network_consent", "ja dat is goed", "yes"),
        ("network_consent", "misschien", "unsure"),
        ("rent_guarantee_consent", "nee", "no"),
        ("release_date", "in mei 2026", "2026-05"),
        ("youth_phone", "0470 12 34 56", "+32470123456"),
        ("referrer_email", "an@ocmw.example", "an@ocmw.example"),
        ("youth_name", "ze heet Noor", "Noor"),
        ("data_consent", "ja", "yes"),
        ("confirm", "ja verstuur maar", "yes"),
    ],
)
def test_words_that_answer_the_question_fill_its_slot(slot: str, text: str, value: object) -> None:
    assert words(slot, text) == answered(**{slot: value})


def test_answer_settles_what_was_kept_about_the_question() -> None:
    kept = {"question_attempts": 2, "open_choices": [18, 19], "question_stage": "why"}

    turn = words("age", "19", kept)

    assert turn.changes == {
        "question_attempts": 0,
        "open_choices": None,
        "question_stage": None,
        "age": 19,
    }


def test_two_readings_are_offered_as_choices_and_not_counted() -> None:
    assert words("age", "19 of 20") == Turn(changes={"open_choices": [19, 20]})


def test_words_that_say_nothing_are_counted() -> None:
    first = words("age", "blablabla")
    third = words("age", "blablabla", {"question_attempts": 2})

    assert first == UNCLEAR
    assert third == Turn(changes={**SETTLED, "question_attempts": 3})


def test_a_question_that_is_never_understood_is_left_open() -> None:
    fourth = words("age", "blablabla", {"question_attempts": 3})

    assert fourth == Turn(changes={**SETTLED, "age": "unknown"}, say="left_open")


def test_a_permission_is_never_left_open() -> None:
    assert words("data_consent", "blablabla", {"question_attempts": 9}).changes == {
        **SETTLED,
        "question_attempts": 10,
    }


def test_unreadable_count_begins_anew() -> None:
    assert words("age", "blablabla", {"question_attempts": "two"}) == UNCLEAR


def test_words_that_say_nothing_close_the_choices() -> None:
    answers = {"open_choices": [18, 19], "question_attempts": 1}

    assert words("age", "euh", answers).changes["open_choices"] is None


@pytest.mark.parametrize(
    ("slot", "text", "value"),
    [
        ("age", "weet ik niet", "unknown"),
        ("income", "geen idee", "unknown"),
        ("release_date", "nog niet bekend", "unknown"),
        ("network_consent", "weet ik niet", "unsure"),
        ("youth_phone", "geen gsm", "none"),
        ("referrer_email", "liever niet", "none"),
        ("youth_phone", "weet ik niet", "none"),
        ("contact_way", "geen idee", "none"),
        ("remarks", "geen", "none"),
        ("remarks", "nee", "none"),
    ],
)
def test_not_knowing_or_having_none_is_an_answer_where_the_contract_says_so(
    slot: str, text: str, value: str
) -> None:
    assert words(slot, text) == answered(**{slot: value})


def test_intent_of_not_knowing_is_enough_where_no_cue_is_found() -> None:
    assert words("age", "tja joh", intent="unsure") == answered(age="unknown")


@pytest.mark.parametrize("slot", ["data_consent", "confirm", "youth_name"])
def test_not_knowing_is_unclear_where_a_decision_or_name_is_asked(slot: str) -> None:
    assert words(slot, "weet ik niet") == UNCLEAR


def test_lone_yes_is_no_remark() -> None:
    assert words("remarks", "ja") == UNCLEAR


def test_longer_words_with_none_in_them_are_kept_as_a_remark() -> None:
    text = "hij heeft geen gsm en slaapt overdag"

    assert words("remarks", text) == answered(remarks=text)


@pytest.mark.parametrize(
    ("slot", "text"),
    [("age", "euh waarom moet je dat weten"), ("confirm", "waarom vraag je dat?")],
)
def test_asking_why_explains_and_settles_the_count(slot: str, text: str) -> None:
    turn = words(slot, text, {"question_attempts": 2})

    assert turn == Turn(changes={**SETTLED, "question_stage": "why"})


def test_no_in_words_at_the_summary_sends_nothing() -> None:
    assert words("confirm", "nee") == Turn(changes={**SETTLED, "question_stage": "declined"})


def test_wish_to_change_in_words_shows_the_menu_at_the_summary_alone() -> None:
    at_summary = words("confirm", "er klopt iets niet", intent="correct_answer")
    elsewhere = words("income", "er klopt iets niet", intent="correct_answer")

    assert at_summary == Turn(changes={**SETTLED, "question_stage": "change"})
    assert elsewhere == UNCLEAR


def test_typed_words_are_never_a_value_of_a_button() -> None:
    heard = Heard("income leefloon", "inform", 0.9)

    turn = hear("income", {}, heard, lambda _slot, _text: Reading(None))

    assert "income" not in turn.changes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("doe maar verder", Turn(changes=SETTLED)),
        ("opnieuw beginnen", Turn(is_aside=True)),
    ],
)
def test_going_on_or_beginning_again_is_heard_in_words(text: str, expected: Turn) -> None:
    assert words("region", text, {"question_stage": "already_open"}) == expected


@pytest.mark.parametrize("text", ["19", "verder of opnieuw, 19"])
def test_answer_instead_of_going_on_or_beginning_again_is_heard(text: str) -> None:
    assert words("age", text, {"question_stage": "already_open"}) == answered(age=19)


@pytest.mark.parametrize("intent", ["refer_someone", "refer_myself", "check_eligibility"])
def test_clear_wish_to_begin_asks_whether_to_go_on(intent: str) -> None:
    text = "iemand aanmelden alstublieft"

    assert words("income", text, intent=intent, confidence=0.9) == ALREADY_OPEN
    assert words("income", text, intent=intent, confidence=0.79) == UNCLEAR


def test_answer_tells_what_would_be_asked_next_as_well() -> None:
    turn = words("living_situation", "in de bak in Brugge, hij komt vrij in mei 2026")

    assert turn.changes == {
        **SETTLED,
        "living_situation": "institution",
        "prison": "brugge",
        "release_date": "2026-05",
    }
    assert turn.say == "heard"


def test_own_work_tells_the_organisation_as_well() -> None:
    turn = words("referrer_type", "ik werk bij het OCMW")

    told = {"referrer_type": "service", "referrer_organisation": "ocmw"}
    assert turn == Turn(changes={**SETTLED, **told}, say="heard")


def test_answer_to_a_question_elsewhere_is_noted_and_not_counted() -> None:
    turn = words("region", "ze is 19 jaar", {"question_attempts": 1})

    assert turn == Turn(changes={"age": 19}, say="noted")


def test_what_is_known_already_is_not_noted_again() -> None:
    assert words("network_consent", "ze is 19 jaar", {"age": 19}) == UNCLEAR


def test_refused_network_with_fear_behind_it_is_noted_as_such() -> None:
    turn = words("network_consent", "nee, ze is bang van haar vader")

    assert turn == answered(network_consent="no", network_refusal_from_fear="yes")


@pytest.mark.parametrize("text", ["nee", "ja, maar ze is bang van haar vader"])
def test_fear_counts_behind_a_refusal_alone(text: str) -> None:
    assert "network_refusal_from_fear" not in words("network_consent", text).changes


def test_name_of_who_writes_is_not_that_of_the_youth() -> None:
    answers = {"referrer_type": "private_network", "discussed_with_youth": "yes", "age": 20}

    turn = words("youth_name", "ik ben Martine Vandamme, 0471 22 33 44", answers)

    assert turn.changes["referrer_name"] == "Martine Vandamme"
    assert "youth_name" not in turn.changes


def test_friend_of_a_youth_is_not_the_youth() -> None:
    turn = words("remarks", "bel mijn vriendin Noor, 0471 22 33 44", {"referrer_type": "self"})

    assert "youth_name" not in turn.changes


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("ja mag. 0471 23 45 67 ma liefst na 4u en ni bellen", "liefst na 4u en ni bellen"),
        ("ja, enkel sms aub", "enkel sms aub"),
    ],
)
def test_safe_way_to_reach_a_youth_is_kept_wherever_it_is_told(text: str, way: str) -> None:
    turn = words("data_consent", text, {"referrer_type": "self", "age": 19})

    assert (turn.changes["contact_way"], turn.changes["data_consent"]) == (way, "yes")


def test_work_of_a_mother_is_no_income_of_her_son() -> None:
    answers = {"referrer_type": "private_network", "age": 20, "income": "irregular"}

    turn = words("referrer_phone", "0471 22 33 44, ik werk in de ploegen", answers)

    assert "income" not in turn.changes


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ("none", "Zet er nog bij: mijn hond moet mee kunnen", "mijn hond moet mee kunnen"),
        (
            "mijn hond moet mee",
            "mijn tante is soms weg",
            "mijn hond moet mee; mijn tante is soms weg",
        ),
    ],
)
def test_what_is_written_at_the_summary_becomes_a_remark(
    before: str, text: str, after: str
) -> None:
    turn = words("confirm", text, {"referrer_type": "self", "age": 19, "remarks": before})

    assert (turn.changes["remarks"], turn.say) == (after, "noted")


@pytest.mark.parametrize("text", ["flurbel flarbel", "wanneer bellen jullie mij dan op?"])
def test_what_asks_or_says_too_little_is_no_remark(text: str) -> None:
    turn = words("confirm", text, {"referrer_type": "self", "age": 19, "remarks": "none"})

    assert "remarks" not in turn.changes


def test_no_remark_is_kept_of_a_youth_who_does_not_know() -> None:
    known = {"referrer_type": "service", "discussed_with_youth": "no", "remarks": "none"}

    turn = words("confirm", "hij heeft ook een hond bij zich", known)

    assert "remarks" not in turn.changes
