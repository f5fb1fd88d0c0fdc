"""The rules of counting in words, for whoever enters and reads. What they say, the conditions of the figures do."""

from django.utils.translation import gettext as _


def rules() -> list[tuple[str, list[str]]]:
    """Return heading -> sentences, in the active language."""
    return [
        (_("Which quarter"), [
            _("A quarter runs from its first day to its last one, by the time of Almaty."),
            _(
                "What happens is counted in the quarter of its day; what there is, such as platforms and "
                "mediators, as of the quarter's last day."
            ),
            _("An event counts on its first day, however long it lasts; a publication on the day it came out."),
        ]),
        (_("Appeals"), [
            _(
                "An appeal counts as received on the day of receipt and as resolved on the day of its outcome, be"
                " they in different quarters."
            ),
            _(
                "Pending at the beginning and received are together always as many as resolved and pending at the"
                " end."
            ),
            _("What is pending is carried over by itself: nobody enters it again."),
            _(
                "An annulled appeal leaves every figure; its number stays. An appeal handed over is resolved here"
                " and received there."
            ),
        ]),
        (_("Routine work and campaigns"), [
            _(
                "A record of a campaign is counted in the sections of campaigns and nowhere else; the routine "
                "figures leave it out."
            ),
            _(
                "The section belongs to the quarter in which the campaign begins, also when the campaign ends in "
                "the next one."
            ),
            _(
                "The date of a campaign's record lies in the campaign's days. Choose the campaign only if the "
                "record came of it."
            ),
        ]),
        (_("Whose region"), [
            _(
                "An appeal is counted in the region of its platform, a mediator in his own region, wherever he "
                "receives people."
            ),
        ]),
        (_("Publications"), [
            _("Publications are counted by quantity: a line with quantity 12 is twelve publications."),
            _(
                "Comments and reactions are counted together. “More than” says that the number is a lower bound: "
                "the sum keeps it, the text says “more than”."
            ),
            _(
                "One page is entered once. The portal compares links without what tracking adds to them, and "
                "tells who entered the page before."
            ),
        ]),
        (_("Zeros"), [
            _(
                "A zero is stated and not assumed: a region that has not submitted has a dash. That there were no"
                " interethnic appeals is printed only when all regions have confirmed it."
            ),
        ]),
        (_("What adds up"), [
            _(
                "The parts of a figure add up to it; “of which” is never more than the whole. The control totals "
                "compare both, for each region and for the republic."
            ),
        ]),
        (_("Closed quarters"), [
            _(
                "A submitted or accepted quarter takes no changes that would move its figures. An old appeal may "
                "always be resolved in an open quarter."
            ),
            _("What is published stays as it was; later corrections make a new version."),
        ]),
    ]  # fmt: skip
