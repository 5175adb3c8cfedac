"""Write a date of birth that is told in digits alone as one with strokes: "12 12 07"."""

from __future__ import annotations

import re
from datetime import date

from bot.language.dates import full_year, years_between

#: Whoever is told of here is at least, and at most, so old.
YOUNGEST, OLDEST = 10, 60
_NATIONAL = re.compile(
    r"(?:(?<=rrn )|(?<=rijksregisternummer )|(?<=rr )|(?<!\d))(\d\d)[. ](\d\d)[. ](\d\d)"
    r"(?:[- .]+\d{3}[-. ]+\d\d|(?<=\d)[-. ]*x+)(?!\d)"
    r"|(?:rrn|rijksregister\w*|rr|\w*nummer)(?: \w+)? (?:begint|start)(?: met)?"
    r" (\d\d)[. /-]?(\d\d)[. /-]?(\d\d)(?!\d)"
    r"|(?:rrn|rijksregister\w*|rr)\W{1,3}(\d\d)[. /-]?(\d\d)[. /-]?(\d\d)(?!\d)"
)
_NUMBER_BEFORE = re.compile(r"(?:rr|rijksregister)-(?=\w*nummer)")
_SHORT_YEAR = re.compile(
    r"(?<!\w)((?:is|ben|zijn|het) van |bouwjaar |jaargang |geboren in )'?(0\d|[6-9]\d)"
    r"(?![\d/.:,-]| ?(?:jaar|uur|u)(?!\w))"
)
#: Three groups of two, or with a year in full; apart from other digits, as of a phone.
_SPACED = re.compile(
    r"(?<!\d)(?<!\d[ /.-])(\d\d) (\d\d) (\d\d)(?! ?\d)(?! ?(?:euro|uur|jaar|keer))"
)
_SPACED_YEAR = re.compile(r"(?<!\d)(?<!\d[ /.-])(\d{1,2}) (\d{1,2}) ((?:19|20)\d\d)(?! ?\d)")
#: "11 van maand 11, jaar 2002".
_IN_WORDS = re.compile(
    r"(?<!\d)(\d{1,2})(?:de|ste)? (?:van )?(?:de )?maand (\d{1,2})[ ,]+"
    r"(?:van )?(?:het )?(?:jaar )?"
    r"((?:19|20)\d\d)(?!\d)"
)
_YEAR_FIRST = re.compile(r"(?<![\d/.-])(\d\d)([-./])(\d\d)\2(\d\d)(?![\d/-]|[. ]\d)")
_RUN = re.compile(r"(?<![\d+])(\d{8})(?!\d)")


def dates_in_full(text: str, today: date) -> str:
    """Return a normalised text with its dates of birth as day/month/year."""
    text = _NUMBER_BEFORE.sub("", text)
    text = _NATIONAL.sub(lambda found: _of_register(found, today), text)
    text = _IN_WORDS.sub(r"\1/\2/\3", text)
    text = _SPACED_YEAR.sub(r"\1/\2/\3", text)
    text = _SPACED.sub(lambda found: _of_groups(found, today), text)
    text = _YEAR_FIRST.sub(lambda found: _of_groups(found, today, at=(1, 3, 4)), text)
    text = _RUN.sub(lambda found: _of_run(found, today), text)
    return _SHORT_YEAR.sub(lambda year: year[1] + str(full_year(year[2], latest=today.year)), text)


def _of_register(found: re.Match[str], today: date) -> str:
    """Write what a national register number begins with: year, month, day."""
    year, month, day = filter(None, found.groups())
    return f"{day}/{month}/{full_year(year, latest=today.year)}"


def _of_groups(found: re.Match[str], today: date, at: tuple[int, int, int] = (1, 2, 3)) -> str:
    """Write three groups as a date; year first where only that makes an age."""
    first, middle, last = (found[index] for index in at)
    for day, year in ((first, last), (last, first)):
        written = _written(day, middle, full_year(year, latest=today.year), today)
        if written:
            return written
    return found[0]


def _of_run(found: re.Match[str], today: date) -> str:
    """Write eight digits as a date: "30092006", "20060930"."""
    run = found[0]
    by_day = _written(run[:2], run[2:4], int(run[4:]), today)
    by_year = _written(run[6:], run[4:6], int(run[:4]), today)
    return by_day or by_year or run


def _written(day: str, month: str, year: int, today: date) -> str | None:
    """Return a date as written, if there is such a day and somebody of that age may be meant."""
    try:
        born = date(year, int(month), int(day))
    except ValueError:
        return None
    is_age = YOUNGEST <= years_between(born, today) <= OLDEST
    return f"{day}/{month}/{year}" if is_age else None
