"""Words at a yes or no that are none."""

from __future__ import annotations

import pytest

from tests.intake.listening import words

KNOWN = {"referrer_type": "private_network", "discussed_with_youth": "yes", "age": 20}


@pytest.mark.parametrize(
    "text",
    [
        "dat doet deugd om te horen",
        "ik ben wel gemotiveerd voor werk",
        "dat is wel veel controle",
        "hij drinkt soms te veel",
    ],
)
@pytest.mark.parametrize("slot", ["data_consent", "confirm"])
def test_a_remark_permits_and_refuses_nothing(slot: str, text: str) -> None:
    assert slot not in words(slot, text, KNOWN).changes
    assert words(slot, text, KNOWN).changes.get("question_stage") != "declined"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("in orde, hij gaat akkoord", "yes"),
        ("dat mag je gerust doorgeven", "yes"),
        ("nee, dat wil ik niet", "no"),
        ("liever niet eigenlijk", "no"),
        ("doe maar", "yes"),
    ],
)
def test_a_permission_in_any_usual_words_is_one(text: str, value: str) -> None:
    assert words("data_consent", text, KNOWN).changes["data_consent"] == value


@pytest.mark.parametrize(
    "text", ["ik schaam mij een beetje dat ik dit moet vragen", "ik vind dit moeilijk"]
)
def test_a_feeling_is_heard_and_no_answer(text: str) -> None:
    turn = words("discussed_with_youth", text, {"referrer_type": "private_network"})

    assert turn.say == "felt"
    assert "discussed_with_youth" not in turn.changes


def test_a_feeling_behind_a_yes_leaves_it_a_yes() -> None:
    turn = words("network_consent", "ja, maar ik ben bang", KNOWN)

    assert turn.changes["network_consent"] == "yes"


def test_a_family_that_let_somebody_down_is_no_refusal() -> None:
    turn = words("network_consent", "mijn familie heeft mij laten vallen", KNOWN)

    assert "network_consent" not in turn.changes


@pytest.mark.parametrize("text", ["pff zoveel vragen", "zeg dat zijn hier persoonlijke vragen hé"])
def test_a_word_about_the_questions_answers_none(text: str) -> None:
    assert "network_consent" not in words("network_consent", text, KNOWN).changes


def test_an_intake_that_fits_not_is_asked_about_and_not_begun_anew() -> None:
    turn = words(
        "send_anyway",
        "dus hij komt niet in aanmerking?",
        KNOWN,
        intent="check_eligibility",
        confidence=0.95,
    )

    assert turn.changes["question_stage"] == "why"


def test_the_question_that_is_wanted_back_keeps_no_answer() -> None:
    answers = {**KNOWN, "rent_guarantee_consent": "no"}
    text = "ik wil nog eens terug naar de vraag over de huurgarantie"

    turn = words("accepts_intensive_coaching", text, answers)

    assert turn.changes["rent_guarantee_consent"] is None
    assert turn.say == ""


@pytest.mark.parametrize("slot", ["data_consent", "send_anyway"])
def test_a_no_to_something_else_drops_no_answers(slot: str) -> None:
    text = "nee hij twijfelt niet over die huurgarantie, ja hij vindt het oke dat ik het doorgeef"
    known = {"referrer_type": "private_network", "discussed_with_youth": "yes"}

    turn = words(slot, text, known)

    assert turn.changes.get(slot) != "no"


@pytest.mark.parametrize(
    ("text", "tries"),
    [("nee liever niet", 0), ("nee want ik wil dat eerst zelf nog eens bekijken", 1)],
)
def test_a_refusal_is_heard(text: str, tries: int) -> None:
    turn = words("data_consent", text, {"referrer_type": "self", "question_attempts": tries})

    assert turn.changes["data_consent"] == "no"


@pytest.mark.parametrize("text", ["Ik wil dat niet. Ok", "Ik twijfel nog. Ja sorry"])
@pytest.mark.parametrize("slot", ["data_consent", "confirm"])
def test_yes_at_the_end_permits_nothing(slot: str, text: str) -> None:
    assert words(slot, text, {"referrer_type": "self"}).changes.get(slot) != "yes"


