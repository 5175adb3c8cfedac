"""The intake: its questions, the criteria, the next steps and the referral."""
