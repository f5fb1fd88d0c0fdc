"""Old reports in several wordings, each with the figures that it states: ``NAME.txt`` and ``NAME.figures``."""

from decimal import Decimal
from pathlib import Path

HERE = Path(__file__).parent


def text(name: str) -> str:
    return (HERE / f"{name}.txt").read_text(encoding="utf-8")


def answers(name: str) -> tuple[str, set[tuple[str, str, Decimal]]]:
    """Return the quarter, and each figure as ``(code, region or "", value)``."""
    quarter, figures = "", set()
    for line in (HERE / f"{name}.figures").read_text(encoding="utf-8").splitlines():
        words = line.partition("#")[0].split()
        if len(words) == 1:
            quarter = words[0]
        elif words:
            figures.add((words[0], words[2] if len(words) > 2 else "", Decimal(words[1])))
    return quarter, figures
