"""Why the system refused a file, in the user's language: Python tells it in English."""

import errno

from trustjournal.i18n import N_, _

_MISSING = N_("there is no such file or folder")
_FORBIDDEN = N_("it is not allowed there")
_READ_ONLY = N_("the disk can only be read")
_FULL = N_("the disk is full")
_FAILING = N_("the disk reported an error")
_GONE = N_("the disk or the network folder does not answer")
_TOO_LARGE = N_("the file is too large for that disk")
_TOO_LONG = N_("the name is too long")
_A_FOLDER = N_("a folder is at that place")
_NO_FOLDER = N_("a part of the path is not a folder")
_UNKNOWN = N_("the system gave no reason")

_WORDS = {
    errno.ENOENT: _MISSING,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _READ_ONLY,
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EIO: _FAILING,
    errno.ENODEV: _GONE,
    errno.ENXIO: _GONE,
    errno.ENOTCONN: _GONE,
    errno.ESTALE: _GONE,
    errno.EFBIG: _TOO_LARGE,
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.EISDIR: _A_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
}


def reason(error: Exception) -> str:
    """Return why something failed; a rare reason stays in the system's own words."""
    if not isinstance(error, OSError):
        return _(_UNKNOWN)
    known = _WORDS.get(error.errno or 0)
    return _(known) if known else error.strerror or _(_UNKNOWN)
