"""Numbers as people read them: narrow spaces between thousands, a comma or a point by language."""

from decimal import Decimal

from django.utils.translation import get_language

# The narrow space does not break, so a number never falls apart at the end of a line.
THIN, DASH, MINUS = "\u202f", "—", "−"


def shown(value) -> str:
    """Return ``1 724``, ``37,3``, or a dash for None."""
    if value is None:
        return DASH
    if isinstance(value, Decimal):
        text = f"{value:.1f}"
        return text if get_language() == "en" else text.replace(".", ",")
    return f"{value:,}".replace(",", THIN)


def bounded(value, is_more: bool) -> str:
    """Return a number where there is no room for words: ``> 900`` for a lower bound."""
    return more(shown(value)) if is_more else shown(value)


def more(text: str) -> str:
    """Put the one mark of a lower bound before a number."""
    return f">{THIN}{text}"


def signed(value) -> str:
    """Return a change with its sign; a dash for None."""
    if value is None:
        return DASH
    return ("+" if value > 0 else MINUS if value < 0 else "") + shown(abs(value))


def change(now, before):
    return None if now is None or before is None else now - before
