"""Read a phone number, Belgian by default, as E.164."""

from __future__ import annotations

import re

from bot.language.cues import has
from bot.language.normalise import fold
from bot.language.numbers import digits_for_words
from bot.language.reading import NOTHING, Reading, either

_CANDIDATE = re.compile(
    r"(?<![\w@])(?:\+|00)?\(?\d(?:[\d /()\-]|[.,](?= ?\d)(?! ?0\d\d)"
    r"|(?:en|dan|ton) (?=\d))*\d(?![\w@])"
)
_UNIT = r"(?:nul|een|twee|drie|vier|vijf|zes|zeven|acht|negen)"
#: Six digits and more, spelled one by one.
_SPELLED_RUN = re.compile(rf"(?<!\w){_UNIT}(?:[ ,.-]+{_UNIT}){{5,}}(?!\w)")
_POINTS_ON = re.compile(r"(?:is|was|:)\s*$")
#: Stands between a number with a mistake and the right one.
_CORRECTS = re.compile(
    r"(?<!\w)(?:sorry|(?:of|ah|oei) nee|wacht|correctie|typfout\w*|foutje|verkeerd"
    r"|juist(?:er)? is|moet zijn)(?!\w)"
)
#: "En niet ...": the number behind it is the wrong one.
_REFUSED = re.compile(
    r"(?<!\w)(?:niet|nie|ni|geen|zeker niet)"
    r"(?: (?:het|op|naar|de|die|meer|mijn|me|werk|aub|bellen|thuis))*\s*[(]?$"
)
_ANOTHER = re.compile(
    r"(?<!\w)(?:het|de|mijn|zijn|haar) (?:vaste?|oude?|ander\w*|vorige?|thuis)(?!\w)"
)
_DATE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d$")


def read_phone(text: str) -> Reading:
    """Read one number; choices where two are given, nothing where digits lack."""
    plain = _digits(text)
    numbers: dict[str, bool] = {}
    theirs: set[str] = set()
    preferred: set[str] = set()
    matches = list(_CANDIDATE.finditer(plain))
    ends = [0, *(match.end() for match in matches)]
    starts = [*(match.start() for match in matches), len(plain)]
    for position, match in enumerate(matches):
        before = plain[ends[position] : match.start()][-40:]
        after = plain[match.end() : starts[position + 1]][:40]
        is_number = not has("phone", "no_phone", before[-24:]) and not _DATE.match(
            match.group().strip()
        )
        number = _e164(match.group(), before, after) if is_number else None
        # "... is afgesloten, gebruik ..." speaks of the number before.
        before = before.rpartition(",")[2] if numbers else before
        is_corrected = match is not matches[-1] and _CORRECTS.search(after)
        if number:
            in_use = not is_corrected and not _is_out_of_use(before, after)
            numbers.setdefault(number, in_use)
            theirs |= {number} if has("phone", "theirs", f"{before} | {after}") else set()
            is_best = has("phone", "preferred", before) or has("phone", "preferred_after", after)
            preferred |= {number} if is_best else set()
    used = [number for number, in_use in numbers.items() if in_use]
    if len(preferred) == 1 and preferred < set(used):
        return either(preferred)
    if theirs >= set(used) and has("phone", "has_none", plain):
        return NOTHING
    return either([number for number in used if number not in theirs] or used)


def _is_out_of_use(before: str, after: str) -> bool:
    """Tell whether the words around a number say that it was an earlier one."""
    if has("phone", "new", re.split(r"[.,;?!]", before)[-1]):
        return False
    same_clause = re.split(r"[.;?!]", before)[-1]
    if _REFUSED.search(same_clause):
        return True
    following = re.split(r"[.?!]|(?<!\w)(?:nu|nieuw\w*)(?!\w)", after.strip(" ,;"))[0]
    # "(niet meer ...": what opens here speaks of the next number.
    following = following if ")" in following else following.partition("(")[0]
    # "- het vast nummer bestaat niet meer" speaks of another number.
    following = _ANOTHER.split(following)[0]
    # "..., mijn oude was" stands before the next number and speaks of that one.
    following = re.split(r"[,;]", following)[0] if _POINTS_ON.search(following) else following
    return has("phone", "old", f"{same_clause} | {following}")


def _digits(text: str) -> str:
    """Write spelled digits, and the letter o for a nought, as digits."""
    plain = fold(text)
    plain = re.sub(r"(?<=\d)o|(?<![a-z])o(?=\d)|(?<=\s)o(?=\d)", "0", plain)
    plain = re.sub(r"(?<=\d)o", "0", plain)
    # A spelled run of digits ("nul vier acht drie") may hold "een" as the number one.
    plain = re.sub(r"(?<!\w)(nul|vier|acht|zeven|zes) een(?=[ ,.])", r"\1 1", plain)
    plain = _SPELLED_RUN.sub(lambda run: re.sub(r"(?<!\w)een(?!\w)", "1", run[0]), plain)
    plain = digits_for_words(plain)
    plain = re.sub(
        r"(?<=\d) (?:e+h*|euh|ehm|dan|en|en dan|en ton|ton)(?: (?:dan|en|ton))* (?=\d)", " ", plain
    )
    return re.sub(r"\(0\)", "", plain)


def _e164(raw: str, before: str, after: str) -> str | None:
    import phonenumbers

    digits = re.sub(r"[^\d+]", "", raw)
    if re.match(r"4[5-9]\d{7}$", digits) and ("nul" in before + after or "0 " in before + after):
        digits = f"0{digits}"
    for attempt in _attempts(digits):
        try:
            number = phonenumbers.parse(attempt, "BE")
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return None


def _attempts(digits: str) -> tuple[str, ...]:
    """Return the number as typed, then with the plus, or the nought, that people leave out."""
    if re.match(r"32[1-9]\d{7,8}$", digits):
        return (f"+{digits}", digits)
    if re.match(r"4[5-9]\d{7}$", digits):
        return (f"0{digits}",)
    return (digits,)
