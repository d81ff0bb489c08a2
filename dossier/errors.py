"""What went wrong, named for what the caller does next."""


class VigieError(Exception):
    """Root of the house's errors. Its message is one French line a person can act on."""


class UnusableInputError(VigieError):
    """The arguments or the file cannot be used: correct them and call again."""


class RefusedError(VigieError):
    """A rule of the house forbids it: the message names the rule and the remedy."""


class UnfinishedError(VigieError):
    """The work was cut short; what was done is kept and can be resumed."""


class DamagedError(VigieError):
    """Stored bytes, a digest or a signature no longer hold: do not rely on that item."""
