"""Config: the doors and their addresses."""

from django.urls import include, path

urlpatterns = [
    path("desk/", include("headway.web.desk.urls")),
]

handler400 = "headway.web.desk.errors.bad_request"
handler403 = "headway.web.desk.errors.forbidden"
handler404 = "headway.web.desk.errors.not_found"
handler500 = "headway.web.desk.errors.broken"
