"""Core: the errors every room raises, worded for the person who meets them."""


class HeadwayError(Exception):
    """Something a person can act on. The message says what is wrong, where, and what to do."""


class NotAllowed(HeadwayError):
    """This person may not do this. The message names who may."""


class NotPossible(HeadwayError):
    """The state of things does not allow this now. The message says what has to happen first."""


class Conflict(HeadwayError):
    """Someone else changed this meanwhile. ``theirs`` and ``yours`` are shown side by side; nothing was written.

    Example: ``Conflict("Amina changed this step at 10:42.", theirs="Planning", yours="In progress")``.
    """

    def __init__(self, message: str, *, theirs: object = None, yours: object = None) -> None:
        super().__init__(message)
        self.theirs = theirs
        self.yours = yours


class InvalidInput(HeadwayError):
    """Input that breaks a rule. ``problems`` has one sentence each: where, the value, the rule, what to do."""

    def __init__(self, message: str, *, problems: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems
