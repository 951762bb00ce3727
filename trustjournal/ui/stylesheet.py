"""The style sheet: what the tokens look like on each kind of control."""

from trustjournal.core import resources
from trustjournal.ui.tokens import Tokens


def sheet(worn: Tokens) -> str:
    """Return the whole style sheet for these tokens."""
    parts = (_grounds, _texts, _buttons, _small_buttons, _fields, _choices, _pickers, _lists, _rest)
    return "".join(part(worn) for part in parts)


def _image(name: str, worn: Tokens) -> str:
    drawing = resources.file("controls", f"{name}-{'dark' if worn.dark else 'light'}.svg")
    return f'url("{drawing.as_posix()}")'


def _grounds(t: Tokens) -> str:
    return f"""
QWidget {{ outline: 0; }}
QMainWindow, QDialog, #page, #pageBody, #pageColumn {{ background: {t.background}; border: 0; }}
QScrollArea, QStackedWidget {{ background: transparent; border: 0; }}
#ways > QWidget, #waysBody {{ background: transparent; }}
#sidebar {{ background: {t.sidebar}; border: 0; border-right: 1px solid {t.border}; }}
#card {{ background: {t.surface}; border: 1px solid {t.border}; border-radius: 14px; }}
#hero {{ background: {t.accent_soft}; border: 1px solid {t.accent_soft}; border-radius: 16px; }}
#quiet {{ background: {t.subtle}; border: 1px solid {t.border}; border-radius: 12px; }}
QFrame[role="problem"] {{ background: {t.warning_soft}; border: 0; border-radius: 12px; }}
QFrame[role="confirm"] {{ background: {t.danger_soft}; border: 0; border-radius: 12px; }}
#toast {{ background: {t.text}; border: 0; border-radius: 12px; }}
#toast QLabel {{ color: {t.background}; }}
#toast QPushButton {{ background: transparent; border: 1px solid transparent;
    color: {t.accent_soft}; }}
#toast QPushButton:hover, #toast QPushButton[kbd="true"] {{ border: 1px solid {t.background}; }}
#rule {{ background: {t.border}; max-height: 1px; min-height: 1px; border: 0; }}
#upright {{ background: {t.border}; max-width: 1px; min-width: 1px; border: 0; }}
QSplitter::handle {{ background: {t.border}; }}
QSplitter::handle:hover {{ background: {t.border_strong}; }}
"""


def _texts(t: Tokens) -> str:
    roles = "".join(
        f'QLabel[role="{name}"] {{ font-size: {t.px(role.size)}px; font-weight: {role.weight}; }}\n'
        for name, role in t.roles.items()
    )
    tones = "".join(
        f'QLabel[tone="{tone}"] {{ color: {t.tone(tone)}; }}\n'
        for tone in ("soft", "faint", "accent", "record", "danger", "warning", "on_accent")
    )
    return f"""
QLabel {{ background: transparent; color: {t.text}; }}
QLabel:disabled {{ color: {t.text_faint}; }}
{roles}{tones}
QLabel[role="pill"] {{ border-radius: {t.px(9)}px; padding: {t.px(2)}px {t.px(9)}px;
    background: {t.subtle}; color: {t.text_soft}; font-size: {t.px(12)}px; font-weight: 500; }}
QLabel[role="pill"][level="now"] {{ background: {t.danger_soft}; color: {t.danger}; }}
QLabel[role="pill"][level="soon"] {{ background: {t.warning_soft}; color: {t.warning}; }}
QLabel[role="pill"][level="calm"] {{ background: {t.accent_soft}; color: {t.accent}; }}
QLabel#reading {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border_strong};
    border-radius: 8px; padding: {t.px(4)}px {t.px(9)}px; font-size: {t.px(13)}px; }}
QToolTip {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border_strong};
    padding: 5px 8px; font-size: {t.px(13)}px; }}
"""


