"""The rules that come from the settings."""

from __future__ import annotations

import pytest

from bot.errors import SettingsError
from bot.intake.rules import Rules, rules_from


def test_rules_keep_the_order_only_for_the_first_active_region() -> None:
    rules = rules_from(active=["Kortrijk", "Brugge"], possible=["Gent"])

    assert rules == Rules(
        version=1,
        active=frozenset({"Kortrijk", "Brugge"}),
        possible=frozenset({"Gent"}),
        first_active="Kortrijk",
    )


def test_what_is_active_is_not_merely_possible() -> None:
    assert rules_from(["Gent"], ["Gent", "Oudenaarde"]).possible == {"Oudenaarde"}


def test_a_list_that_can_be_read_only_once_is_enough() -> None:
    assert rules_from(iter(["Ieper", "Brugge"]), iter([])).first_active == "Ieper"


def test_rules_without_an_active_region_are_refused() -> None:
    with pytest.raises(SettingsError, match="ACTIVE_REGIONS"):
        rules_from([], ["Gent"])
