"""People: organizations and users."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from headway.base.people.states import PERMISSIONS, OrganizationKind, Permission, Role


class Organization(models.Model):
    """A department, office, partner or community organization named by a plan.

    name: as the plan prints it, e.g. "PMI". full_name: spelled out where known, e.g. "Performance Management &
    Innovation"; "" where not. aliases: further spellings met in documents, e.g. ["Communications – OCS"].
    """

    name = models.CharField(max_length=200)
    full_name = models.CharField(max_length=300, blank=True)
    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=20, choices=OrganizationKind, default=OrganizationKind.DEPARTMENT)
    aliases = models.JSONField(default=list, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(Lower("name"), name="organization_name_once"),
            models.CheckConstraint(condition=~models.Q(name=""), name="organization_has_name"),
        )

    def __str__(self) -> str:
        return self.name


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> User:
        # People type their address as they like; the mailbox is the same.
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who may sign in. ``email`` is the name they sign in with; ``name`` is shown beside what they did."""

    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=20, choices=Role, default=Role.VIEWER)
    organization = models.ForeignKey(
        Organization, null=True, blank=True, on_delete=models.PROTECT, related_name="users"
    )
    is_active = models.BooleanField(default=True)
    is_demonstration = models.BooleanField(default=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(Lower("email"), name="user_email_once"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="user_role_known"),
        )

    def __str__(self) -> str:
        return self.name

    def may(self, permission: Permission) -> bool:
        """Whether this person's role holds the permission. A person who was deactivated may do nothing."""
        return self.is_active and permission in PERMISSIONS[Role(self.role)]

    def get_session_auth_hash(self) -> str:
        # Part of the hash, so that ending someone's access ends their sessions at the next request.
        return f"{super().get_session_auth_hash()}{'' if self.is_active else 'x'}"

    def clean(self) -> None:
        super().clean()
        self.email = type(self).objects.normalize_email(self.email)

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0]
