"""What is told to everybody and needs a template: welcome, help, a person, privacy."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from rasa_sdk.events import ActionExecuted, ActiveLoop, SessionStarted, SlotSet

from actions.case_action import CaseAction, Events, tell

if TYPE_CHECKING:
    from rasa_sdk import Tracker
    from rasa_sdk.executor import CollectingDispatcher


class ActionTell(CaseAction):
    """Render one template of ``templates/general``; children name it."""

    @property
    @abstractmethod
    def template(self) -> str:
        """Return the name of the template."""

    async def handle(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> Events:
        """See ``CaseAction.handle``."""
        is_busy = bool((tracker.active_loop or {}).get("name"))
        tell(dispatcher, self.wording.message(f"general/{self.template}", is_busy=is_busy))
        return []


class ActionGreet(ActionTell):
    """Say who this is and what it can do; in the middle of an intake a short hello."""

    template = "welcome"

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_greet"


class ActionHelp(ActionTell):
    """Say what the assistant can do."""

    template = "help"

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_help"


class ActionSpeakToHuman(ActionTell):
    """Tell how a person of the organisation is reached."""

    template = "human"

    def name(self) -> str:
        """Return the name used in ``domain.yml``."""
        return "action_speak_to_human"


class ActionSessionStart(CaseAction):
    """Begin a new session with the slots and the open form of the one before.

    Rasa's own loses the open form; people come back after an hour to the question they left.
    """

    def name(self) -> str:
        """Return the name Rasa calls when a session begins."""
        return "action_session_start"

    async def handle(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
    ) -> Events:
        """See ``CaseAction.handle``."""
        events: Events = [SessionStarted()]
        events += [
            SlotSet(name, value)
            for name, value in tracker.slots.items()
            if value is not None and name != "session_started_metadata"
        ]
        form = (tracker.active_loop or {}).get("name")
        if form:
            events.append(ActiveLoop(form))
        return [*events, ActionExecuted("action_listen")]
