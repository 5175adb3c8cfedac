"""A submitted intake: the referral, and the one way to submit it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from bot.clock import BRUSSELS
from bot.errors import IncompleteReferralError
from bot.intake.criteria import assess
from bot.intake.questions import missing
from bot.intake.stored import stored_answers, stored_words
from bot.intake.values import check_choices

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from types import TracebackType

    from bot.clock import Clock
    from bot.intake.finding import Assessment
    from bot.intake.questions import Answers
    from bot.intake.rules import Rules

#: It goes up when the words of the consent change, so that it stays clear who agreed to what.
CONSENT_VERSION = 2


@dataclass(frozen=True)
class Consent:
    """A yes to one purpose, with the words that were shown."""

    purpose: str
    wording: str
    version: int
    given_at: datetime


@dataclass(frozen=True)
class Referral:
    """What is stored of an intake when it is submitted."""

    intake_id: str
    answers: Mapping[str, object]
    assessment: Assessment
    channel: str
    consents: tuple[Consent, ...]
    created: date
    own_words: Mapping[str, str] = field(default_factory=dict)

    @property
    def attention(self) -> tuple[str, ...]:
        """Return the points of attention, as computed at submission."""
        return self.assessment.attention


@dataclass(frozen=True)
class SubmittedReferral:
    """The reference number, and whether this submission made it or an earlier one did.

    ``status_code`` is the submitter's own secret, by which they may ask where it stands.
    """

    reference: str
    status_code: str
    is_new: bool


class ReferralCases(Protocol):
    """Where referrals are kept."""

    def reference_of_intake(self, intake_id: str) -> str | None:
        """Return the reference of the referral that came of an intake, if there is one."""
        ...

    def add_referral(self, referral: Referral, now: datetime) -> str:
        """Store a referral with the status received and return its reference.

        Of two at the same moment with one ``intake_id`` the first is stored, and the other gets
        its reference.
        """
        ...


class StatusCodes(Protocol):
    """Where the secrets of submitters are kept, as hashes alone."""

    def issue_status(self, intake_id: str, now: datetime) -> str:
        """Return the status code of a stored intake, always the same one."""
        ...


class ReferralUnitOfWork(Protocol):
    """One transaction on the referrals: nothing is kept without ``commit``."""

    @property
    def cases(self) -> ReferralCases:
        """Return the store of referrals."""
        ...

    @property
    def codes(self) -> StatusCodes:
        """Return the store of codes."""
        ...

    def __enter__(self) -> ReferralUnitOfWork: ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None: ...

    def commit(self) -> None:
        """Keep what was done."""
        ...


def submit_referral(
    answers: Answers,
    *,
    intake_id: str,
    channel: str,
    consent_wording: str,
    clock: Clock,
    rules: Rules,
    uow: ReferralUnitOfWork,
) -> SubmittedReferral:
    """Store a complete, agreed and confirmed referral, once for each intake.

    Submitted again (an answer that got lost, a button pressed twice) it gives the same
    reference, and changes nothing.

    Args:
        answers: All answers of the intake.
        intake_id: What the intake got when it began.
        channel: Where the talk was: "web", "telegram", "terminal".
        consent_wording: The words to which ``data_consent`` said yes.
        clock: Tells the moment; for the age the day in Brussels counts.
        rules: Where the programme is active.
        uow: The transaction.

    Raises:
        IncompleteReferralError: An answer, the consent or the confirmation is missing.
        AnswerError: An answer is no value of the contract.
    """
    if not intake_id:
        raise IncompleteReferralError(missing=("intake_id",))
    with uow:
        now = clock.now()
        known = uow.cases.reference_of_intake(intake_id)
        if known is not None:
            code = uow.codes.issue_status(intake_id, now)
            uow.commit()
            return SubmittedReferral(known, code, is_new=False)
        today = now.astimezone(BRUSSELS).date()
        kept, assessment = _checked(answers, today, rules)
        consent = Consent("referral", consent_wording, CONSENT_VERSION, now)
        words = stored_words(answers)
        referral = Referral(intake_id, kept, assessment, channel, (consent,), today, words)
        reference = uow.cases.add_referral(referral, now)
        code = uow.codes.issue_status(intake_id, now)
        uow.commit()
    return SubmittedReferral(reference, code, is_new=True)


def _checked(
    answers: Answers, today: date, rules: Rules
) -> tuple[Mapping[str, object], Assessment]:
    """Return what is kept of complete answers, and the indication computed anew from it.

    The sentences of the indication name no more than what is kept: without a date of birth in
    the case there is none in its reasons either.
    """
    check_choices(answers)
    outcome = assess(answers, today, rules).outcome
    answers = {**answers, "eligibility_outcome": outcome}
    needs_yes = ["data_consent", "confirm"]
    if outcome == "not_eligible":
        needs_yes.insert(0, "send_anyway")
    refused = [slot for slot in needs_yes if answers.get(slot) != "yes"]
    lacking = tuple(dict.fromkeys((*missing("referral_form", answers), *refused)))
    if lacking:
        raise IncompleteReferralError(lacking)
    kept = stored_answers(answers, today)
    told = kept.pop("attention", None)
    return kept, assess({**kept, "attention": told}, today, rules)
