"""What tells a figure: one line a figure, in the order of the report. The words are those of ``words``.

code: the figure of the routine; in_campaign: how it continues the code of a campaign's kind ("" where there is
none). needs: all of these words; those in ``carried`` may have been said of the number before. marks: words
that set the figure apart from its whole, where they stand beside the number. plus: words that make it likelier.
unless: words that rule it out. is_weak: never sure.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Cue:
    code: str
    in_campaign: str
    needs: tuple[str, ...]
    carried: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    plus: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    is_weak: bool = False

    def of(self, campaign: str) -> str:
        """The code in a section: of a campaign's kind, or of the routine (""). Empty: no such figure there."""
        if not campaign:
            return self.code
        return campaign + self.in_campaign if self.in_campaign else ""

    @property
    def subject(self) -> tuple[str, ...]:
        """What the next number may be said of without saying it again."""
        return self.needs


def cue(code, in_campaign="", *, needs, carried="", marks="", plus="", unless="", is_weak=False):
    return Cue(code, in_campaign, *(tuple(words.split()) for words in (needs, carried, marks, plus, unless)), is_weak)


CUES = (
    cue("platforms.total", needs="platform", unless="dialogue"),
    cue("platforms.offices", ".offices", needs="office"),
    cue("platforms.offices.kgu", needs="office kgu", carried="office", marks="kgu"),
    cue("platforms.offices.university", needs="office university", carried="office", marks="university"),
    cue("platforms.dialogue", ".dialogue", needs="dialogue", marks="dialogue", plus="platform"),
    cue("platforms.opened", needs="platform opened in_period", carried="platform", marks="opened in_period"),
    cue("platforms.closed", needs="platform closed", carried="platform", marks="closed"),
    cue("mediators.total", ".mediators", needs="mediator"),
    cue("mediators.total", needs="people mediator register", unless="included excluded"),
    cue("mediators.public", ".mediators.public", needs="mediator public", carried="mediator", marks="public"),
    cue("mediators.professional", ".mediators.professional", needs="mediator professional", carried="mediator",
        marks="professional"),
    cue("mediators.ethno", needs="ethno", marks="ethno", plus="people mediator"),
    cue("mediators.suspended", needs="mediator suspended", carried="mediator", marks="suspended"),
    cue("mediators.included", needs="mediator included", carried="mediator", marks="included"),
    cue("mediators.excluded", needs="mediator excluded", carried="mediator", marks="excluded"),
    cue("mediators.trained", needs="mediator trained", carried="mediator", marks="trained"),
    cue("appeals.pending_start", needs="pending at_start", marks="at_start pending", plus="appeal"),
    cue("appeals.received", ".appeals", needs="appeal", plus="received people"),
    cue("appeals.received", ".appeals", needs="people received", is_weak=True),
    cue("appeals.received.source.court", needs="appeal court", carried="appeal", marks="court", plus="received people"),
    cue("appeals.received.source.police", needs="appeal police", carried="appeal",
        marks="police", plus="received people"),
    cue("appeals.received.source.prosecutor", needs="appeal prosecutor", carried="appeal", marks="prosecutor",
        plus="received people"),
    cue("appeals.received.source.akimat", needs="appeal akimat", carried="appeal",
        marks="akimat", plus="received people"),
    cue("appeals.received.category.interethnic", ".appeals.interethnic", needs="appeal interethnic", carried="appeal",
        marks="interethnic", plus="received people"),
    cue("appeals.received.category.interethnic", ".appeals.interethnic", needs="conflict interethnic", is_weak=True),
    cue("appeals.resolved", needs="appeal resolved", carried="appeal", marks="resolved", plus="people"),
    cue("appeals.resolved.consultation", ".appeals.consultation", needs="consultation", marks="consultation",
        plus="appeal resolved people"),
    cue("appeals.resolved.agreement", ".appeals.agreement", needs="agreement", marks="agreement",
        plus="appeal resolved people"),
    cue("appeals.resolved.no_agreement", ".appeals.no_agreement", needs="no_agreement", marks="no_agreement",
        plus="appeal resolved people"),
    cue("appeals.resolved.redirected", ".appeals.redirected", needs="redirected",
        marks="redirected", plus="appeal people"),
    cue("appeals.resolved.withdrawn", ".appeals.withdrawn", needs="withdrawn", marks="withdrawn", plus="appeal people"),
    cue("appeals.pending_end", ".appeals.pending", needs="pending",
        marks="pending", plus="appeal people", unless="at_start"),
    cue("publications.total", ".publications", needs="publication"),
    cue("", ".comments", needs="comment", marks="comment"),
    cue("events.total", ".events", needs="event"),
    cue("events.attendance", ".attendance", needs="people reach", marks="reach", unless="certificate"),
    cue("events.attendance", ".attendance", needs="people took_part", marks="took_part"),
    cue("events.attendance", ".attendance", needs="people", is_weak=True),
    cue("events.attendance", ".attendance", needs="reach", plus="people"),
    cue("events.attendance", ".attendance", needs="took_part", is_weak=True),
    cue("events.certificates", needs="certificate", marks="certificate", plus="people"),
    cue("", ".survey_respondents", needs="survey", marks="survey", plus="people reach took_part"),
    # Numbers that are no figures: “in 5 districts”.
    cue("", needs="place"), cue("", needs="gathering"), cue("", needs="money"),
)  # fmt: skip
# Counted words that say nothing unless they stand right after the number.
RIGHT_AFTER = {"place", "gathering", "money"}
# What a number counts where it stands right after it: no figure of anything else is told by that number.
HEADS = {"platform", "office", "mediator", "appeal", "event", "publication", "comment", "certificate", "people"}
