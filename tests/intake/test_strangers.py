"""What strangers say at a question: in passing, at second thoughts, without understanding it."""

from __future__ import annotations

import pytest

from bot.intake.heard import HEARD_OUT, SETTLED
from bot.intake.own_data import told_by_checker
from bot.intake.unasked import told_at_once
from tests.intake.listening import UNCLEAR, read, words

REFERRAL = {
    "referrer_type": "service",
    "discussed_with_youth": "yes",
    "age": 20,
    "living_situation": "non_conventional",
    "region": "Waregem",
    "income": "none",
}


def test_a_story_about_something_else_is_no_answer_to_whether_it_was_discussed() -> None:
    story = "Ze zit in ons opvangcentrum. Haar leefloon is aangevraagd maar nog niet in orde."
    answers = {"referrer_type": "service", "question_stage": "opening"}

    turn = words("discussed_with_youth", story, answers)

    assert "discussed_with_youth" not in turn.changes


@pytest.mark.parametrize(
    "text",
    [
        "ik niet begrijpen",
        "wadde? wuk is da",
        "ik snap de vraag niet",
        "sorry ik snap het niet goed",
        "wat is dat juist?",
    ],
)
def test_whoever_does_not_understand_a_question_gets_it_explained(text: str) -> None:
    turn = words("rent_guarantee_consent", text, REFERRAL)

    assert turn.changes["question_stage"] == "why"
    assert "rent_guarantee_consent" not in turn.changes


def test_a_question_is_no_doubt() -> None:
    turn = words("discussed_with_youth", "moet ik dat dan eerst aan hem vragen?", intent="unsure")

    assert turn.changes["question_stage"] == "why"
    assert "discussed_with_youth" not in turn.changes


def test_at_the_summary_every_new_value_is_a_correction() -> None:
    turn = words("confirm", "hij woont liever in Menen dan in Waregem", REFERRAL)

    assert (turn.changes["region"], turn.say) == ("Menen", "corrected")


def test_a_denied_place_is_no_refusal_of_what_is_asked() -> None:
    text = "en niet Waregem hé, hij wil naar Harelbeke"

    turn = words("accepts_intensive_coaching", text, REFERRAL)

    assert turn.changes["region"] == "Harelbeke"
    assert turn.changes.get("accepts_intensive_coaching") is None


@pytest.mark.parametrize(
    "text", ["ah nee hij is er 21", "wacht hij is eigenlijk gisteren 21 geworden"]
)
def test_second_thoughts_at_a_yes_or_no_change_the_age(text: str) -> None:
    turn = words("network_consent", text, REFERRAL)

    assert (turn.changes["age"], turn.say) == (21, "corrected")


@pytest.mark.parametrize("text", ["heeft hij niet", "die heeft ze niet", "geen gsm hier binnen"])
def test_no_phone_is_an_answer(text: str) -> None:
    assert words("youth_phone", text, REFERRAL).changes["youth_phone"] == "none"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("wij zijn met drie, mijn man, ons dochtertje en ik", ["with_child", "with_partner"]),
        ("ik slaap bij mijn man", ["with_partner"]),
    ],
)
def test_a_youth_speaks_of_an_own_family(text: str, codes: list[str]) -> None:
    told = told_at_once("referral_form", {"referrer_type": "self"}, text, read)

    assert told["attention"] == codes


def test_the_husband_of_a_mother_is_no_partner_of_the_youth() -> None:
    answers = {"referrer_type": "private_network"}

    told = told_at_once("referral_form", answers, "mijn man wil hem niet meer zien", read)

    assert "attention" not in told


def test_a_heading_is_no_name() -> None:
    told = told_at_once("referral_form", {"referrer_type": "service"}, "Aanmelding: man, 20", read)

    assert "youth_name" not in told


def test_of_who_checks_only_the_service_is_kept() -> None:
    told = {"referrer_type": "service", "referrer_organisation": "psd", "age": 23}

    kept = told_by_checker({**told, "referrer_name": "An"})

    assert kept == {"referrer_type": "service", "referrer_organisation": "psd"}


def test_a_youth_who_checks_leaves_nothing() -> None:
    assert told_by_checker({"referrer_type": "self"}) == {}


def test_a_number_that_is_denied_is_not_the_new_one() -> None:
    answers = {**REFERRAL, "youth_phone": "+32470123456"}

    turn = words("confirm", "zijn nummer is niet 0470 12 34 56 maar 0470 12 34 57", answers)

    assert turn.changes["youth_phone"] == "+32470123457"


def test_few_people_is_no_refusal_of_the_network() -> None:
    turn = words("network_consent", "ik heb niet veel mensen", REFERRAL)

    assert "network_consent" not in turn.changes


def test_of_a_couple_the_own_age_counts() -> None:
    turn = words("age", "ik ben 23 en zij 20", {"referrer_type": "self"})

    assert turn.changes["age"] == 23