def test_long_refusal_that_says_so_is_heard_at_once() -> None:
    text = "nee ja ik wil dat niet dat mijn gegevens ergens worden bewaard"

    assert words("data_consent", text, {"referrer_type": "self"}).changes["data_consent"] == "no"


@pytest.mark.parametrize(
    ("slot", "text"),
    [
        ("income", "hij blowt wel redelijk wat, wordt hij daarvoor uitgesloten bij jullie?"),
        ("send_anyway", "da's jammer. bestaat er hier in 't stad dan niks dat daar op trekt?"),
        ("rent_guarantee_consent", "hij vraagt of hij dan zelf nog aan zijn geld kan"),
        ("network_consent", "moet mijn vriend daar bij zitten? want die twee ruziën altijd"),
        ("confirm", "kan ik dat achteraf nog intrekken als hij van gedacht verandert?"),
    ],
)
def test_a_question_answers_nothing_and_ends_nothing(slot: str, text: str) -> None:
    turn = words(slot, text, {**KNOWN, "referrer_type": "private_network"})

    assert slot not in turn.changes
    assert turn.changes["question_stage"] == "why"


def test_who_wants_to_stay_does_not_stop() -> None:
    turn = words("region", "Genk, ich wil hie nie weg", KNOWN, intent="cancel", confidence=0.95)

    assert turn.changes["region"] == "Genk"
    assert not turn.is_aside


def test_somebody_elses_age_in_a_remark_contradicts_nothing() -> None:
    known = {"referrer_type": "self", "age": 18, "contact_way": "sms"}

    turn = words("remarks", "mijn vriend is 20 en zoekt ook hulp", known)

    assert turn.changes["remarks"] == "mijn vriend is 20 en zoekt ook hulp"
    assert "age" not in turn.changes


def test_an_age_to_wait_for_is_not_the_age() -> None:
    known = {**KNOWN, "referrer_type": "service", "age": 16}

    turn = words("send_anyway", "nee, dan wacht ik liever tot hij 17 is", known)

    assert "age" not in turn.changes


def test_news_beside_a_number_is_noted_and_is_no_lack_of_one() -> None:
    known = {**KNOWN, "referrer_type": "service", "referrer_name": "Pieter"}
    text = "oh en ze heeft een zoontje van twee dat bij haar woont, had ik nog niet gezegd"

    turn = words("referrer_phone", text, known)

    assert "referrer_phone" not in turn.changes
    assert turn.changes["attention"] == ["with_child"]
    assert turn.say == "noted"


def test_a_town_not_to_go_back_to_is_no_wish() -> None:
    known = {**KNOWN, "referrer_type": "self", "region": "Kortrijk", "contact_way": "sms"}

    turn = words("remarks", "ik wil ni terug naar Antwerpen, te veel ambras", known)

    assert "region" not in turn.changes


@pytest.mark.parametrize(
    ("slot", "text", "value"),
    [
        ("data_consent", "ja, als het zo kan wel", "yes"),
        ("region", "oostende, ik gaan ni meer terug naar antwerpen", "Oostende"),
        (
            "remarks",
            "hij kan goed koken, misschien kunnen jullie daar iets mee doen",
            "hij kan goed koken, misschien kunnen jullie daar iets mee doen",
        ),
        ("remarks", "nee laat maar", "none"),
    ],
)
def test_an_answer_is_heard_beside_what_is_not_meant(slot: str, text: str, value: str) -> None:
    turn = words(slot, text, {"referrer_type": "private_network", "discussed_with_youth": "yes"})

    assert turn.changes.get(slot) == value


def test_a_sigh_about_the_end_ends_nothing() -> None:
    text = "pf weer zo'n vragenlijst, en op het einde is het toch nee zeker"

    turn = words("region", text, KNOWN, intent="cancel", confidence=0.95)

    assert not turn.is_aside


@pytest.mark.parametrize("text", ["een roze eenhoorn graag", "twee pinten aub"])
def test_an_order_agrees_to_nothing(text: str) -> None:
    turn = words("rent_guarantee_consent", text, {**KNOWN, "referrer_type": "self"})

    assert "rent_guarantee_consent" not in turn.changes
