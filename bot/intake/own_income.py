"""Which words of a first message may tell what the youth lives on."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.intake.of_others import (
    ELDER,
    KIN_OF_WRITER,
    KIN_OF_YOUTH,
    NOT_THEIRS,
    PERSON,
    without_sentences_of_kin,
)
from bot.language.readers.income import COMPARED, HAS_NOT

if TYPE_CHECKING:
    from bot.intake.parts import Part

_MONEY = (
    r"(?:inkom\w*|geld|cent\w*|euro\w*|frank|werk|loon|leefloon|uitkering\w*|steun|dop|middelen)"
)
_NOTHING = r"(?:nik(?:s|ske|skes)|niets)"
#: Has nothing of something else: "geen stromend water niks", "niks van meubels", "eet bijna niks".
_NOTHING_ELSE = re.compile(
    rf"\b(?:geen|zonder) (?!{_MONEY})\w+(?: (?!{_MONEY})\w+){{0,4}},? (?:(?:en|of|ook|echt) "
    rf")*{_NOTHING}\b"
    rf"|\b{_NOTHING} (?:van|aan|bij|over|om|mee|te)\b(?! (?:{_MONEY}|niemand|thuis|het ocmw|leven"
    rf"|mijn|zijn|haar|de))"
    rf"|\b(?:eet|drink|zegt?|zei|kent?|kan|doen?|deden|doet|vindt?|vinden|ziet?|hoort?|laat|laten"
    rf"|mag) (?:\w+ ){{0,3}}{_NOTHING}\b"
    rf"|\b{_NOTHING} (?:eten|drinken|zeggen|doen|huren|gedaan|gezegd|gehoord|gevonden|misdaan"
    rf"|opgelost)\b|\b{_NOTHING} (?:\w+ ){{0,2}}van (?:mijn|zijn|haar|mij) eigen?\b"
    r"|\bzonder (?:iets|naam)\b.*"
    # That work ended tells of no income, or of another one since.
    r"|\b(?:mijn|zijn|haar) (?:werk|job|contract) (?:is |was |werd )?(?:\w+ )?"
    r"(?:gestopt|gedaan|afgelopen|weg)\b"
)
#: "Hij heeft zelf niks" may be said of a home as well, where no word of money stands with it.
_NOTHING_AT_ALL = re.compile(
    rf"\b(?:ik|hij|ze|zij|we|wij|k?heb|heeft|hebben) (?:\w+ )?(?:zelf|anders|verder|voor de rest"
    rf"|daar|hier|thuis)"
    rf" (?:ook )?{_NOTHING}\b"
    rf"|\b(?:heb|heeft|hebben) (?:\w+ )?{_NOTHING} anders\b"
)
#: "Geen stromend water, niks".
_ONLY_NOTHING = re.compile(rf"^(?:(?:en|of|ook|echt|gewoon) )*{_NOTHING}$")
_HAS_NO = re.compile(rf"\b(?:geen|zonder) (?:\w+ ){{0,2}}(?!{_MONEY})\w+$")
_OF_MONEY = re.compile(rf"\b{_MONEY}\b")
#: "Zijn broer heeft een vast contract", "mijn lief krijgt kindergeld".
_EARNS = (
    r"(?:heeft|hebben|doet|staat|krijgt|krijgen|trekt|trekken|werkt|werken|leeft|leven|verdient"
    r"|verdienen|stempelt|dopt|zit op|zit zonder|staat op)"
)


def _of_kin(who: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|\b(?:en|maar|want|omdat|terwijl) )(?:{who}) (?:\w+ )?{_EARNS}\b"
        r"(?! (?:mij|me|hem|haar|ons)\b).*?(?= (?:en|maar) (?:hij|ze|zij|ik)\b|$)"
    )


#: Of a youth who writes all kin are others; of a referrer's brother the youth may be told.
_KIN_OF_YOUTH = _of_kin(
    rf"{KIN_OF_YOUTH}|(?:zijn|haar|hun) (?:\w+ )?ex|(?:mijn|de|onze?) (?:{ELDER}|man|vrouw)"
)
_KIN_OF_WRITER = _of_kin(rf"{KIN_OF_WRITER}|de (?:\w+ )?{PERSON}")


def own_income(message: tuple[Part, ...], *, is_self: bool) -> tuple[Part, ...]:
    """Return a message without what it tells of the income of others, and of other nothings.

    Args:
        message: The parts of a message.
        is_self: Whether the youth writes it.
    """
    of_kin = _KIN_OF_WRITER if is_self else _KIN_OF_YOUTH
    kept = without_sentences_of_kin(message, is_self=is_self)
    cleaned = [_own(one, of_kin) for one in kept]
    return tuple(
        one
        for number, one in enumerate(cleaned)
        if one.raw and not _goes_on(one, kept[number - 1] if number else None)
    )


def _goes_on(one: Part, before: Part | None) -> bool:
    """Say whether "niks" goes on with something else that is not there: "geen water, niks"."""
    if before is None or before.sentence != one.sentence:
        return False
    return bool(_ONLY_NOTHING.match(one.normal) and _HAS_NO.search(before.normal))


def _own(one: Part, of_kin: re.Pattern[str]) -> Part:
    """Return a part without the clauses that tell of no income of the youth."""
    said = of_kin.sub(" ", _NOTHING_ELSE.sub(" ", one.normal))
    said = NOT_THEIRS.sub(" ", HAS_NOT.sub(" ", COMPARED.sub(" ", said)))
    if not _OF_MONEY.search(said):
        said = _NOTHING_AT_ALL.sub(" ", said)
    return one if said == one.normal else replace(one, raw=said.strip())
