"""What administrators should look at: a fragment of their desk."""

from django.shortcuts import render
from django.urls import reverse

from mediation import clock
from mediation.permissions import permitted
from mediators.models import Proposal, Standing

NAMED = 8


@permitted("mediators.keep")
def attention(request):
    """Certificates that ended or end soon, proposals that wait, professionals without a certificate."""
    today = clock.today()
    rows = Standing.objects.visible_to(request.user)
    dated = rows.certificate_ends_soon(today) | rows.certificate_ended(today)
    dated = dated.select_related("mediator", "region").order_by("mediator__certificate_until_on", "pk")
    certificates = [
        {
            "card": row.mediator,
            "region": row.region,
            "until_on": row.mediator.certificate_until_on,
            "is_over": row.mediator.certificate_until_on < today,
        }
        for row in dated[:NAMED]
    ]
    return render(
        request,
        "mediators/attention.html",
        {
            "certificates": certificates,
            "is_more": dated[NAMED:].exists(),
            "proposals": Proposal.objects.visible_to(request.user).waiting().count(),
            "missing": rows.without_certificate(today).count(),
            "register_url": reverse("mediators:mediators"),
        },
    )
