"""The criterion about where the youth wants to live."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import AnswerError
from bot.intake.finding import Verdict
from bot.intake.values import given
from bot.language.places import arrondissements_of

if TYPE_CHECKING:
    from bot.intake.questions import Answers
    from bot.intake.rules import Rules

#: The provinces of Flanders, as the places know them.
PROVINCES = (
    "West-Vlaanderen",
    "Oost-Vlaanderen",
    "provincie Antwerpen",
    "Limburg",
    "Vlaams-Brabant",
)


def judge_region(answers: Answers, rules: Rules) -> Verdict:
    """Accept a place in an active region; in a possible one a coach looks at it.

    A wide answer (a province) that is active only in part is open: the town decides.

    Raises:
        AnswerError: No such place is known.
    """
    place = given(answers, "region")
    if place is None:
        return Verdict("unknown", "not_given")
    wanted = arrondissements_of(place) if isinstance(place, str) else frozenset()
    if not wanted:
        raise AnswerError(slot="region")
    if wanted <= rules.active:
        return Verdict("met", "active", {"place": place})
    if wanted & rules.active:
        return Verdict("unknown", "partly_active", {"place": place})
    if wanted & rules.possible:
        return Verdict("unknown", "possible", {"place": place})
    view = {"place": place, "province": _province(wanted), "active": where_active(rules)}
    return Verdict("not_met", "elsewhere", view)


def where_active(rules: Rules) -> tuple[str, ...]:
    """Return where the programme works, with a province named where it is active in all of it."""
    whole = [name for name in PROVINCES if arrondissements_of(name) <= rules.active]
    covered = frozenset[str]().union(*map(arrondissements_of, whole))
    return (*whole, *sorted(rules.active - covered))


def _province(wanted: frozenset[str]) -> str | None:
    """Return the province that holds all of these; None for Brussels, which lies in none."""
    return next((name for name in PROVINCES if wanted <= arrondissements_of(name)), None)
