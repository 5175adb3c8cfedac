"""Who reads now: the coach, the duo, the coordinators; chains and circles end with somebody."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.line.duty import Duty, PassedOver, back_on, who_reads
from bot.line.team import Absence, Coach, Journey, year_after

TODAY = date(2026, 8, 3)
DAY = timedelta(days=1)
COACH, DUO, CHIEF, OTHER_CHIEF = "coach", "duo", "chief", "other chief"


def person(one: str, *, paired: bool = True, left: bool = False) -> Coach:
    role = "coordinator" if "chief" in one else "coach"
    ended_at = datetime(2026, 1, 1, tzinfo=timezone.utc) if left else None
    return Coach(one, one, role, one, None, 1.0, one if paired else None, ended_at=ended_at)


def journey(duo: str | None = DUO, ends_on: date = TODAY + 100 * DAY) -> Journey:
    return Journey(
        case_id="case",
        reference="BOT-2026-0001",
        youth_name="Noor",
        place="Kortrijk",
        regions=frozenset({"Kortrijk"}),
        coach_id=COACH,
        duo_id=duo,
        started_on=TODAY,
        ends_on=ends_on,
    )


def away(one: str, first: int = 0, last: int = 0) -> Absence:
    return Absence(one, TODAY + first * DAY, TODAY + last * DAY)


def duty(
    *absences: Absence,
    duo: str | None = DUO,
    chiefs: tuple[str, ...] = (CHIEF,),
    ends_on: date = TODAY + 100 * DAY,
    **changed: Coach,
) -> Duty:
    staff = {one: person(one) for one in (COACH, DUO, *chiefs)} | changed
    return who_reads(journey(duo, ends_on), staff, chiefs, absences, TODAY)


def test_coach_reads() -> None:
    assert duty() == Duty("coach", (COACH,))
    assert not duty().is_replaced


def test_duo_reads_while_the_coach_is_away() -> None:
    found = duty(away(COACH, -2, 3))

    assert found == Duty("duo", (DUO,), (PassedOver(COACH, "coach", "absent", TODAY + 4 * DAY),))
    assert found.is_replaced


@pytest.mark.parametrize(("first", "last"), [(-3, -1), (1, 5)])
def test_absence_that_has_passed_or_is_to_come_changes_nothing(first: int, last: int) -> None:
    assert duty(away(COACH, first, last)) == Duty("coach", (COACH,))


@pytest.mark.parametrize(("first", "last"), [(0, 0), (-5, 0), (0, 5)])
def test_first_and_last_day_are_days_of_absence(first: int, last: int) -> None:
    assert duty(away(COACH, first, last)).readers == (DUO,)


def test_absence_of_the_duo_matters_to_nobody_while_the_coach_is_there() -> None:
    assert duty(away(DUO)).readers == (COACH,)


def test_both_away_is_the_coordinator() -> None:
    found = duty(away(COACH), away(DUO, 0, 2))

    assert (found.role, found.readers) == ("coordinator", (CHIEF,))
    assert [(one.role, one.back_on) for one in found.passed_over] == [
        ("coach", TODAY + DAY),
        ("duo", TODAY + 3 * DAY),
    ]


@pytest.mark.parametrize("duo", [None, COACH])
def test_without_a_duo_or_with_oneself_as_duo_it_is_the_coordinator(duo: str | None) -> None:
    assert duty(away(COACH), duo=duo).readers == (CHIEF,)
    assert len(duty(away(COACH), duo=duo).passed_over) == 1


def test_all_coordinators_who_are_there_read() -> None:
    chiefs = (CHIEF, OTHER_CHIEF)

    assert duty(away(COACH), duo=None, chiefs=chiefs).readers == chiefs
    assert duty(away(COACH), away(CHIEF), duo=None, chiefs=chiefs).readers == (OTHER_CHIEF,)


def test_coordinator_who_is_the_duo_is_asked_once() -> None:
    found = duty(away(COACH), away(CHIEF), duo=CHIEF, chiefs=(CHIEF, OTHER_CHIEF))

    assert found.readers == (OTHER_CHIEF,)
    assert [one.coach_id for one in found.passed_over] == [COACH, CHIEF]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({COACH: person(COACH, left=True)}, "left"),
        ({COACH: person(COACH, paired=False)}, "not_paired"),
    ],
)
def test_coach_who_left_or_was_never_paired_is_passed_over(
    changed: dict[str, Coach], why: str
) -> None:
    found = duty(**changed)

    assert found.readers == (DUO,)
    assert [one.why for one in found.passed_over] == [why]


def test_where_everybody_is_away_the_coach_gets_it_nevertheless() -> None:
    found = duty(away(COACH), away(DUO), away(CHIEF))

    assert (found.role, found.readers) == ("coach", (COACH,))
    assert len(found.passed_over) == 3


def test_where_everybody_is_away_the_first_who_has_a_chat_gets_it() -> None:
    found = duty(away(DUO), chiefs=(), **{COACH: person(COACH, paired=False)})

    assert (found.role, found.readers) == ("duo", (DUO,))


def test_where_nobody_can_be_reached_nobody_reads() -> None:
    changed = {one: person(one, paired=False) for one in (COACH, DUO)}

    assert duty(chiefs=(), **changed).readers == ()


def test_after_the_last_day_of_the_journey_the_coordinator_reads_too() -> None:
    last_day, day_after = duty(ends_on=TODAY), duty(ends_on=TODAY - DAY)

    assert (last_day.readers, last_day.is_over) == ((COACH,), False)
    assert (day_after.readers, day_after.is_over) == ((COACH, CHIEF), True)


def test_absences_that_follow_each_other_are_one() -> None:
    chain = [away(COACH, 3, 5), away(COACH, 0, 2), away(COACH, 7, 9), away(DUO, 6, 6)]

    assert back_on(COACH, chain, TODAY) == TODAY + 6 * DAY
    assert back_on(DUO, chain, TODAY) is None


PEOPLE = (COACH, DUO, CHIEF, OTHER_CHIEF)
ABSENCES = st.lists(
    st.builds(away, st.sampled_from(PEOPLE), st.integers(-5, 5), st.integers(-5, 5)), max_size=12
)


@given(
    absences=ABSENCES,
    duo=st.sampled_from((None, *PEOPLE)),
    chiefs=st.lists(st.sampled_from(PEOPLE), max_size=4),
    unpaired=st.frozensets(st.sampled_from(PEOPLE)),
    left=st.frozensets(st.sampled_from(PEOPLE)),
)
def test_somebody_always_reads_where_anybody_can_be_reached(
    absences: list[Absence],
    duo: str | None,
    chiefs: list[str],
    unpaired: frozenset[str],
    left: frozenset[str],
) -> None:
    staff = {one: person(one, paired=one not in unpaired, left=one in left) for one in PEOPLE}

    found = who_reads(journey(duo), staff, chiefs, absences, TODAY)

    concerned = {COACH, duo, *chiefs} - {None}
    reachable = concerned - unpaired - left
    there = {
        one for one in reachable if not any(a.covers(TODAY) for a in absences if a.coach_id == one)
    }
    assert set(found.readers) <= reachable
    assert bool(found.readers) == bool(reachable)
    assert len(set(found.readers)) == len(found.readers)
    if there:
        assert set(found.readers) <= there


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2026, 3, 2), date(2027, 3, 2)),
        (date(2027, 2, 28), date(2028, 2, 28)),
        (date(2028, 2, 29), date(2029, 2, 28)),
    ],
)
def test_journey_lasts_a_year(start: date, end: date) -> None:
    assert year_after(start) == end
