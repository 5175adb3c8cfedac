"""What a reader found in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


#: What the programme asks of a youth; a yes to each is part of every referral.
CONDITIONS = ("network_consent", "rent_guarantee_consent", "accepts_intensive_coaching")
#: What a normalised yes, no and doubt are stored as.
YES_OR_NO = {"ja": "yes", "nee": "no", "twijfel": "unsure"}
#: How what was read by resemblance to examples is explained.
RESEMBLES = "resembles examples of"


@dataclass(frozen=True)
class Reading:
    """One value, or the choices between which the text leaves open.

    ``value`` is None both where nothing was said and where there are ``choices``;
    ``matched`` is the part of the (normalised) text that decided.
    """

    value: str | int | None
    choices: tuple[str | int, ...] = ()
    matched: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether the text said nothing about the question."""
        return self.value is None and not self.choices

    @property
    def is_guess(self) -> bool:
        """Tell whether no rule knew the words, and examples were sure of them."""
        return self.matched.startswith(RESEMBLES)


#: The text does not say it.
NOTHING = Reading(None)


def either(values: Iterable[str | int], matched: str = "") -> Reading:
    """Read one value as that value, several as choices, none as nothing."""
    found = tuple(dict.fromkeys(values))
    if len(found) == 1:
        return Reading(found[0], matched=matched)
    return Reading(None, found, matched) if found else NOTHING