def test_nothing_is_an_income() -> None:
    assert words("income", "nope", REFERRAL).changes["income"] == "none"


@pytest.mark.parametrize("text", ["geen", "nee, geen gevangenis", "geen van die"])
def test_none_is_an_answer_to_which_prison(text: str) -> None:
    answers = {"referrer_type": "service", "age": 17, "living_situation": "institution"}

    assert words("prison", text, answers).changes["prison"] == "none"


def test_a_named_condition_is_given_anew() -> None:
    answers = {**REFERRAL, "rent_guarantee_consent": "no"}
    text = "wacht over die huurgarantie, ik bedoelde eigenlijk ja"

    turn = words("accepts_intensive_coaching", text, answers)

    assert (turn.changes["rent_guarantee_consent"], turn.say) == ("yes", "corrected")


def test_a_denied_age_is_not_the_age() -> None:
    turn = words("network_consent", "excuseer, hij is 21, geen 20", REFERRAL)

    assert (turn.changes["age"], turn.say) == (21, "corrected")


def test_an_answer_to_another_question_is_noted_though_it_sounds_like_one() -> None:
    answers = {"referrer_type": "self", "age": 20}
    text = "ik heb een leefloon"

    turn = words("living_situation", text, answers, intent="ask_income_condition", confidence=0.9)

    assert (turn.changes["income"], turn.say) == ("leefloon", "noted")


@pytest.mark.parametrize("text", ["geen, ik wil geen nummer geven", "hij heeft hier geen gsm"])
def test_not_giving_a_number_is_an_answer(text: str) -> None:
    assert words("youth_phone", text, REFERRAL).changes["youth_phone"] == "none"


def test_the_place_that_is_chosen_at_last_is_the_answer() -> None:
    answers = {name: value for name, value in REFERRAL.items() if name != "region"}
    text = "Ieper of Kortrijk, maakt niet veel uit, zeg maar Kortrijk"

    assert words("region", text, answers).changes["region"] == "Kortrijk"


def test_whether_an_age_is_too_old_tells_no_age() -> None:
    told = told_at_once("referral_form", {"referrer_type": "service"}, "is 24 te oud?", read)

    assert "age" not in told


def test_a_family_that_turned_away_is_no_refusal_by_the_youth() -> None:
    turn = words("network_consent", "mijn familie wil mij niet meer kennen", REFERRAL)

    assert "network_consent" not in turn.changes


@pytest.mark.parametrize("text", ["hm", "pff", "wacht even", "wacht ik was nog ni klaar"])
def test_a_sigh_is_no_doubt(text: str) -> None:
    first = words("network_consent", text, REFERRAL, intent="unsure")
    again = words(
        "network_consent", text, {**REFERRAL, "question_stage": HEARD_OUT}, intent="unsure"
    )

    assert (dict(first.changes), first.say) == ({**SETTLED, "question_stage": HEARD_OUT}, "felt")
    assert again == UNCLEAR


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("en hij wil liever in Menen dan in Waregem", "region", "Menen"),
        ("hij is trouwens 22, niet 20", "age", 22),
        ("oei, hij is in januari 21 geworden", "age", 21),
    ],
)
def test_what_is_denied_beside_its_new_value_is_changed(
    text: str, slot: str, value: object
) -> None:
    turn = words("rent_guarantee_consent", text, REFERRAL)

    assert (turn.changes[slot], turn.say) == (value, "corrected")
    assert turn.changes.get("rent_guarantee_consent") is None


def test_a_wish_about_school_leaves_the_place_open() -> None:
    answers = {name: value for name, value in REFERRAL.items() if name != "region"}
    text = "hij moet wel nog naar school kunnen"

    assert "region" not in words("region", text, answers, intent="unsure").changes


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("joat schrift mie moa in, kzyn 19 en kheetn Fien", "Fien"),
        ("en k zei milan eh da is mn naam", "Milan"),
        ("Mijn naam is Danylo.", "Danylo"),
    ],
)
def test_own_name_is_heard_without_a_capital(text: str, name: str) -> None:
    told = told_at_once("referral_form", {"referrer_type": "self"}, text, read)

    assert told["youth_name"] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MILAN gast, kheb da al 2 keer gezegd", "Milan"),
        ("FIEN kzegt nu vo den derden kir", "Fien"),
    ],
)
def test_name_is_heard_of_who_is_asked_once_too_often(text: str, name: str) -> None:
    turn = words("youth_name", text, {"referrer_type": "self"})

    assert turn.changes["youth_name"] == name


def test_condition_that_is_named_is_read_apart_from_the_rest() -> None:
    text = "huurgarantie vindt hij ok als hij nog kan roken. de 15e is nog niet zeker"

    turn = words("rent_guarantee_consent", text, {"referrer_type": "private_network"})

    assert turn.changes["rent_guarantee_consent"] == "yes"


