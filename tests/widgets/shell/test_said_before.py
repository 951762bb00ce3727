"""What is lost with a passphrase is said before one is chosen, and what nothing protects from."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.drivers.words import words_of
from trustjournal.shell.welcome import Welcome

FEAR = {
    "en": "with or without a password, or make you open it",
    "ja": "開かせたりするかもしれません",
}
LOST = {
    "en": "if you lose both the passphrase and the recovery key",
    "ja": "パスフレーズと、次にお渡しする回復キーの両方をなくすと",
}
OPEN = {"en": "Without a passphrase, anybody who can use", "ja": "パスフレーズがないと"}


def seen(page):
    """Return what can be read on the page that is shown now."""
    shown = [each for each in page.findChildren(QWidget) if each.isVisible()]
    return "\n".join(text for each in shown for text in words_of(each))


@pytest.mark.parametrize("code", ["en", "ja"])
def test_nobody_chooses_a_passphrase_without_having_read_what_it_means(code, theme, language, show):
    language.use(code)
    page = Welcome()
    show(page, 1000, 700)
    go_on = page.findChild(QAbstractButton, "next")
    for _unused in range(2):
        go_on.click()
    assert FEAR[code] in seen(page)
    assert not go_on.isEnabled(), "what is said here has to be read first"
    page.findChild(QAbstractButton, "read").click()
    go_on.click()
    assert LOST[code] in seen(page)
    assert OPEN[code] in seen(page)
