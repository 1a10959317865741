"""People: organizations, users, and roles as sets of permissions."""
