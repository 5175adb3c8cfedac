"""Leave out how others stand, where the youth was asked: "zijn moeder wil het, hij niet"."""

from __future__ import annotations

import re

from bot.language.cues import cues, has
from bot.language.sentences import clauses

#: What only the youth can choose.
OF_THE_YOUTH = frozenset(
    {"network_consent", "rent_guarantee_consent", "accepts_intensive_coaching", "wants_change"}
)
_WHO = (
    r"rechter|jeugdrechter|begeleid\w*|dienst|moeder|vader|ma|pa|mama|papa|ouders|oma|opa|team|school"
    r"|schoonbroer|schoonzus|vrouw|man|dokter|advocaat|consulent\w*|collega\w*|psycholoog|psychiater"
    r"|tante|nonkel|lief|vriendin|vriend|maten|maat|broer|zus"
)
_STANDS = (
    r"wil|wilt|willen|wou|vindt|vinden|vond|denkt|denken|hoopt|hopen|ziet|zien|zou|zouden|gelooft"
    r"|geloven|vraagt|vragen|eist|raadt"
)
_OTHER = re.compile(
    r"(?:(?:en|want|maar) )*(?:mijn|ons|onze|zijn|haar|hun|de|het) (?:\w+ )?"
    rf"(?P<who>{_WHO})(?: \w+)? (?:{_STANDS})(?!\w)"
)
_PART = re.compile(r"\s*[,;.!]+\s+|(?<=\?)\s+|\s+(?=maar\s)")


def without_others(answer: str, asked: str) -> str:
    """Return a normalised answer without the parts in which somebody else wants something.

    Args:
        answer: What was answered.
        asked: The normalised question; whoever it names is not somebody else.
    """
    parts = _PART.split(answer)
    kept = [part for part in parts if not _is_of_another(part, asked)]
    return answer if len(kept) == len(parts) else ", ".join(kept)


def without_writer(answer: str) -> str:
    """Leave out how the writer, or the writer's partner, stands: the youth was asked for."""
    writer, others = cues("yes_no")["writer_stands"], cues("yes_no")["so_does"]
    told = [clause for clause in clauses(answer) if not writer.fullmatch(clause)]
    if len(told) == len(clauses(answer)):
        return answer
    return ", ".join(one for one in told if not others.fullmatch(one))


def own_part(answer: str, asked: str) -> str:
    """Return what a normalised answer tells of the youth's own wish.

    Args:
        answer: What was answered.
        asked: The normalised question.
    """
    own = without_others(answer, asked)
    return without_writer(own) if has("yes_no", "asked_of_another", asked) else own


def _is_of_another(part: str, asked: str) -> bool:
    found = _OTHER.match(part)
    return found is not None and re.search(rf"(?<!\w){found['who']}(?!\w)", asked) is None
