"""Indicators, roll-up, control totals, submission, published summary, renderers."""
