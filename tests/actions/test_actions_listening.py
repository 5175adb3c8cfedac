"""The story before an intake, and the words of a question after something in between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from actions.general import ActionTakeNote
from actions.intake import ActionStartCheck, ActionStartReferral, ActionStopIntake
from actions.intake_forms import ValidateReferralForm
from actions.intake_questions import ActionAskAge, ActionAskConfirm
from tests.actions.conftest import FILLED, button, tracker

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.actions.conftest import NamingWording, Outcome

STORY = "jongen van 20, slaapt in zijn auto, geen inkomen"
FACTS = {"age": 20, "living_situation": "non_conventional", "income": "none"}
REJECTED = {"event": "action_execution_rejected"}


def typed(text: str, intent: str = "inform") -> dict[str, Any]:
    return {"event": "user", "text": text, "parse_data": {"intent": {"name": intent}}}


@pytest.mark.parametrize("action", [ActionStartReferral, ActionStartCheck])
async def test_story_told_before_the_button_is_not_asked_again(
    act: Callable[..., Outcome], wording: NamingWording, action: type[ActionStartReferral]
) -> None:
    on = button("refer_someone", before=[typed(STORY)])

    outcome = await act(action(wording), on)

    assert outcome.filled.items() >= FACTS.items()
    assert outcome.told == ["intake/start", "intake/heard"]


async def test_own_age_told_with_a_question_before_is_not_asked_again(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    before = [typed("ik ben 16, mag dat al of moet ik wachten", "ask_minors")]

    outcome = await act(ActionStartReferral(wording), button("refer_myself", before=before))

    assert outcome.filled["age"] == 16


async def test_facts_of_a_daughter_told_with_a_complaint_before_are_not_asked_again(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    before = [typed("mijn dochter is 18 en zit op straat, doe eens iets!", "insult")]

    outcome = await act(ActionStartReferral(wording), button("refer_someone", before=before))

    assert outcome.filled["age"] == 18
    assert outcome.filled["referrer_type"] == "private_network"


@pytest.mark.parametrize(
    "before",
    [
        [typed("mag iemand van 24 jaar meedoen?", "ask_target_group")],
        [typed(STORY), {"event": "active_loop", "name": None}],
        [typed("/inform")],
    ],
    ids=["a question about anybody", "an intake that ended", "a button"],
)
async def test_what_is_about_nobody_here_is_no_story(
    act: Callable[..., Outcome], wording: NamingWording, before: list[dict[str, Any]]
) -> None:
    outcome = await act(ActionStartReferral(wording), button("refer_someone", before=before))

    assert outcome.filled.keys() == {"intake_id", "question_stage"}


async def test_who_begins_anew_is_asked_everything_anew(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    on = tracker(
        "begin opnieuw", intent="cancel", loop="referral_form", before=[typed(STORY)], slots=FILLED
    )

    outcome = await act(ActionStopIntake(wording), on)

    assert outcome.filled.keys() == {"intake_id", "question_stage"}


async def test_whole_story_that_asks_to_refer_begins_the_intake(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    text = f"dag, ik wil iemand aanmelden: {STORY}"

    outcome = await act(ActionTakeNote(wording), tracker(text))

    assert outcome.filled.items() >= FACTS.items()
    assert outcome.others == [("followup", "referral_form")]


async def test_cry_for_help_in_a_story_goes_before_the_intake(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    text = "ik wil mijn broer van 20 aanmelden, hij slaapt op straat en wil niet meer leven"

    outcome = await act(ActionTakeNote(wording), tracker(text, channel="rest"))

    assert outcome.told == ["safety/suicide", "general/after_alarm"]


async def test_story_that_only_sounds_like_a_cry_gets_the_help_and_the_intake(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    text = (
        "ik weet niet goed hoe ik dit moet zeggen en ik heb het nog tegen niemand gezegd maar"
        " ik ben 22 en ik slaap al van in december in de kelderberging van het blok waar ik"
        " vroeger met mijn ma woonde en niemand mag dat weten want overdag zit ik gewoon in de"
        " bib en ik was mij in het zwembad en iedereen denkt dat alles goed gaat maar zij is"
        " naar Spanje verhuisd en ik ben hier gebleven en elke keer als er iemand zijn fiets"
        " komt halen hou ik mijn adem in en nu dacht ik misschien kan ik mij bij jullie"
        " aanmelden"
    )

    outcome = await act(ActionTakeNote(wording), tracker(text, channel="rest"))

    assert outcome.told[0] == "safety/suicide"
    assert outcome.filled["living_situation"] == "non_conventional"
    assert outcome.others == [("followup", "referral_form")]


async def test_whole_story_without_that_wish_is_asked_about(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    text = "jongen van 20, slaapt op de zetel bij een vriend, leefloon"

    outcome = await act(ActionTakeNote(wording), tracker(text))

    assert (outcome.told, outcome.events) == (["utter_general_inform"], [])


async def test_question_after_something_in_between_is_put_in_other_words_each_time(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    first = await act(ActionAskAge(wording), tracker("wat kost dat?", after=[REJECTED]))
    said = {"event": "bot", "text": first.messages[0]["text"]}
    second = await act(
        ActionAskAge(wording), tracker("en wie betaalt dat?", before=[said], after=[REJECTED])
    )
    plain = await act(ActionAskAge(wording), tracker("ok"))

    texts = {outcome.messages[0]["text"] for outcome in (first, second, plain)}
    assert len(texts) == 3
    assert first.custom == second.custom == plain.custom == [{"question": "age"}]


async def test_summary_after_something_in_between_keeps_its_buttons(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    slots = {**FILLED, "confirm": None}
    on = tracker("ben je een mens?", slots=slots, after=[REJECTED])

    outcome = await act(ActionAskConfirm(wording), on)

    payloads = [shown["payload"] for shown in outcome.messages[0]["buttons"]]
    assert payloads == ["/affirm", "/correct_answer", "/deny"]
    assert outcome.messages[0]["text"].endswith("Mag ik ze versturen?")


async def test_form_repeats_what_a_message_told(
    act: Callable[..., Outcome], wording: NamingWording
) -> None:
    slots = {"referrer_type": "self", "requested_slot": "age"}
    on = tracker("19, en ik slaap op straat", slots=slots, loop="referral_form")

    outcome = await act(ValidateReferralForm(wording), on)

    assert outcome.told == ["intake/heard"]
    assert wording.views["intake/heard"]["slots"] == ("age", "living_situation")
    assert outcome.slots["requested_slot"] == "region"
