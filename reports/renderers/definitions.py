"""How a figure is counted, in words made from its declaration."""

from django.utils.translation import gettext as _

from reports.figures.declaration import Figure
from reports.figures.measures import CountOf, LeastOf, Ratio, SumOf


def definition(figure: Figure, *, is_quarter: bool = True) -> str:
    """Return one or two sentences: the measure, the rows it is taken over, and what it is made of.

    is_quarter: the report is of a quarter, and says so of its rows.
    """
    sentences = [measured(figure, is_quarter)]
    for parts in figure.partings():
        sentences.append(_("Made of: %(parts)s.") % {"parts": ", ".join(part.label for part in parts)})
    if figure.of_which:
        sentences.append(_("Of which: %(parts)s.") % {"parts": ", ".join(part.label for part in figure.of_which)})
    return " ".join(sentences)


def measured(figure: Figure, is_quarter: bool) -> str:
    measure = figure.measure
    if isinstance(measure, Ratio):
        words = {"top": measure.numerator, "base": measure.denominator}
        if measure.scale == 100:
            return _("%(top)s divided by %(base)s, in percent, one decimal; empty without a base.") % words
        return _("Mean calendar days over %(base)s, one decimal; empty without a base.") % words
    words = {"rows": (rows_of if is_quarter else rows_of_period)(figure)}
    if isinstance(measure, CountOf):
        return _("Number of %(rows)s.") % words
    if isinstance(measure, SumOf):
        return _("Sum over %(rows)s.") % words
    if isinstance(measure, LeastOf):
        return (_("Greatest age over %(rows)s.") if measure.most else _("Least age over %(rows)s.")) % words
    return ""


def rows_of(figure: Figure) -> str:
    """Name the rows of a source."""
    return {
        "platforms": _("entries of platforms, stocks as of the quarter's last day"),
        "mediators": _("entries of the register, stocks as of the quarter's last day"),
        "trained": _("mediators with a training finished in the quarter"),
        "appeals": _("appeals outside campaigns"),
        "publications": _("publications of the quarter outside campaigns, by quantity"),
        "events": _("events that began in the quarter, outside campaigns"),
        "campaign_events": _("events of campaigns that begin in the quarter"),
        "campaign_publications": _("publications of campaigns that begin in the quarter"),
        "campaign_appeals": _("appeals of campaigns that begin in the quarter"),
        "campaign_surveys": _("typed totals and filled-in questionnaires of campaigns that begin in the quarter"),
        "campaign_platforms": _("platforms that took part in campaigns that begin in the quarter, each once"),
        "campaign_mediators": _("mediators who took part in campaigns that begin in the quarter, each once"),
        "all_campaign_appeals": _("appeals of all campaigns"),
    }[figure.source.code]


def rows_of_period(figure: Figure) -> str:
    """Name the rows of a source in a report that is not of a quarter; people and places count once in the whole."""
    said = {
        "platforms": _("entries of platforms, stocks as of the last day of the period"),
        "mediators": _("entries of the register, stocks as of the last day of the period"),
        "trained": _("mediators with a training finished in the period, each once"),
        "publications": _("publications of the period outside campaigns, by quantity"),
        "events": _("events that began in the period, outside campaigns"),
        "campaign_events": _("events of campaigns that begin in the period"),
        "campaign_publications": _("publications of campaigns that begin in the period"),
        "campaign_appeals": _("appeals of campaigns that begin in the period, as they stand on its last day"),
        "campaign_surveys": _("surveys of campaigns that begin in the period"),
        "campaign_platforms": _("platforms that took part in campaigns that begin in the period, each once"),
        "campaign_mediators": _("mediators who took part in campaigns that begin in the period, each once"),
    }
    return said.get(figure.source.code) or rows_of(figure)
