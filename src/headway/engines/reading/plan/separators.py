"""Reading: departments in a cell that sets them apart by commas, semicolons, lines or bullets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from headway.engines.reading.plan.names import Directory, fold

APART = "\u2028"  # stands for a line break that sets names apart
FULL = "\u2029"  # for one behind a full line, in a column that has others that set names apart
HARD = re.compile(rf"\s*[;|•●▪{APART}]\s*|\s+[·*]\s+")
COMMA = re.compile(r"\s*,\s*")
SLASH = re.compile(r"\s+/\s+|(?<=\w\w)/(?=\w\w)")
LAST_AND = re.compile(r"^(?:and|&|y|e|et|und|iyo)\s+", re.IGNORECASE)
AND = re.compile(r"\s+(?:and|with|&|y|et|und|iyo)\s+", re.IGNORECASE)
LINE_MARK = re.compile(r"^\s*(?:[•●▪◦‣*–—-]|\(?\d{1,2}[.)])\s+")
WRAP_START = re.compile(r"^(?:and|&|of|for|the|de|del|la|du|des|und|für|[a-zà-öø-ÿ(])")
WRAP_END = re.compile(r"(?:\b(?:and|of|for|the|de|del|la|du|des|und|für)|[&,/-])$", re.IGNORECASE)
COMMA_SHARE = 0.12  # a few commas among cells that use spaces belong to names
EDGE = " .;,*†"


def are_separated(cells: Iterable[str], *, wraps: bool) -> bool:
    """Whether the column's cells set their names apart by more than a space.

    wraps: line breaks are where a printed line ended, and so tell nothing.
    """
    texts = [cell for cell in cells if cell]
    hard = sum(bool(HARD.search(text)) for text in texts)
    commas = sum("," in text for text in texts)
    lines = 0 if wraps else sum(len(_lines(text)) > 1 for text in texts)
    wholes = {fold(text) for text in texts if "," not in text}
    known = any("," in text and any(fold(piece) in wholes for piece in COMMA.split(text)) for text in texts)
    return hard >= 1 or lines >= 1 or known or commas > COMMA_SHARE * len(texts)


def have_marks(cells: Iterable[str]) -> bool:
    """Whether the column sets names apart by marks, so that a name may run over into the next printed line."""
    return any("," in cell or HARD.search(cell) for cell in cells)


def split_names(text: str, *, wraps: bool, is_name: Callable[[str], bool]) -> list[str]:
    """The names of one cell with separators. "A and B" is two names only where both stand alone elsewhere.

    Example: "Police; Fire,\\nParks and Recreation" -> ["Police", "Fire", "Parks and Recreation"].
    """
    chunks = [chunk for line in (_full_lines(text, is_name) if wraps else _lines(text)) for chunk in HARD.split(line)]
    names: list[str] = []
    for chunk in chunks:
        pieces = COMMA.split(chunk) if not is_name(chunk) else [chunk]
        for piece in pieces:
            bare = LAST_AND.sub("", piece).strip(EDGE) if len(pieces) > 1 or len(chunks) > 1 else piece.strip(EDGE)
            names += _halves(bare, is_name) if len(pieces) < 2 or piece is not pieces[-1] else _last_pair(bare, is_name)
    return list(dict.fromkeys(name for name in names if name))


def is_unsettled_list(text: str, *, is_name: Callable[[str], bool]) -> bool:
    """Whether the end of "Police, Fire and Health" may be one name or two: nothing else in the column says which."""
    pieces = COMMA.split(" ".join(text.split()))
    last = LAST_AND.sub("", pieces[-1]).strip(EDGE)
    halves = [half.strip(EDGE) for half in AND.split(last)]
    return len(pieces) > 1 and len(halves) > 1 and not is_name(last) and not all(is_name(half) for half in halves)


def _last_pair(text: str, is_name: Callable[[str], bool]) -> list[str]:
    """The end of a list with commas: "Fire and Health" are two, unless the two are known as one."""
    if is_name(text):
        return [text]
    return [half.strip(EDGE) for half in re.split(r"\s+(?:and|y|e|et|und|iyo)\s+", text) if half.strip(EDGE)]


def _halves(text: str, is_name: Callable[[str], bool]) -> list[str]:
    if is_name(text):
        return [text]
    for pattern in (SLASH, AND):
        halves = [half.strip() for half in pattern.split(text)]
        if len(halves) > 1 and all(is_name(half) for half in halves):
            return halves
    slashed = re.split(r"\s+/\s+", text)
    return [half.strip() for half in slashed] if len(slashed) > 1 else [text]


def known_pieces(cells: Sequence[str], *, wraps: bool) -> frozenset[str]:
    """Every piece between separators as printed first: what "A and B" is checked against."""
    pieces: Counter[str] = Counter()
    broken: Counter[str] = Counter()  # printed on two lines of which the first was full: one name or two
    printed: dict[str, str] = {}
    whole = {fold(cell) for cell in cells if not any(mark.search(cell) for mark in (COMMA, HARD, SLASH, AND))}
    for cell in cells:
        lines = [cell] if wraps else _lines(cell)
        for chunk in (chunk for line in lines for chunk in HARD.split(line)):
            for piece in COMMA.split(chunk):
                name = " ".join(LAST_AND.sub("", piece).split()).strip(EDGE)
                printed.setdefault(fold(name), name)
                (broken if FULL in piece else pieces)[fold(name)] += 1
    pieces.update({name: count for name, count in broken.items() if count > 1 or name in pieces})
    return frozenset(
        printed[piece]
        for piece, count in pieces.items()
        if piece and (not (AND.search(piece) or SLASH.search(printed[piece])) or piece in whole or count > 1)
    )


def split_between_known(text: str, directory: Directory) -> list[str]:
    """A rest that no list names, cut at its separators."""
    pieces = [piece for chunk in HARD.split(text) for piece in COMMA.split(chunk)]
    return [bare for piece in pieces if (bare := LAST_AND.sub("", piece).strip(" .;,/")) and not directory.knows(bare)]


def _full_lines(text: str, is_name: Callable[[str], bool]) -> list[str]:
    """The cell on one line, but cut where a full line ends one known name and the next line begins another."""
    cut: list[str] = []
    for piece in text.split(APART):
        lines = [" ".join(line.split()) for line in piece.split(FULL)]
        joined = " ".join(lines)
        if len(lines) > 1 and not is_name(joined):
            cut += _known_runs(lines, is_name)
        else:
            cut.append(joined)
    return [APART.join(cut)]


def _known_runs(lines: list[str], is_name: Callable[[str], bool]) -> list[str]:
    """Lines put together to names: as many known ones as there are, what stands between them as one."""
    runs: list[str] = []
    at = 0
    while at < len(lines):
        ends = [end for end in range(len(lines), at, -1) if is_name(" ".join(lines[at:end]))]
        if ends:
            runs.append(" ".join(lines[at : ends[0]]))
            at = ends[0]
            continue
        end = next((later for later in range(at + 1, len(lines)) if is_name(lines[later])), len(lines))
        runs.append(" ".join(lines[at:end]))
        at = end
    return runs


def is_full_line_unsettled(text: str, *, is_name: Callable[[str], bool]) -> list[str]:
    """Names put together from two lines, the first full, that nothing else in the column shows to be one."""
    found: list[str] = []
    for piece in text.split(APART):
        lines = [" ".join(line.split()) for line in piece.split(FULL)]
        if len(lines) > 1 and not is_name(" ".join(lines)):
            found += [run for run in _known_runs(lines, is_name) if not is_name(run) and run not in lines]
    return found


def _lines(text: str) -> list[str]:
    """The cell's lines, those that only go on with the one before joined to it."""
    lines: list[str] = []
    for raw in text.split("\n"):
        marked = LINE_MARK.match(raw)
        line = LINE_MARK.sub("", raw).strip()
        if lines and not marked and (WRAP_START.match(line) or WRAP_END.search(lines[-1])):
            lines[-1] = f"{lines[-1]} {line}"
        elif line:
            lines.append(line)
    return lines
