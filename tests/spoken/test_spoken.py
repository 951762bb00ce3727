"""The short form, from inside the program. The long one, from outside: python -m tests.spoken"""

import pytest

from tests.spoken.life import lived, words


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What is told while the journal is open, behind the plain page, and once a label stays."""
    with lived(tmp_path_factory.mktemp("home"), words(), stays=True) as life:
        return life.do("open").look(), life.do("hide").look(), life.do("leave").look()


def test_behind_the_plain_page_screen_readers_are_told_no_word(told):
    before, after, _careless = told
    assert before.everything, f"each has to be told before\n{before}"
    assert after.nothing, str(after)


def test_a_label_that_keeps_its_text_is_noticed(told):
    *_more, careless = told
    assert careless.words["entry"] == 1
    assert not careless.nothing


@pytest.mark.long
@pytest.mark.parametrize("how", ["lock", "hide"])
@pytest.mark.parametrize("stays", [True, False])
def test_however_it_is_locked_screen_readers_are_told_no_word(tmp_path, how, stays):
    with lived(tmp_path, words(), stays=stays) as life:
        before = life.do("open", "go_everywhere").look()
        after = life.do(how).look()
    assert life.screen == {"lock": "UNLOCK", "hide": "HIDDEN"}[how]
    assert before.everything, f"each has to be told before\n{before}"
    assert after.nothing, str(after)
