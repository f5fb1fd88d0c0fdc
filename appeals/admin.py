"""The dictionary that administrators edit."""

from django.contrib import admin

from appeals.models import Category
from mediation.dictionaries import DictionaryAdmin

admin.site.register(Category, DictionaryAdmin)
