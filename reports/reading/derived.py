"""Figures that are not printed but follow: from “all of them are resolved”, from parts and wholes."""

import re

from reports.reading.known import Known
from reports.reading.masks import plain
from reports.reading.proposals import Proposal, Reading

ALL_RESOLVED = re.compile(
    r"все (?:они |эти |поступившие )?(?:обращения )?(?:были )?(?:разрешены|рассмотрены|завершены|урегулированы|закрыты)"
    r"|(?:барлығы|бәрі)(?: да)? (?:қаралды|шешілді|аяқталды)"
)
FEW = 6  # parts of a whole; of longer lists a text leaves out what it does not care for


def derive(reading: Reading, known: Known) -> None:
    told = {one.code: one for one in reading.understood if not one.region}
    made: list[Proposal] = []

    def follow(code, value, sentence, *after):
        if code not in told and code in known.labels:
            told[code] = Proposal(code, value, sentence, doubts=["derived"])
            made.append(told[code])

    received = told.get("appeals.received")
    if received and (resolved := sentence_with(ALL_RESOLVED, reading, received)):
        follow("appeals.resolved", received.value, resolved)
        if told["appeals.resolved"].value == received.value:
            follow("appeals.pending_end", 0, resolved)
    flows(told, follow)
    for whole, partings in known.partings.items():
        for parts in partings:
            from_parts(whole, parts, told, follow)
    reading.proposals += made


def sentence_with(pattern, reading: Reading, received: Proposal) -> str:
    """The sentence of the received appeals, or the next one, if it says that all are resolved."""
    texts = list(dict.fromkeys(one.sentence for one in reading.proposals))
    at = texts.index(received.sentence)
    return next((text for text in texts[at : at + 2] if pattern.search(plain(text))), "")


def flows(told, follow) -> None:
    """What was pending + received = resolved + what is pending: three of them give the fourth."""
    names = ("pending_start", "received", "resolved", "pending_end")
    values = [told.get(f"appeals.{name}") for name in names]
    if values[0] is None and all(values[1:]):
        start = values[2].value + values[3].value - values[1].value
        if start >= 0:
            follow("appeals.pending_start", start, values[2].sentence)


def from_parts(whole: str, parts: tuple[str, ...], told, follow) -> None:
    """Parts that add up to their whole leave zero to the others; two parts of a short list make a whole."""
    known = [told[part] for part in parts if part in told]
    total = sum(one.value for one in known)
    if whole in told and known and total == told[whole].value and len(parts) - len(known) <= FEW:
        for part in parts:
            follow(part, 0, known[-1].sentence)
    elif whole not in told and len(known) >= 2 and len(parts) <= 3 and not any(one.is_derived for one in known):
        follow(whole, total, known[0].sentence)
