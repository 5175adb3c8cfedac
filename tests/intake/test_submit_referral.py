"""Submitting: once for each intake, complete, agreed, and with no more than may be kept."""

from __future__ import annotations

from datetime import date, datetime, timezone
from typing import TYPE_CHECKING

import pytest

from bot.errors import AnswerError, IncompleteReferralError
from bot.intake.referral import CONSENT_VERSION, Consent, SubmittedReferral, submit_referral

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.clock import Clock
    from bot.intake.questions import Answers
    from bot.intake.rules import Rules
    from tests.intake.conftest import FakeUnitOfWork

WORDING = "Weet de jongere dat je dit doorgeeft, en is dat oké?"
ASKED_OF_A_SERVICE = (
    "referrer_type",
    "referrer_organisation",
    "discussed_with_youth",
    "age",
    "living_situation",
    "region",
    "income",
    "network_consent",
    "rent_guarantee_consent",
    "accepts_intensive_coaching",
    "data_consent",
    "youth_name",
    "youth_phone",
    "contact_way",
    "referrer_name",
    "referrer_phone",
    "referrer_email",
    "remarks",
    "confirm",
)


@pytest.fixture
def submit(
    uow: FakeUnitOfWork, now: datetime, rules: Rules, clock_at: Callable[[datetime], Clock]
) -> Callable[..., SubmittedReferral]:
    """Return a function that submits answers to the fake case database."""
    return lambda answers, intake_id="intake-1", at=now: submit_referral(
        answers,
        intake_id=intake_id,
        channel="web",
        consent_wording=WORDING,
        clock=clock_at(at),
        rules=rules,
        uow=uow,
    )


def test_a_complete_referral_is_stored(
    submit: Callable[..., SubmittedReferral],
    complete: Callable[..., Answers],
    uow: FakeUnitOfWork,
    now: datetime,
) -> None:
    submitted = submit(complete())

    referral = uow.only_referral
    assert submitted == SubmittedReferral("BOT-2026-0001", "code of intake-1", is_new=True)
    assert (referral.intake_id, referral.channel) == ("intake-1", "web")
    assert referral.created == date(2026, 3, 2)
    assert referral.assessment.outcome == "eligible"
    assert referral.consents == (Consent("referral", WORDING, CONSENT_VERSION, now),)
    assert referral.answers == {k: v for k, v in complete().items() if k != "confirm"}


def test_submitted_twice_it_is_one_referral(
    submit: Callable[..., SubmittedReferral], complete: Callable[..., Answers], uow: FakeUnitOfWork
) -> None:
    first = submit(complete())

    again = submit(complete(age=20))

    assert again == SubmittedReferral(first.reference, "code of intake-1", is_new=False)
    assert uow.only_referral.answers["age"] == 19


def test_a_lost_answer_is_given_again_even_when_the_slots_are_gone(
    submit: Callable[..., SubmittedReferral], complete: Callable[..., Answers]
) -> None:
    first = submit(complete())

    assert submit({}).reference == first.reference


def test_another_intake_is_another_referral(
    submit: Callable[..., SubmittedReferral], complete: Callable[..., Answers], uow: FakeUnitOfWork
) -> None:
    references = {submit(complete(), intake_id=name).reference for name in ("one", "two")}

    assert references == set(uow.cases.committed)
    assert len(references) == 2


@pytest.mark.parametrize("slot", ASKED_OF_A_SERVICE)
def test_without_one_answer_nothing_is_stored(
    submit: Callable[..., SubmittedReferral],
    complete: Callable[..., Answers],
    uow: FakeUnitOfWork,
    slot: str,
) -> None:
    with pytest.raises(IncompleteReferralError) as caught:
        submit(complete(**{slot: None}))

    assert slot in caught.value.missing
    assert uow.cases.committed == {}


@pytest.mark.parametrize("slot", ["data_consent", "confirm"])
@pytest.mark.parametrize("answer", ["no", "unknown"])
def test_consent_and_confirmation_must_be_yes(
    submit: Callable[..., SubmittedReferral],
    complete: Callable[..., Answers],
    uow: FakeUnitOfWork,
    slot: str,
    answer: str | None,
) -> None:
    with pytest.raises(IncompleteReferralError) as caught:
        submit(complete(**{slot: answer}))

    assert slot in caught.value.missing
    assert uow.cases.committed == {}


def test_no_answers_name_everything_that_is_missing(
    submit: Callable[..., SubmittedReferral],
) -> None:
    with pytest.raises(IncompleteReferralError) as caught:
        submit({})

    assert caught.value.missing[:2] == ("referrer_type", "age")
    assert caught.value.missing[-1] == "confirm"


def test_without_an_intake_id_nothing_is_stored(
    submit: Callable[..., SubmittedReferral], complete: Callable[..., Answers], uow: FakeUnitOfWork
) -> None:
    with pytest.raises(IncompleteReferralError) as caught:
        submit(complete(), intake_id="")

    assert caught.value.missing == ("intake_id",)
    assert uow.cases.committed == {}


@pytest.mark.parametrize("send_anyway", [None, "no"])
def test_who_does_not_fit_is_sent_only_when_somebody_wants_it(
    submit: Callable[..., SubmittedReferral],
    complete: Callable[..., Answers],
    uow: FakeUnitOfWork,
    send_anyway: str | None,
) -> None:
    with pytest.raises(IncompleteReferralError) as caught:
        submit(complete(income="other", send_anyway=send_anyway))

    assert "send_anyway" in caught.value.missing
    assert uow.cases.committed == {}


