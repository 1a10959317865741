"""Benchmarks: the same pages and rows, served by others."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.fill import rows
from bench.load import Server, need, running

_NGINX = """
{user} worker_processes 2; daemon off; pid {work}/nginx.pid; error_log {work}/error.log;
events {{ worker_connections 512; }}
http {{
  include /etc/nginx/mime.types; access_log off; sendfile on; gzip_static on; server_tokens off;
  client_body_temp_path {work}/b; proxy_temp_path {work}/p; fastcgi_temp_path {work}/f;
  uwsgi_temp_path {work}/u; scgi_temp_path {work}/s;
  server {{ listen 127.0.0.1:{port}; root {root}; index index.html; }}
}}
"""
_WHITENOISE = """
from whitenoise import WhiteNoise

def missing(environ, start_response):
    start_response("404 Not Found", [("Content-Type", "text/plain")])
    return [b"not here"]

application = WhiteNoise(missing, root={root!r}, index_file=True, max_age=60)
"""


@contextmanager
def nginx(root: Path, *, port: int, work: Path) -> Iterator[Server]:
    """nginx over the edition's folder, two workers."""
    work.mkdir(parents=True, exist_ok=True)
    config = work / "nginx.conf"
    # Its workers would otherwise run as nobody, who may not look into the temporary folder.
    user = "user root;" if os.geteuid() == 0 else ""
    config.write_text(_NGINX.format(user=user, work=work, root=root.resolve(), port=port))
    command = [need("nginx", "nginx"), "-c", str(config), "-p", str(work)]
    with running(command, ready=f"http://127.0.0.1:{port}/", env=os.environ) as server:
        yield server


@contextmanager
def whitenoise(root: Path, *, port: int, work: Path) -> Iterator[Server]:
    """WhiteNoise over the same folder, in granian with the workers and threads that Headway gets."""
    work.mkdir(parents=True, exist_ok=True)
    (work / "static_peer.py").write_text(_WHITENOISE.format(root=str(root.resolve())))
    granian = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command = [*granian, "--workers", "2", "--blocking-threads", "2", "--no-ws", "static_peer:application"]
    with running(command, ready=f"http://127.0.0.1:{port}/", env=os.environ, cwd=work) as server:
        yield server


@contextmanager
def datasette(*, steps: int, port: int, work: Path) -> Iterator[Server]:
    """Datasette over a table with the same rows, indexed on the columns that are filtered."""
    work.mkdir(parents=True, exist_ok=True)
    database = work / f"steps-{steps}.db"
    write_rows(database, steps)
    command = [sys.executable, "-m", "datasette", "--immutable", str(database), "--port", str(port)]
    with running(command, ready=f"http://127.0.0.1:{port}/", env=os.environ) as server:
        yield server


def write_rows(database: Path, steps: int) -> None:
    """The rows as one table ``steps`` with a primary key, in a new SQLite file."""
    database.unlink(missing_ok=True)
    with sqlite3.connect(database) as connection:
        connection.execute(
            "CREATE TABLE steps (id INTEGER PRIMARY KEY, section, goal, step, departments, status, deadline)"
        )
        connection.executemany(
            "INSERT INTO steps (section, goal, step, departments, status, deadline) VALUES (?, ?, ?, ?, ?, ?)",
            [tuple(row.values()) for row in rows(steps)],
        )
        connection.execute("CREATE INDEX by_status ON steps (status, id)")
    connection.close()
