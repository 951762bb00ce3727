"""What the help page says: short notes with their sources, and what the journal's words mean."""

from typing import NamedTuple

from trustjournal.i18n import N_


class Note(NamedTuple):
    """A few sentences about why the journal is as it is."""

    heading: str
    text: str
    sources: tuple[str, ...] = ()
    """By their ids in resources/worksheet_sources.toml."""
    ideas: tuple[str, ...] = ()
    """Which ideas of the articles that the journal grew from it carries."""


class Term(NamedTuple):
    """A word of the journal, and what it means here."""

    word: str
    meaning: str


NOTES = (
    Note(
        N_("Two things, never one figure"),
        N_(
            "The track record looks back: what was promised and done, as you noted it. Felt trust"
            " looks ahead: how ready you feel to rely on somebody. The journal keeps them apart and"
            " gives nobody a score."
        ),
        ("seed1",),
        ("S0-2", "S1-17"),
    ),
    Note(
        N_("What trust makes easier"),
        N_(
            "Where people can rely on each other, less has to be checked, explained and guarded."
            " It becomes easier to speak plainly, to ask, and to work together. None of it comes"
            " at once: it grows from what is done, a little at a time."
        ),
        ("seed0",),
        ("S0-4",),
    ),
    Note(
        N_("Why something matters"),
        N_(
            "Every step of a worksheet says in a line why it is there, and where that comes from."
            " What the lines and the notes on this page name is listed below in full. Much of it"
            " was found out about other people in other places: it may help, and need not fit you."
        ),
        (),
        ("S0-8",),
    ),
    Note(
        N_("Listening can be practised"),
        N_(
            "Put everything else away and listen to the end. Then say one thing back: what you"
            " heard, in your own words; or how it seems to have been for them; or, as a question,"
            " what you are not sure you understood. Advice can wait until they want it."
        ),
        ("listening", "seed0"),
        ("S0-32",),
    ),
    Note(
        N_("There is a knack to ties"),
        N_(
            "It can be learned, and it needs no eloquence: take an interest first, give something"
            " small that is of use to them, stay in touch without a request. Companions one can"
            " rely on, and chances too, come of it in time. Few ties that go deep do more than"
            " many."
        ),
        ("seed2",),
        ("S2-4",),
    ),
    Note(
        N_("Three reasons why ties stay few"),
        N_(
            "One begins with oneself, or wants something back at once: ask about them first. One"
            " believes oneself bad at talking: silence is all right, and listening counts for more"
            " than sparkle. One is content with having met: a word of thanks the same evening is"
            " enough to go on."
        ),
        ("seed2",),
        ("S2-6",),
    ),
    Note(
        N_("Asking for a small favour"),
        N_(
            "Whoever helped somebody may come to like them a little more; the observation is named"
            " after Benjamin Franklin. What speaks for it is one old experiment and a few since,"
            " and asking too much works the other way. It is no trick: people notice. Ask for what"
            " you really need, and leave them free to say no."
        ),
        ("franklin", "niiya_amae", "seed2"),
        ("S2-80",),
    ),
    Note(
        N_("Why it asks so little"),
        N_(
            "Writing about a relationship every day can change it. In one study, husbands who kept"
            " a diary of conflicts for fifteen days reported less satisfaction with their marriage."
            " So you are asked about three people a day at most, and leaving an answer out is"
            " never counted."
        ),
        ("merrilees2008",),
    ),
    Note(
        N_("Why one question is enough"),
        N_(
            "When people answer often, a single question says nearly as much as a longer list:"
            " the lists were better, but in most cases only a little."
        ),
        ("song2022",),
    ),
    Note(
        N_("Going over a hurt"),
        N_(
            "Going over a hurt night after night can keep it open. It helps some people to look at"
            " it from a distance, as if it had happened to somebody with their name. Questions"
            " about a hurt suggest ten minutes, and at night nothing is asked."
        ),
        ("kross",),
    ),
    Note(
        N_("When somebody frightens you"),
        N_(
            "Where there is violence or control, working on how you talk to each other is not the"
            " way out, and couples counselling is not recommended. The places above can be asked"
            " without having decided anything."
        ),
        ("hotline_couples",),
    ),
    Note(
        N_("When your own behaviour worries you"),
        N_(
            "Whoever frightened or hurt somebody, or fears that they might, can get help before it"
            " happens again. Where there is a place for that in your country's list above, it says"
            " so; elsewhere a doctor or a counselling centre is a first step. Having said it to"
            " somebody who can help is a beginning."
        ),
    ),
    Note(
        N_("What this journal is not"),
        N_(
            "It is a diary. It is not therapy, not a test and not evidence. Its question about"
            " trust and its twelve statements about a relationship were written for it, and nobody"
            " has validated them."
        ),
        ("rempel1985", "mayer1995"),
    ),
)

TERMS = (
    Term(
        N_("Track record"),
        N_(
            "What happened so far, in events you wrote down. It looks back, and it is made of"
            " facts."
        ),
    ),
    Term(
        N_("Felt trust"),
        N_(
            "How ready you feel to rely on somebody from here on. It looks ahead, and is yours"
            " alone."
        ),
    ),
    Term(
        N_("Check-in"),
        N_("One answer on one day: how ready you feel to rely on somebody."),
    ),
    Term(
        N_("Event"),
        N_("Something that happened between you and somebody, chosen from a short list."),
    ),
    Term(
        N_("Promise"),
        N_("Something that one of you said they would do, with a day if there is one."),
    ),
    Term(
        N_("Boundary"),
        N_("What is fine for you and what is not, and what you do then yourself."),
    ),
    Term(
        N_("Open matter"),
        N_("Something you have not talked about yet. It may also be left alone on purpose."),
    ),
    Term(
        N_("Milestone"),
        N_("Something worth remembering, however small."),
    ),
    Term(
        N_("Likely range"),
        N_("Where a value probably lies: in about ninety of a hundred cases."),
    ),
    Term(
        N_("Safety flag"),
        N_("For somebody who frightens you: the journal asks nothing about them by itself."),
    ),
)
TERMS_CARRY = ("S1-4",)
"""The ideas that the list of words carries."""
