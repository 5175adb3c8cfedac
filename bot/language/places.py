"""Places in Flanders and Brussels: the front door of everything about them."""

from bot.language.gazetteer import (
    Municipality,
    arrondissements,
    arrondissements_of,
    municipality_named,
)
from bot.language.readers.region import read_place, wants_any_place

__all__ = [
    "Municipality",
    "arrondissements",
    "arrondissements_of",
    "municipality_named",
    "read_place",
    "wants_any_place",
]
