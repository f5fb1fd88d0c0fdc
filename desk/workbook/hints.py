"""What a template says beside its columns."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from desk.workbook.columns import Column, Sheet
from desk.workbook.kinds import Day, Fixed, Hour, LookedUp, Text, Whole, YesNo

# By sheet and column, else by column alone.
OWN = {
    "external_id": gettext_lazy(
        "Your own number of the row, for example 2023-11-001. It must not repeat: loaded again under the same "
        "number, the row corrects its record instead of adding one."
    ),
    "platforms.code": gettext_lazy("A lasting code of the platform, for example KZ-31-K05. It must not repeat."),
    "mediators.registry_number": gettext_lazy("The number in the register. It must not repeat."),
    "campaigns.code": gettext_lazy("A lasting code of the campaign, for example open-day-2023-3. It must not repeat."),
    "appeals.received_on": gettext_lazy("The day the appeal came in, not the day it was entered."),
    "appeals.outcome": gettext_lazy("Empty while the appeal is pending. With an outcome, give its day as well."),
    "appeals.resolved_on": gettext_lazy("The day of the outcome. Empty while the appeal is pending."),
    "appeals.age": gettext_lazy("Full years. No name and no identification number is needed."),
    "participation.mediator": gettext_lazy("Empty: the platform itself took part."),
    "events.type": gettext_lazy(
        "A dialogue session here is the event. Dialogue platforms, as places, stand in the register of platforms."
    ),
    "events.dates": gettext_lazy("Only if the days are not in a row: 4, 6, 11 September 2023."),
    "events.organisers": gettext_lazy("Names from the register of organisations, with semicolons between them."),
    "events.partners": gettext_lazy("Names from the register of organisations, with semicolons between them."),
    "events.mediators": gettext_lazy("Registry numbers of those who took part, with semicolons between them."),
    "events.course": gettext_lazy("If mediators were taught there: the course of the register."),
    "trainings.title": gettext_lazy("The name of the course. It must not repeat."),
    "organisations.region": gettext_lazy("Empty: a national organisation."),
    "organisations.contacts": gettext_lazy("Of the organisation, not of a person."),
    "organisations.is_retired": gettext_lazy("Yes, if it is no longer offered for new records."),
    "memoranda.organisation": gettext_lazy("The name from the register of organisations."),
    "memoranda.region": gettext_lazy("The region of the organisation. Empty: a national one."),
    "memoranda.ends_on": gettext_lazy("The last day it is in force. Empty: without a term."),
    "events.attendance": gettext_lazy("How many people the event reached; 0 is allowed."),
    "campaign": gettext_lazy(
        "Only if the row belongs to a campaign: it is then counted there, not in the routine figures."
    ),
    "platforms.closed_on": gettext_lazy("The first day the platform is no longer open. Empty while it is open."),
    "mediators.excluded_on": gettext_lazy(
        "The first day the mediator is out of the register. Empty while he is in it."
    ),
    "mediators.is_ethno": gettext_lazy(
        "Another answer than before counts from the day of the load where a closed quarter counts the mediator."
    ),
    "entries.mediator": gettext_lazy(
        "Only for mediators whose history holds more than one entry. Give all their entries, one below the other."
    ),
    "entries.ends_on": gettext_lazy("The first day without. The next entry begins on the same day."),
    "mediators.specialisation": gettext_lazy("Separated by commas."),
    "mediators.birth_on": gettext_lazy("For the check of age; never shown to the public."),
    "mediators.education": gettext_lazy("The institution and the year of the diploma."),
    "publications.is_quantity_more_than": gettext_lazy("Yes, if only a lower bound of the quantity is known."),
    "publications.is_comments_more_than": gettext_lazy(
        "Yes, if only a lower bound of comments and reactions is known."
    ),
    "publications.quantity": gettext_lazy("How many publications the row stands for. Empty means 1."),
}


def hint(sheet: Sheet, column: Column) -> str:
    """Return what to write in a column: whether it must be filled, in what form, and what it means."""
    must = _("Required.") if column.is_required else _("May stay empty.")
    own = OWN.get(f"{sheet.code}.{column.code}") or OWN.get(column.code) or ""
    return " ".join(part for part in (must, form(column), str(own)) if part)


def form(column: Column) -> str:
    """Return in what form a kind of column is filled."""
    match column.kind:
        case Fixed() | LookedUp() | YesNo():
            return _("Choose from the list.")
        case Day():
            return _("A date like 31.12.2023.")
        case Hour():
            return _("A time like 10:00.")
        case Whole(least, most):
            return _("A whole number from %(least)s to %(most)s.") % {"least": least, "most": most}
        case Text(longest):
            return _("A text of at most %(longest)s characters.") % {"longest": longest}
    return ""


GUIDE = (
    gettext_lazy("Fill the sheets you need; leave the others empty. Sheets may be deleted, columns may change places."),
    gettext_lazy("Leave the first row of a sheet as it is: the portal knows the columns by their names."),
    gettext_lazy("Columns with an asterisk (*) must be filled in every row."),
    gettext_lazy("Cells with a list offer its values; click into a cell to read what belongs there."),
    gettext_lazy("Save the file and send it in the portal under “Excel in”. First you see what would change."),
    gettext_lazy("All rows are loaded or none. If a cell is wrong, the portal names it and gives the file back."),
    gettext_lazy("Sending the same file again changes nothing, so nothing is counted twice."),
    gettext_lazy("To correct a record, change its row and send the file again under the same number."),
    gettext_lazy("A row taken out of the file stays in the portal; delete or annul its record there."),
    gettext_lazy("The lists are of the day of the template; take a new one each quarter."),
)
# Beside records that went out to be changed.
TO_CHANGE = (
    gettext_lazy("Change the cells you need, save the file and send it in the portal under “Excel in”."),
    gettext_lazy("Leave the number in the first column as it is: by it the portal knows the record."),
    gettext_lazy("For a new record add a row, with a number of your own."),
    *GUIDE[1:4],
    *GUIDE[5:7],
    GUIDE[8],
    gettext_lazy("Records of a closed quarter are not changed: the portal names their cells and loads nothing."),
)
