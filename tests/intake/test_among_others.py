"""One sentence answers among others: beside a correction, a question, a story; in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.intake.opening import OPENING
from bot.intake.taking_back import without_request
from tests.intake.listening import words

if TYPE_CHECKING:
    from bot.intake.questions import Answers

SELF = {"referrer_type": "self"}
SERVICE = {"referrer_type": "service", "discussed_with_youth": "yes"}
KIN = {"referrer_type": "private_network", "discussed_with_youth": "yes"}


@pytest.mark.parametrize(
    ("slot", "text", "known", "expected"),
    [
        (
            "accepts_intensive_coaching",
            "Sorry, hij is 21 en geen 20. Die coach ziet hij wel zitten.",
            {**SERVICE, "age": 20},
            {"age": 21, "accepts_intensive_coaching": "yes"},
        ),
        (
            "contact_way",
            "Zijn nummer was fout, het moet 0471 20 15 78 zijn. Bel hem na vier uur.",
            {**KIN, "youth_phone": "+32471201587"},
            {"youth_phone": "+32471201578", "contact_way": "Bel hem na vier uur."},
        ),
        (
            "youth_phone",
            "0493 07 55 18, en sinds gisteren slaap ik in de nachtopvang",
            {**SELF, "living_situation": "public_space"},
            {"youth_phone": "+32493075518", "living_situation": "emergency_shelter"},
        ),
        (
            "data_consent",
            "die 21 is fout, het moet 22 zijn. voor de rest moogt ge dat opslaan ja",
            {**SELF, "age": 21},
            {"age": 22, "data_consent": "yes"},
        ),
        (
            "confirm",
            "wacht, ze zegt net dat ze over de huurgarantie nog twijfelt, kan je dat aanpassen?",
            {**KIN, "rent_guarantee_consent": "yes"},
            {"rent_guarantee_consent": "unsure"},
        ),
        (
            "confirm",
            "Ik lees hier Anzegem, dat moet Avelgem zijn.",
            {**SERVICE, "region": "Anzegem"},
            {"region": "Avelgem"},
        ),
    ],
)
def test_answer_beside_a_correction_is_kept(
    slot: str, text: str, known: Answers, expected: dict[str, object]
) -> None:
    turn = words(slot, text, known)

    assert {name: turn.changes.get(name) for name in expected} == expected
    assert turn.say == "corrected"


@pytest.mark.parametrize(
    ("slot", "text", "known", "value"),
    [
        ("referrer_name", "Dirk. Krijgt ze mijn naam te zien?", KIN, "Dirk"),
        (
            "referrer_name",
            "Ik loop hier stage, Wout Peeters. Mijn mentor is An.",
            SERVICE,
            "Wout Peeters",
        ),
        ("referrer_name", "U mag Pieter noteren.", SERVICE, "Pieter"),
        ("referrer_name", "Demeyere, voornaam Jan", SERVICE, "Jan Demeyere"),
        ("youth_name", "Op papier Mohamed, maar schrijf maar Momo", SELF, "Momo"),
        ("youth_name", "Quinten heet hij. Ik hoop dat het lukt.", KIN, "Quinten"),
        ("youth_name", "iedereen zegt Bilal tegen mij", SELF, "Bilal"),
        ("contact_way", "Overdag mag altijd. Wanneer hoor ik iets?", SELF, "Overdag mag altijd."),
        ("confirm", "Verzend gerust. Krijg ik een bevestiging?", SERVICE, "yes"),
        ("confirm", "ge moogt op het knopje duwen", KIN, "yes"),
        (
            "data_consent",
            "Hij blijft erbij en hij heeft erover nagedacht: het mag.",
            SERVICE,
            "yes",
        ),
        ("data_consent", "Schrijf het maar op.", KIN, "yes"),
        (
            "accepts_intensive_coaching",
            "is goe maar ik heb school tot 5, kan dat ook 's avonds?",
            SELF,
            "yes",
        ),
        (
            "network_consent",
            "ja, maar niet mijn stiefpa, die mag niet weten waar ik zit",
            SELF,
            "yes",
        ),
        (
            "discussed_with_youth",
            "Vorige donderdag, aan de keukentafel.",
            {"referrer_type": "service"},
            "yes",
        ),
        (
            "discussed_with_youth",
            "Met hem wel, met zijn mama nog niet.",
            {"referrer_type": "service"},
            "yes",
        ),
        ("income", "mijn moeder heeft een uitkering maar ikzelf heb niks", SELF, "none"),
        ("age", "Volgens de pas 19. Hij functioneert als iemand van 10.", SERVICE, 19),
        ("region", "Ze woonde altijd in Aalst maar ziet zichzelf in Veurne.", SERVICE, "Veurne"),
        (
            "living_situation",
            "op nen oude zeilboot van een maat, zonder verwarming",
            SELF,
            "non_conventional",
        ),
        (
            "living_situation",
            "Tot januari woonde ze in een leefgroep, sindsdien slaapt ze bij vriendinnen.",
            SERVICE,
            "with_family_or_friends",
        ),
    ],
)
def test_answer_is_heard_beside_other_things(
    slot: str, text: str, known: Answers, value: object
) -> None:
    assert words(slot, text, known).changes.get(slot) == value


@pytest.mark.parametrize(
    ("slot", "text", "known"),
    [
        ("confirm", "nee laat maar, smijt alles maar weg", SELF),
        ("confirm", "laat maar zitten, ik doe het toch niet", SELF),
        ("confirm", "Ja, op voorwaarde dat erbij komt dat hij een bewindvoerder heeft.", SERVICE),
        ("confirm", "Ja, maar mag ik eerst nog iets veranderen?", SERVICE),
        ("data_consent", "Ik twijfel nog. Ja sorry", SELF),
        ("data_consent", "Mogen haar ouders dit ook zien? Dat wil ze liever niet.", SERVICE),
        ("network_consent", "Ook met zijn vader? Dat wil hij niet.", KIN),
        ("data_consent", "Over mij moogt ge alles opschrijven, over hem vind ik lastig", KIN),
        ("youth_name", "mijn oma heette Josephine. bon, we doen voort", SELF),
        ("youth_name", "Komt erin waarvoor hij veroordeeld is? Daar is hij bang voor.", SERVICE),
        ("referrer_name", "Amai, het is hier gelijk aan het loket", KIN),
        (
            "referrer_name",
            "Mijn neefje heet ook Kobe trouwens.",
            {**SERVICE, "youth_name": "Kobe"},
        ),
        ("youth_phone", "Dat moet ik opzoeken, momentje.", SERVICE),
        ("age", "Zijn broer is geweigerd omdat die 25 was", KIN),
        ("region", "De huurprijzen swingen overal de pan uit", KIN),
        ("rent_guarantee_consent", "klinkt als iets van de deurwaarder", SELF),
    ],
)
def test_words_that_give_no_answer_fill_nothing(slot: str, text: str, known: Answers) -> None:
    assert words(slot, text, known).changes.get(slot) is None


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        # Each of them was heard otherwise when a stranger said it.
        (
            "mijn broer zit in de gevangenis van gent en heeft straks niks, ik wil hem aanmelden",
            "referrer_type",
            "private_network",
        ),
        (
            "Ik wil me aanmelden. Mijn vriendin en ik slapen bij haar broer op een luchtmatras.",
            "attention",
            ["with_partner"],
        ),
        (
            "Ik ben juist uit den bak gekomen in Oudenaarde en ik zoek een nieuw leven",
            "living_situation",
            None,
        ),
        (
            "Onze contextbegeleiding heeft twee jaar gelopen en is nu gestopt.",
            "earlier_home_support",
            "yes",
        ),
    ],
)
def test_story_is_heard_as_it_was_meant(text: str, slot: str, value: object) -> None:
    turn = words("referrer_type", text, {"question_stage": OPENING})

    assert turn.changes.get(slot) == value


@pytest.mark.parametrize(
    "text",
    [
        "dat weten we nog niet, er is nog geen datum",
        "dat weet hij zelf nog niet",
        "nog te bepalen",
        "niemand weet dat",
    ],
)
def test_who_does_not_know_the_day_is_not_asked_again(text: str) -> None:
    known = {**KIN, "age": 22, "living_situation": "institution", "prison": "gent"}

    assert words("release_date", text, known).changes["release_date"] == "unknown"


def test_age_that_was_typed_wrong_is_put_right_at_any_question() -> None:
    text = "Eerst nog iets, ik heb 21 getypt maar ik ben er al 22, in januari verjaard"

    turn = words("youth_name", text, {**SELF, "age": 21})

    assert (turn.changes.get("age"), turn.say) == (22, "corrected")


def test_little_beside_nothing_is_a_little() -> None:
    text = "hij verdient binnen een beetje met werken in het atelier, voor de rest niks"

    assert words("income", text, KIN).changes["income"] == "irregular"


def test_thanks_are_no_remark() -> None:
    assert words("remarks", "nee, dankjewel om te luisteren", SELF).changes["remarks"] == "none"


def test_name_before_a_question_that_rasa_is_sure_of_is_kept() -> None:
    text = "Christel Peeters. krijgt hij mijn naam te zien?"

    turn = words("referrer_name", text, KIN, intent="ask_privacy", confidence=0.95)

    assert turn.changes.get("referrer_name") == "Christel Peeters"
    assert turn.is_aside


def test_wish_to_change_something_alone_is_left_as_it_is() -> None:
    text = "kan ik nog iets aanpassen?"

    assert without_request(text) == text


def test_number_of_a_friend_is_the_way_to_a_youth_who_has_no_phone() -> None:
    text = "ik heb geen gsm, bel mijn vriend op 0485 44 10 27"

    turn = words("youth_phone", text, SELF)

    assert turn.changes["youth_phone"] == "none"
    assert turn.changes["contact_way"] == text


def test_two_numbers_go_to_whom_they_belong() -> None:
    turn = words("youth_phone", "0485 72 30 46 is van haar, het mijne is 0477 16 28 95", KIN)

    assert turn.changes["youth_phone"] == "+32485723046"
    assert turn.changes["referrer_phone"] == "+32477162895"


def test_question_that_sounds_like_stopping_loses_nothing() -> None:
    turn = words(
        "region",
        "duurt dit nog lang? mijn batterij is plat",
        SELF,
        intent="cancel",
        confidence=0.95,
    )

    assert turn.is_aside is False
    assert "question_stage" not in turn.changes or turn.changes["question_stage"] is None
    assert "region" not in turn.changes


@pytest.mark.parametrize(
    ("slot", "text", "intent", "value"),
    [
        (
            "income",
            "krijg leefloon ma de helft gaat weg, is da erg?",
            "ask_income_condition",
            True,
        ),
        ("accepts_intensive_coaching", "elke dag? kom maar op, ja", "ask_duration", True),
        ("region", "Brugge, ich wil hie blieve", "cancel", True),
        ("referrer_name", "Zet maar Miet Swennen.", "cancel", True),
        ("send_anyway", "dat is jammer, komen jullie ooit naar Aalst?", "ask_region", False),
        ("income", "ik werk zelf halftijds, telt dat mee?", "ask_income_condition", False),
        ("network_consent", "ik wil geen miserie, komt mijn naam daar?", "ask_privacy", False),
        ("referrer_name", "Ik doe dit vlug, ik zit in de auto", "cancel", False),
        ("referrer_name", "stop maar", "cancel", False),
    ],
)
def test_answer_is_heard_whatever_the_classifier_takes_it_for(
    slot: str, text: str, intent: str, *, value: bool
) -> None:
    turn = words(slot, text, KIN, intent=intent, confidence=0.95)

    assert (turn.changes.get(slot) is not None) is value


@pytest.mark.parametrize(
    ("slot", "text", "known"),
    [
        ("income", "moet ik dat betalen? ik leef zelf van de ziekenkas", KIN),
        ("income", "moet ik zelf iets betalen? ik heb geen geld voor een advocaat", SELF),
        ("age", "moet mijn ma dat weten? die is 45", SELF),
        ("region", "hoelang duurt het? mijn trein naar Brussel vertrekt zo", SELF),
        ("network_consent", "Ben ik dan ook netwerk? Ja ik help hem graag", KIN),
        ("youth_phone", "bellen jullie dan mijn pa? zijn nummer is 0478123456", SELF),
        ("network_consent", "mag mijn ma dat weten dan? die praat ni meer me mij", SELF),
        ("accepts_intensive_coaching", "doe maar niet te zot he, wa is da", SELF),
        ("release_date", "hoelang duurt het? op 5 mei heb ik zitting", SELF),
    ],
)
def test_what_is_told_beside_a_question_is_no_answer(slot: str, text: str, known: Answers) -> None:
    turn = words(slot, text, known, intent="ask_cost", confidence=0.95)

    assert slot not in turn.changes
