"""Make a text comparable: lower case, full forms, no stretched letters.

The result serves matching only; what a person typed is kept as it is elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from bot.language.dialect import in_standard
from bot.language.tables import rows

#: Longer texts are cut before matching: an answer stands in the first part of a ramble.
LONGEST = 2000
_AMBIGUOUS = re.compile(r"ambigu|context|LET OP|; OOK|eigennaam|plaatsnaam", re.IGNORECASE)
_SOUNDS_OF_YES = re.compile(
    r"(?<!\w)(?:j(?:oa[ktsjnw]?|oaje|aa[ktsj]|ak|eh|ep|up|a+h?)|yep|yup|yes|oui)(?!\w)"
)
_SOUNDS_OF_NO = re.compile(
    r"(?<!\w)(?:(?:nee+n?){2,}|n(?:ee+|een|eek|eenk|eent|eej|eeje|eens|inks|ope|eu)|non|no)(?!\w)"
)
_CONTRADICTION = re.compile(
    r"(?<!\w)(?:ba+h? ?j(?:a|oa|aa)[ktsj]?|ja toch|toetoet|jawel"
    r"|(?<!best )(?<!eigenlijk )[bw]el ja+)(?!\w)"
)
_CLITIC = re.compile(
    r"(?<!\w)k(?=(?:heb|had|ben|zit|zat|zal|zou|was|wil|wilde|wou|kan|kon|mag|mocht|moet|moest|ga|ging|kom|kwam"
    r"|sta|doe|deed|weet|denk|vind|woon|slaap|werk|krijg|leef|huur|zoek|blijf|hou|lig|zie"
    r"|zag|zeg|neem|word|twijfel|snap|teken|wacht|bel|praat|betaal|spaar|hoop|verdien|klus"
    r"|wens|durf|gaf|bezorg|studeer|loop|meld|schrijf|hoef|vraag|begin|leer|weiger|kruip"
    r"|stop|lees|stuur|hoor|zei|voel|verblijf|geef|pak|trek|bedoel|snapte|dacht|vond|peins)(?!\w))"
)
_T_CLITIC = re.compile(
    r"(?<!\w)t(?=(?:is|gaat|was|zal|kan|mag|moet|zit|hangt|maakt|komt|stopt|duurt|werkt|lukt|klopt|schijnt|ocmw"
    r"|caw|jac|clb|station|park|strand|internaat|justitiehuis|sociaal)(?!\w))"
)
#: "Ik zien achttiene", "ik slapen in park": who speaks of themselves, with another ending.
_BEGINS = r"(?:(?<=^)|(?<=[.,;!?] )|(?<=nu ))"
_I_AM = re.compile(rf"{_BEGINS}ik (?:zien|zin|zijn) (?=(?:een|de|nu|al|\d|\w+tien))")
_I_DO = re.compile(rf"{_BEGINS}ik (slapen|zitten|liggen|wonen|werken|leven|zoeken)(?!\w)")
_STEMS = {
    "slapen": "slaap", "zitten": "zit", "liggen": "lig", "wonen": "woon", "werken": "werk",
    "leven": "leef", "zoeken": "zoek",
}  # fmt: skip
#: "Ik moe weg", "ik moe van de rechter uit ...": must, and not tired.
_MUST = re.compile(
    r"(?<!\w)(ik|hij|ze|zij) moe (?=(?:weg|uit|van|buiten|er|hier|daar|vertrekken|gaan)(?!\w))"
)
#: "Waarom zou k, ...": nothing follows that would make it "ik".
_I_BEHIND = re.compile(r"(?<!\w)(zou|kan|ben|heb|moet|wil|zal|mag|ga|doe) k(?!\w)")
#: What may not stand before is looked at last: few words come so far.
_BUT = re.compile(
    r"\bm[ar](?= \w)(?<!mijn m.)(?<!zijn m.)(?<!haar m.)(?<!de m.)(?<!ons m.)(?<!onze m.)"
    r"(?<!u m.)(?<!uw m.)(?<!en m.)"
)
_THAT_I = re.compile(
    r"\bdak(?= \w)(?<!een dak)(?<!geen dak)(?<!het dak)(?<!zonder dak)(?<!eigen dak)"
)
#: "Me ma", "me bestie": whose it is, not whom it is done to.
_MY = re.compile(
    r"(?<!\w)me(?= (?:beste |kleine |grote |oude |eigen )?(?:ma|mama|mams|moeder|pa|papa|paps"
    r"|vader|ouders|kleinzoon|kleinzeune|zoon|zeune|kleindochter|dochter|oma|opa|bomma|bompa|meter|peter|tante|nonkel|oom|zus|zusje|zuster|broer|broertje|neef|nicht"
    r"|maat|maten|vriend|vrienden|vriendin|vriendinnen|bestie|lief|ex|familie|gsm|nummer|kamer|huis"
    r"|studio|appartement)(?!\w))"
)
#: "Zitt'n", "binn'": a swallowed ending, "e kamer": the article in West Flanders.
_APOSTROPHE = re.compile(r"(?<=[a-z][bdfgklmprstvz])'n(?!\w)|(?<=[a-z]n)'(?=[ .,!?]|$)")
#: "'k Zit", "da'k", "'t is", "z'heeft", "mn", "z'n".
_I_BEFORE = re.compile(r"(?<!\w)'k(?: |(?=\w))")
_I_AFTER = re.compile(r"(?<=\w)'k(?!\w)")
_IT = re.compile(r"'t(?!\w)|(?<!\w)t'(?= )")
_SHE = re.compile(r"(?<!\w)z'(?=\w)(?!'?n(?!\w))")
_MY_OR_HIS = re.compile(r"(?<!\w)([mz])'?n(?!\w)")
_AN = re.compile(r"(?<![\w'])'?n(?= \w)")
_ALSO_IT = re.compile(r"(?<=\w )t(?!\w)")
_TO = re.compile(r"\b(van [a-z]+ )no (?=\w)")
_WORD = re.compile(r"[\w']+(?![\w'-])")
_I = re.compile(r"\bk (?=\w)")
_SPACES = re.compile(r"\s+")
_A = re.compile(r"(?<![\w-])e(?= (?!mail)[a-z]{3,})")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
#: "Tweeentwintig" has lost its accent, and is not stretched.
_STRETCHED_WORD = re.compile(r"\b(?!\w*(?:twee|drie)en\w)[^\W\d_]*([^\W\d_])\1{2,}[^\W\d_]*")
_DOUBLE = (
    "nee",
    "neen",
    "geen",
    "nooit",
    "niemand",
    "nooit",
    "weet",
    "heel",
    "twee",
    "eerst",
    "goed",
    "oke",
)


def fold(text: str) -> str:
    """Return lower case without accents and with plain quotes and spaces."""
    lowered = text[:LONGEST].casefold()
    for typographic in "’‘`´ʼ":
        lowered = lowered.replace(typographic, "'")
    if not lowered.isascii():
        decomposed = unicodedata.normalize("NFKD", lowered)
        lowered = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _SPACES.sub(" ", lowered).strip()


@cache
def _forms() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return the forms to write in full, and one pattern that finds those of several words."""
    # These forms are also ordinary words, or their full form would hide a cue.
    kept = {row["form"] for row in rows("kept_forms")}
    table: dict[str, str] = {}
    for row in (*rows("chat_forms"), *rows("own_forms"), *rows("regional_forms")):
        form, standard = fold(row["form"]), fold(row["standard"])
        unclear = re.search(r"[/,(;]", standard) or _AMBIGUOUS.search(row["note"])
        if not unclear and form not in kept and form != standard:
            table[form] = standard
    several = sorted((form for form in table if " " in form), key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, several))})(?!\w)")
    return table, pattern


