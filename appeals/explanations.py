"""What each field of an appeal means, with an example and what it is not; shown beside the field on demand."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Explanation:
    meaning: str
    example: str = ""
    confused: str = ""  # what it is easily taken for


EXPLANATIONS = {
    "received_on": Explanation(
        _("The day the person turned to the office. It decides in which quarter the appeal counts as received."),
        _("The person came on Friday and you enter it on Monday: give Friday."),
        _("Not the day of entry, and not the day of the first session."),
    ),
    "platform": Explanation(
        _("The place where the person was received: a mediation office or a dialogue platform."),
        _("Mediation office at the House of Friendship; dialogue platform at a school."),
        _(
            "“Dialogue platform” has two senses: here it is the place with an address. A meeting held under this name "
            "is an event and is entered under Events, with the type “dialogue platform”."
        ),
    ),
    "mediator": Explanation(
        _("Who received the person or leads the case. May be left empty until somebody is named."),
        _("Type a few letters of the surname or the registry number."),
        _("Not the person who enters the appeal."),
    ),
    "channel": Explanation(
        _("How the person reached the office."),
        _("Outreach visit: the mediator received people in a village away from the office."),
        _("Not who sent the person: that is “referred by”."),
    ),
    "source": Explanation(
        _("Who sent the person to mediation."),
        _("Court: the judge proposed mediation. Came on their own: nobody sent them."),
        _("Not the other party of the dispute: a dispute with the akimat is not “referred by the akimat”."),
    ),
    "category": Explanation(
        _("What the dispute is about; the main question if there are several."),
        _("Division of property at a divorce: family. Unpaid wages: labour."),
        _("“Interethnic” is a dispute on ethnic grounds, not any dispute between people of different origin."),
    ),
    "outcome": Explanation(
        _("How the appeal ended. Leave it empty while it is pending."),
        _("Consultation: the question was answered at once. Settlement agreement: the parties signed one."),
        _("An agreement to mediate begins the mediation; a settlement agreement ends it."),
    ),
    "resolved_on": Explanation(
        _("The day of the outcome; the quarter of this day counts the appeal as resolved."),
        _("A consultation ends on the day it was given."),
        _("Not the day by which a settlement is to be performed."),
    ),
    "age": Explanation(
        _("Full years of the person on the day of receipt. May be left empty."),
        "34",
        _("Neither the year of birth nor the individual identification number, which is never entered."),
    ),
    "gender": Explanation(_("Of the person who came. May be left empty.")),
    "mediation_agreed_on": Explanation(
        _("The day both parties signed the agreement to mediate; the term of 30 days runs from it."),
        _("Received on 1 March, signed on 10 March: the term ends on 9 April."),
        _("Not the settlement agreement, with which a mediation ends."),
    ),
    "campaign": Explanation(
        _("Only when the person came because of a campaign held on that day."),
        _("Received at an open day: choose that open day."),
        _("A campaign's appeals are counted in its own section and not again in the routine figures."),
    ),
}


def explained(form, names) -> list[dict]:
    """Return fields with their explanations, for ``components/field.html``."""
    for name in names:
        attrs = form.fields[name].widget.attrs
        attrs["aria-describedby"], attrs["aria-keyshortcuts"] = f"{form.auto_id % name}_error", "F1"
    return [{"field": form[name], "explanation": EXPLANATIONS[name]} for name in names]
