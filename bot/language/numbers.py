"""Numbers in words, for ages, years and phone numbers."""

from __future__ import annotations

import re
from functools import cache

_UNITS = [
    "nul",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
]
_TENS = {
    "twintig": 20,
    "dertig": 30,
    "veertig": 40,
    "vijftig": 50,
    "zestig": 60,
    "zeventig": 70,
    "tachtig": 80,
    "negentig": 90,
}
_SPOKEN = {
    "twientig": 20,
    "twentig": 20,
    "twinteg": 20,
    "twenteg": 20,
    "neegtien": 19,
    "achtiene": 18,
    "twintug": 20,
    "zeuventien": 17,
    "neegntiene": 19,
    "achtien": 18,
    "zeventiene": 17,
    "zeuvntiene": 17,
    "achttiene": 18,
    "negentiene": 19,
    "zestiene": 16,
}
_SPOKEN_TWENTY = ("twientig", "twintug", "twientug", "twentig", "twinteg", "twenteg")
_ORDINALS = {
    "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6, "zevende": 7,
    "achtste": 8, "negende": 9, "tiende": 10, "elfde": 11, "twaalfde": 12, "dertiende": 13,
    "veertiende": 14, "vijftiende": 15, "zestiende": 16, "zeventiende": 17, "achttiende": 18,
    "negentiende": 19, "twintigste": 20, "dertigste": 30,
}  # fmt: skip

#: "tweeduizend" on its own, not the beginning of "tweeduizend en vier".
_BARE_THOUSANDS = re.compile(rf"(?<!\w)tweeduizend(?! ?(?:en )?(?:{'|'.join(_UNITS[1:])}))(?!\w)")


#: "Een achttal weken" is about eight.
_ROUND = re.compile(
    r"(?<!\w)(?:een )?(twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|vijftien|twintig)"
    r"tal(?!\w)"
)


@cache
def number_words() -> dict[str, int]:
    """Return every number word from "nul" to "negenennegentig", without hyphens."""
    words = {word: value for value, word in enumerate(_UNITS)} | _TENS | _SPOKEN
    for tens, ten in _TENS.items():
        for value, unit in enumerate(_UNITS[1:10], start=1):
            words[f"{unit}en{tens}"] = ten + value
    for spoken in _SPOKEN_TWENTY:
        words |= {
            f"{unit}en{spoken}": 20 + value for value, unit in enumerate(_UNITS[1:10], start=1)
        }
    return words


@cache
def _pattern() -> re.Pattern[str]:
    compound = (
        rf"(?:{'|'.join(_UNITS[1:10])})[- ]?en[- ]?(?:{'|'.join((*_TENS, *_SPOKEN_TWENTY))})"
    )
    # "een" is mostly the article: it counts only inside a larger number.
    simple = "|".join(word for word in (*_UNITS, *_TENS, *_SPOKEN) if word != "een")
    return re.compile(rf"(?<!\w)(tweeduizend)?(?: ?en ?)?({compound}|{simple})(?!\w)")


def digits_for_words(text: str) -> str:
    """Write the numbers in a normalised text with digits: "negentien" to "19".

    Ordinals become numbers where a month may follow ("derde(n) september").
    """
    text = _ROUND.sub(r"\1", text)
    text = _BARE_THOUSANDS.sub("2000", text)
    text = _pattern().sub(_in_digits, text)
    return _ordinal().sub(lambda match: str(_ORDINALS[match[1]]), text)


def hundreds_in_digits(text: str) -> str:
    """Write "vierhonderdvijfenzeventig" as "475", for numbers that are dictated in threes."""
    return _hundreds().sub(_of_hundreds, text)


@cache
def _hundreds() -> re.Pattern[str]:
    below = "|".join(sorted(number_words(), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?:({'|'.join(_UNITS[1:10])}) ?)?honderd(?: ?(?:en ?)?({below}))?(?!\w)"
    )


def _of_hundreds(match: re.Match[str]) -> str:
    return str(100 * _UNITS.index(match[1] or "een") + number_words().get(match[2] or "", 0))


@cache
def _ordinal() -> re.Pattern[str]:
    months = "jan|feb|maa|apr|mei|jun|jul|aug|sep|okt|nov|dec"
    return re.compile(rf"(?<!\w)({'|'.join(_ORDINALS)})n?(?= (?:van )?(?:{months}))")


def _in_digits(match: re.Match[str]) -> str:
    value = number_words()[re.sub(r"[- ]", "", match[2])]
    if match[1]:
        return str(2000 + value)
    lead = re.match(r" ?en ?", match[0])
    return (lead[0] if lead else "") + str(value)
