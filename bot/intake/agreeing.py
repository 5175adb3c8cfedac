"""Yes or no to something that the same words name: "de huurgarantie ziet hij zitten"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.intake.parts import Part

#: Yes to these is part of every referral; no is heard as well.
CONDITIONS = ("network_consent", "rent_guarantee_consent", "accepts_intensive_coaching")
_NAMED = frozenset({*CONDITIONS, "discussed_with_youth"})


def agrees(slot: str, message: Iterable[Part]) -> str | None:
    """Return yes, no or unsure, where the part that names a condition says so; else None."""
    if slot not in _NAMED:
        return None
    message = tuple(message)
    if slot in CONDITIONS and _to_all(message):
        return "yes"
    said = {_of(one) for one in message if one.tells(slot)} - {None}
    return said.pop() if len(said) == 1 else None


def _of(one: Part) -> str | None:
    if one.tells("wavers"):
        return "unsure"
    if one.tells("refuses"):
        return "no"
    return "yes" if one.tells("agrees") else None


def _to_all(message: tuple[Part, ...]) -> bool:
    """Say whether all conditions are agreed to at once, with no exception."""
    agreeing = [one for one in message if one.tells("all_conditions")]
    return bool(agreeing) and not any(one.tells("not_all") for one in agreeing)
