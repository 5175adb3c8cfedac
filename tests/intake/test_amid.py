"""An answer amid other things that are told, and other things told in its place."""

from __future__ import annotations

import pytest

from bot.intake.unasked import told_at_once
from tests.intake.listening import read, words

SERVICE = {"referrer_type": "service", "referrer_organisation": "other"}
SELF = {"referrer_type": "self", "age": 18, "living_situation": "non_conventional"}


def test_what_answers_other_questions_is_no_answer_to_whether_it_was_discussed() -> None:
    text = "Hij heeft geen inkomen, hij gaat naar school. Contextbegeleiding is er nooit geweest."

    turn = words("discussed_with_youth", text, SERVICE)

    assert turn.changes == {"income": "none", "earlier_home_support": "no"}


def test_an_answer_is_heard_amid_other_things() -> None:
    text = "hij vroeg het mij zelf. wil in kortrijk blijven, trekt nu niks. coaching ook"

    turn = words("discussed_with_youth", text, SERVICE)

    assert turn.changes["discussed_with_youth"] == "yes"
    assert (turn.changes["region"], turn.changes["income"]) == ("Kortrijk", "none")


def test_what_a_cry_for_help_tells_is_kept() -> None:
    turn = words("region", "ik mag niet werken en ik krijg geen geld", SELF, is_alarm=True)

    assert (turn.changes["income"], turn.say) == ("none", "noted")


def test_who_says_again_to_sign_up_goes_on_with_what_they_tell() -> None:
    text = "ik wil mij aanmelden voor hulp met wonen. ik krijg geen geld"

    turn = words("region", text, SELF, intent="refer_myself", confidence=0.99)

    assert turn.changes["income"] == "none"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ik slaap in een opvanghuis met mijn dochter van 2 jaar", "with_child"),
        ("hij en zijn vriendin slapen in een caravan", "with_partner"),
        ("in zijn GPMI is als voorwaarde opgenomen dat hij begeleid wordt", "imposed"),
        ("ik ben vorige maand vrijgekomen uit de gevangenis van Ieper", "leaving_detention"),
        ("ik ben in mei vrijgekomen uit de gevangenis van Hasselt", "other_prison"),
    ],
)
def test_a_point_of_attention_is_heard_in_other_words(text: str, code: str) -> None:
    told = told_at_once("referral_form", {"referrer_type": "self"}, text, read)

    assert told["attention"] == [code]


def test_a_grown_child_of_a_mother_is_no_child_of_the_youth() -> None:
    told = told_at_once("referral_form", {}, "mijn dochter van 18 slaapt bij een vriendin", read)

    assert "attention" not in told


def test_a_condition_that_is_taken_up_puts_nobody_into_a_hospital() -> None:
    text = (
        "Hij logeert bij zijn nonkel. In zijn plan is als voorwaarde opgenomen dat hij meewerkt."
    )

    told = told_at_once("referral_form", SERVICE, text, read)

    assert told["living_situation"] == "with_family_or_friends"


def test_how_long_somebody_sleeps_there_hides_no_age() -> None:
    text = "ik ben een mama. mijn zoon van 18 slaapt al twee weken bij vrienden"

    told = told_at_once("referral_form", {}, text, read)

    assert (told["age"], told["referrer_type"]) == (18, "private_network")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("hij weet nog niet dat ik dit doe, hij is 18", "no"),
        ("mijn neef weet niet dat ik dit doe, hij is 18", "no"),
        ("samen met hem beslist vanmorgen, hij is 18", "yes"),
        ("ik heb het er met hem over gehad, hij is 18", "yes"),
    ],
)
def test_whether_the_youth_knows_is_heard_in_a_story(text: str, value: str) -> None:
    told = told_at_once("referral_form", SERVICE, text, read)

    assert told["discussed_with_youth"] == value


def test_a_trainer_is_of_the_own_network() -> None:
    text = "ik ben voetbaltrainer, een van mijn spelers slaapt in onze kleedkamers"

    told = told_at_once("referral_form", {}, text, read)

    assert told["referrer_type"] == "private_network"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "hij heeft een zware mentale beperking, is dat een probleem?",
            {"attention": ["way_of_working"]},
        ),
        ("hij is 24, is dat te oud?", {"age": 24}),
        ("als hij 24 is, mag hij dan meedoen?", {}),
        ("mag iemand van 24 jaar meedoen?", {}),
    ],
)
def test_what_is_told_beside_a_question_is_kept(text: str, told: dict[str, object]) -> None:
    turn = words("discussed_with_youth", text, SERVICE, intent="ask_target_group", confidence=0.9)

    assert (turn.changes, turn.is_aside) == (told, True)


def test_a_correction_of_what_was_never_told_is_told_now() -> None:
    text = "oei verkeerde tab, ze is 22. rest klopt"

    turn = words("discussed_with_youth", text, SERVICE, intent="correct_answer", confidence=0.7)

    assert (turn.changes["age"], turn.say) == (22, "noted")


def test_that_the_youth_asked_for_it_is_kept_until_it_is_known_who_writes() -> None:
    text = "Hij heet Emiel. Hij heeft mij uitdrukkelijk gevraagd u te schrijven."

    assert told_at_once("referral_form", {}, text, read)["discussed_with_youth"] == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "Kan ik hem aanmelden zonder dat hij het weet? Hij is 19.",
        "Ik meld hem aan zonder zijn medeweten, hij is 19.",
    ],
)
def test_a_referral_without_the_youth_knowing_is_not_discussed(text: str) -> None:
    told = told_at_once("referral_form", {"referrer_type": "private_network"}, text, read)

    assert told["discussed_with_youth"] == "no"


