"""The settlement agreements behind the appeals that ended with one; the last days' are still to be entered."""

import datetime

from appeals.models import Agreement, Appeal

ENTERED_UNTIL = datetime.date(2023, 11, 6)
TERM = datetime.timedelta(days=30)
LATER = datetime.timedelta(days=45)


def settlements(appeals: list[Appeal]) -> list[Agreement]:
    """Return one agreement for each appeal; every third has a term, and most of those whose term is over were kept."""
    agreed = [row for row in appeals if row.outcome == "agreement" and row.resolved_on <= ENTERED_UNTIL]
    return [settlement(row, order) for order, row in enumerate(agreed)]


def settlement(appeal: Appeal, order: int) -> Agreement:
    signed, has_term = appeal.resolved_on, order % 3 == 0
    asked = signed + LATER if has_term and signed + LATER <= ENTERED_UNTIL else None
    return Agreement(
        appeal=appeal,
        region_id=appeal.region_id,
        number=f"М-{appeal.number.rpartition('/')[2].lstrip('0')}",
        signed_on=signed,
        due_on=signed + TERM if has_term else None,
        is_kept=(order % 15 != 0) if asked else None,
        followed_up_on=asked,
    )
