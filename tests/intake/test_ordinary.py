"""What ordinary people tell at once, in the words they use, and what is heard of it."""

from __future__ import annotations

import pytest

from bot.intake.referring import seeks_help
from bot.intake.unasked import told_at_once
from tests.intake.listening import read, words


def told(text: str, **known: object) -> dict[str, object]:
    """Return what a first message tells of a referral."""
    return told_at_once("referral_form", known, text, read)


@pytest.mark.parametrize(
    "text",
    [
        "Goedemorgen, Lien Verstraete, maatschappelijk werker bij OCMW Roeselare.",
        "Lien Verstraete, OCMW Roeselare. Jongen van 20.",
    ],
)
def test_a_name_before_the_service_is_the_writers(text: str) -> None:
    assert told(text)["referrer_name"] == "Lien Verstraete"


@pytest.mark.parametrize("text", ["Aanmelding, OCMW Tielt", "Goedemorgen, OCMW Tielt hier"])
def test_a_heading_or_a_greeting_is_no_name(text: str) -> None:
    assert "referrer_name" not in told(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Het is Dries, 22 jaar, hij slaapt in een kraakpand", "Dries"),
        ("Het gaat over Jonas, hij is 20", "Jonas"),
        ("ik ben de zus van Kevin, hij is 23", "Kevin"),
        ("Naam jongere: Noah. Leeftijd: 19.", "Noah"),
        ("'t is den Bryan, hij is 20", "Bryan"),
    ],
)
def test_who_it_is_about_is_the_name_of_the_youth(text: str, name: str) -> None:
    assert told(text)["youth_name"] == name


def test_a_town_of_the_service_is_nobodys_name() -> None:
    heard = told("ik ben de begeleidster van Brugge, het gaat over een meisje van 20")

    assert "youth_name" not in heard


def test_whose_data_follow_is_said_before_them() -> None:
    heard = told(
        "CAW Tielt, jongen van 20. Zijn gegevens: Noah, 0470 12 34 56. "
        "Mijn gegevens: Els Maes, 051 30 30 30, els@voorbeeld.be"
    )

    assert (heard["youth_name"], heard["youth_phone"]) == ("Noah", "+32470123456")
    assert (heard["referrer_name"], heard["referrer_phone"]) == ("Els Maes", "+3251303030")


def test_a_birthday_to_come_hides_no_age() -> None:
    heard = told("GI De Zande Beernem, meisje 17j (18 op 12/6/2026), geen inkomen")

    assert (heard["age"], heard.get("birth_date")) == (17, None)


def test_who_agrees_to_be_referred_knows_of_it() -> None:
    heard = told("CAW Brugge, jongen van 20, hij is akkoord met de aanmelding")

    assert heard["discussed_with_youth"] == "yes"


def test_who_must_be_out_by_a_day_is_about_to_lose_the_home() -> None:
    heard = told("man van 22 jaar, hij moet er tegen 1 april uit na een vonnis", age=22)

    assert heard["living_situation"] == "eviction_threat"


def test_who_must_leave_an_institution_lives_there() -> None:
    heard = told("CAW hier. Jongen van 17, moet in mei de voorziening verlaten, geen thuis")

    assert heard["living_situation"] == "institution"


def test_who_is_in_hospital_until_a_day_leaves_it_then() -> None:
    heard = told("Ze is 19, opgenomen tot 13 maart en daarna kan ze nergens naartoe.")

    assert (heard["living_situation"], heard["release_date"]) == ("institution", "2026-03-13")


def test_a_list_with_labels_is_heard_like_sentences() -> None:
    heard = told(
        "CAW Kortrijk. Leeftijd: 19. Verblijft: bij vrienden. Inkomen: leefloon. "
        "Gewenste regio: Menen. Besproken: ja."
    )

    assert heard == {
        "referrer_type": "service",
        "referrer_organisation": "caw",
        "discussed_with_youth": "yes",
        "age": 19,
        "living_situation": "with_family_or_friends",
        "region": "Menen",
        "income": "leefloon",
    }


@pytest.mark.parametrize("intent", ["inform", "out_of_scope", "ask_temporary_housing"])
def test_where_somebody_sleeps_by_now_changes_what_was_told(intent: str) -> None:
    text = "en hij slaapt ondertussen niet meer in zijn auto maar bij een vriend"
    answers = {"living_situation": "non_conventional"}

    turn = words("accepts_intensive_coaching", text, answers, intent=intent, confidence=0.4)

    assert (turn.changes["living_situation"], turn.say) == ("with_family_or_friends", "corrected")
    assert "accepts_intensive_coaching" not in turn.changes


def test_work_now_and_then_contradicts_no_income() -> None:
    text = "hij werkt soms wel via een interimkantoor"
    answers = {"referrer_type": "private_network", "income": "none"}

    turn = words("accepts_intensive_coaching", text, answers)

    assert turn.changes["open_choices"] == ["none", "irregular"]


@pytest.mark.parametrize("text", ["terug in Gent", "ik wil terug naar Gent"])
def test_a_town_to_go_back_to_is_no_wish_to_go_back(text: str) -> None:
    answers = {"referrer_type": "self", "release_date": "2026-06-01"}

    turn = words("region", text, answers, intent="correct_answer", confidence=0.9)

    assert turn.changes["region"] == "Gent"
    assert "release_date" not in turn.changes


def test_no_for_who_still_goes_to_school_is_no_income() -> None:
    assert read("income", "nee ik ga nog naar school").value == "none"


