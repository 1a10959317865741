"""Config: the doors and their addresses."""

from django.urls import include, path

urlpatterns = [
    path("desk/", include("headway.web.desk.urls")),
]
