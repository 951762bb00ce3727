"""The words of walking through a sheet, in the language in use."""

from collections.abc import Callable, Mapping

from trustjournal import i18n
from trustjournal.i18n import N_, _, formats, pgettext
from trustjournal.ui.translated import Text
from trustjournal.worksheets.domain import Action, Question, Texts
from trustjournal.worksheets.walking import Mode

_BETWEEN_ENDS = "…"
_LONGEST_NAME = 12
_HINTS: Mapping[Action, str] = {
    Action.PRIVATE_MODE: N_(
        "From here on this sheet is only for yourself: what would need the other person is left "
        "out, and no talk is planned."
    ),
    Action.SAFETY_PAGE: N_(
        "Being afraid matters more than any talk. There are people who listen and can help."
    ),
    Action.OFFER_SAFETY: N_("If it stays with you, there are people one can talk to about it."),
    Action.SUGGEST_PAUSE: N_("There is no hurry. You can stop here for today; all of it is kept."),
    Action.SELF_ONLY: N_(
        "Then this sheet keeps to what you can do alone. Nothing in it asks anything of them."
    ),
    Action.SKIP_TO_BOUNDS: N_(
        "Then the talk is left out. The next step is about what you need, whatever they do."
    ),
    Action.LEAVE_OUT_REST: N_(
        "Then it is left out. What you may have written about it is kept, but not on the card."
    ),
    Action.ASK_REWRITE: N_(
        "Could you word it so that it lies in your own hands? What you do yourself holds, "
        "whatever they do."
    ),
    Action.OTHER_OR_GIVE: N_(
        "Somebody else might be glad to be asked this time. Or there is something you could do "
        "for them first."
    ),
    Action.SMALLER: N_("Is there a smaller part of it that you could ask for first?"),
}


def in_language(texts: Texts) -> Callable[[], str]:
    """Return a text of a worksheet as it is said whenever the language changes."""
    return lambda: texts.get(i18n.language(), "")


def progress(number: int, count: int, mode: Mode) -> str:
    """Say where one stands, and how much of the sheet is walked."""
    where = pgettext("sheet", "Step {number} of {count}").format(
        number=formats.number(number), count=formats.number(count)
    )
    if mode is Mode.PRIVATE:
        return _("{where} · only for yourself").format(where=where)
    if mode is Mode.SELF_ONLY:
        return _("{where} · what you can do alone").format(where=where)
    return where


def hint(action: Action) -> str:
    """Return the one line that an answer sets off."""
    return _(_HINTS[action])


def need(question: Question) -> str:
    """Say whether a question has to be answered."""
    return _("Needed to finish") if question.required else _("Can stay empty")


def room_left(left: int) -> str:
    """Say how much room is left, near the end of it; nothing before."""
    if left < 0:
        return i18n.ngettext("{count} letter too many", "{count} letters too many", -left).format(
            count=formats.number(-left)
        )
    return i18n.ngettext("{count} letter left", "{count} letters left", left).format(
        count=formats.number(left)
    )


def minutes_left(minutes: int) -> str:
    """Say how long a quiet timer still runs."""
    return i18n.ngettext(
        "About {count} minute is left.", "About {count} minutes are left.", minutes
    ).format(count=formats.number(minutes))


def ends(anchors: Texts) -> tuple[Text, Text]:
    """Return what the two ends of a scale mean."""
    parts = {
        language: text.partition(_BETWEEN_ENDS) if _BETWEEN_ENDS in text else ("", "", text)
        for language, text in anchors.items()
    }
    low = {language: each[0].strip() for language, each in parts.items()}
    high = {language: each[2].strip() for language, each in parts.items()}
    return in_language(low), in_language(high)


def wording(template: Texts) -> tuple[str, str]:
    """Return what a wording to begin from is called, if it has a name, and its words."""
    text = in_language(template)()
    for between in ("：", ": "):
        name, found, words = text.partition(between)
        if found and len(name) <= _LONGEST_NAME:
            return name.strip(), words.strip()
    return "", text