def unstretch(text: str) -> str:
    """Shorten letters repeated for emphasis: "jaaaa" to "ja", "neeee" to "nee"."""

    def shorten(word: re.Match[str]) -> str:
        single = _STRETCHED.sub(r"\1", word.group())
        double = _STRETCHED.sub(r"\1\1", word.group())
        return double if double in _DOUBLE else single

    return _STRETCHED_WORD.sub(shorten, text) if _STRETCHED.search(text) else text


@lru_cache(maxsize=256)
def normalise(text: str) -> str:
    """Return ``text`` in lower case with chat, spoken and dialect forms written in full."""
    plain = unstretch(fold(text))
    if "'" in plain:
        plain = _APOSTROPHE.sub("en", plain)
        plain = _I_AFTER.sub(" ik", _I_BEFORE.sub("ik ", plain))
        plain = _SHE.sub("ze ", _IT.sub(" het", plain))
    plain = _MY_OR_HIS.sub(r"\1ijn", _A.sub("een", plain))
    plain = _ALSO_IT.sub("het", _AN.sub("een", plain))
    plain = _MY.sub("mijn", plain)
    plain = _TO.sub(r"\1naar ", plain)
    plain = _CONTRADICTION.sub("jawel", plain)
    plain = _SOUNDS_OF_NO.sub("nee", _SOUNDS_OF_YES.sub("ja", plain))
    plain = _T_CLITIC.sub("het ", _CLITIC.sub("ik ", plain))
    plain = _words_in_full(plain)
    return _SPACES.sub(" ", plain).strip()


@lru_cache(maxsize=4096)
def word_in_full(word: str) -> str:
    """Return one folded word in full: "noar" is "naar"."""
    table, _ = _forms()
    if word in table:
        return table[word]
    standard = in_standard(word)
    return table.get(standard, standard)


def _words_in_full(text: str) -> str:
    table, several = _forms()
    replaced = several.sub(lambda match: table[match.group()], text)
    replaced = _WORD.sub(lambda match: word_in_full(match.group()), replaced)
    replaced = _I.sub("ik ", replaced)
    replaced = _I_BEHIND.sub(r"\1 ik", replaced)
    replaced = _MUST.sub(r"\1 moet ", _I_AM.sub("ik ben ", replaced))
    replaced = _I_DO.sub(lambda match: f"ik {_STEMS[match[1]]}", replaced)
    # "ma" after a possessive is the mother, elsewhere "maar"; "dak" without article is "dat ik".
    replaced = _BUT.sub("maar", replaced)
    return _THAT_I.sub("dat ik", replaced)
