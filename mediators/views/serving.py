"""Who serves at a platform: the panel of its card, and the verbs."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from mediation import clock
from mediation.permissions import permitted
from mediators.models import Service
from mediators.roster import serving
from mediators.roster.forms import EndServiceForm, ServiceForm
from offices.models import Platform


def platform_or_404(request, pk) -> Platform:
    return get_object_or_404(Platform.objects.visible_to(request.user).select_related("region"), pk=pk)


def panel(request, template: str, title: str, platform: Platform, context: dict):
    """Answer with the fragment of a panel, or with a page of its own where there is no script."""
    whole = not request.htmx
    context = {"platform": platform, "title": title, "panel": template, **context}
    return render(request, "mediators/panel.html" if whole else template, context)


@permitted("platforms.see")
def platform_services(request, pk):
    platform = platform_or_404(request, pk)
    people, today = serving.people_of(platform), clock.today()
    lines = [
        {
            "service": service,
            "name": people[service.mediator_id].full_name,
            "url": mediator_url(request.user, people[service.mediator_id]),
            "is_over": bool(service.ends_on and service.ends_on <= today),
        }
        for service in platform.services.order_by("-starts_on", "-pk")
    ]
    context = {
        "now": [line for line in lines if not line["is_over"]],
        "before": [line for line in lines if line["is_over"]],
        "may_keep": request.user.may("services.keep"),
        "is_open": platform.current.is_current,
    }
    return panel(request, "mediators/services.html", _("Who serves here"), platform, context)


def mediator_url(user, person) -> str:
    """The mediator's card, where the user may see it."""
    seen = not user.is_coordinator or person.region_id == user.region_id
    return reverse("mediators:mediator", args=[person.pk]) if seen else ""


def form_page(request, title: str, form, platform: Platform, **context):
    cancel = reverse("offices:platform", args=[platform.pk])
    return render(
        request,
        "mediators/service_form.html",
        {"title": title, "form": form, "platform": platform, "cancel_url": cancel, **context},
    )


@permitted("services.keep")
def platform_service_add(request, pk):
    platform = platform_or_404(request, pk)
    initial = {"starts_on": clock.today()}
    form = ServiceForm(request.POST or None, initial=initial, platform=platform, user=request.user)
    if request.method == "POST" and form.is_valid() and form.store():
        messages.success(request, _("%(name)s serves here now.") % {"name": form.cleaned_data["mediator"]})
        return redirect("offices:platform", platform.pk)
    return form_page(request, _("Assign a mediator"), form, platform)


@permitted("services.keep")
def service_end(request, pk):
    service = get_object_or_404(Service.objects.visible_to(request.user), pk=pk)
    name = serving.people_of(service.platform)[service.mediator_id].full_name
    form = EndServiceForm(request.POST or None, initial={"on": service.ends_on or clock.today()})
    if request.method == "POST" and form.is_valid():
        on = form.cleaned_data["on"]
        if on >= service.starts_on:
            serving.end(service, on=on, by=request.user)
            messages.success(request, _("The service of %(name)s is ended.") % {"name": name})
            return redirect("offices:platform", service.platform_id)
        form.add_error("on", _("The end may not be before the beginning."))
    coming = service.platform.duties.planned().filter(mediator=service.mediator_id, day__gte=clock.today())
    title = _("End the service of %(name)s") % {"name": name}
    return form_page(request, title, form, service.platform, duties=coming.count())


@permitted("services.keep")
def platform_services_end(request, pk):
    platform = platform_or_404(request, pk)
    form = EndServiceForm(request.POST or None, initial={"on": platform.current.ends_on or clock.today()})
    if request.method == "POST" and form.is_valid():
        count = serving.end_all(platform, on=form.cleaned_data["on"], by=request.user)
        messages.success(request, _("Services ended: %(count)s.") % {"count": count})
        return redirect("offices:platform", platform.pk)
    duties = platform.duties.planned().filter(day__gte=clock.today()).count()
    return form_page(request, _("End all services at this platform"), form, platform, duties=duties)
