"""People: what may be allowed, and the roles as sets of it."""

from django.db import models


class Permission(models.TextChoices):
    """One thing a person may be allowed to do."""

    SEE_DESK = "see_desk", "See everything on the desk, internal notes included"
    IMPORT_PLAN = "import_plan", "Bring in a plan document and settle its doubts"
    EDIT_PLAN = "edit_plan", "Change steps, departments, milestones and evidence"
    REPORT_STATUS = "report_status", "Say how a step is doing"
    PROPOSE_RELEASE = "propose_release", "Prepare an edition and show it for approval"
    APPROVE = "approve", "Approve what someone else proposed: editions, moved deadlines, “Complete”"
    WITHDRAW = "withdraw", "Withdraw a published row from every edition"
    MANAGE_PEOPLE = "manage_people", "Add people and organizations, give roles"


class Role(models.TextChoices):
    """A person's role. Each holds everything its line in ``PERMISSIONS`` names, and nothing else."""

    VIEWER = "viewer", "Viewer"
    EDITOR = "editor", "Editor"
    APPROVER = "approver", "Approver"
    ADMINISTRATOR = "administrator", "Administrator"


_EDITOR = frozenset(
    {
        Permission.SEE_DESK,
        Permission.IMPORT_PLAN,
        Permission.EDIT_PLAN,
        Permission.REPORT_STATUS,
        Permission.PROPOSE_RELEASE,
    }
)
PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.VIEWER: frozenset({Permission.SEE_DESK}),
    Role.EDITOR: _EDITOR,
    Role.APPROVER: _EDITOR | {Permission.APPROVE, Permission.WITHDRAW},
    Role.ADMINISTRATOR: frozenset(Permission),
}


class OrganizationKind(models.TextChoices):
    DEPARTMENT = "department", "Department"
    OFFICE = "office", "Office"
    PARTNER = "partner", "Partner"
    COMMUNITY = "community", "Community organization"
