"""What the tests of rights share with those of the case database."""

from tests.storage.conftest import make_referral

__all__ = ["make_referral"]
