"""Small numbers of people are not shown to those who may not see the records behind them.

A number from 1 to 4 could point at somebody. Nor is one shown from which it could be worked out: the remainder of a
whole, the only other hidden cell of a row, or a sum. Zeros stay: they tell of nobody.
"""

LEAST = 5
ALL = ""  # stands for the republic where a region's code stands otherwise


def is_small(number) -> bool:
    return number is not None and 0 < number < LEAST


def hidden(values: dict, wholes: dict) -> set[str]:
    """Return the places whose number is not shown. Both: place -> number, the republic's under ``ALL``."""
    regions = {place: value for place, value in values.items() if place != ALL and value is not None}
    kept = {place for place, value in regions.items() if is_small(value) or is_rest_small(value, wholes.get(place))}
    spare = sorted((place for place in regions if place not in kept and regions[place]), key=regions.get)
    # One hidden cell alone, or a few that come to next to nothing, would follow from the others and the total.
    while kept and spare and (len(kept) < 2 or sum(regions[place] for place in kept) < LEAST):
        kept.add(spare.pop(0))
    total = values.get(ALL)
    if kept and (len(kept) < 2 or is_small(total)) or is_small(total) or is_rest_small(total, wholes.get(ALL)):
        kept.add(ALL)
    return kept


def is_rest_small(value, whole) -> bool:
    return value is not None and whole is not None and is_small(whole - value)
