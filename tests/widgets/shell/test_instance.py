from trustjournal.shell.instance import InstanceServer
from trustjournal.shell.meeting import address, raise_running


def test_a_second_start_raises_the_first_window(qtbot, tmp_path):
    server = InstanceServer(tmp_path / "journal")
    server.listen()
    with qtbot.waitSignal(server.raise_asked):
        assert raise_running(tmp_path / "journal")


def test_a_first_start_finds_nobody(qapp, tmp_path):
    assert not raise_running(tmp_path / "journal")


def test_another_journal_has_its_own_window(qtbot, tmp_path):
    server = InstanceServer(tmp_path / "journal")
    server.listen()
    assert not raise_running(tmp_path / "another journal")


def test_the_meeting_point_does_not_tell_where_the_journal_lies(tmp_path):
    name = address(tmp_path / "letters to Misaki")
    assert "Misaki" not in name
    assert name != address(tmp_path / "journal")