def test_who_does_not_fit_can_be_sent_anyway(
    submit: Callable[..., SubmittedReferral], complete: Callable[..., Answers], uow: FakeUnitOfWork
) -> None:
    submit(complete(income="other", send_anyway="yes"))

    assert uow.only_referral.assessment.outcome == "not_eligible"
    assert uow.only_referral.answers["send_anyway"] == "yes"


def test_the_outcome_is_computed_anew_and_not_believed(
    submit: Callable[..., SubmittedReferral], complete: Callable[..., Answers]
) -> None:
    answers = complete(income="other", eligibility_outcome="eligible")

    with pytest.raises(IncompleteReferralError) as caught:
        submit(answers)

    assert caught.value.missing == ("send_anyway",)


def test_the_age_is_computed_anew_on_the_day_in_brussels(
    submit: Callable[..., SubmittedReferral], complete: Callable[..., Answers], uow: FakeUnitOfWork
) -> None:
    just_after_midnight = datetime(2026, 3, 1, 23, 30, tzinfo=timezone.utc)

    submit(complete(age=16, birth_date="2009-03-02"), at=just_after_midnight)

    referral = uow.only_referral
    assert referral.created == date(2026, 3, 2)
    assert referral.answers["age"] == 17
    assert referral.attention == ("age_17",)


def test_told_points_of_attention_travel_apart_from_the_answers(
    submit: Callable[..., SubmittedReferral], complete: Callable[..., Answers], uow: FakeUnitOfWork
) -> None:
    submit(complete(attention=["with_child"], earlier_home_support="no"))

    referral = uow.only_referral
    assert referral.attention == ("lighter_help_first", "with_child")
    assert "attention" not in referral.answers
    assert referral.answers["earlier_home_support"] == "no"


def test_an_answer_that_has_lost_its_question_is_not_kept(
    submit: Callable[..., SubmittedReferral], complete: Callable[..., Answers], uow: FakeUnitOfWork
) -> None:
    submit(complete(referrer_type="self", discussed_with_youth=None))

    kept = uow.only_referral.answers
    assert not {"referrer_organisation", "referrer_name", "referrer_email"} & kept.keys()
    assert kept["youth_name"] == "Noor"


def test_a_prison_told_unasked_is_kept(
    submit: Callable[..., SubmittedReferral], complete: Callable[..., Answers], uow: FakeUnitOfWork
) -> None:
    submit(complete(living_situation="with_family_or_friends", prison="ieper"))

    assert uow.only_referral.answers["prison"] == "ieper"
    assert uow.only_referral.attention == ("leaving_detention",)


OWN_WORDS = {"network_consent": "ja, maar niet met mijn vader", "prison": "in Brugge"}


def test_own_words_travel_beside_the_answers_that_are_kept(
    submit: Callable[..., SubmittedReferral], complete: Callable[..., Answers], uow: FakeUnitOfWork
) -> None:
    submit(complete(own_words=OWN_WORDS))

    assert uow.only_referral.own_words == {"network_consent": "ja, maar niet met mijn vader"}


def test_own_words_about_a_youth_who_does_not_know_are_not_kept(
    submit: Callable[..., SubmittedReferral], complete: Callable[..., Answers], uow: FakeUnitOfWork
) -> None:
    submit(complete(discussed_with_youth="no", own_words=OWN_WORDS))

    assert uow.only_referral.own_words == {}


@pytest.mark.parametrize("discussed", ["no", "unsure"])
def test_of_a_youth_who_does_not_know_only_criteria_and_referrer_are_kept(
    submit: Callable[..., SubmittedReferral],
    complete: Callable[..., Answers],
    uow: FakeUnitOfWork,
    discussed: str | None,
) -> None:
    told = {
        "birth_date": "2009-02-01",
        "attention": ["no_papers"],
        "wants_change": "no",
        "network_refusal_from_fear": "yes",
    }

    submit(complete(discussed_with_youth=discussed, **told))

    referral = uow.only_referral
    assert set(referral.answers) == {
        "referrer_type",
        "referrer_organisation",
        "discussed_with_youth",
        "age",
        "living_situation",
        "region",
        "income",
        "network_consent",
        "rent_guarantee_consent",
        "accepts_intensive_coaching",
        "data_consent",
        "referrer_name",
        "referrer_phone",
        "referrer_email",
    }
    assert referral.answers["age"] == 17
    assert referral.attention == ("age_17", "not_discussed")
    assert "2027" not in str(referral.assessment.as_dict())


def test_not_knowing_is_an_answer(
    submit: Callable[..., SubmittedReferral], complete: Callable[..., Answers], uow: FakeUnitOfWork
) -> None:
    unknown = dict.fromkeys(["age", "living_situation", "region", "income"], "unknown")

    submit(complete(**unknown))

    assert uow.only_referral.assessment.outcome == "to_discuss"
    assert uow.only_referral.answers["age"] == "unknown"


@pytest.mark.parametrize("slot", ["referrer_organisation", "region", "income", "data_consent"])
def test_what_is_no_value_of_the_contract_is_not_stored(
    submit: Callable[..., SubmittedReferral],
    complete: Callable[..., Answers],
    uow: FakeUnitOfWork,
    slot: str,
) -> None:
    with pytest.raises(AnswerError) as caught:
        submit(complete(**{slot: "wablieft"}))

    assert caught.value.slot == slot
    assert uow.cases.committed == {}


def test_when_storing_fails_nothing_is_kept(
    submit: Callable[..., SubmittedReferral],
    complete: Callable[..., Answers],
    uow: FakeUnitOfWork,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail() -> None:
        raise ConnectionError

    monkeypatch.setattr(uow, "commit", fail)

    with pytest.raises(ConnectionError):
        submit(complete())

    assert uow.cases.committed == {}
