"""Every error that entente reports on purpose: a message that says what was wrong and a hint that says what to do."""


class EntenteError(Exception):
    """An expected failure; the command line prints it and exits non-zero, a page shows it with `status`."""

    exit_code = 1
    status = 500

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InputError(EntenteError):
    """The caller gave something that cannot be used: a bad file, option, query or date."""

    exit_code = 2
    status = 400


class NotFoundError(EntenteError):
    """What was asked for is not there."""

    status = 404


class DataError(EntenteError):
    """A file in `data/` or `cypher/` is wrong; the message names file and line."""


class StoreError(EntenteError):
    """The graph store cannot be reached, started or used."""

    status = 503
