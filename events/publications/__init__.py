"""Entering publications: the form, many links at once, and what was entered before."""
