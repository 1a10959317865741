"""Reading: the child process that parses one untrusted file, started by the sandbox and by nothing else.

It gives up what it does not need (files to write, processes, the network, most memory) before it looks at the first
byte. Its answer is lines of JSON: ["progress", sentence], then ["draft" | "refused" | "no plan", value].
"""

from __future__ import annotations

import gc
import json
import os
import resource
import sys
from typing import Any

FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system")
"""Audit events that a reader of documents never has cause for."""
ALLOCATIONS_BEFORE_SEARCH = 50_000
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


def hold_limits(*, memory_bytes: int, seconds: float) -> None:
    """Bind this process to its memory and processor time, with no files written and no core left behind."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def hold_reach() -> None:
    """From here on this process opens no socket, starts no process and writes no file."""
    sys.addaudithook(_forbid)


def _forbid(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open":
        _path, mode, flags = arguments
        if (isinstance(mode, str) and set(mode) & set("wax+")) or flags & WRITING:
            raise PermissionError("A reader of documents writes no files.")
    elif event.startswith(FORBIDDEN):
        raise PermissionError(f"A reader of documents has no cause for {event}.")


def say(kind: str, value: Any) -> None:
    """One line of the answer."""
    sys.stdout.write(json.dumps([kind, value], ensure_ascii=True, separators=(",", ":")) + "\n")
    sys.stdout.flush()


def answer(request: dict[str, Any]) -> tuple[str, Any]:
    """Read the file the request names and say what came of it, in the words of the protocol."""
    from headway.engines.reading.errors import NoPlanTable, Refused
    from headway.engines.reading.formats import open_bytes
    from headway.engines.reading.reading import find_plan
    from headway.engines.reading.source import read_descriptor
    from headway.engines.reading.wire import pack_draft

    name = request["name"]
    try:
        data = read_descriptor(request["descriptor"], name=name)
        say("progress", f"opening {name}")
        document = open_bytes(data, name=name)
        del data
        say("progress", f"looking for the plan in {len(document.lines):,} lines")
        mapping = {int(index): role for index, role in (request["mapping"] or {}).items()}
        draft = find_plan(document, departments=request["departments"], mapping=mapping or None)
        return "draft", pack_draft(draft)
    except Refused as error:
        return "refused", str(error)
    except NoPlanTable as error:
        return "no plan", str(error)
    except MemoryError:
        return "refused", (
            f"{name} needs more memory than a plan can. It may be damaged or built to do harm. "
            "Save only the pages or sheets that hold the plan, and read that."
        )
    except RecursionError:
        return "refused", (
            f"{name} nests its parts too deeply to be read. It may be damaged or built to do harm. "
            "Open it in the program it was made with, save it again, and read that."
        )


def main() -> None:
    """Take the request from standard input and answer on standard output."""
    request = json.loads(sys.stdin.buffer.read())
    hold_limits(memory_bytes=request["bytes"], seconds=request["seconds"])
    hold_reach()
    # Looking for cycles among a large sheet's cells, which have none, would cost a third of its time; a PDF's pages do
    # leave cycles behind, so the search stays, made rare.
    gc.set_threshold(ALLOCATIONS_BEFORE_SEARCH, 50, 50)
    say(*answer(request))


if __name__ == "__main__":
    main()
