"""The summary as a Word document: the report's text, what the regions tell, and annexes by region."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from mediation import clock
from mediation.numbers import DASH, change, shown, signed
from reports.narrative import Highlight, Narrative, full, narrate, outside
from reports.quarters_within import told as told_within
from reports.renderers import annex, paper
from reports.renderers.drawn import gather
from reports.renderers.picture_annex import pictures
from reports.summary import Summary

ROUTINE = ("network", "mediators", "appeals", "publications", "events")
CAMPAIGNS = ("week", "open_day", "other")
# What the annex by region shows, with the figure's section where the label alone would not say it.
BY_REGION = (
    "platforms.total", "platforms.offices", "platforms.dialogue", "mediators.total", "mediators.public",
    "mediators.professional", "appeals.received", "appeals.received.source.court", "appeals.resolved",
    "appeals.resolved.consultation", "appeals.resolved.agreement", "appeals.pending_end", "events.total",
    "events.attendance", "publications.total",
)  # fmt: skip
OF_CAMPAIGN = ("offices", "dialogue", "mediators", "mediators.professional", "mediators.public", "appeals",
               "appeals.agreement", "appeals.consultation", "appeals.pending", "events", "attendance",
               "publications", "comments", "survey_respondents")  # fmt: skip
TOTAL_FILL = "EEF3F6"
ROOMY = 8  # so many figures stand side by side with their headings across


def build(summary: Summary, *others: Summary):
    """Return the document in the active language (Russian or Kazakh); the others stand beside it in an annex."""
    narrative = narrate(summary)
    document = Document()
    paper.set_up(document, "kk" if get_language() == "kk" else "ru")
    paper.number_pages(document.sections[0])
    document.core_properties.title = " ".join(narrative.title)
    document.core_properties.author = _("Mediation portal of the Assembly of People of Kazakhstan")
    text(document, summary, narrative)
    annexes(document, summary, others)
    return document


# The text


def text(document, summary: Summary, narrative: Narrative) -> None:
    for index, line in enumerate(narrative.title):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(0 if index == 0 else 12)
        paper.write(paragraph, line, bold=True)
    standing(document, summary)
    for name in ROUTINE:
        body(document, narrative.sections[name])
    for kind in CAMPAIGNS:
        if held := narrative.sections[kind]:
            document.add_heading(level=1).add_run(section_label(summary, kind))
            body(document, held)
            if kind == "week":
                surveys(document, narrative)
    told(document, narrative.highlights)
    body(document, narrative.sections.get("late", []))  # quarters published earlier have no such section
    body(document, narrative.sections["closing"])


def body(document, paragraphs: list[str]) -> None:
    for paragraph in paragraphs:
        paper.justified(document, paragraph)


def section_label(summary: Summary, code: str) -> str:
    return next(section.label for section in summary.rollup.sections if section.code == code)


def standing(document, summary: Summary) -> None:
    """Say of a report that is not published how far it is, and which control totals differ."""
    if summary.published:
        return
    words = {
        "day": full(clock.today()),
        "done": len(summary.handed_in),
        "all": len(summary.rollup.regions),
    }
    said = _("Draft as of %(day)s: %(done)s of %(all)s regions have handed in.") % words
    if not summary.period.is_quarter:
        words["quarters"] = told_within(summary.quarters_within)
        said = _("Counted from the records as of %(day)s. Quarters within: %(quarters)s.") % words
    paper.justified(document, said, italic=True, size=paper.SMALL, color=paper.QUIET)
    for check in summary.failed_checks:
        said = _("Control total: %(message)s") % {"message": check.message}
        paper.justified(document, said, italic=True, size=paper.SMALL)


def surveys(document, narrative: Narrative) -> None:
    for regions, finding in narrative.findings:
        paper.told(document, f"{regions}: {finding}" if regions else finding)


def told(document, highlights: list[Highlight]) -> None:
    """What the regions tell, under the name of each."""
    if not highlights:
        return
    document.add_heading(level=1).add_run(_("What the regions tell"))
    region = ""
    for highlight in highlights:
        if highlight.region != region:
            region = highlight.region
            document.add_heading(level=2).add_run(paper.without_unwritable(region))
        if highlight.when:  # the region's own text has no title
            when = f"{highlight.when}, {outside()}" if highlight.is_outside else highlight.when
            paper.lead(document, f"{highlight.title} ({when}).")
        paper.told(document, highlight.text)


# The annexes


def annexes(document, summary: Summary, others: tuple[Summary, ...]) -> None:
    rollup, number = summary.rollup, 1
    if len(rollup.regions) > 1:
        annex.turn_page(document, is_wide=True)
        by_region(document, summary, _("Figures by region"), number, BY_REGION)
        for kind in CAMPAIGNS:
            codes = tuple(f"{kind}.{name}" for name in OF_CAMPAIGN)
            if told_of := tuple(code for code in codes if rollup.totals.get(code)):
                number += 1
                document.add_page_break()
                by_region(document, summary, section_label(summary, kind), number, told_of)
        number += 1
    number = pictures_after(document, summary, number)
    annex.turn_page(document, is_wide=False)
    every_figure(document, number, summary, others)


def pictures_after(document, summary: Summary, number: int) -> int:
    """Add the annexes of pictures before the one with this number, and return the number it has then."""
    drawn = gather(summary)
    return pictures(document, summary, number - 1, drawn) + 1 if drawn else number


def by_region(document, summary: Summary, label: str, number: int, codes: tuple[str, ...]) -> None:
    """Regions down, figures across; a region that has not handed in has dashes for its zeros."""
    annex.title(document, number, label, summary)
    rollup = summary.rollup
    codes = tuple(code for code in codes if code in rollup.figures)
    widths = [5.2, *[(annex.WIDE - 5.2) / len(codes)] * len(codes)]
    made = annex.table(document, widths)
    labels = [_("Region"), *(rollup.full_label(code) for code in codes)]
    annex.head(made, labels, is_turned=len(codes) > ROOMY)
    total = [stated(summary, code) for code in codes]
    annex.add(made, widths, [_("Total"), *total], is_bold=True, color=TOTAL_FILL)
    for region in rollup.regions:
        annex.add(made, widths, [str(region), *(stated(summary, code, region.pk) for code in codes)])
    say_bounds(document, summary, codes)


def say_bounds(document, summary: Summary, codes) -> None:
    """Say below a table which of its figures are lower bounds: its cells hold numbers alone."""
    bounded = [summary.rollup.full_label(code) for code in codes if code in summary.rollup.lower_bounds]
    if bounded:
        said = _("Lower bounds, the numbers are larger: %(figures)s.") % {"figures": ", ".join(bounded)}
        paper.justified(document, said, italic=True, size=paper.SMALL)


def stated(summary: Summary, code: str, region: str | None = None) -> str:
    """A figure as text; a zero that nobody has handed in is a dash, not a zero."""
    value = summary.rollup.value(code, region)
    return DASH if value == 0 and not summary.is_stated(region) else shown(value)


def every_figure(document, number: int, summary: Summary, others: tuple[Summary, ...]) -> None:
    """All figures of the period, those it is compared with beside them."""
    annex.title(document, number, _("All figures"), summary)
    now, before, *year = (one.period.short_label for one in (summary, *others))
    wide = 2.2 if summary.period.is_quarter else 2.9  # longer periods have longer names
    numbers = [wide, wide, 2.1, *[wide for _one in year]]
    widths = [annex.PORTRAIT - sum(numbers), *numbers]
    made = annex.table(document, widths)
    labels = [_("Figure"), now, before, _("Change"), *year]
    annex.head(made, labels)
    for section in summary.rollup.sections:
        rows = summary.rollup.figures_of(section)
        if section.code in CAMPAIGNS and not any(summary.rollup.totals[figure.code] for figure, _depth in rows):
            continue  # there was no such campaign
        annex.add(made, widths, [section.label, *[""] * (len(labels) - 1)], is_bold=True, color=TOTAL_FILL)
        made.rows[-1].cells[0].paragraphs[0].paragraph_format.keep_with_next = True
        for figure, depth in rows:
            now, then, *year = (one.rollup.totals.get(figure.code) for one in (summary, *others))
            texts = [figure.label, stated(summary, figure.code), shown(then), signed(change(now, then))]
            texts += [shown(value) for value in year]
            annex.add(made, widths, texts, depth=depth)
