"""Back On Track: a Flemish assistant for intake, referral and coaching."""
