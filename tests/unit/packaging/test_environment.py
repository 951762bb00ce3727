"""What is missing on a machine is installed when one may, and otherwise asked for exactly."""

import os
import sys

import pytest


@pytest.fixture
def user(monkeypatch):
    def be(number):
        monkeypatch.setattr(os, "geteuid", lambda: number)

    be(1000)
    return be


def install(environment, *names):
    environment._install_system_packages(list(names))


def test_who_may_not_install_is_given_the_exact_line_and_nothing_is_touched(
    environment, programs, user
):
    programs.add("apt-get")
    programs.add("sudo", answer=1)  # it would ask for a password
    with pytest.raises(environment.Unavailable, match="sudo apt-get install -y libgl1 libegl1"):
        install(environment, "libgl1", "libegl1")
    assert programs.calls() == ["sudo -n true"]


def test_who_reads_japanese_is_told_in_japanese(environment, programs, user, monkeypatch):
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    programs.add("apt-get")
    with pytest.raises(environment.Unavailable, match="部品が足りません") as told:
        install(environment, "libgl1")
    assert "\n    sudo apt-get install -y libgl1\n" in str(told.value)


def test_without_sudo_the_line_is_given_too(environment, programs, user):
    programs.add("apt-get")
    with pytest.raises(environment.Unavailable, match="sudo apt-get install -y libgl1"):
        install(environment, "libgl1")
    assert programs.calls() == []


@pytest.mark.parametrize(
    ("manager", "line"),
    [("dnf", "sudo dnf install -y libgl"), ("pacman", "sudo pacman -S --needed libgl")],
)
def test_other_systems_are_only_told(environment, programs, user, manager, line):
    programs.add(manager)
    with pytest.raises(environment.Unavailable, match=line):
        install(environment, "libgl")
    assert programs.calls() == []


def test_root_gets_it_installed(environment, programs, user):
    user(0)
    programs.add("apt-get")
    install(environment, "libgl1")
    assert programs.calls()[-1] == "apt-get install -q -y --no-install-recommends libgl1"


def test_sudo_without_a_password_gets_it_installed(environment, programs, user):
    programs.add("apt-get")
    programs.add("sudo")
    install(environment, "libgl1")
    wanted = "DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends libgl1"
    assert programs.calls()[-1] == f"sudo -n env {wanted}"


def test_an_old_list_of_packages_is_renewed_once_before_giving_up(environment, programs, user):
    user(0)
    programs.add("apt-get", answer=100)
    with pytest.raises(environment.Unavailable, match="apt could not install"):
        install(environment, "libgl1")
    verbs = [call.split()[1] for call in programs.calls()]
    assert verbs[-3:] == ["install", "update", "install"]


def test_an_old_python_hands_over_to_a_newer_one(environment, programs, monkeypatch):
    programs.add("python3.13")
    handed_over = []
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(sys, "argv", ["packaging/tasks.py", "run"])
    monkeypatch.setattr(os, "execv", lambda _program, command: handed_over.append(command))
    with pytest.raises(environment.Unavailable):  # only because the stand-in came back
        environment.use_new_enough_python()
    [(program, *arguments)] = handed_over
    assert program.endswith("/python3.13")
    assert arguments == ["packaging/tasks.py", "run"]


def test_an_old_python_alone_is_told_in_a_sentence(environment, programs, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(environment.Unavailable, match=r"needs Python 3\.11 or newer.* is 3\.9\."):
        environment.use_new_enough_python()


def test_this_python_is_new_enough(environment):
    assert environment.use_new_enough_python() is None


def test_this_machine_lacks_nothing_that_the_tests_need(environment):
    assert [
        name for name in environment._missing_system_packages("test") if "venv" not in name
    ] == []


@pytest.fixture
def checkout(environment, tmp_path, monkeypatch):
    """An environment that was made, with a stand-in for its Python."""
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(environment, "BIN", tmp_path / ".venv" / "bin")
    (tmp_path / "pyproject.toml").write_text("[project]\n", "utf-8")
    environment.BIN.mkdir(parents=True)
    (environment.BIN / "python").symlink_to(sys.executable)
    return tmp_path


def test_an_environment_that_is_ready_is_not_made_again(environment, checkout, programs):
    (environment.VENV / ".ready-test").write_text(environment._state(), "utf-8")
    environment._make_environment("test")
    environment._make_environment("run")  # the test tools come with all the rest
    assert programs.calls() == []


def test_a_changed_declaration_makes_it_again(environment, checkout, programs):
    (environment.VENV / ".ready-run").write_text(environment._state(), "utf-8")
    (checkout / "pyproject.toml").write_text("[project]\nname = 'x'\n", "utf-8")
    programs.add("uv")
    environment._make_environment("run")
    [call] = programs.calls()
    assert call.startswith("uv pip install")
    assert call.endswith(f"-e {checkout}")


def test_a_python_that_is_gone_makes_it_from_the_beginning(environment, checkout, programs):
    (environment.VENV / ".ready-run").write_text(environment._state(), "utf-8")
    (environment.BIN / "python").unlink()
    programs.add("uv", answer=1)
    with pytest.raises(environment.Unavailable, match="uv venv"):
        environment._make_environment("run")
    assert not (environment.VENV / ".ready-run").exists()


def test_an_installation_that_failed_is_tried_again_next_time(environment, checkout, programs):
    programs.add("uv", answer=1)
    with pytest.raises(environment.Unavailable, match="uv pip install"):
        environment._make_environment("test")
    assert not (environment.VENV / ".ready-test").exists()
