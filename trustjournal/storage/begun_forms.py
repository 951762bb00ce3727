"""What every service does whose forms may be left half filled in."""

from trustjournal.core.clock import Clock
from trustjournal.storage import begun
from trustjournal.storage.begun import Words
from trustjournal.storage.vault import Vault


class KeepsBegun:
    """Mixed into a service: what stands in its forms waits there, meant or not."""

    _vault: Vault
    _clock: Clock

    def keep_begun(self, form: str, words: Words, *, about: str | None = None) -> None:
        """Keep what stands in a form, meant or not; nothing is shown of it but in that form."""
        with self._vault.writing() as connection:
            begun.keep(connection, form, words, self._clock(), about=about)

    def forget_begun(self, form: str) -> None:
        """Let go of what stood in a form."""
        with self._vault.writing() as connection:
            begun.forget(connection, form)
