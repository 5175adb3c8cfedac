"""The names of places, and the municipalities, arrondissements and regions they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.language.normalise import fold
from bot.language.tables import rows

#: Words in names that say nothing on their own.
_NO_NAME = frozenset(
    [
        "sint",
        "grote",
        "groot",
        "kleine",
        "klein",
        "nieuw",
        "nieuwe",
        "hoog",
        "lange",
        "poort",
        "jans",
        "maria",
        "boven",
        "onder",
        "neder",
        "kerke",
        "kapel",
        "denijs",
        "laere",
        "brugse",
    ]
)

_SHORTEST_PART, _FEW = 5, 2


@dataclass(frozen=True)
class Municipality:
    """A municipality by its official name since the mergers of 2025."""

    name: str
    arrondissement: str
    province: str


def plain_name(name: str) -> str:
    """Return a place name for comparing: "St.-Kruis" and "Sint Kruis" are one."""
    plain = re.sub(r"[-'’.,]+", " ", fold(name))
    plain = re.sub(r"(?<!\w)(?:st|snt)(?= \w)", "sint", plain)
    return re.sub(r"\s+", " ", plain).strip()


@cache
def municipalities() -> dict[str, Municipality]:
    """Return every municipality by its plain name."""
    return {
        plain_name(row["municipality"]): Municipality(
            row["municipality"], row["arrondissement"], row["province"]
        )
        for row in rows("places")
    }


@cache
def arrondissements() -> frozenset[str]:
    """Return the names of all arrondissements."""
    return frozenset(row["arrondissement"] for row in rows("places"))


@cache
def gazetteer() -> dict[str, tuple[str, ...]]:
    """Return for every plain place name or postal code the municipalities it can be.

    A municipality of that name wins over parts of others that bear it.
    """
    named: dict[str, set[str]] = {}
    for row in rows("places"):
        for key in (plain_name(row["place"]), row["postal_code"]):
            named.setdefault(key, set()).add(row["municipality"])
    for row in rows("municipality_mergers"):
        named.setdefault(plain_name(row["former_municipality"]), set()).add(
            row["new_municipality"]
        )
    named.update({key: {one.name} for key, one in municipalities().items()})
    for key, others in _same_name_elsewhere().items():
        named.setdefault(key, set()).update(others)
    for alias, place in _aliases().items():
        named.setdefault(alias, named.get(place, set()))
    return {key: tuple(sorted(names)) for key, names in named.items() if names}


def _aliases() -> dict[str, str]:
    """Return the aliases that stand for one place, both plain."""
    pairs = ((row["alias"], row["place"]) for row in rows("place_aliases"))
    table = {plain_name(alias): plain_name(place) for alias, place in pairs}
    # "Heist" stands for two places, and is found as a part of both names.
    return {alias: place for alias, place in table.items() if alias not in {place, "heist"}}


def _same_name_elsewhere() -> dict[str, set[str]]:
    """Return the namesakes that ``places.csv`` does not hold under the bare name."""
    extra: dict[str, set[str]] = {}
    for row in rows("place_aliases"):
        if row["note"].startswith("dubbel:"):
            key = plain_name(row["alias"])
            inside = re.findall(r"\d{4} \(?([A-Z]\w+)|van ([A-Z]\w+)", row["note"])
            names = {name for found in inside for name in found}
            extra[key] = {name for name in names if plain_name(name) in municipalities()}
    return extra


@cache
def name_parts() -> dict[str, tuple[str, ...]]:
    """Return the longer parts of compound names: "molenbeek" for Sint-Jans-Molenbeek."""
    parts: dict[str, set[str]] = {}
    official = {key: (one.name,) for key, one in municipalities().items()}
    for source in (official, gazetteer()):
        known = set(parts)
        for key, names in source.items():
            for word in key.split() if " " in key else ():
                if (
                    len(word) >= _SHORTEST_PART
                    and word not in gazetteer()
                    and word not in known | _NO_NAME
                ):
                    parts.setdefault(word, set()).update(names)
    return {word: tuple(sorted(names)) for word, names in parts.items() if len(names) <= _FEW}


def municipality_named(name: str) -> Municipality | None:
    """Return the municipality with this official name, former name or alias, if it is one."""
    names = gazetteer().get(plain_name(name), ())
    return municipalities()[plain_name(names[0])] if len(names) == 1 else None


@cache
def regions() -> dict[str, tuple[str, frozenset[str]]]:
    """Return for every spoken name of a region its own name and its arrondissements."""
    table: dict[str, tuple[str, frozenset[str]]] = {}
    for row in rows("regions"):
        covered = frozenset(row["arrondissements"].split(";"))
        for spoken in (*row["spoken"].split(";"), plain_name(row["region"])):
            table[spoken] = (row["region"], covered)
    return table


def region_around(name: str) -> str | None:
    """Return "regio <name>" for an arrondissement or a municipality, else None."""
    place = municipality_named(name)
    return f"regio {place.name}" if place else None


@lru_cache(maxsize=2_000)
def arrondissements_of(region_value: str) -> frozenset[str]:
    """Return the arrondissements that a value of the slot ``region`` lies in.

    Args:
        region_value: A municipality, "regio <municipality>", a region or a province.
    """
    plain = plain_name(region_value)
    if plain in regions():
        return regions()[plain][1]
    place = municipality_named(re.sub(r"^(?:regio|arrondissement) ", "", plain))
    if place:
        return frozenset({place.arrondissement})
    return frozenset(one for one in arrondissements() if plain_name(one) == plain)
