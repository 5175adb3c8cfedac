"""Dutch dates, lists and names for templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.clock import BRUSSELS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def date_in_words(value: date | str) -> str:
    """Say a date, an ISO date or an ISO month in words: "3 maart 2027", "maart 2027"."""
    parts = [int(part) for part in str(value).split("-")]
    month_and_year = f"{MONTHS[parts[1] - 1]} {parts[0]}"
    return f"{parts[2]} {month_and_year}" if len(parts) == 3 else month_and_year


def moment_in_words(value: datetime) -> str:
    """Say a moment as people in Brussels do: "maandag 2 maart om 9 uur"."""
    here = value.astimezone(BRUSSELS)
    clock = f"{here.hour}.{here.minute:02d}" if here.minute else f"{here.hour}"
    return f"{WEEKDAYS[here.weekday()]} {here.day} {MONTHS[here.month - 1]} om {clock} uur"


def list_in_words(items: Sequence[str], conjunction: str = "en") -> str:
    """Join items as one says them: "a, b en c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {conjunction} {items[-1]}"


def phone_in_words(e164: str) -> str:
    """Write a phone number as Belgians do: "+32478123456" as "0478 12 34 56"."""
    import phonenumbers

    number = phonenumbers.parse(e164, "BE")
    national = number.country_code == 32
    style = (
        phonenumbers.PhoneNumberFormat.NATIONAL
        if national
        else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    )
    return phonenumbers.format_number(number, style)
