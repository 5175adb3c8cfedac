"""The settings of the criteria: which rules hold, and where the programme is active."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The rule set of ``assess``; it goes up when a row of the table of criteria changes.
RULES_VERSION = 1


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What differs between one installation and another.

    Args:
        version: The rule set.
        active: Arrondissements where the programme works.
        possible: Arrondissements where it may work; a coach looks at it.
        first_active: What "maakt niet uit" stands for when asked where to live.
    """

    version: int = RULES_VERSION
    active: frozenset[str]
    possible: frozenset[str]
    first_active: str


def rules_from(active: Iterable[str], possible: Iterable[str]) -> Rules:
    """Make the rules from the regions in the settings; what is active is not merely possible.

    Raises:
        SettingsError: No region is active, so nobody could ever qualify.
    """
    regions = tuple(active)
    if not regions:
        message = "ACTIVE_REGIONS must name at least one arrondissement"
        raise SettingsError(message)
    return Rules(
        active=frozenset(regions),
        possible=frozenset(possible).difference(regions),
        first_active=regions[0],
    )
