"""What the register knows of the person that is being typed."""

from django.shortcuts import render
from django.views.decorators.http import require_POST

from mediation.permissions import permitted
from mediators import duplicates


@permitted("mediators.see")
@require_POST  # so that no name or telephone stands in an address
def similar(request):
    typed = {name: request.POST.get(name, "")[:200].replace("\0", "") for name in duplicates.TYPED}
    found = duplicates.similar_to(user=request.user, **typed)
    return render(request, "mediators/similar.html", {"similar": found})
