"""What is installed is what was tried: the wheel carries code, resources and catalogs."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    build = "import hatchling.build, sys; hatchling.build.build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", build, str(folder)], cwd=ROOT, check=True)
    [file] = folder.glob("trustjournal-*.whl")
    return file


def files_of(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_every_module_is_inside(wheel):
    sources = {path.relative_to(ROOT).as_posix() for path in (ROOT / "trustjournal").rglob("*.py")}
    assert sources <= files_of(wheel)


def test_every_resource_is_inside(wheel):
    wanted = {
        f"trustjournal/_resources/{path.relative_to(ROOT / 'resources').as_posix()}"
        for path in (ROOT / "resources").rglob("*")
        if path.is_file()
    }
    assert wanted
    assert wanted <= files_of(wheel)


def test_every_catalog_is_inside_and_compiled(wheel):
    wanted = {
        f"trustjournal/_catalogs/{path.relative_to(ROOT / 'i18n').with_suffix('.mo').as_posix()}"
        for path in (ROOT / "i18n").glob("*/LC_MESSAGES/*.po")
    }
    assert "trustjournal/_catalogs/ja/LC_MESSAGES/trustjournal.mo" in wanted
    assert wanted <= files_of(wheel)


def test_an_installed_copy_finds_its_own_words_and_resources(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    program = (
        "from trustjournal import i18n; from trustjournal.core import paths; i18n.use('ja');"
        "print(paths.resources().is_dir(), bool(i18n.load('ja').info()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["True", "True"]


def test_nothing_but_the_program_is_inside(wheel):
    tops = {name.partition("/")[0] for name in files_of(wheel)}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"trustjournal"}
