"""Which totals a record goes to: fragments of forms and of records' pages; and the rules on a page."""

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views import View

from appeals.models import Appeal
from events.models import Event, Publication
from mediation import clock
from mediation.permissions import Permitted, permitted
from reports.counting.ahead import ahead
from reports.counting.of_record import counted_in
from reports.counting.rules import rules
from reports.indicators import sections
from reports.renderers.definitions import definition


class Counting(Permitted, View):
    """Say while a record is being entered where it will be counted."""

    model = None

    def get(self, request):
        told = ahead(self.model, request.GET, request.user.region_id or "")
        return render(request, "reports/counting.html", {"told": told})


class CountingAppeal(Counting):
    model, permission = Appeal, "appeals.enter"


class CountingEvent(Counting):
    model, permission = Event, "events.enter"


class CountingPublication(Counting):
    model, permission = Publication, "events.enter"


class Counted(Permitted, View):
    """Show the figures that count a record to whoever may see the record."""

    model = None

    def get(self, request, pk):
        record = get_object_or_404(self.model.objects.visible_to(request.user).select_related("campaign"), pk=pk)
        context = {"quarters": counted_in(record), "may_see_figures": request.user.may("figures.see")}
        return render(request, "reports/counted.html", context)


class CountedAppeal(Counted):
    model, permission = Appeal, "appeals.see"


class CountedEvent(Counted):
    model, permission = Event, "events.see"


class CountedPublication(Counted):
    model, permission = Publication, "events.see"


@permitted("counting.read")
def how(request):
    """Show the rules of counting, and how each figure is made."""
    figures = [
        {
            "label": section.label,
            "rows": [
                {"label": figure.label, "depth": depth, "code": figure.code, "counted": definition(figure)}
                for figure, depth in section.walk()
                if not figure.is_hidden
            ],
        }
        for section in sections()
    ]
    context = {"title": _("How we count"), "rules": rules(), "figures": figures, "today": clock.today()}
    return render(request, "reports/how_we_count.html", context)
