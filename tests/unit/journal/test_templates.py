import pytest

from trustjournal import i18n
from trustjournal.core.changes import Changes
from trustjournal.core.ids import TemplateId
from trustjournal.journal.domain import Template
from trustjournal.journal.problems import NotThere


def test_own_templates_are_kept_changed_and_listed_by_name(journal, announced):
    later = journal.keep_template(Template(id=TemplateId(""), name="b", text="text"))
    first = journal.keep_template(Template(id=TemplateId(""), name="a", text=""))
    assert announced == [Changes.TEMPLATES] * 2
    changed = journal.keep_template(Template(id=later.id, name="b", text="other\0"))
    assert changed.id == later.id
    assert journal.templates() == [first, Template(id=later.id, name="b", text="other\u2400")]


def test_the_shipped_ones_speak_both_languages(journal):
    english = journal.shipped_templates()
    i18n.use("ja")
    japanese = journal.shipped_templates()
    assert [each.id for each in english] == [each.id for each in japanese]
    for one, other in zip(english, japanese, strict=True):
        assert one.name.isascii()
        assert not other.name.isascii()
        assert one.text.count("## ") == other.text.count("## ") > 0


def test_a_changed_shipped_one_becomes_ones_own(journal):
    shipped = journal.shipped_templates()[0]
    own = journal.keep_template(Template(id=shipped.id, name="mine", text=shipped.text))
    assert own.id != shipped.id
    assert journal.templates() == [own]
    assert journal.shipped_templates()[0] == shipped


def test_only_ones_own_can_be_removed(journal):
    with pytest.raises(NotThere):
        journal.remove_template(journal.shipped_templates()[0].id)
