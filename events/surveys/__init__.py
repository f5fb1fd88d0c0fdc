"""Questionnaires: how they are made, opened by a short address, answered, added up."""
