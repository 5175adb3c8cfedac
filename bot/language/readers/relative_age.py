"""Read an age that is told by somebody else's: "mijn lief is 24 en ik ben 3 jaar jonger"."""

from __future__ import annotations

import re

_MAN = r"broer\w*|vader|papa|pa|neef\w*|nonkel|oom|zoon|vriend|man|maat|tweelingbroer"
_WOMAN = r"zus\w*|moeder|mama|ma|nicht\w*|tante|dochter|vriendin|vrouw|tweelingzus"
_OTHER = (
    r"(?:mijn|zijn|haar|ons|onze|de) (?:\w+ )?"
    rf"(?:(?P<man>{_MAN})|(?P<woman>{_WOMAN})|lief|partner|ex)"
)
_DIFFERENCE = re.compile(
    r"(?:(?P<who>ik|hij|ze|zij|em|die|dat|deze|ben) )?(?:(?:ben|is)(?: ik)? )?"
    r"(?:er |dus |precies |net |juist |maar |wel )*(?P<years>\d{1,2}|een) (?:jaar(?:tje)?|j|jr)"
    r" (?P<way>jonger|ouder)(?: (?:dan|als) (?P<than>\w+))?"
)
_OTHERS_AGE = re.compile(rf"{_OTHER}(?! (?:wil|woont|zegt))(?: \w+){{0,3}}? (?P<age>\d\d)(?!\d)")
#: "Ik ben zelf 24": the writer's own, to which the youth is compared.
_OWN_AGE = re.compile(r"(?<!\w)(?:ik ben zelf|ben zelf|ik zelf ben) (?P<age>\d\d)(?!\d)")
_ME = frozenset({"ik", "mij", "me"})
_THEY = frozenset({"hij", "ze", "zij", "em", "die"})


def age_beside(text: str) -> int | None:
    """Return the youth's age where only another's age and the difference are told.

    Args:
        text: Normalised, with numbers as digits.
    """
    difference = _DIFFERENCE.search(text)
    others = list(_OTHERS_AGE.finditer(text))
    ages = {int(age) for age in re.findall(r"(?<!\d)\d\d(?!\d)", text)}
    if difference is None or len(ages) != 1:
        return None
    own = _OWN_AGE.search(text)
    is_from_own = bool(own) and difference["who"] in _THEY
    is_from_own = is_from_own and difference["than"] in {None, *_ME}
    if own and is_from_own:
        others = [own]
    if len(others) != 1:
        return None
    sign = 1 if is_from_own else _side(difference, others[0])
    years = difference["years"]
    apart = int(years) if years.isdigit() else 1
    more = apart if difference["way"] == "ouder" else -apart
    return int(others[0]["age"]) + sign * more if sign else None


def _side(difference: re.Match[str], other: re.Match[str]) -> int:
    """Return 1 where the youth is compared with the other, -1 the other way round, 0 unclear."""
    than, who = difference["than"], difference["who"]
    if than in _ME:
        return -1
    if who in {"ik", "ben"}:
        return 1
    if who in {"die", "dat", "deze"}:
        return -1
    is_youth = (who == "hij" and other["woman"]) or (who in {"ze", "zij"} and other["man"])
    if is_youth:
        return 1
    # "Hij is 3 jaar jonger dan zijn broer van 22": whoever is compared comes first.
    return 1 if than and difference.end() <= other.end() and who else 0
