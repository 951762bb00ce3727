from dataclasses import replace

import pytest


@pytest.fixture
def kenta(people):
    return people.add("健太", reading="けんた")


@pytest.fixture
def misaki(people):
    return people.add("美咲", reading="みさき")


@pytest.fixture
def written(journal):
    """Writes an entry at once and returns it."""

    def write(text, *, day=None, sitting="a sitting", **content):
        draft = journal.begin(day=day, text=text)
        return journal.save(replace(draft, content=replace(draft.content, **content)), sitting)

    return write


@pytest.fixture
def edited(journal):
    """Opens an entry, changes something about it, saves it and returns it."""

    def edit(entry, *, sitting="another sitting", **content):
        draft = journal.open(entry.id)
        return journal.save(replace(draft, content=replace(draft.content, **content)), sitting)

    return edit
