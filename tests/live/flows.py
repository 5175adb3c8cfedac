"""The ways into the assistant, question by question."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.live.talk import Answer, Talk


@dataclass(frozen=True)
class Step:
    """One question: what is typed, what that means, and the value of the button for it.

    ``press`` None: there is no button for such an answer, it is typed in any case.
    ``unknown``: the value of "weet ik niet" here; None where it is no answer.
    """

    slot: str
    typed: str
    value: object
    press: object = None
    unknown: object = None


@dataclass(frozen=True)
class Way:
    """A way in: how it begins, its questions in order, and the form."""

    name: str
    opening: str
    payload: str
    steps: tuple[Step, ...]
    form: str = "referral_form"

    @property
    def values(self) -> dict[str, object]:
        """What the slots hold after it."""
        return {step.slot: step.value for step in self.steps}

    def step(self, slot: str) -> Step:
        """Return the step of a slot."""
        return next(step for step in self.steps if step.slot == slot)

    def without(self, *slots: str) -> tuple[Step, ...]:
        """Return the steps but for these."""
        return tuple(step for step in self.steps if step.slot not in slots)


CRITERIA = (
    Step("age", "19 jaar oud", 19, unknown="unknown"),
    Step(
        "living_situation",
        "bij een vriend op de zetel",
        "with_family_or_friends",
        "with_family_or_friends",
        "unknown",
    ),
    Step("region", "liefst in Kortrijk", "Kortrijk", "Kortrijk", "unknown"),
    Step("income", "van een leefloon", "leefloon", "leefloon", "unknown"),
    Step("network_consent", "ja dat is goed", "yes", "yes", "unsure"),
    Step("rent_guarantee_consent", "ja hoor", "yes", "yes", "unsure"),
    Step("accepts_intensive_coaching", "ja, graag zelfs", "yes", "yes", "unsure"),
)
YOUTH = (
    Step("youth_name", "Zilverjana Wittewrongel", "Zilverjana Wittewrongel"),
    Step("youth_phone", "0471 93 84 75", "+32471938475", "none", "none"),
    Step("contact_way", "best na 16 uur, via tante Godelieve", ..., "none", "none"),
)
REMARKS = Step("remarks", "er is een hond die Pluisbol heet", ..., "none", "none")
CONFIRM = Step("confirm", "ja, verstuur maar", None, "yes")

SERVICE = Way(
    "service",
    "ik wil een jongere aanmelden bij jullie",
    "/refer_someone",
    (
        Step("referrer_type", "ik ben begeleider bij een dienst", "service", "service"),
        Step("referrer_organisation", "het CAW", "caw", "caw"),
        Step("discussed_with_youth", "ja, gisteren samen besproken", "yes", "yes", "unsure"),
        *CRITERIA,
        Step("data_consent", "ja, dat is oké", "yes", "yes"),
        *YOUTH,
        Step("referrer_name", "Annelotte Zevenbergen", "Annelotte Zevenbergen"),
        Step("referrer_phone", "0472 61 52 43", "+32472615243", "none", "none"),
        Step("referrer_email", "a.zevenbergen@voorbeeld.be", ..., "none", "none"),
        REMARKS,
        CONFIRM,
    ),
)
NETWORK = Way(
    "private_network",
    "ik wil graag een jongen aanmelden",
    "/refer_someone",
    (
        Step("referrer_type", "ik ben zijn tante", "private_network", "private_network"),
        Step("discussed_with_youth", "nee, nog niet", "no", "no", "unsure"),
        *CRITERIA,
        Step("data_consent", "ja, dat mag", "yes", "yes"),
        Step("contact_way", "best via mij, Annelotte weet alles", ..., "none", "none"),
        Step("referrer_name", "Annelotte Zevenbergen", "Annelotte Zevenbergen"),
        Step("referrer_phone", "0472 61 52 43", "+32472615243", "none", "none"),
        REMARKS,
        CONFIRM,
    ),
)
SELF = Way(
    "self",
    "ik zoek zelf hulp om een woning te vinden",
    "/refer_myself",
    (
        *CRITERIA,
        Step("data_consent", "ja, dat mag", "yes", "yes"),
        *YOUTH,
        REMARKS,
        CONFIRM,
    ),
)
CHECK = Way(
    "check",
    "ik wil de voorwaarden nakijken",
    "/check_eligibility",
    CRITERIA,
    form="criteria_form",
)
REFERRALS = (SERVICE, NETWORK, SELF)
WAYS = (*REFERRALS, CHECK)


#: The button of who would rather be asked than tell what is going on.
NO_STORY = '/inform{"resume_choice": "continue"}'


@dataclass
class Walk:
    """Somebody on the way: answers question after question, and checks that each is asked."""

    talk: Talk
    way: Way
    press: bool = False
    answers: list[Answer] = field(default_factory=list)

    def begin(self) -> Answer:
        """Begin, typed or with the button of the welcome; who presses tells no story."""
        began = self._keep(self.talk.say(self.way.payload if self.press else self.way.opening))
        return self._keep(self.talk.say(NO_STORY)) if NO_STORY in began.payloads else began

    def answer(self, step: Step) -> Answer:
        """Answer one question, which must be the open one."""
        assert self.talk.last.question == step.slot, self.talk.last.text
        if self.press and step.press is not None:
            return self._keep(self.talk.press(step.press))
        return self._keep(self.talk.say(step.typed))

    def to(self, slot: str) -> Answer:
        """Answer everything before a question."""
        if not self.answers:
            self.begin()
        for step in self.way.steps:
            if step.slot == slot:
                break
            if self.talk.last.question == step.slot:
                self.answer(step)
        assert self.talk.last.question == slot, self.talk.last.text
        return self.talk.last

    def questions(self) -> Iterator[Step]:
        """Yield each open question, until no more is asked; the loop must answer it."""
        if not self.answers:
            self.begin()
        asked = {step.slot for step in self.way.steps}
        while self.talk.last.question in asked:
            step = self.way.step(self.talk.last.question)
            yield step
            assert self.talk.last.question != step.slot, f"{step.slot} was not answered"

    def to_end(self) -> Answer:
        """Answer everything that is left."""
        for step in self.questions():
            self.answer(step)
        return self.talk.last

    def _keep(self, answer: Answer) -> Answer:
        self.answers.append(answer)
        return answer