def test_a_day_that_was_named_just_before_is_the_day_of_leaving() -> None:
    answers = {**SERVICE, "living_situation": "institution"}
    text = "Ze is 17, wordt 18 op 1 juli 2026 en moet die dag de leefgroep verlaten"

    assert told_at_once("referral_form", answers, text, read)["release_date"] == "2026-07-01"


def test_notes_between_strokes_are_parts() -> None:
    text = "20j / nachtopvang sinds 3 weken / geen ink. / geen gsm (gestolen)"

    told = told_at_once("referral_form", {**SERVICE, "discussed_with_youth": "yes"}, text, read)

    assert (told["age"], told["living_situation"]) == (20, "emergency_shelter")
    assert (told["income"], told["youth_phone"]) == ("none", "none")


def test_a_greeting_is_no_name_before_one() -> None:
    told = told_at_once("referral_form", {"referrer_type": "self"}, "Hallo ik ben Fatoumata", read)

    assert told == {"youth_name": "Fatoumata"}


def test_a_name_without_a_stop_behind_it_is_a_name() -> None:
    text = "hallo ik ben Hafsa ik ben 21 jaar en slaap in een bestelwagen"

    told = told_at_once("referral_form", {"referrer_type": "self"}, text, read)

    assert (told["youth_name"], told["living_situation"]) == ("Hafsa", "non_conventional")


def test_where_somebody_works_is_not_where_they_sleep() -> None:
    text = "hij werkt voltijds in een magazijn en slaapt op de zetel bij een ploegmaat"

    told = told_at_once("referral_form", SERVICE, text, read)

    assert told["living_situation"] == "with_family_or_friends"


def test_the_night_shelter_of_a_caw_is_the_caw() -> None:
    text = "Jeroen hier, nachtopvang CAW Kortrijk. Wil een gast van ons aanmelden."

    assert told_at_once("referral_form", {}, text, read)["referrer_organisation"] == "caw"


def test_whether_a_church_writes_or_a_neighbour_is_asked() -> None:
    text = "als pastoor van een parochie wend ik mij tot u over een jongeman van 18"

    assert "referrer_type" not in told_at_once("referral_form", {}, text, read)


def test_the_end_of_a_check_tells_nothing_of_who_writes() -> None:
    turn = words("continue_to_referral", "nee, dan ga ik met hem naar het CAW")

    assert turn.changes["continue_to_referral"] == "no"
    assert "referrer_type" not in turn.changes


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("Cliënt is 23, slaapt in een auto", "youth_name"),
        ("vrouw van 19, geen verblijfplaats nadien", "attention"),
        ("ben 18, kben nog ni naar ocmw geweest", "referrer_organisation"),
    ],
)
def test_words_that_only_look_like_it_tell_nothing(text: str, slot: str) -> None:
    assert slot not in told_at_once("referral_form", {}, text, read)


def test_who_was_not_yet_at_a_service_writes_for_themselves() -> None:
    told = told_at_once("referral_form", {}, "ben 18, kben nog ni naar ocmw geweest", read)

    assert told["referrer_type"] == "self"


def test_money_that_has_not_come_in_puts_nobody_inside() -> None:
    text = "ik ben 19 en slaap bij mijn neef, leefloon is aangevraagd maar nog niet binnen"

    told = told_at_once("referral_form", {}, text, read)

    assert (told["living_situation"], told["income"]) == ("with_family_or_friends", "none")


@pytest.mark.parametrize(
    ("slot", "text", "value"),
    [
        ("network_consent", "ja mn nonkel wel, mn pa ni. en is da gratis eig?", "yes"),
        ("discussed_with_youth", "Ja, ze weet ervan. Maar een vraagje: kost dat iets?", "yes"),
        ("region", "Roeselare. Nog iets: wie krijgt dat te lezen?", "Roeselare"),
    ],
)
def test_answer_before_a_question_is_kept_and_the_question_left_to_the_rules(
    slot: str, text: str, value: str
) -> None:
    answers = {"referrer_type": "private_network", "age": 19}

    turn = words(slot, text, answers, intent="ask_cost", confidence=0.95)

    assert (turn.changes[slot], turn.is_aside) == (value, True)


@pytest.mark.parametrize("slot", ["data_consent", "confirm"])
def test_permission_beside_a_question_is_none(slot: str) -> None:
    turn = words(slot, "ja hoor. is dat gratis?", intent="ask_cost", confidence=0.95)

    assert slot not in turn.changes
    assert turn.is_aside


def test_story_beside_a_question_is_no_answer() -> None:
    text = "Bedoelt u ook zijn ouders? Die heeft hij al lang niet meer gezien."

    turn = words("network_consent", text, intent="ask_network_work", confidence=0.95)

    assert "network_consent" not in turn.changes


def test_story_that_goes_on_does_not_say_whether_it_was_discussed() -> None:
    text = "hij trekt leefloon. maar 'k heb maar 1 slaapkamer, dat blijft niet duren"
    answers = {"referrer_type": "private_network", "age": 20}

    turn = words("discussed_with_youth", text, answers)

    assert dict(turn.changes) == {"income": "leefloon"}
    assert turn.say == "noted"