def _buttons(t: Tokens) -> str:
    return f"""
QPushButton {{ border: 1px solid {t.border_strong}; border-radius: 9px;
    padding: {t.px(7)}px {t.px(14)}px; background: {t.surface}; color: {t.text};
    font-size: {t.px(14)}px; font-weight: 500; }}
QPushButton:hover {{ background: {t.subtle}; }}
QPushButton:pressed {{ background: {t.hover}; }}
QPushButton:disabled {{ color: {t.text_faint}; background: {t.subtle}; border-color: {t.border}; }}
QPushButton::menu-indicator {{ width: 0; }}
QPushButton[kind="primary"] {{ background: {t.accent}; color: {t.on_accent};
    border: 1px solid {t.accent}; }}
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed {{
    background: {t.accent_hover}; border-color: {t.accent_hover}; }}
QPushButton[kind="primary"]:disabled {{ background: {t.hover}; color: {t.text_faint};
    border-color: {t.hover}; }}
QPushButton[kind="danger"] {{ color: {t.danger}; }}
QPushButton[kind="danger"]:hover {{ background: {t.danger_soft}; border-color: {t.danger}; }}
QPushButton[kind="ghost"] {{ background: transparent; border: 1px solid transparent;
    color: {t.accent}; }}
QPushButton[kind="ghost"]:hover {{ background: {t.hover}; color: {t.accent_hover}; }}
QPushButton[kind="ghost"]:disabled {{ color: {t.text_faint}; }}
QPushButton[kind="ghost"][flush="true"] {{ padding-left: {t.px(4)}px;
    padding-right: {t.px(4)}px; }}
QPushButton[kind="ghost"][quiet="true"] {{ padding: {t.px(3)}px; color: {t.text_soft};
    font-size: {t.px(13)}px; font-weight: 400; text-decoration: underline; }}
#hero QPushButton[kind="ghost"]:hover {{ background: {t.background}; }}
QPushButton[kind="nav"] {{ text-align: left; border: 1px solid transparent;
    background: transparent; color: {t.text_soft}; padding: {t.px(8)}px {t.px(12)}px;
    border-radius: 10px; }}
QPushButton[kind="nav"]:hover {{ background: {t.hover}; }}
QPushButton[kind="nav"]:checked {{ background: {t.surface}; color: {t.text};
    border: 1px solid {t.border}; }}
QPushButton[kind="row"] {{ text-align: left; border: 1px solid transparent;
    background: transparent; color: {t.text}; padding: {t.px(6)}px {t.px(8)}px;
    font-weight: 400; }}
QPushButton[kind="row"]:hover {{ background: {t.subtle}; }}
QPushButton[kbd="true"] {{ border: 2px solid {t.accent};
    padding: {t.px(7) - 1}px {t.px(14) - 1}px; }}
QPushButton[kind="ghost"][quiet="true"][kbd="true"] {{ padding: {t.px(3) - 1}px; }}
QPushButton[kind="primary"][kbd="true"] {{ border: 2px solid {t.text}; }}
QPushButton[kind="danger"][kbd="true"] {{ border: 2px solid {t.danger}; }}
QPushButton[kind="nav"][kbd="true"] {{ border: 2px solid {t.accent};
    padding: {t.px(8) - 1}px {t.px(12) - 1}px; }}
QPushButton[kind="row"][kbd="true"] {{ border: 2px solid {t.accent};
    padding: {t.px(6) - 1}px {t.px(8) - 1}px; }}
"""


def _small_buttons(t: Tokens) -> str:
    seg_ground = t.background if t.dark else t.subtle
    seg_chosen = t.hover if t.dark else t.surface
    return f"""
QPushButton[kind="chip"] {{ border: 1px solid {t.border_strong}; border-radius: {t.px(15)}px;
    padding: {t.px(4)}px {t.px(13)}px; background: {t.surface}; color: {t.text_soft};
    font-size: {t.px(13)}px; min-height: {t.px(22)}px; }}
QPushButton[kind="chip"][pictured="true"] {{ padding-left: {t.px(5)}px; }}
QPushButton[kind="chip"][quiet="true"] {{ border-color: {t.subtle}; background: {t.subtle}; }}
QPushButton[kind="chip"]:hover {{ background: {t.subtle}; color: {t.text}; }}
QPushButton[kind="chip"][quiet="true"]:hover {{ background: {t.hover}; }}
QPushButton[kind="chip"]:checked {{ background: {t.accent_soft}; border-color: {t.accent};
    color: {t.text}; }}
QPushButton[kind="chip"]:disabled {{ color: {t.text_faint}; background: {t.subtle}; }}
QPushButton[kind="chip"][kbd="true"] {{ border: 2px solid {t.accent};
    padding: {t.px(4) - 1}px {t.px(13) - 1}px; }}
QPushButton[kind="chip"][pictured="true"][kbd="true"] {{ padding-left: {t.px(5) - 1}px; }}
QFrame[role="segmented"] {{ background: {seg_ground}; border: 1px solid {t.border};
    border-radius: 10px; }}
QPushButton[kind="seg"] {{ border: 1px solid transparent; background: transparent;
    color: {t.text_soft}; padding: {t.px(4)}px {t.px(13)}px; border-radius: 7px;
    font-size: {t.px(13)}px; }}
QPushButton[kind="seg"]:hover {{ color: {t.text}; }}
QPushButton[kind="seg"]:checked {{ background: {seg_chosen}; color: {t.text};
    border: 1px solid {t.border_strong}; }}
QPushButton[kind="seg"][kbd="true"] {{ border: 2px solid {t.accent};
    padding: {t.px(4) - 1}px {t.px(13) - 1}px; }}
QToolButton {{ border: 1px solid transparent; background: transparent; border-radius: 8px;
    padding: {t.px(5)}px; color: {t.text_soft}; font-size: {t.px(13)}px; }}
QToolButton:hover {{ background: {t.hover}; }}
QToolButton:pressed, QToolButton:checked {{ background: {t.accent_soft}; }}
QToolButton:disabled {{ color: {t.text_faint}; }}
QToolButton[kbd="true"] {{ border: 2px solid {t.accent}; padding: {t.px(5) - 1}px; }}
QToolButton::menu-indicator {{ image: none; }}
"""


