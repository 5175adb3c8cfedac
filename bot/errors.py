"""The errors of the assistant; adapters translate foreign errors into one of these."""


class AssistantError(Exception):
    """A rule of the assistant was broken; the message is for operators, in English."""


class SettingsError(AssistantError):
    """A setting is missing or wrong; the message names it and the remedy."""


class IncompleteReferralError(AssistantError):
    """A referral lacks a required answer, the consent or the confirmation."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        """Name the slots that are missing, never their values."""
        super().__init__(f"the referral is incomplete: {', '.join(missing)}")
        self.missing = missing


class StorageError(AssistantError):
    """The case database could not be read or written; nothing was committed."""


class DecryptionError(StorageError):
    """A stored field cannot be read with the configured keys, or belongs to another row."""


class UnknownCaseError(AssistantError):
    """No case has this reference."""


class DialogueError(AssistantError):
    """Rasa did not answer: down, too slow, refused, or failed inside the turn."""


class LimitExceededError(AssistantError):
    """A visitor sent more, or longer, than the limits allow."""


class AnswerError(AssistantError):
    """An answer of an intake is no value of the contract."""

    def __init__(self, slot: str) -> None:
        """Name the slot, never its value."""
        super().__init__(f"the answer to {slot} is no value of the contract")
        self.slot = slot


class StatusChangeError(AssistantError):
    """A referral cannot go from its status to that one."""


class LeaseLostError(AssistantError):
    """A worker was too slow: its lease ended and another one has taken the work over."""


class AccessDeniedError(AssistantError):
    """Somebody wanted what is not theirs to do."""

    def __init__(self, role: str, action: str) -> None:
        """Name the role and the action, never the person."""
        super().__init__(f"a {role} may not do this: {action}")
        self.role = role
        self.action = action


class RightsError(AssistantError):
    """The table of rights contradicts itself; the message names the entry."""


class UnknownCoachError(AssistantError):
    """No coach or coordinator has this reference."""


class StaffError(AssistantError):
    """A coach or coordinator cannot be added or invited like this; the message says why."""


class JourneyError(AssistantError):
    """A journey cannot begin, change or end like this; the message names what is wrong."""


class UnknownNoteError(AssistantError):
    """A case has no such note; the message names it."""


class AbsenceError(AssistantError):
    """Days of absence cannot be like this; the message names what is wrong."""
