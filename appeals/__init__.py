"""Appeals, their parties, sessions and agreements."""
