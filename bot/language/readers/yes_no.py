"""Read yes, no and not sure, also where the Dutch is Flemish or the question is turned round."""

from __future__ import annotations

import re

from bot.language.cues import cues, found, has, has_topic
from bot.language.normalise import normalise
from bot.language.others import OF_THE_YOUTH, without_writer
from bot.language.permissions import asks_to_permit, is_meant_otherwise, permits, says_yes_plainly
from bot.language.reading import NOTHING, Reading
from bot.language.sentences import is_question, sentences
from bot.language.stance import read_done, read_stance, read_wish

#: A yes or no inside a longer answer is no permission.
_PLAIN_ANSWER = 10
#: As many words tell of more than whether something was done.
_STORY = 20
_BOTH = Reading(None, ("yes", "no"))
#: What stands behind the last word, but a sign that answers by itself.
_END = re.compile(r"[^\w👍👎✅❌)\]]+$")
#: A yes right behind these words is none: "geen echte toestemming".
_DENIED = re.compile(r"(?<!\w)(?:geen|niet|nooit|zonder|weinig|weigert?)(?: \w+){0,2} $")
#: What is asked here is whether something was done, no proposal that one agrees with.
_DONE = frozenset({"discussed_with_youth", "earlier_home_support"})
#: A yes with a condition or something to change first: "ja, maar zet er nog bij dat ...".
_RESERVED = re.compile(
    r"(?<!\w)(?:wacht|eerst|kijk|tenzij|behalve|alleen als|op voorwaarde|mits|erbij komt|zodra"
    r"|pas|ipv)(?!\w)|(?<!doe )(?<!stuur )(?<!stuurt )(?<!zend )(?<!gerust )(?<!\w)maar \w+ \w+"
)
#: What is sent cannot be taken back.
_SENDS = frozenset({"confirm"})
#: "Eerlijk gezegd" tells of nothing that was said.
_PLAINLY = re.compile(r"(?<!\w)(?:eerlijk gezegd|om eerlijk te zijn|eerlijk waar)[, ]*")
#: "Erg? Nee hoor": a word of the question is said again.
_ECHO = re.compile(r"^(?:\w+ ){0,2}\w+ ?\?+ (?=(?:(?:ja|nee|ba) ?)+(?!\w))")
#: "Waarom zou ik, alles gaat goed": asked by who does not want to.
_WHY_SHOULD_I = re.compile(
    r"^(?:(?:goh|ja|maar|en|bwa|allee),? )*waarom zou (?:ik|hij|ze|zij)(?: (?:dat|het|iets))?"
    r"(?: (?:doen|willen|moeten|veranderen))?[?,!.]+ (?=\w)"
)
#: "Ja, als ge mij niet laat vallen": what is asked of the coaches makes the yes no smaller.
_YES_IF_YOU = re.compile(r"^(ja|jawel),? (?:als|zolang|mits|indien) (?:ge|je|jullie|u) .*$")
#: "Natuurlijk wil hij dat niet".
_OF_COURSE_NOT = re.compile(
    r"^(?:natuurlijk|uiteraard|tuurlijk|zeker) (?:wil|wilt|mag|ziet|zie|gaat) (?:\w+ ){1,4}"
    r"niet(?=$|[,.!])"
)
#: "Da's jammer": nothing is refused by it.
_PITY = re.compile(
    r"(?<!\w)(?:(?:oei|ai|ah|ok[eé]?|goh|da'?s|da is|dat is|het is|wel|echt|heel|zo|te) ?,? ?)*"
    r"(?:jammer|spijtig)(?!\w)(?: (?:zeg|he|hé|hoor|genoeg))?[,. !]*",
    re.IGNORECASE,
)
#: "Ja, als het zo kan wel"; what is sent needs a yes without any "als".
_IF_SO = re.compile(
    r"(?<=\w),? als (?:het|dat|dit|da)(?: zo| hem| haar| mij| me)? (?:kan|mag|moet|helpt|nodig is"
    r"|is)"
    r"(?: (?:wel|dan|zeker|graag))*(?=$|[.!])",
    re.IGNORECASE,
)
#: "Verstuur maar, voor ik mij bedenk".
_BEFORE_DOUBT = re.compile(
    r"(?<=\w),? (?:voor|voordat|vooraleer|eer|veur|vo) (?:ik|k|da'?k|dat ik) (?:mij|me|er|het)? "
    r"?(?:weer |nog |toch )*"
    r"(?:bedenk|van gedacht\w* verander|spijt krijg|niet meer durf)(?=$|[.!])",
    re.IGNORECASE,
)
_NO_DOUBT = re.compile(
    r"(?<!\w)(?:zonder|geen|buiten|lijdt geen)(?: (?:enige|enkele|de minste|verdere|alle))?"
    r" (?:twijfels?|aarzel\w*)(?: (?:mogelijk|over|daarover|aan))*(?!\w)"
)


def read_yes_no(text: str, *, slot: str = "", question: str = "") -> Reading:
    """Read a permission or confirmation: "yes" or "no", said in so many words.

    Not being sure is neither, and a long story that holds a yes somewhere gives none.
    """
    text = _BEFORE_DOUBT.sub("", _PITY.sub("", text))
    if slot not in _SENDS:
        text = _IF_SO.sub("", text)
    reading = read_yes_no_unsure(text, slot=slot, question=question)
    normal = normalise(text)
    if reading.value != "no" and permits(slot, text):
        return Reading("yes", matched=normal)
    if reading.value == "yes" and not _may_permit(slot, text):
        return NOTHING
    plain = has("yes_no", "lead_yes", normal) or has("yes_no", "lead_no", normal)
    is_story = not plain and len(normal.split()) > _PLAIN_ANSWER
    return NOTHING if is_story or reading.value == "unsure" else reading


