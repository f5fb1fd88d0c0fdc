"""What the page of a region's quarter says of late records."""

import datetime

from django.utils.functional import cached_property

from mediation import clock
from reports.forms import AskForm, GrantForm, RefuseForm
from reports.models import Reopening

USUAL = datetime.timedelta(days=7)  # proposed to the centre


class Late:
    """The exceptions of a submission, and what the reader may do about them. page: ClosingPage."""

    def __init__(self, page):
        self.page, self.user, self.forms = page, page.user, page.forms

    @cached_property
    def rows(self) -> list[Reopening]:
        rows = Reopening.objects.visible_to(self.user)
        return list(rows.filter(submission=self.page.submission)) if self.page.submission else []

    @property
    def exceptions(self) -> list[dict]:
        """The last one first."""
        people = self.page.people
        return [
            {"row": row, "asked_by": people.get(row.asked_by_id, ""), "decided_by": people.get(row.decided_by_id, "")}
            for row in reversed(self.rows)
        ]

    @property
    def is_told(self) -> bool:
        """Before the first acceptance there is nothing to say."""
        return self.page.status == "accepted" or bool(self.rows)

    @property
    def running(self) -> Reopening | None:
        return next((row for row in self.rows if row.is_running), None)

    @property
    def is_waiting(self) -> bool:
        return any(row.is_waiting for row in self.rows)

    @property
    def can_ask(self) -> bool:
        may = self.user.may("exceptions.ask") and self.page.status == "accepted"
        return may and not self.running and not self.is_waiting

    @property
    def can_finish(self) -> bool:
        return self.user.may("exceptions.ask") and self.running is not None

    @property
    def can_drop(self) -> bool:
        return self.user.may("exceptions.ask") and self.is_waiting

    @property
    def can_end(self) -> bool:
        return self.user.may("exceptions.decide") and self.running is not None

    @property
    def can_decide(self) -> bool:
        return self.user.may("exceptions.decide") and self.is_waiting

    @cached_property
    def ask_form(self) -> AskForm:
        return self.forms.get("ask") or AskForm()

    @cached_property
    def grant_form(self) -> GrantForm:
        return self.forms.get("grant") or GrantForm(initial={"until": clock.today() + USUAL})

    @cached_property
    def refuse_form(self) -> RefuseForm:
        return self.forms.get("refuse") or RefuseForm(auto_id="refuse-%s")
