"""Reference numbers, and numbers for the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from bot.clock import BRUSSELS
from bot.storage.tables.cases import case_counts, case_numbers

if TYPE_CHECKING:
    from datetime import datetime

    from bot.storage.transaction import Transaction


def next_reference(transaction: Transaction, now: datetime) -> str:
    """Give out the next number of this year (in Brussels), such as BOT-2026-0042.

    No number is given twice; a number may be missing, where a submission did not go through.
    """
    year = now.astimezone(BRUSSELS).year
    transaction.insert_if_absent(case_numbers, {"year": year, "last": 0})
    this_year = case_numbers.c.year == year
    # The update locks the year until this transaction ends, so that the read below is ours.
    transaction.run(update(case_numbers).where(this_year).values(last=case_numbers.c.last + 1))
    last = transaction.row(select(case_numbers.c.last).where(this_year)).last
    return f"BOT-{year}-{last:04d}"


def count_one(transaction: Transaction, now: datetime, what: str, value: str) -> None:
    """Add one to a figure of this month; nothing leads from the figure back to a case."""
    month = now.astimezone(BRUSSELS).strftime("%Y-%m")
    row = {"month": month, "what": what, "value": value}
    transaction.insert_if_absent(case_counts, {**row, "number": 0})
    columns = case_counts.c
    same = (columns.month == month, columns.what == what, columns.value == value)
    transaction.run(update(case_counts).where(*same).values(number=columns.number + 1))


def counts(transaction: Transaction, month: str) -> dict[str, dict[str, int]]:
    """Return the figures of a month ("2026-03"): what -> value -> number."""
    figures: dict[str, dict[str, int]] = {}
    query = select(case_counts).where(case_counts.c.month == month)
    for row in transaction.rows(query.order_by(case_counts.c.what, case_counts.c.value)):
        figures.setdefault(row.what, {})[row.value] = row.number
    return figures
