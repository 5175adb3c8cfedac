"""One action for each question of the intake; the words stand in ``templates/intake``."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from actions.case_action import CaseAction, Events, tell
from actions.intake_state import all_words, answers_from, is_back
from bot import bootstrap
from bot.intake.ask import put_again, question_message
from bot.intake.attention import attention_of

if TYPE_CHECKING:
    from rasa_sdk import Tracker
    from rasa_sdk.executor import CollectingDispatcher


class AskQuestion(CaseAction):
    """Ask for a slot, in other words when the answer before was not understood."""

    @property
    @abstractmethod
    def slot(self) -> str:
        """Return the slot that is asked for."""

    def name(self) -> str:
        """Return the name by which the form finds the question of its slot."""
        return f"action_ask_{self.slot}"

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        answers = answers_from(tracker)
        attention = attention_of(answers, bootstrap.settings().clock.today())
        message = question_message(self.slot, answers, attention, self.wording)
        if is_back(tracker, self.slot):
            said = all_words(tracker)
            message = put_again(self.slot, answers, message, self.wording, said=said)
        tell(dispatcher, message, question=self.slot)
        return []


class ActionAskReferrerType(AskQuestion):
    """Ask for ``referrer_type``."""

    slot = "referrer_type"


class ActionAskReferrerOrganisation(AskQuestion):
    """Ask for ``referrer_organisation``."""

    slot = "referrer_organisation"


class ActionAskDiscussedWithYouth(AskQuestion):
    """Ask for ``discussed_with_youth``."""

    slot = "discussed_with_youth"


class ActionAskAge(AskQuestion):
    """Ask for ``age``."""

    slot = "age"


class ActionAskLivingSituation(AskQuestion):
    """Ask for ``living_situation``."""

    slot = "living_situation"


class ActionAskPrison(AskQuestion):
    """Ask for ``prison``."""

    slot = "prison"


class ActionAskReleaseDate(AskQuestion):
    """Ask for ``release_date``."""

    slot = "release_date"


class ActionAskRegion(AskQuestion):
    """Ask for ``region``."""

    slot = "region"


class ActionAskIncome(AskQuestion):
    """Ask for ``income``."""

    slot = "income"


class ActionAskNetworkConsent(AskQuestion):
    """Ask for ``network_consent``."""

    slot = "network_consent"


class ActionAskRentGuaranteeConsent(AskQuestion):
    """Ask for ``rent_guarantee_consent``."""

    slot = "rent_guarantee_consent"


class ActionAskAcceptsIntensiveCoaching(AskQuestion):
    """Ask for ``accepts_intensive_coaching``."""

    slot = "accepts_intensive_coaching"


class ActionAskSendAnyway(AskQuestion):
    """Ask for ``send_anyway``."""

    slot = "send_anyway"


class ActionAskDataConsent(AskQuestion):
    """Ask for ``data_consent``."""

    slot = "data_consent"


class ActionAskYouthName(AskQuestion):
    """Ask for ``youth_name``."""

    slot = "youth_name"


class ActionAskYouthPhone(AskQuestion):
    """Ask for ``youth_phone``."""

    slot = "youth_phone"


class ActionAskContactWay(AskQuestion):
    """Ask for ``contact_way``."""

    slot = "contact_way"


class ActionAskReferrerName(AskQuestion):
    """Ask for ``referrer_name``."""

    slot = "referrer_name"


class ActionAskReferrerPhone(AskQuestion):
    """Ask for ``referrer_phone``."""

    slot = "referrer_phone"


class ActionAskReferrerEmail(AskQuestion):
    """Ask for ``referrer_email``."""

    slot = "referrer_email"


class ActionAskRemarks(AskQuestion):
    """Ask for ``remarks``."""

    slot = "remarks"


class ActionAskConfirm(AskQuestion):
    """Ask for ``confirm``."""

    slot = "confirm"


class ActionAskContinueToReferral(AskQuestion):
    """Ask for ``continue_to_referral``."""

    slot = "continue_to_referral"
