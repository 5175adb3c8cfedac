"""Between the answers of an intake and the columns of a case."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from bot.storage.tables.cases import (
    ENCRYPTED_ANSWERS,
    HASHED_ANSWERS,
    OWN_WORDS,
    PLAIN_ANSWERS,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.storage.encryption import FieldCipher

#: Answers without a column: they steer the talk, or stand in a table of their own.
NOT_STORED = ("confirm", "attention")
UNKNOWN = "unknown"
NOBODY = (UNKNOWN, "none")


def columns_of(
    answers: Mapping[str, object], case_id: str, cipher: FieldCipher
) -> dict[str, object]:
    """Return the columns of a case: criteria plain, what leads to a person encrypted."""
    given = {slot: value for slot, value in answers.items() if value is not None}
    columns: dict[str, object] = {slot: _plain(given.get(slot)) for slot in PLAIN_ANSWERS}
    columns["is_age_unknown"] = given.get("age") == UNKNOWN
    columns["age"] = None if columns["is_age_unknown"] else given.get("age")
    for slot in ENCRYPTED_ANSWERS:
        if slot in given:
            columns[slot] = cipher.encrypt(str(given[slot]), _place(slot, case_id))
    for slot in HASHED_ANSWERS:
        if given.get(slot) not in (None, *NOBODY):
            columns[f"{slot}_hash"] = cipher.keyed_hash(str(given[slot]), "phone")
    return columns


def answers_of(row: Any, cipher: FieldCipher) -> dict[str, object]:  # noqa: ANN401 -- a row of SQLAlchemy
    """Return the answers that a row of ``cases`` holds, decrypted; those not given are absent."""
    columns = row._mapping  # noqa: SLF001 -- SQLAlchemy's public name for a row as a mapping
    answers: dict[str, object] = {slot: columns[slot] for slot in PLAIN_ANSWERS}
    if row.is_age_unknown:
        answers["age"] = UNKNOWN
    for slot in ENCRYPTED_ANSWERS:
        if columns[slot] is not None:
            answers[slot] = cipher.decrypt(columns[slot], _place(slot, row.id))
    return {slot: value for slot, value in answers.items() if value is not None}


def own_words_column(
    words: Mapping[str, str], case_id: str, cipher: FieldCipher
) -> dict[str, object]:
    """Return the column of the words that stand beside answers; empty where there are none."""
    if not words:
        return {}
    return {OWN_WORDS: cipher.encrypt(json.dumps(dict(words)), _place(OWN_WORDS, case_id))}


def own_words_in(row: Any, cipher: FieldCipher) -> dict[str, str]:  # noqa: ANN401 -- a row of SQLAlchemy
    """Return the words that stand beside the answers of a row of ``cases``, decrypted."""
    if row.own_words is None:
        return {}
    words: dict[str, str] = json.loads(cipher.decrypt(row.own_words, _place(OWN_WORDS, row.id)))
    return words


def _plain(value: object) -> object:
    # What no database can hold as text (NUL, half an emoji) is no loss in a plain answer.
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-8", "ignore").decode()
    return value


def _place(slot: str, case_id: str) -> str:
    return f"cases.{slot}:{case_id}"
