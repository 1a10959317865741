"""Releases: checks that what is published holds, from the folder alone, and against the database where there is one."""

from headway.domain.releases.verifying.against_database import verify_against_database
from headway.domain.releases.verifying.folder import verify_folder

__all__ = ["verify_against_database", "verify_folder"]