def _may_permit(slot: str, text: str) -> bool:
    """Tell whether a yes may count where something is sent or kept."""
    if not asks_to_permit(slot):
        return True
    is_reserved = slot in _SENDS and _RESERVED.search(normalise(text)) is not None
    return says_yes_plainly(text) and not is_meant_otherwise(slot, text) and not is_reserved


def read_yes_no_unsure(text: str, *, slot: str = "", question: str = "") -> Reading:
    """Read "yes", "no" or "unsure"; choices where the person says both."""
    normal, asked = _PLAINLY.sub("", normalise(text)), normalise(question)
    normal = _without_echo(_ECHO.sub("", normal), asked)
    if slot in OF_THE_YOUTH:
        normal = _WHY_SHOULD_I.sub("nee, ", normal)
    normal = _YES_IF_YOU.sub(r"\1", normal)
    topic = slot if has_topic(slot) else ""
    answer = _END.sub("", " ".join(part for part in sentences(normal) if _tells(part)))
    answer = _NO_DOUBT.sub("zeker", answer)
    if not answer:
        return NOTHING
    taken_back = cues("yes_no")["taken_back"].search(answer)
    if taken_back and slot in OF_THE_YOUTH:
        refused = has("yes_no", "no", answer[: taken_back.start()])
        return Reading("yes" if refused else "no", matched=taken_back.group())
    if has("yes_no", "both", normal) or (topic and "both" in found(topic, normal)):
        torn = found("yes_no", normal).get("unsure")
        return Reading("unsure", matched=torn) if torn else _BOTH
    if slot in OF_THE_YOUTH and has("yes_no", "asked_of_another", asked):
        answer = without_writer(answer)
        if not answer:
            return NOTHING
    told = _own_words(answer, topic) or _short_answer(answer, asked)
    if told:
        return told
    read = _by_cues(answer)
    return _by_stance(answer, slot) if read.is_empty else read


def _without_echo(normal: str, asked: str) -> str:
    """Leave out a word of the question that is asked again: "erg? ik zou blij zijn"."""
    word, mark, rest = normal.partition("? ")
    return rest if mark and rest and word.isalpha() and word in asked.split() else normal


def _tells(sentence: str) -> bool:
    if not is_question(sentence):
        return True
    return has("yes_no", "lead_yes", sentence) or has("yes_no", "lead_no", sentence)


def _own_words(answer: str, topic: str) -> Reading | None:
    """Read what only this question's own cues tell; they go before a bare yes or no."""
    if not topic:
        return None
    labels = found(topic, answer)
    if "nothing" in labels:
        return NOTHING
    if {"no", "yes"} <= set(labels) and "unsure" not in labels:
        # "Drie weken zei hij niets, maar zondag ...": what stands last holds now.
        last = found(topic, answer.rpartition(" maar ")[2])
        labels = last if len({"no", "yes"} & set(last)) == 1 else labels
    for value in ("unsure", "no", "yes"):
        if value in labels:
            return Reading(value, matched=labels[value])
    return None


def _short_answer(answer: str, asked: str) -> Reading | None:
    """Read an answer that begins with yes or no, in the light of what was asked."""
    if answer.startswith("jawel"):
        return Reading("yes", matched="jawel")
    if has("yes_no", "inverted_question", asked):
        return _objection(answer)
    leads = found("yes_no", answer)
    value = "yes" if "lead_yes" in leads else "no" if "lead_no" in leads else None
    if value == "yes" and _OF_COURSE_NOT.match(answer):
        return Reading("no", matched=answer)
    if value is None:
        return None
    matched = leads[f"lead_{value}"]
    if value == "yes" and has("yes_no", "negative_question", asked):
        return _BOTH
    return Reading(value, matched=matched)


def _objection(answer: str) -> Reading | None:
    """Read an answer that begins with yes or no to whether there is an objection."""
    for label, value in (("bare_no", "yes"), ("bare_yes", "no")):
        bare = cues("yes_no")[label].match(answer)
        if bare:
            return Reading(value, matched=bare.group())
    for label, value in (("lead_yes", "no"), ("lead_no", "yes")):
        lead = cues("yes_no")[label].search(answer)
        if lead:
            return Reading(value, matched=lead.group())
    return None


def _by_cues(answer: str) -> Reading:
    """Read a sentence by its cues; nothing where yes and no both occur."""
    answer = cues("yes_no")["settled"].sub(" ", answer)
    labels = found("yes_no", answer)
    if "unsure" in labels:
        return Reading("unsure", matched=labels["unsure"])
    given_in = cues("yes_no")["given_in"].search(answer)
    if given_in:
        return Reading("yes", matched=given_in.group())
    without_no = cues("yes_no")["no"].sub(" ", answer)
    said_yes = cues("yes_no")["yes"].search(without_no)
    if "no" in labels and not said_yes:
        return Reading("no", matched=labels["no"])
    if said_yes and "no" not in labels and not _DENIED.search(without_no[: said_yes.start()]):
        return Reading("yes", matched=said_yes.group())
    return NOTHING


def _by_stance(answer: str, slot: str) -> Reading:
    """Read what no cue tells from how the clauses stand towards what is asked."""
    if slot in _DONE:
        return NOTHING if len(answer.split()) >= _STORY else read_done(answer, slot)
    return read_wish(answer) if slot == "wants_change" else read_stance(answer)
