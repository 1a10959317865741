"""Config: brings a SQLite new enough for WAL before Django loads the one of the machine.

SQLite 3.7.0 to 3.51.2 can corrupt a WAL database when two connections write and checkpoint at once. Where the newer
library cannot be had, the settings fall back to the rollback journal, which is not affected.
"""

from __future__ import annotations

import sys

SAFE_FOR_WAL = (3, 51, 3)


def use_new_sqlite() -> bool:
    """Put the wheel's SQLite in place of the standard library's. True where the SQLite in use is safe for WAL."""
    try:
        import pysqlite3
    except ImportError:
        pass
    else:
        sys.modules["sqlite3"] = pysqlite3
        sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
    import sqlite3

    return sqlite3.sqlite_version_info >= SAFE_FOR_WAL
