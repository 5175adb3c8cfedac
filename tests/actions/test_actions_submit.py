"""Storing a referral: once for each intake, and never without consent and confirmation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from actions.intake import ActionSubmitReferral
from actions.intake_state import ALL
from bot import bootstrap
from bot.errors import StorageError
from bot.intake.own_data import OWN
from tests.actions.conftest import FILLED, button

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.storage.case_record import CaseRecord
    from tests.actions.conftest import NamingWording, Outcome

    Submit = Callable[..., Outcome]

REFERENCE = "BOT-2026-0001"


@pytest.fixture
def submit(act: Callable[..., Outcome], wording: NamingWording) -> Submit:
    """Return what submits a filled intake, but for what a test changes."""

    async def run(*, channel: str = "gateway", **changes: object) -> Outcome:
        on = button("affirm", slots={**FILLED, **changes}, channel=channel)
        return await act(ActionSubmitReferral(wording=wording), on)

    return run


def stored() -> list[str]:
    with bootstrap.database().unit_of_work(read_only=True) as uow:
        return [case.reference for case in uow.cases.list()]


def only_case() -> CaseRecord:
    with bootstrap.unit_of_work() as uow:
        return uow.cases.get(REFERENCE, actor="test")


async def test_complete_referral_is_stored_and_forgotten_here(submit: Submit) -> None:
    outcome = await submit()

    assert outcome.told == ["intake/submitted", "codes/status_given"]
    assert outcome.custom[0] == {"reference": REFERENCE}
    own = {name: FILLED[name] for name in OWN}
    left = {"own_data": own, "referral_reference": REFERENCE}
    assert outcome.slots == {**dict.fromkeys(ALL), **left}
    assert stored() == [REFERENCE]


async def test_stored_referral_holds_the_answers_and_the_words_of_the_consent(
    submit: Submit,
) -> None:
    await submit()

    case = only_case().as_dict()
    assert case["answers"]["youth_name"] == "Noor"
    assert case["answers"]["age"] == 19
    assert not {"confirm", "intake_id", "consent_wording"} & case["answers"].keys()
    assert [consent["wording"] for consent in case["consents"]] == ["Mag ik dit doorgeven?"]


async def test_second_submit_of_an_intake_gives_the_same_reference(submit: Submit) -> None:
    first = await submit()
    second = await submit()

    assert first.custom == second.custom
    assert stored() == [REFERENCE]


async def test_two_intakes_are_two_referrals(submit: Submit) -> None:
    await submit()
    await submit(intake_id="intake-2")

    assert sorted(stored()) == [REFERENCE, "BOT-2026-0002"]


@pytest.mark.parametrize(
    ("refusal", "told", "left"),
    [
        ({"data_consent": "no"}, ["intake/no_consent"], set()),
        (
            {"eligibility_outcome": "not_eligible", "send_anyway": "no"},
            ["intake/not_sent_anyway", "codes/offer"],
            {"left_answers"},
        ),
    ],
)
async def test_refusal_stores_nothing_and_forgets_everything(
    submit: Submit, refusal: dict[str, str], told: list[str], left: set[str]
) -> None:
    outcome = await submit(**refusal)

    assert outcome.told == told
    assert outcome.slots.keys() == set(ALL)
    assert outcome.filled.keys() == left
    assert outcome.others == []
    assert stored() == []


@pytest.mark.parametrize(
    "lacking",
    [
        {"confirm": None},
        {"confirm": "no"},
        {"data_consent": None},
        {"data_consent": "unsure_is_no_value"},
        {"intake_id": None},
        {"youth_name": None},
        {"age": None},
        {"age": 30},
        {"remarks": None},
    ],
)
async def test_incomplete_referral_stores_nothing(
    submit: Submit, lacking: dict[str, object]
) -> None:
    try:
        outcome = await submit(**lacking)
    except Exception:  # noqa: BLE001 -- an answer that is no value fails the action
        outcome = None

    assert stored() == []
    assert outcome is None or outcome.told == ["intake/incomplete"]


@pytest.mark.parametrize("lacking", ["confirm", "data_consent", "youth_name"])
async def test_incomplete_referral_asks_again(submit: Submit, lacking: str) -> None:
    outcome = await submit(**{lacking: None})

    assert outcome.slots["confirm"] is None
    assert outcome.others == [("followup", "referral_form")]


async def test_indication_that_changed_meanwhile_is_made_anew(submit: Submit) -> None:
    """Somebody who turned 24 last night was eligible in the slots of yesterday."""
    outcome = await submit(birth_date="2002-03-02")

    assert outcome.told == ["intake/incomplete"]
    assert outcome.slots == {"confirm": None, "eligibility_outcome": None}


class BrokenUnitOfWork:
    """A transaction that cannot be opened."""

    def __enter__(self) -> BrokenUnitOfWork:
        message = "the case database is busy"
        raise StorageError(message)

    def __exit__(self, *_: object) -> None:
        """Leave nothing behind."""


def no_database() -> BrokenUnitOfWork:
    message = "the case database is away"
    raise StorageError(message)


@pytest.mark.parametrize("make_uow", [BrokenUnitOfWork, no_database])
async def test_referral_that_cannot_be_stored_is_said_so_and_confirmed_again(
    act: Callable[..., Outcome],
    wording: NamingWording,
    make_uow: Callable[[], BrokenUnitOfWork],
) -> None:
    on = button("affirm", slots=FILLED)

    outcome = await act(ActionSubmitReferral(make_uow, wording), on)

    assert outcome.told == ["intake/not_saved"]
    assert outcome.slots == {"confirm": None}
    assert outcome.others == [("followup", "referral_form")]


async def test_referral_is_stored_once_the_database_is_back(
    act: Callable[..., Outcome], wording: NamingWording, submit: Submit
) -> None:
    on = button("affirm", slots=FILLED)
    await act(ActionSubmitReferral(BrokenUnitOfWork, wording), on)

    await submit()

    assert stored() == [REFERENCE]