@pytest.mark.parametrize(
    ("text", "youths", "writers"),
    [
        ("zijn nummer geef ik later, bel voorlopig mij, 0493 12 34 56", "none", "+32493123456"),
        ("0486 11 22 33 is van Kenji, 0497 11 22 33 is van mij", "+32486112233", "+32497112233"),
    ],
)
def test_number_of_who_refers_is_not_the_youths(text: str, youths: str, writers: str) -> None:
    turn = words("youth_phone", text, {"referrer_type": "private_network"})

    assert turn.changes["youth_phone"] == youths
    assert turn.changes["referrer_phone"] == writers


def test_greeting_in_dialect_is_no_name() -> None:
    told = told_at_once("referral_form", {}, "Allo, ik zen de mama van ne jongen van 20", read)

    assert "youth_name" not in told


def test_name_is_put_right_at_any_question() -> None:
    known = {"referrer_type": "private_network", "youth_name": "Allo", "age": 20}

    turn = words("region", "hij heet Kenji niet Allo!!", known)

    assert turn.changes["youth_name"] == "Kenji"


def test_date_of_something_else_moves_no_release() -> None:
    known = {"referrer_type": "service", "release_date": "2026-04-03"}

    turn = words("accepts_intensive_coaching", "ja maar met krukken tot midden mei nu", known)

    assert "release_date" not in turn.changes


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        ("rent_guarantee_consent", "ok voor hem. krijgt nog niets, aanvraag loopt, comite 3/12"),
        ("send_anyway", "Hasselt of Genk, hij heeft daar een nonkel. Ja laat maar eens kijken"),
    ],
)
def test_yes_before_or_behind_a_story_is_heard(slot: str, text: str) -> None:
    assert words(slot, text, {"referrer_type": "private_network"}).changes[slot] == "yes"


@pytest.mark.parametrize(
    "text", ["zijn hond heet Bobby", "mijn ex heet Sarah, die niet", "de straat heet Kerkstraat"]
)
def test_name_of_something_else_is_no_correction(text: str) -> None:
    known = {"referrer_type": "self", "youth_name": "Milan", "age": 19}

    assert "youth_name" not in words("network_consent", text, known).changes


def test_age_of_a_brother_is_not_the_youths() -> None:
    known = {"referrer_type": "service", "age": 17}

    turn = words("network_consent", "ja, zijn broer is net 30 geworden en die mag mee", known)

    assert turn.changes.get("age", 17) != 30


def test_number_of_the_youth_stays_the_youths() -> None:
    text = "mijn nummer heb je al, het zijne is 0478 12 34 56"

    turn = words("youth_phone", text, {"referrer_type": "service"})

    assert turn.changes["youth_phone"] == "+32478123456"


@pytest.mark.parametrize(
    "text", ["ze wil weten wie er dan aan haar geld kan", "ik wil weten of mijn moeder dat ziet"]
)
def test_what_somebody_wants_to_know_first_is_no_answer(text: str) -> None:
    turn = words("rent_guarantee_consent", text, {"referrer_type": "service"})

    assert turn.changes["question_stage"] == "why"
    assert "rent_guarantee_consent" not in turn.changes


def test_doubt_about_all_of_it_is_no_way_to_be_reached() -> None:
    known = {"referrer_type": "self", "age": 20}

    turn = words("contact_way", "ik twijfel nog of dit iets voor mij is, doe maar verder", known)

    assert "contact_way" not in turn.changes


def test_a_child_told_of_as_a_remark_is_a_point_of_attention() -> None:
    turn = words("remarks", "ze heeft een dochtertje van twee", {"referrer_type": "service"})

    assert turn.changes["attention"] == ["with_child"]
    assert turn.changes["remarks"] == "ze heeft een dochtertje van twee"


def test_what_somebody_only_now_sees_is_a_correction() -> None:
    known = {"referrer_type": "service", "age": 23}

    turn = words(
        "rent_guarantee_consent", "ik zie net dat hij pas 22 is, 23 wordt hij in mei", known
    )

    assert (turn.changes["age"], turn.say) == (22, "corrected")


def test_of_a_couple_the_one_who_writes_is_meant() -> None:
    turn = words(
        "living_situation", "we slapen in de auto, ik ben 23 en zij 20", {"referrer_type": "self"}
    )

    assert turn.changes["age"] == 23


@pytest.mark.parametrize(
    "text", ["Dat ziet ze zitten.", "dat ziet hij zitten", "Daar kan hij mee leven.", "dat wil ze"]
)
@pytest.mark.parametrize("slot", ["network_consent", "accepts_intensive_coaching"])
def test_a_plain_yes_in_few_words_is_read(slot: str, text: str) -> None:
    assert words(slot, text, {"referrer_type": "service"}).changes[slot] == "yes"


def test_a_complaint_at_the_phone_number_is_no_none() -> None:
    text = "ik had dit eerlijk gezegd liever gewoon op papier ingevuld"

    assert "youth_phone" not in words("youth_phone", text, {"referrer_type": "service"}).changes
