"""What the look at a killed program's journal must tell apart."""

from tests.crash.afterwards import look
from tests.crash.known import Known
from tests.crash.life import vault_in
from trustjournal.core.changes import tell_nobody
from trustjournal.core.clock import system_clock
from trustjournal.services import assemble

SECRET = "a-passphrase"


def test_a_restore_that_never_began_is_told_from_one_that_arrived(tmp_path):
    """The copy has the same words and the same passphrase: only its recovery key is another."""
    (tmp_path / "copies").mkdir()
    (tmp_path / "older").mkdir()
    vault = vault_in(tmp_path)
    known = Known(secret=SECRET, recovery=vault.create(SECRET))
    keeping = assemble(vault, system_clock, tell_nobody).keeping
    keeping.back_up(tmp_path / "copies" / "copy.tjbak")
    known.hear("did copy copy.tjbak")
    known.recovery = renewed = vault.renew_recovery_key(SECRET)
    vault.close()
    known.hear("will restore copy.tjbak")
    assert look(tmp_path, known) == []
    assert known.recovery == renewed