def test_a_home_for_a_later_day_is_sought_for_oneself() -> None:
    assert seeks_help("ik zit in de gevangenis en ik zoek een woning voor als ik vrijkom")


def test_who_would_like_it_agrees() -> None:
    turn = words("network_consent", "ik zou het wel willen", {"referrer_type": "self"})

    assert turn.changes["network_consent"] == "yes"


def test_a_contradiction_is_heard_in_an_alarm_as_well() -> None:
    text = "hij slaapt op straat"
    answers = {"living_situation": "with_family_or_friends"}

    turn = words("accepts_intensive_coaching", text, answers, is_alarm=True)

    assert turn.changes["open_choices"] == ["with_family_or_friends", "public_space"]


@pytest.mark.parametrize(
    "signed",
    [
        "Groeten, Veerle Casteleyn, 051 77 88 99, veerle@voorbeeld.be",
        "Veerle Casteleyn, 051 77 88 99, veerle@voorbeeld.be",
        "Contact: Veerle Casteleyn, maatschappelijk werker, 051 77 88 99, veerle@voorbeeld.be",
    ],
)
def test_a_signature_is_of_who_writes(signed: str) -> None:
    heard = told(f"JAC Roeselare. Meisje van 17, slaapt bij een vriendin. {signed}")

    assert (heard["referrer_name"], heard["referrer_phone"]) == ("Veerle Casteleyn", "+3251778899")
    assert "youth_name" not in heard


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("het betreft Jarne, geboren op 9 juli 2004", "Jarne"),
        ("hij heet Wouter, 20 jaar", "Wouter"),
        ("Pleegjongere Matteo (17j, wordt 18 op 30/06/2026)", "Matteo"),
        ("Sanne is 21", "Sanne"),
    ],
)
def test_a_name_may_be_that_of_a_village(text: str, name: str) -> None:
    assert told(text, referrer_type="service")["youth_name"] == name


def test_all_that_is_listed_is_agreed_to() -> None:
    heard = told(
        "Zij is akkoord met de huurgarantie, met de intensieve coaching en met het betrekken van "
        "haar netwerk"
    )

    assert {heard[slot] for slot in heard if slot.endswith(("consent", "coaching"))} == {"yes"}


def test_what_is_agreed_to_behind_it_counts() -> None:
    heard = told(
        "net als de huurgarantie en het werken met zijn netwerk: hij is het met beide eens"
    )

    assert (heard["rent_guarantee_consent"], heard["network_consent"]) == ("yes", "yes")


def test_who_lives_in_the_service_that_writes_lives_with_no_family() -> None:
    heard = told("ik werk in het vluchthuis van het CAW en wil een van onze bewoonsters aanmelden")

    assert heard["living_situation"] == "homeless_accommodation"


def test_who_must_leave_the_service_that_writes_is_inside() -> None:
    heard = told("ik ben begeleidster van een leefgroep. ze is 17. ze moet bij ons weg op 15 juni")

    assert (heard["living_situation"], heard["prison"]) == ("institution", "none")


def test_whoever_came_out_of_a_prison_is_in_it_no_more() -> None:
    heard = told(
        "Drie weken geleden vrijgekomen uit de gevangenis van Brugge, slaapt bij een kennis"
    )

    assert (heard["living_situation"], heard["attention"]) == (
        "with_family_or_friends",
        ["leaving_detention"],
    )


def test_a_release_of_years_ago_is_no_point_of_attention() -> None:
    assert "attention" not in told("hij is 5 jaar geleden vrijgekomen uit de gevangenis van Ieper")


def test_who_pays_is_not_who_writes() -> None:
    assert "referrer_type" not in told("ze is 21, leefloon van het OCMW, ze slaapt in een opvang")


def test_whose_son_it_is_writes_as_kin() -> None:
    assert (
        told("mijn kleinzoon, hij is 19 en slaapt bij mij")["referrer_type"] == "private_network"
    )


def test_number_that_opens_the_story_of_a_youth_is_the_age() -> None:
    told = told_at_once("referral_form", {"referrer_type": "self"}, "21 en kwerk interim", read)

    assert (told["age"], told["income"]) == (21, "irregular")


@pytest.mark.parametrize(
    "text",
    [
        "Soc. dienst ziekenhuis Ieper. Aanmelding jonge vrouw, 21j.",
        "Heyhey, ik werk bij het JAC in Roeselare",
        "OCMW Tielt, na 17 uur, met WhatsApp",
    ],
)
def test_what_only_begins_with_a_capital_is_no_name(text: str) -> None:
    assert not {"referrer_name", "youth_name"} & told(text).keys()


def test_who_somebody_is_tells_that_the_name_is_the_youths() -> None:
    text = "Den Quinten, dat is dus de vrijer van mijn dochter, is 19"

    assert told(text)["youth_name"] == "Quinten"


def test_number_that_is_put_right_is_told_once() -> None:
    known = {"referrer_type": "service", "living_situation": "institution", "prison": "none"}
    known |= {"release_date": "2026-03-27", "network_consent": "yes"}

    turn = words("rent_guarantee_consent", "ontslag is niet 27 maart maar 3 april", known)

    assert (turn.changes["release_date"], turn.say) == ("2026-04-03", "corrected")


def test_patient_who_may_leave_the_hospital_that_writes_is_in_it() -> None:
    known = {"referrer_type": "service", "referrer_organisation": "ziekenhuis"}

    heard = told("Hij herstelt bij ons. Op 20 maart mag hij het ziekenhuis verlaten.", **known)

    assert (heard["living_situation"], heard["prison"]) == ("institution", "none")
