"""Figures of the quarterly summary: their declaration, their count, their check.

``indicators`` declares, ``rollup`` counts, ``checks`` compares parts with wholes; ``records`` finds the rows
behind a figure.
"""
