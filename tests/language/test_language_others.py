"""What others want, what was before and what only hints at a role does not answer a question."""

from datetime import date

import pytest

from bot.language.answers import read_answer
from bot.language.change import current
from bot.language.others import without_others

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("answer", "asked", "rest"),
    [
        ("mijn man wil dat wel, zij niet", "wil je nicht dat?", "zij niet"),
        ("zijn moeder zou dat graag zien", "wil hij dat?", ""),
        ("mijn man wil dat wel", "wil je man dat?", "mijn man wil dat wel"),
        ("mijn moeder mag je bellen", "mag dat?", "mijn moeder mag je bellen"),
    ],
)
def test_what_others_want_is_left_out(answer: str, asked: str, rest: str) -> None:
    assert without_others(answer, asked) == rest


def test_the_wish_of_another_is_no_answer() -> None:
    read = read_answer(
        "wants_change",
        "Onze tante wil vooral dat hij eens doorgroeit.",
        question="Wil hij zelf iets veranderen?",
        today=TODAY,
    )

    assert read.is_empty


def test_what_was_before_lasts_until_now_is_said() -> None:
    told = current("voor zijn opname een job in de haven, een studio, nu niets meer")

    assert told == "nu niets meer"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("voor mijn zuster. met mij zelf gaat het goed", "private_network"),
        ("ikzelf", "self"),
    ],
)
def test_somebody_who_says_i_myself_is_the_youth_only_where_nothing_else_is_told(
    text: str, value: str
) -> None:
    assert read_answer("referrer_type", text, today=TODAY).value == value


@pytest.mark.parametrize(
    ("slot", "text", "value"),
    [
        ("age", "hij wordt op 12 mei drieentwintig, is dat te oud?", 22),
        ("age", "21, oei nee, wacht, 22", 22),
        ("age", "haar moeder is 44, haar zus 24 en zijzelf 19", 19),
        ("age", "op tiktok zet ik 24 maar ik ben 18", 18),
        ("age", "eenentwinteg", 21),
        ("region", "niet hier in Brugge blijven, wel in Torhout", "Torhout"),
        ("region", "OCMW Ieper volgt hem op, woonwens: Poperinge", "Poperinge"),
        ("region", "ergens tussen Gent en Aalst, Wetteren dus", "Wetteren"),
        ("region", "mijn pa zegt Tielt maar ik wil naar Izegem", "Izegem"),
        ("region", "Mol, dat is in de Kempen", "Mol"),
        ("region", "zit in een opvang in Gent, wil terug naar Rouselare", "Roeselare"),
        ("region", "Lille of Roubaix, in Frankrijk", None),
        ("prison", "eigenlijk moest ik naar Gent maar ze staken mij in Oudenaarde", "oudenaarde"),
        ("prison", "zijn familie in Kortrijk, hij zit in Brugge", "brugge"),
        ("phone", "0470 11 22 33 is van zijn coach, zelf heeft hij geen", None),
        ("phone", "0470 11 22 33 is de beste, 0470 44 55 66 is van het werk", "+32470112233"),
        ("phone", "0470 11 22 33 - het vaste nummer bestaat niet meer", "+32470112233"),
        ("email", "j . peeters @ example . org", "j.peeters@example.org"),
        ("email", "jan (apenstaartje) example (punt) org", "jan@example.org"),
        ("email", "jan@exmaple.org oei typfout jan@example.org", "jan@example.org"),
    ],
)
def test_the_words_around_a_fact_tell_whose_and_which_it_is(
    slot: str, text: str, value: str | int | None
) -> None:
    assert read_answer(slot, text, today=TODAY).value == value
