"""Reading: the two ways a document is turned down."""


class ReadingError(Exception):
    """A document that cannot become a draft. The message says what is wrong, where, and what to do next."""


class Refused(ReadingError):
    """The file itself is refused: damaged, locked, too large, or built to do harm. Exit code 2."""


class NoPlanTable(ReadingError):
    """The file was read, and no plan was found in it: what was looked for, what was found, what to do. Exit code 3."""
