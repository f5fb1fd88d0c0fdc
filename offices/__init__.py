"""Regions, platforms, and which quarter of which region is locked."""
