"""What compiling a catalog leaves behind."""

import gettext
import os

import pytest

HEADER = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


@pytest.fixture
def po(tmp_path):
    file = tmp_path / "ja" / "LC_MESSAGES" / "trustjournal.po"
    file.parent.mkdir(parents=True)
    file.write_text(HEADER + 'msgid "Promises"\nmsgstr "約束"\n', encoding="utf-8")
    return file


def words(mo):
    with mo.open("rb") as file:
        return gettext.GNUTranslations(file)


def test_every_translation_is_in_the_compiled_catalog(compile_catalogs, tmp_path, po):
    [mo] = compile_catalogs(tmp_path)
    assert mo == po.with_suffix(".mo")
    assert words(mo).gettext("Promises") == "約束"


def test_a_fuzzy_translation_is_left_out(compile_catalogs, tmp_path, po):
    fuzzy = '\n#, fuzzy\nmsgid "Boundaries"\nmsgstr "国境"\n'
    po.write_text(po.read_text("utf-8") + fuzzy, encoding="utf-8")
    [mo] = compile_catalogs(tmp_path)
    assert words(mo).gettext("Boundaries") == "Boundaries"


def test_a_catalog_that_is_up_to_date_is_left_alone(compile_catalogs, tmp_path, po):
    [mo] = compile_catalogs(tmp_path)
    os.utime(mo, (po.stat().st_mtime + 60,) * 2)
    before = mo.stat()
    compile_catalogs(tmp_path)
    assert mo.stat().st_ino == before.st_ino


def test_a_changed_catalog_is_compiled_anew(compile_catalogs, tmp_path, po):
    [mo] = compile_catalogs(tmp_path)
    po.write_text(po.read_text("utf-8").replace("約束", "やくそく"), encoding="utf-8")
    os.utime(po, (mo.stat().st_mtime + 60,) * 2)
    compile_catalogs(tmp_path)
    assert words(mo).gettext("Promises") == "やくそく"


def test_nothing_half_written_stays_behind(compile_catalogs, tmp_path, po):
    compile_catalogs(tmp_path)
    names = {path.name for path in po.parent.iterdir()}
    assert names == {"trustjournal.po", "trustjournal.mo"}
