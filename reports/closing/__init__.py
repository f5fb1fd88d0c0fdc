"""Closing a quarter: what is looked at before a region hands its report in, and where each region stands."""
