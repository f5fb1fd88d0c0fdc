"""The extract from the register: a page for paper, and the same as a workbook."""

from collections import Counter
from urllib.parse import urlencode

from django import forms
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import clock
from mediation.permissions import permitted
from mediation.registers import download
from mediators.extract import COLUMNS, extract, workbook
from mediators.models import Standing
from offices.models import Region

KINDS = [("", gettext_lazy("all")), *Standing.Kind.choices]


LONGEST = 400  # rows that one page shows
PLACE = 3  # where a row of the extract names its region


class ExtractForm(forms.Form):
    """As of which day, of which region, of which kind."""

    on = forms.DateField(
        label=gettext_lazy("As of"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    region = forms.ModelChoiceField(
        label=gettext_lazy("Region"), required=False, queryset=Region.objects.all(), empty_label=gettext_lazy("all")
    )
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False, choices=KINDS)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        if user.is_coordinator:
            del self.fields["region"]

    def made(self):
        """Return the extract that was asked for."""
        values = self.cleaned_data
        rows = Standing.objects.visible_to(self.user)
        for name in ("region", "kind"):
            if values.get(name):
                rows = rows.filter(**{name: values[name]})
        return extract(rows, values["on"] or clock.today())


def by_region(made, asked: dict) -> list[dict]:
    """Say how many rows each region has, and where they are, instead of a page that nobody reads to the end."""
    counts = Counter(row[PLACE] for row in made.rows)
    return [
        {"name": str(region), "count": counts[str(region)], "query": urlencode({**asked, "region": region.pk})}
        for region in Region.objects.all()
        if counts[str(region)]
    ]


@permitted("mediators.see")
def extract_page(request):
    form = ExtractForm(request.GET, user=request.user)
    made = form.made() if form.is_valid() else None
    if made and request.GET.get("format") == "xlsx":
        return download(workbook(made), f"{made.heading}.xlsx")
    asked = {name: value for name, value in request.GET.items() if value and name in form.fields}
    context = {
        "title": made.heading if made else _("Extract from the register of mediators"),
        "form": form,
        "extract": made,
        "regions": by_region(made, asked) if made and len(made.rows) > LONGEST else None,
        "labels": [label for label, _width in COLUMNS],
        "region": form.cleaned_data.get("region") if not request.user.is_coordinator else request.user.region,
        "excel_url": f"{request.path}?{urlencode({**asked, 'format': 'xlsx'})}",
    }
    return render(request, "mediators/extract.html", context)
