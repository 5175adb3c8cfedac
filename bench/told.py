"""Learn what the sentences of a first message tell: ``python -m bench.told``.

Writes ``told_*.tsv`` into ``bot/language/data/opinions``; run it whenever ``data/told`` or the
normaliser changes. Which sentence of an opening tells a fact nobody marked: it is the one that the
sentences marked by hand make likeliest, three times over.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import yaml

from bench.opinions import DATA, EXAMPLES, Learned, keep, learn
from bot.intake import aging, anew, beginning, dating, naming, numbering, placing, unread, writing
from bot.intake.parts import parts
from bot.intake.referring import SELF
from bot.intake.telling import SURE, pieces, topic, weighed
from bot.language.answers import read_answer
from bot.language.judged import NOTHING_SAID
from bot.language.readers import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.language.dates import FoundDate
    from bot.language.place_mentions import Mention
    from bot.language.reading import Reading

    Row = tuple[set[str], str]

TOLD = DATA / "told"
#: How freely weights may grow, below which size one is left out, and how often the sentence of an
#: opening is chosen anew.
STRENGTH, SMALLEST, TIMES = 60.0, 1.0, 3
STRENGTH_OF_WRITERS, SMALLEST_OF_WRITERS = 20.0, 0.5
#: What begins is as well known by four tenths of the weights: 286 of 300 right, and 287 by all.
SMALLEST_OF_BEGINNINGS = 1.5
#: The day on which the corrections were written.
WRITTEN = date(2026, 3, 2)
#: Which file says of which slots what a sentence tells.
CONSENTS = ("network_consent", "rent_guarantee_consent", "accepts_intensive_coaching")
#: What nobody has agreed to by wanting to refer; and where such wishes stand.
AGREED = (*CONSENTS, "discussed_with_youth")
WISHES, SHORT_WISH = DATA.parents[2] / "nlu_data" / "nlu" / "intake.yml", 20
WRITERS = ("referrer_type", "referrer_organisation")
#: What the intents that begin something begin; those that only answer say nothing of it. Of each
#: intent about as many examples are taken.
BEGUN_BY = {"refer_myself": SELF, "refer_someone": "other", "check_eligibility": "check"}
NO_BEGINNING = frozenset({"inform", "affirm", "deny", "unsure", "correct_answer"})
MANY, SOME = 300, 100
FILES = {
    "consents": CONSENTS,
    "writers": WRITERS,
    **{slot: (slot,) for slot in ("discussed_with_youth", "living_situation", "income")},
}


@dataclass(frozen=True)
class Opening:
    """A first message in pieces, and what it tells in all."""

    pieces: list[set[str]]
    told: dict[str, str]


def sentences(slot: str) -> list[tuple[str, str]]:
    """Return the sentences marked by hand, with what each tells of a slot.

    What was written about another topic tells nothing of this one; but who writes may stand in any
    sentence, and those of writers tell anything.
    """
    rows: list[tuple[str, str]] = []
    for name, slots in FILES.items():
        lines = (TOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        marked = [json.loads(line) for line in lines if line]
        if slot in slots:
            key = slot if len(slots) > 1 else "value"
            rows += [(row["text"], row[key] or NOTHING_SAID) for row in marked]
        elif slot not in WRITERS and slots != WRITERS:
            rows += [(row["text"], NOTHING_SAID) for row in marked]
    if slot in AGREED:
        rows += [(text, NOTHING_SAID) for text in wishes(slot)]
    return rows


def wishes(slot: str) -> list[str]:
    """Return wishes to refer somebody in which no cue tells of a slot: they agree to nothing."""
    (intake,) = [
        intent["examples"]
        for intent in yaml.safe_load(WISHES.read_text(encoding="utf-8"))["nlu"]
        if intent["intent"] == "refer_someone"
    ]
    found = [line.removeprefix("- ").strip() for line in intake.splitlines()]
    short = [one for one in found if one and len(one.split()) <= SHORT_WISH]
    return [one for one in short if not any(part.tells(slot) for part in parts(one))]


def openings() -> list[Opening]:
    """Return the openings whose facts are known as a whole."""
    return [
        Opening(
            [weighed(piece) for piece in pieces(parts(one["text"]))],
            {slot: str(value) for slot, value in one["told"].items()},
        )
        for one in _as_written()
    ]


def _as_written() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((TOLD / "openings.yml").read_text("utf-8"))
    return found


def learned(slot: str, messages: list[Opening]) -> Learned:
    """Return the weights for what a sentence tells of a slot."""
    marked = sentences(slot)
    found, values = [weighed(text) for text, _ in marked], [value for _, value in marked]
    silent = [piece for one in messages if slot not in one.told for piece in one.pieces]
    found, values = [*found, *silent], [*values, *[NOTHING_SAID] * len(silent)]
    weights = learn(found, values, STRENGTH, SMALLEST)
    for _ in range(TIMES):
        telling = [
            (likeliest(one.pieces, one.told[slot], weights), one.told[slot])
            for one in messages
            if one.told.get(slot) in weights.labels
        ]
        weights = learn(
            [*found, *(piece for piece, _ in telling)],
            [*values, *(value for _, value in telling)],
            STRENGTH,
            SMALLEST,
        )
    return weights


def likeliest(found: Iterable[set[str]], value: str, weights: Learned) -> set[str]:
    """Return the piece of a message that most likely tells a value."""
    index = weights.labels.index(value)

    def score(piece: set[str]) -> float:
        known = [weights.weights[name] for name in piece if name in weights.weights]
        length = sum(size**2 for size, _ in known) ** 0.5 or 1.0
        return sum(of_name[index] for _, of_name in known) / length

    return max(found, key=score)


def names() -> Learned:
    """Return the weights for whose name a capitalised word is."""
    lines = (TOLD / "names.jsonl").read_text(encoding="utf-8").splitlines()
    messages = [(row["text"], row) for row in map(json.loads, filter(None, lines))]
    messages += [(one["text"], one["told"]) for one in _as_written()]
    rows = [
        (naming.surroundings(text, name), _whose(name.group(), told))
        for text, told in messages
        for name in naming.candidates(text)
    ]
    return _weights(rows)


def ages() -> Learned:
    """Return the weights for whose age a number is."""
    rows = [
        (aging.surroundings(told, number), _whose_age(number.group(), one["told"]))
        for one in _as_written()
        for told in [aging.as_weighed(one["text"])]
        for number in aging.candidates(told)
    ]
    return _weights(rows)


def _whose_age(number: str, told: Mapping[str, object]) -> str:
    return aging.AGE if number == str(told.get(aging.AGE)) else NOTHING_SAID


def days() -> Learned:
    """Return the weights for what day a date is."""
    rows = [
        (dating.surroundings(told, found), _which_day(found, one["told"]))
        for one in _as_written()
        for told in [dating.as_weighed(one["text"])]
        for found in dating.candidates(told)
    ]
    return _weights(rows)


def _which_day(found: FoundDate, told: Mapping[str, object]) -> str:
    """Return the slot that a date fills, by its month and day."""
    for slot in (dating.RELEASE, dating.BIRTH):
        _, month, day = (*str(told.get(slot, "--")).split("-"), "")[:3]
        is_day = not day or found.day in {None, int(day)}
        if month and found.month == int(month) and is_day:
            return slot
    return NOTHING_SAID


def numbers() -> Learned:
    """Return the weights for whose phone number it is; a youth who writes tells the own one."""
    rows = [
        (numbering.surroundings(one["text"], number), _whose_number(number.group(), one["told"]))
        for one in _as_written()
        if one["told"].get("referrer_type") != "self"
        for number in numbering.candidates(one["text"])
    ]
    return _weights(rows)


def _whose_number(typed: str, told: Mapping[str, object]) -> str:
    value = read_answer("youth_phone", typed, today=date.max).value
    slots = (numbering.YOUTH, numbering.REFERRER)
    return next((slot for slot in slots if value and told.get(slot) == value), NOTHING_SAID)


def towns() -> Learned:
    """Return the weights for where somebody wants to live; of a town named twice, the likelier."""
    found = [
        [(placing.surroundings(told, place), _is_wanted(place, one["told"])) for told, place in
         placing.candidates(one["text"])]
        for one in _as_written()
    ]  # fmt: skip
    weights = _weights([row for rows in found for row in rows])
    for _ in range(TIMES):
        weights = _weights([row for rows in found for row in _one_wanted(rows, weights)])
    return weights


def _is_wanted(place: Mention, told: Mapping[str, object]) -> str:
    wanted = str(told.get(placing.WANTED))
    value = read_answer(placing.WANTED, wanted, today=date.max).value
    return placing.WANTED if {wanted, value} & {*place.names} else NOTHING_SAID


def _one_wanted(rows: list[Row], weights: Learned) -> list[Row]:
    wanted = [row for row, value in rows if value != NOTHING_SAID]
    best = likeliest(wanted, placing.WANTED, weights) if wanted else None
    return [(row, value) for row, value in rows if value == NOTHING_SAID or row is best]


def _weights(rows: list[Row]) -> Learned:
    return learn([row for row, _ in rows], [value for _, value in rows], STRENGTH, SMALLEST)


def ways() -> Learned:
    """Return the weights for whether words tell how somebody is reached."""
    return _or_nothing("contact_way", more=[*_rows("ways"), *_in_between(None)])


def remarks() -> Learned:
    """Return the weights for whether words tell a coach something at the last question."""
    return _or_nothing("remarks")


def last_words() -> Learned:
    """Return the weights for whether words at the last question tell a coach something.

    Beside a no, thanks or a joke ("none") stands what is only said in between ("aside").
    """
    rows = [*_rows("last_words"), *_in_between(words.ASIDE)]
    rows += [(text, value or words.NOTHING_MORE) for text, value in _rows("remarks")]
    return _weights([(weighed(text), str(value)) for text, value in rows])


def _rows(name: str) -> list[tuple[str, str | None]]:
    lines = (TOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [(row["text"], row["value"]) for row in map(json.loads, filter(None, lines))]


def _in_between(value: str | None) -> list[tuple[str, str | None]]:
    """Return what strangers said in between at any question, each with this value."""
    lines = (TOLD / "in_between.jsonl").read_text(encoding="utf-8").splitlines()
    return [(json.loads(line)["text"], value) for line in filter(None, lines)]


def values_anew() -> Learned:
    """Return the weights for whether a value takes the place of an earlier answer.

    The messages were written within three conversations (``anew_known.json``); ways to be reached
    and remarks take the place of nothing, in any of them.
    """
    known = json.loads((TOLD / "anew_known.json").read_text(encoding="utf-8"))
    rows: list[Row] = []
    for told in _told_within(known):
        answers = before(told["open"], known[told["known"]])
        for one in anew.candidates(told["open"], answers, told["text"], _read):
            is_anew = str(told["anew"].get(one.slot)) == str(one.value)
            rows.append((set(one.features), anew.ANEW if is_anew else NOTHING_SAID))
    return learn([row for row, _ in rows], [value for _, value in rows], STRENGTH, SMALLEST)


def _told_within(known: Mapping[str, object]) -> Iterable[dict[str, Any]]:
    """Yield the messages within a conversation, with what each of them gives anew."""
    for line in (TOLD / "anew.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)
    for name, slot in (("contact_way", "contact_way"), ("remarks", "remarks")):
        for number, line in enumerate((TOLD / f"{name}.jsonl").read_text("utf-8").splitlines()):
            of_whom = sorted(known)[number % len(known)]
            yield {"known": of_whom, "open": slot, "text": json.loads(line)["text"], "anew": {}}


def before(open_slot: str, known: Mapping[str, object]) -> dict[str, object]:
    """Return the answers that were given before a question."""
    slots = list(known)
    end = slots.index(open_slot) if open_slot in slots else len(slots)
    return {slot: known[slot] for slot in slots[:end]}


def _read(slot: str, text: str) -> Reading:
    return read_answer(slot, text, today=WRITTEN)


def _or_nothing(name: str, more: Iterable[tuple[str, str | None]] = ()) -> Learned:
    """Return the weights for whether words tell what is asked, beside idle talk."""
    rows = [*_rows(name), *more]
    idle = (EXAMPLES / "nothing.txt").read_text(encoding="utf-8").splitlines()
    rows += [(line, None) for line in idle if line and line[0] not in "#["]
    return _weights([(weighed(text), value or NOTHING_SAID) for text, value in rows])


def writers() -> Learned:
    """Return the weights for who writes a whole message."""
    lines = (TOLD / "writers.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [(row["text"], row["referrer_type"]) for row in map(json.loads, filter(None, lines))]
    rows += [(one["text"], one["told"].get("referrer_type")) for one in _as_written()]
    stories = [writing.story(parts(text)) for text, _ in rows]
    values = [value or NOTHING_SAID for _, value in rows]
    return learn(stories, values, STRENGTH_OF_WRITERS, SMALLEST_OF_WRITERS)


def beginnings() -> Learned:
    """Return the weights for what a first message begins.

    Beside first messages by hand: every second opening, which begins a referral, and of each
    intent some examples, which begin one, begin a check, or ask something.
    """
    lines = (TOLD / "beginnings.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [(row["text"], row["begins"]) for row in map(json.loads, filter(None, lines))]
    rows += [
        (one["text"], SELF if one["told"]["referrer_type"] == SELF else beginning.OTHER)
        for one in _as_written()[::2]
        if "referrer_type" in one["told"]
    ]
    rows += _by_intent()
    stories = [writing.story(parts(text)) for text, _ in rows]
    values = [value or NOTHING_SAID for _, value in rows]
    return learn(stories, values, STRENGTH_OF_WRITERS, SMALLEST_OF_BEGINNINGS)


def _by_intent() -> list[tuple[str, str | None]]:
    """Return examples of intents, evenly taken, with what they begin; answers begin nothing."""
    rows: list[tuple[str, str | None]] = []
    for path in sorted(WISHES.parent.glob("*.yml")):
        for intent in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            name, value = intent["intent"], BEGUN_BY.get(intent["intent"])
            if name in NO_BEGINNING:
                continue
            lines = [one.removeprefix("- ").strip() for one in intent["examples"].splitlines()]
            examples = list(filter(None, lines))
            wanted = MANY if value else SOME
            rows += [(text, value) for text in examples[:: max(1, len(examples) // wanted)]]
    return rows


def _whose(name: str, told: Mapping[str, object]) -> str:
    """Return the slot that a name fills, by its first word; a nickname is a name too."""
    first = name.split(maxsplit=1)[0]
    slots = (naming.YOUTH, naming.REFERRER)
    return next(
        (slot for slot in slots if str(told.get(slot) or "-").split()[0] == first), NOTHING_SAID
    )


def main() -> None:
    """Learn every slot and write its weights."""
    keep(naming.TOPIC, names(), TOLD)
    keep(aging.TOPIC, ages(), TOLD)
    keep(dating.TOPIC, days(), TOLD)
    keep(numbering.TOPIC, numbers(), TOLD)
    keep(placing.TOPIC, towns(), TOLD)
    keep(unread.WAYS, ways(), TOLD)
    keep(words.REMARKS, remarks(), TOLD)
    keep(words.LAST_WORDS, last_words(), TOLD)
    keep(anew.TOPIC, values_anew(), TOLD)
    keep(writing.WRITER, writers(), TOLD)
    keep(beginning.BEGINNING, beginnings(), TOLD)
    messages = openings()
    for slot in SURE:
        keep(topic(slot), learned(slot, messages), TOLD)


if __name__ == "__main__":
    main()
