"""Who gets a youth when somebody of the team leaves."""

from __future__ import annotations

from datetime import date

import pytest

from bot.line.handover import NewTeam, team_without
from bot.line.team import Journey

THERE = frozenset({"coach", "duo", "named", "ria", "jan"})


def journey(duo: str | None = "duo") -> Journey:
    return Journey(
        case_id="case",
        reference="BOT-2026-0001",
        youth_name="Noor",
        place="Kortrijk",
        regions=frozenset({"Kortrijk"}),
        coach_id="coach",
        duo_id=duo,
        started_on=date(2026, 3, 2),
        ends_on=date(2027, 3, 2),
    )


@pytest.mark.parametrize(
    ("leaver", "duo", "to", "expected"),
    [
        ("coach", "duo", None, NewTeam("duo", None)),
        ("coach", "duo", "named", NewTeam("named", "duo")),
        ("coach", "duo", "duo", NewTeam("duo", None)),
        ("coach", None, None, NewTeam("ria", None)),
        ("coach", "gone", None, NewTeam("ria", None)),
        ("coach", None, "named", NewTeam("named", None)),
        ("duo", "duo", None, NewTeam("coach", None)),
        ("duo", "duo", "named", NewTeam("coach", "named")),
        ("duo", "duo", "coach", NewTeam("coach", None)),
    ],
)
def test_place_goes_to_who_is_named_else_the_duo_else_a_coordinator(
    leaver: str, duo: str | None, to: str | None, expected: NewTeam
) -> None:
    team = team_without(leaver, journey(duo), to=to, there=THERE, coordinators=["ria", "jan"])

    assert team == expected


def test_where_nobody_is_left_there_is_no_team() -> None:
    assert team_without("coach", journey(None), there=THERE) is None


def test_coordinator_who_leaves_is_not_followed_by_themselves() -> None:
    assert team_without("coach", journey(None), there=THERE, coordinators=["coach"]) is None
