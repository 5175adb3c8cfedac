"""Every cell of the table of rights: who may, may; all else is refused, and written down."""

from __future__ import annotations

from copy import deepcopy
from itertools import product
from typing import Any

import pytest

from bot.access import Actor, Thing, authorize
from bot.access.rights import rights, rights_from
from bot.errors import AccessDeniedError, RightsError
from bot.settings import ROOT
from tests.access.matrix import TABLE, matrix

HERE, ELSEWHERE = frozenset({"Kortrijk"}), frozenset({"Gent"})
#: How a thing can stand to somebody: whether it is their own, and whether it is of their region.
STANDINGS = list(product((True, False), (True, False)))
CELLS = [
    pytest.param(
        role, action, *standing, id=f"{role} {action} own={standing[0]} region={standing[1]}"
    )
    for role, action, standing in product(TABLE["roles"], TABLE["actions"], STANDINGS)
]


def attempt(
    role: str, action: str, *, is_own: bool, is_here: bool, table: Any = None
) -> tuple[bool, list[tuple[str, str, str]]]:
    """Let somebody try; return whether they might, and what the audit was told."""
    told: list[tuple[str, str, str]] = []
    actor = Actor("coach" if role == "duo" else role, "me", "ME", regions=HERE)
    mine = frozenset({"me"} if is_own else {"another"})
    thing = Thing(
        TABLE["actions"][action]["object"],
        "IT",
        owners=frozenset({"another"}) if role == "duo" else mine,
        duos=mine if role == "duo" else frozenset(),
        regions=HERE if is_here else ELSEWHERE,
    )
    try:
        authorize(actor, action, thing, note=lambda *entry: told.append(entry), table=table)
    except AccessDeniedError:
        return False, told
    return True, told


def expected(role: str, action: str, *, is_own: bool, is_here: bool) -> bool:
    # Whoever is not the duo of a case is to it what any coach is.
    plain = "coach" if role == "duo" and not is_own else role
    holds = {"any", *(["own"] if is_own else []), *(["region"] if is_here else [])}
    return bool(holds & set(TABLE["actions"][action]["may"].get(plain, ())))


@pytest.mark.parametrize(("role", "action", "is_own", "is_here"), CELLS)
def test_cell_is_as_the_table_says(role: str, action: str, is_own: bool, is_here: bool) -> None:
    may, told = attempt(role, action, is_own=is_own, is_here=is_here)

    assert may == expected(role, action, is_own=is_own, is_here=is_here)
    if not may:
        assert told == [("ME", f"refused {action}", "IT")]
    else:
        is_kept = TABLE["actions"][action].get("is_kept", False)
        assert told == ([("ME", action, "IT")] if is_kept else [])


GRANTS = [
    (role, action, relation)
    for action, entry in TABLE["actions"].items()
    for role, relations in entry["may"].items()
    for relation in relations
]


@pytest.mark.parametrize(("role", "action", "relation"), GRANTS)
def test_right_that_is_taken_out_of_the_table_is_gone(
    role: str, action: str, relation: str
) -> None:
    changed = deepcopy(TABLE)
    changed["actions"][action]["may"][role].remove(relation)
    standing = {"is_own": relation == "own", "is_here": relation == "region"}

    before, _ = attempt(role, action, **standing)
    after, _ = attempt(role, action, **standing, table=rights_from(changed))

    assert (before, after) == (True, False)


@pytest.mark.parametrize("action", TABLE["actions"])
def test_right_that_is_put_into_the_table_is_there(action: str) -> None:
    changed = deepcopy(TABLE)
    changed["actions"][action]["may"]["visitor"] = ["any"]

    may, _ = attempt("visitor", action, is_own=False, is_here=False, table=rights_from(changed))

    assert may


def test_page_shows_the_table_so_that_a_changed_cell_is_noticed() -> None:
    assert (ROOT / "docs" / "rights.md").read_text("utf-8") == matrix()


@pytest.mark.parametrize(
    ("kind", "action"), [("case", "case.fly"), ("coach", "case.read"), ("nothing", "case.read")]
)
def test_unknown_action_or_wrong_kind_of_thing_is_refused(kind: str, action: str) -> None:
    told: list[tuple[str, str, str]] = []
    operator = Actor("operator", "operator", "operator")

    with pytest.raises(AccessDeniedError):
        authorize(operator, action, Thing(kind, "IT"), note=lambda *entry: told.append(entry))

    assert told == [("operator", f"refused {action}", "IT")]


def test_unknown_role_may_nothing() -> None:
    stranger = Actor("god", "me", "ME", regions=HERE, is_everywhere=True)

    for action, right in rights().actions.items():
        thing = Thing(right.object, "IT", owners=frozenset({"me"}), duos=frozenset({"me"}))
        with pytest.raises(AccessDeniedError):
            authorize(stranger, action, thing, note=lambda *_: None)


def test_coordinator_of_everything_may_what_one_of_the_region_may() -> None:
    everywhere = Actor("coordinator", "me", "ME", is_everywhere=True)

    authorize(everywhere, "case.read", Thing("case", "IT", regions=HERE), note=lambda *_: None)


def test_coach_who_is_both_is_the_coach() -> None:
    coach = Actor("coach", "me", "ME")
    thing = Thing("case", "IT", owners=frozenset({"me"}), duos=frozenset({"me"}))
    changed = deepcopy(TABLE)
    del changed["actions"]["line.answer"]["may"]["duo"]

    authorize(coach, "line.answer", thing, note=lambda *_: None, table=rights_from(changed))


@pytest.mark.parametrize(
    "change",
    [
        {"object": "planet", "may": {}},
        {"object": "case", "may": {"pope": ["own"]}},
        {"object": "case", "may": {"coach": ["friend"]}},
        {"object": "case", "may": {}, "kept": True},
    ],
)
def test_table_that_names_what_there_is_not_is_refused(change: dict[str, Any]) -> None:
    changed = deepcopy(TABLE)
    changed["actions"]["case.read"] = change

    with pytest.raises(RightsError, match=r"case\.read"):
        rights_from(changed)
