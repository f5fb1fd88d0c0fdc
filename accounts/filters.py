"""Filters of the list of people."""

import django_filters
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from mediation.filters import RegisterFilters, SearchFilter, YesNoFilter


class PeopleFilters(RegisterFilters):
    q = SearchFilter(columns=("username", "first_name", "last_name"))
    role = django_filters.ChoiceFilter(choices=User.Role.choices, label=_("Role"))
    region = django_filters.ModelChoiceFilter(queryset=None, label=_("Region"))
    is_active = YesNoFilter(field_name="is_active", label=_("May sign in"))

    class Meta:
        model = User
        fields = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "region" in self.filters:
            # The room of regions lies to the right; the field knows its model by name.
            self.filters["region"].queryset = User._meta.get_field("region").related_model.objects.all()