def _fields(t: Tokens) -> str:
    inputs = "QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox"
    focused = ", ".join(f"{each.strip()}:focus" for each in inputs.split(","))
    disabled = ", ".join(f"{each.strip()}:disabled" for each in inputs.split(","))
    return f"""
{inputs} {{ background: {t.surface}; border: 1px solid {t.border_strong}; border-radius: 9px;
    padding: {t.px(6)}px {t.px(10)}px; color: {t.text}; font-size: {t.px(14)}px;
    placeholder-text-color: {t.text_faint};
    selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
{focused} {{ border: 1px solid {t.accent}; }}
{disabled} {{ background: {t.subtle}; color: {t.text_faint}; border-color: {t.border}; }}
QLineEdit[wrong="true"] {{ border: 1px solid {t.danger}; }}
QPlainTextEdit[bare="true"], QTextEdit[bare="true"], QLineEdit[bare="true"] {{
    background: transparent; border: 0; border-radius: 0; padding: 0; }}
QPlainTextEdit[role="writing"], QTextEdit[role="writing"] {{ font-size: {t.px(16)}px; }}
QLineEdit[role="title"] {{ font-size: {t.px(20)}px; font-weight: 700; }}
QLineEdit QToolButton {{ padding: 0; border: 0; }}
QAbstractSpinBox {{ padding-right: {t.px(22)}px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ subcontrol-origin: border;
    width: {t.px(20)}px; border: 0; background: transparent; }}
QAbstractSpinBox::up-button {{ subcontrol-position: top right; margin: 2px 2px 0 0; }}
QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; margin: 0 2px 2px 0; }}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{
    background: {t.hover}; border-radius: 4px; }}
QAbstractSpinBox::up-arrow {{ image: {_image("up", t)};
    width: {t.px(12)}px; height: {t.px(12)}px; }}
QAbstractSpinBox::down-arrow, QComboBox::down-arrow, QDateEdit::down-arrow,
QDateTimeEdit::down-arrow {{ image: {_image("down", t)};
    width: {t.px(12)}px; height: {t.px(12)}px; }}
QComboBox {{ padding-right: {t.px(28)}px; }}
QComboBox::drop-down, QDateEdit::drop-down, QDateTimeEdit::drop-down {{
    subcontrol-origin: border; subcontrol-position: center right; width: {t.px(26)}px;
    border: 0; background: transparent; }}
"""


def _choices(t: Tokens) -> str:
    side = t.px(16)
    return f"""
QCheckBox, QRadioButton {{ color: {t.text}; spacing: {t.px(8)}px; font-size: {t.px(14)}px;
    padding: {t.px(3)}px {t.px(4)}px; border: 1px solid transparent; border-radius: 6px;
    background: transparent; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {t.text_faint}; }}
QCheckBox[kbd="true"], QRadioButton[kbd="true"] {{ border: 1px solid {t.accent}; }}
QCheckBox::indicator, QRadioButton::indicator, QGroupBox::indicator {{ width: {side}px;
    height: {side}px; border: 1px solid {t.control}; background: {t.surface}; }}
QCheckBox::indicator, QGroupBox::indicator {{ border-radius: {t.px(5)}px; }}
QRadioButton::indicator {{ border-radius: {(side + 2) // 2}px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ border-color: {t.accent}; }}
QCheckBox::indicator:checked, QRadioButton::indicator:checked {{
    background: {t.accent}; border-color: {t.accent}; }}
QCheckBox::indicator:checked {{ image: {_image("check", t)}; }}
QRadioButton::indicator:checked {{ image: {_image("dot", t)}; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{
    background: {t.subtle}; border-color: {t.border_strong}; }}
"""


