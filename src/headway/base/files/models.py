"""Files: what is known of a stored file."""

from __future__ import annotations

from django.db import models

from headway.base.people.models import User


class StoredFile(models.Model):
    """One stored file. Its bytes are in HEADWAY_HOME/files/<key>; nothing serves that folder.

    name: as the person called it, shown and offered on download, never used as a path.
    sha256: of the bytes, hex; two uploads of the same bytes are two rows that share one key.
    """

    key = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.name
