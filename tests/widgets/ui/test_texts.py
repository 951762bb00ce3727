import pytest
from PySide6.QtGui import QTextLayout, QTextOption

from tests.qt_input import spoken_name
from trustjournal.ui import fonts
from trustjournal.ui.texts import breakable, in_phrases, phrases, without_joiners
from trustjournal.ui.widgets import label


@pytest.mark.parametrize(
    ("sentence", "cut"),
    [
        (
            "美咲さんの約束は、直近10件のうち8件が守られました。",
            "美咲さんの|約束は、|直近10件のうち|8件が|守られました。",
        ),
        (
            "謝ってはくれたけれど、次にどうするかは話せなかった。",
            "謝ってはくれたけれど、|次にどうするかは|話せなかった。",
        ),
        ("友だちへのお礼を書く", "友だちへの|お礼を|書く"),
        ("「おわび」の下書きを見直す", "「おわび」の|下書きを|見直す"),
        ("パスフレーズを入力してください", "パスフレーズを|入力してください"),
        (
            "一字一句読み比べ、書き出したものを取り込みます。",
            "一字一句読み比べ、|書き出したものを|取り込みます。",
        ),
        ("これから3件（直近6か月）", "これから|3件|（直近6か月）"),
        ("2024年6月23日（日）までの日記", "2024年6月23日（日）までの|日記"),
    ],
)
def test_a_japanese_sentence_is_cut_between_phrases(sentence, cut):
    assert phrases(sentence) == cut.split("|")


@pytest.mark.parametrize(
    ("sentence", "cut"),
    [
        (
            "仕返しを受けたりするおそれはありますか",
            "仕返しを|受けたりする|おそれは|ありますか",
        ),
        ("点数をつけることはありません。", "点数を|つける|ことは|ありません。"),
        ("ひとことだけでも十分です。", "ひとことだけでも|十分です。"),
        ("境界線：5件・気になっていること：17件", "境界線：5件・|気になっていること：17件"),
    ],
)
def test_a_phrase_that_is_too_long_is_cut_once_more(sentence, cut):
    assert phrases(sentence) == cut.split("|")


@pytest.mark.parametrize("text", ["", "Only English here.", "漢字丼", "a\nb"])
def test_other_texts_are_left_alone(text):
    assert in_phrases(text) == text


def test_a_very_long_word_does_not_make_a_page_as_wide(theme):
    address = "https://example.org/" + "a" * 200
    short, long = label("two words", wrap=True), label(f"Look at {address}.", wrap=True)
    assert long.minimumSizeHint().width() < 3 * short.minimumSizeHint().width()
    assert long.text() == spoken_name(long) == f"Look at {address}."
    assert (
        breakable("An ordinary sentence, 約束を守れた。") == "An ordinary sentence, 約束を守れた。"
    )


def test_nothing_is_lost_or_moved():
    text = "きょうは、母に電話をした。\n　それから 𠮷野さんと Zoom で話した（二回目）。"
    assert without_joiners(in_phrases(text)) == text


def test_qt_breaks_lines_only_there(theme):
    sentence = "最後まで聞いてくれたことが、思っていたよりうれしかった。"
    allowed = set()
    for phrase in phrases(sentence):
        allowed.add(max(allowed, default=0) + len(phrase))
    layout = QTextLayout(in_phrases(sentence), fonts.font(14))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    ends = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(170)
        end = line.textStart() + line.textLength()
        ends.append(len(without_joiners(layout.text()[:end])))
    layout.endLayout()
    assert len(ends) > 2
    assert set(ends) <= allowed


def test_a_label_and_a_screen_reader_keep_the_clean_text(theme, qtbot):
    sentence = "空いた日があっても大丈夫です。"
    words = label(sentence, wrap=True)
    qtbot.addWidget(words)
    assert words.text() == spoken_name(words) == sentence
    words.setText("Empty days are fine.")
    assert words.text() == spoken_name(words) == "Empty days are fine."


def test_a_users_words_are_never_markup(theme, qtbot):
    words = label("<b>太字</b> & <img src='file:///etc/passwd'>")
    qtbot.addWidget(words)
    assert spoken_name(words) == "<b>太字</b> & <img src='file:///etc/passwd'>"
