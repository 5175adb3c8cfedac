"""Whether words may be a permission, or its refusal: what is sent cannot be taken back."""

from __future__ import annotations

import re

from bot.language.cues import has
from bot.language.normalise import normalise

#: So few words are an answer, whatever they are.
_FEW_WORDS = 3
#: Words with which people permit, confirm, refuse. "Dat doet deugd om te horen" holds none.
_SPEAKS_OF_IT = re.compile(
    r"\b(?:mag|mogen|akkoord|goed|oke|toestem\w*|door(?:geven|geef|sturen)|deel|delen|stuur\w*"
    r"|sturen|verstuur\w*|zend\w*|klopt|juist|correct|in orde|prima|perfect|natuurlijk|zeker|graag"
    r"|doe|doen|absoluut|geen (?:probleem|bezwaar)|vooruit|gang|laat maar|verder|aanmeld\w*"
    r"|liever|weiger\w*|stop\w*|wacht\w*|nog niet|nee|neen|ja|jawel|bewaar\w*|gebruik\w*)\b"
    r"|\bwil(?:t|len)? (?:\w+ ){0,3}(?:niet|wel)\b|\bvan mij\b|[👍👎✅❌]"
)


def is_permission(text: str) -> bool:
    """Say whether words speak of what is permitted at all; a remark by the way does not."""
    normal = normalise(text)
    if len(normal.split()) <= _FEW_WORDS:
        return True
    leads = has("yes_no", "lead_yes", normal) or has("yes_no", "lead_no", normal)
    return leads or _SPEAKS_OF_IT.search(normal) is not None
