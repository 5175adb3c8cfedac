"""What was before and what is now; the value that stands first, before an explanation."""

from datetime import date

import pytest

from bot.language.answers import read_by_rules
from bot.language.change import current, tells_of_now, turned_to
from bot.language.headline import by_headline
from bot.language.reading import NOTHING, Reading

TODAY = date(2026, 6, 15)
OPEN = Reading(None, ("Gent", "Kortrijk"))


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("vroeger niet, nu wel", "nu wel"),
        ("in het begin was hij tegen, sinds april is hij mee", "sinds april is hij mee"),
        ("eerst zei ze nee maar nu mag het", "nu mag het"),
        ("ik wil eerst weten hoeveel het kost, dan zien we", None),
        ("vorige week heeft hij ja gezegd", None),
        ("dat is goed", None),
    ],
)
def test_what_was_before_is_left_out_where_something_else_is_told(
    text: str, now: str | None
) -> None:
    assert current(text) == (text if now is None else now)


@pytest.mark.parametrize(
    ("slot", "text", "value"),
    [
        ("age", "sorry tis 19 ipv 18", 19),
        ("region", "Izegem in plaats van Roeselare", "Izegem"),
        ("phone", "0471 11 22 33 ipv 0472 11 22 33", "+32471112233"),
        ("living_situation", "bij een maat ipv op straat", "with_family_or_friends"),
        ("remarks", "bel de mama ipv hem", "bel de mama ipv hem"),
    ],
)
def test_what_is_replaced_does_not_count(slot: str, text: str, value: object) -> None:
    assert read_by_rules(slot, text, today=TODAY).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("nu wel degelijk", "yes"), ("na die ruzie niet meer", "no"), ("nu is hij weg", None)],
)
def test_the_words_of_now_may_turn_what_was(text: str, value: str | None) -> None:
    assert turned_to(text) == value


def test_a_text_speaks_of_now_or_not() -> None:
    assert tells_of_now("ondertussen mag het")
    assert not tells_of_now("in de auto")


@pytest.mark.parametrize(
    ("slot", "text", "value"),
    [
        ("network_consent", "vorige zomer wou hij niet, ondertussen is hij akkoord", "yes"),
        ("wants_change", "in het begin helemaal niet, nu wel", "yes"),
        ("rent_guarantee_consent", "vroeger mocht dat, sinds die ruzie niet meer", "no"),
        ("rent_guarantee_consent", "hij had ja gezegd en is daarop teruggekomen", "no"),
        ("income", "vroeger ziekenkas, nu leefloon", "leefloon"),
        ("living_situation", "vroeger in een park, nu huur ik een studio", "housed"),
    ],
)
def test_what_holds_now_is_read(slot: str, text: str, value: str) -> None:
    assert read_by_rules(slot, text, today=TODAY).value == value


@pytest.mark.parametrize(
    ("slot", "text", "value"),
    [
        ("region", "Menen, want in Gent kent ze te veel volk", "Menen"),
        ("region", "Tielt. Haar tante woont in Pittem", "Tielt"),
        ("prison", "Ieper, hij wacht op een plaats in Ruiselede", "ieper"),
        ("age", "20, zijn broer van 24 helpt hem", 20),
        ("referrer_organisation", "CAW, wij delen een gang met het OCMW", "caw"),
    ],
)
def test_the_value_that_stands_first_is_the_answer(slot: str, text: str, value: str | int) -> None:
    assert read_by_rules(slot, text, today=TODAY).value == value


@pytest.mark.parametrize(
    "text",
    [
        "Gent, of nee, toch Kortrijk",
        "mijn broer woont in Gent, ik niet",
        "Gent",
        "Gent, Kortrijk",
    ],
)
def test_a_first_value_that_is_taken_back_or_somebody_elses_is_not_taken(text: str) -> None:
    assert by_headline(OPEN, text, "region", lambda _: Reading("Gent")) == OPEN


def test_only_questions_with_many_values_have_a_headline() -> None:
    read = by_headline(NOTHING, "ja, maar niet nu", "network_consent", lambda _: Reading("yes"))

    assert read == NOTHING


@pytest.mark.parametrize(
    ("slot", "text", "value"),
    [
        ("prison", "mijn nonkel zat in Brugge", None),
        ("prison", "van Ieper naar Brugge overgebracht", "brugge"),
        ("prison", "de rechter zit in Gent, hij in Oudenaarde", "oudenaarde"),
        ("prison", "hij kwam vorig jaar vrij uit Gent", "none"),
        ("age", "rond de twintig", None),
        ("age", "19 wordt 20", 19),
        ("age", "volgens hem 18, volgens de dokter 20", None),
        ("region", "Zijn vader woont in Menen, zelf wil hij naar Ieper", "Ieper"),
        ("region", "ik woon nu in Kuurne", None),
        ("region", "regio Tielt, de stad zelf", "Tielt"),
        ("income", "daar wil ze niets over zeggen", None),
        ("income", "mijn vader krijgt een uitkering", None),
        ("wants_change", "mijn moeder wil dat het anders wordt", None),
    ],
)
def test_others_and_other_times_are_told_apart(
    slot: str, text: str, value: str | int | None
) -> None:
    assert read_by_rules(slot, text, today=TODAY).value == value


@pytest.mark.parametrize(
    ("slot", "text", "value"),
    [
        ("phone", "0470 12 34 56 en niet 0470 12 34 65", "+32470123456"),
        ("phone", "0499 88 77 66 is afgesloten, bel 0470 12 34 56", "+32470123456"),
        ("phone", "het nummer van mijn moeder: 0499 88 77 66", "+32499887766"),
        ("phone", "best bereikbaar op 0470 12 34 56, thuis is het 056 22 33 44", "+32470123456"),
        ("email", "niet naar info@example.be, wel naar jan@example.be", "jan@example.be"),
        ("email", "jan@example.be (info@example.be wordt niet gelezen)", "jan@example.be"),
    ],
)
def test_a_number_or_address_that_is_refused_is_left_out(slot: str, text: str, value: str) -> None:
    assert read_by_rules(slot, text, today=TODAY).value == value
