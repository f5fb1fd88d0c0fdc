"""People: users, roles, sign-in, the journal of who did what."""
