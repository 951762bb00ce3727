"""What can stand in the way of writing: each case in its own sentences."""

from trustjournal.core.problems import JournalProblem
from trustjournal.i18n import _


class NothingToSave(JournalProblem):
    """A new entry without a word in it."""

    def __init__(self) -> None:
        super().__init__(
            _("There is nothing to save yet."), "", _("Write something first, or leave the page.")
        )


class TextTooLong(JournalProblem):
    """More than an entry holds."""

    def __init__(self) -> None:
        super().__init__(
            _("This text is longer than an entry can be (ten million characters)."),
            _("Nothing was changed."),
            _("Divide it into several entries."),
        )


class NotEmptied(JournalProblem):
    """The trash stays as it is, since no copy of what is in it could be saved first."""

    def __init__(self, next_step: str) -> None:
        super().__init__(
            _("The trash was not emptied, because no copy of the journal could be saved first."),
            _("Everything is still in it, and your earlier copies are unchanged."),
            next_step,
        )


class NotThere(JournalProblem):
    """It was removed for good, or brought back, in the meantime."""

    def __init__(self) -> None:
        super().__init__(
            _("This is no longer there."),
            _("Nothing was changed."),
            _("Look in the list again."),
        )


class PictureRefused(JournalProblem):
    """A picture that the journal cannot hold."""

    def __init__(self, happened: str, next_step: str) -> None:
        super().__init__(happened, _("The text was not changed."), next_step)


def not_a_picture() -> PictureRefused:
    """Return the problem of a file of another kind, or of a damaged picture."""
    return PictureRefused(
        _("This is not a picture that can be shown here, or it is damaged."),
        _("Use a PNG, JPEG, GIF or WebP picture."),
    )


def picture_too_large() -> PictureRefused:
    """Return the problem of too many bytes or pixels."""
    return PictureRefused(
        _("This picture is too large (at most 20 MB and 64 million pixels)."),
        _("Make it smaller with an image editor, and add it again."),
    )
