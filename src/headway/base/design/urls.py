"""Design: the addresses of the gallery."""

from django.urls import path

from headway.base.design import views

app_name = "design"
urlpatterns = [
    path("", views.gallery, name="gallery"),
    path("edition/", views.edition, name="edition"),
]
