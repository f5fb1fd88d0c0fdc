"""Who serves at which platform, and who is on duty there when."""