def _pickers(t: Tokens) -> str:
    return f"""
QMenu {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border_strong};
    padding: 5px; font-size: {t.px(14)}px; }}
QMenu::item {{ padding: {t.px(6)}px {t.px(24)}px {t.px(6)}px {t.px(12)}px; border-radius: 6px; }}
QMenu::item:selected {{ background: {t.accent_soft}; color: {t.text}; }}
QMenu::item:disabled {{ color: {t.text_faint}; }}
QMenu::icon {{ padding-left: {t.px(8)}px; }}
QMenu::indicator {{ width: {t.px(14)}px; height: {t.px(14)}px; margin-left: {t.px(6)}px; }}
QMenu::indicator:checked {{ image: {_image("ticked", t)}; }}
QMenu::separator {{ height: 1px; background: {t.border}; margin: 5px 8px; }}
QComboBox QAbstractItemView {{ background: {t.surface}; color: {t.text};
    border: 1px solid {t.border_strong}; padding: 4px; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {t.surface}; }}
QCalendarWidget QAbstractItemView {{ background: {t.surface}; border: 0;
    selection-background-color: {t.accent}; selection-color: {t.on_accent}; }}
QCalendarWidget QToolButton {{ color: {t.text}; font-weight: 500; }}
"""


def _lists(t: Tokens) -> str:
    return f"""
QAbstractItemView {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border};
    border-radius: 9px; alternate-background-color: {t.subtle}; font-size: {t.px(14)}px; }}
QAbstractItemView[bare="true"] {{ background: transparent; border: 0; border-radius: 0; }}
QListView::item, QTreeView::item {{ padding: {t.px(6)}px {t.px(8)}px; border-radius: 6px; }}
QListView::item:hover, QTreeView::item:hover {{ background: {t.subtle}; }}
QListView::item:selected, QTreeView::item:selected {{ background: {t.accent_soft};
    color: {t.text}; }}
QHeaderView::section {{ background: {t.subtle}; color: {t.text_soft}; border: 0;
    border-bottom: 1px solid {t.border}; padding: {t.px(6)}px {t.px(8)}px;
    font-size: {t.px(13)}px; }}
QTableCornerButton::section {{ background: {t.subtle}; border: 0; }}
"""


def _rest(t: Tokens) -> str:
    return f"""
QScrollBar:vertical {{ background: transparent; width: 11px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 11px; margin: 2px; }}
QScrollBar::handle {{ background: {t.border_strong}; border-radius: 3px; }}
QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {t.control}; }}
QScrollBar::handle:vertical {{ min-height: 36px; }}
QScrollBar::handle:horizontal {{ min-width: 36px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: none; height: 0; width: 0; }}
QAbstractScrollArea::corner {{ background: transparent; }}
QProgressBar {{ background: {t.hover}; border: 0; border-radius: 4px; max-height: 8px;
    min-height: 8px; }}
QProgressBar::chunk {{ background: {t.accent}; border-radius: 4px; }}
QGroupBox {{ border: 1px solid {t.border}; border-radius: 12px; margin-top: {t.px(12)}px;
    padding: {t.px(14)}px; color: {t.text}; font-size: {t.px(14)}px; }}
QGroupBox::title {{ subcontrol-origin: margin; left: {t.px(14)}px; padding: 0 4px; }}
QTabWidget::pane {{ border: 1px solid {t.border}; border-radius: 10px;
    background: {t.surface}; }}
QTabBar::tab {{ background: transparent; color: {t.text_soft}; border: 0;
    border-bottom: 2px solid transparent; padding: {t.px(7)}px {t.px(14)}px; }}
QTabBar::tab:hover {{ color: {t.text}; }}
QTabBar::tab:selected {{ color: {t.text}; border-bottom: 2px solid {t.accent}; }}
QTabBar::tab:focus {{ border-bottom: 2px solid {t.text}; }}
"""
