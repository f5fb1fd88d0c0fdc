from django.urls import path

from accounts.views import people

app_name = "accounts"
urlpatterns = [
    path("", people.People.as_view(), name="people"),
    path("<int:pk>/", people.PersonDetail.as_view(), name="person"),
    path("deputies/new/", people.deputy_add, name="deputy_add"),
    path("deputies/<int:pk>/end/", people.deputy_end, name="deputy_end"),
]
