"""What the help page says about the lock: what it does, what it does not do, what is left over."""

from typing import NamedTuple

from trustjournal.i18n import N_


class Protection(NamedTuple):
    """Against whom, what holds, and what does not."""

    against: str
    holds: str
    does_not: str


PROTECTIONS = (
    Protection(
        N_("Somebody who has the computer while the journal is locked"),
        N_(
            "With a passphrase, nothing you wrote can be read without it or the recovery key."
            " Each guess takes time."
        ),
        N_(
            "A passphrase that is easy to guess. That there is a file, how large it is, and when"
            " it changed."
        ),
    ),
    Protection(
        N_("Anybody at this computer account, when you set no passphrase"),
        N_("Damage to the file is noticed."),
        N_("Everything can be read. You can set a passphrase at any time in the settings."),
    ),
    Protection(
        N_("Somebody at the computer while the journal is open"),
        N_(
            "It locks itself after the time you chose, and at once with the hide key; on Linux also"
            " when the computer goes to sleep or its screen is locked, if the system tells."
            " A locked window shows no text, no title and no name."
        ),
        N_("What was seen before. A camera. A program that records the screen."),
    ),
    Protection(
        N_("Somebody who makes you type the passphrase"),
        N_("Nothing. There is no hidden second journal: finding one could make things worse."),
        N_(
            "Everything can be read. What you threw away and emptied from the trash is no longer"
            " in the journal, but it may be in older copies."
        ),
    ),
    Protection(
        N_("Somebody who shares your computer account"),
        N_(
            "With a passphrase, the same as for a locked journal. The passphrase is kept nowhere on"
            " the computer: it is asked for every time."
        ),
        N_("The clipboard, the memory of the input method, and the files you export."),
    ),
    Protection(
        N_("Another account on the same computer"),
        N_("The files may be read by your account alone, and no text is put anywhere else."),
        N_("Whoever administers the computer."),
    ),
    Protection(
        N_("A thief, when the computer is switched off"),
        N_("With a passphrase, the same as for a locked journal."),
        N_(
            "What the system itself put on the disk while it ran: swap space, hibernation."
            " Encrypting the whole disk helps: FileVault, BitLocker or LUKS."
        ),
    ),
    Protection(
        N_("A service that keeps copies of your files"),
        N_("With a passphrase, it only ever gets what is encrypted."),
        N_("That you wrote, and when. It may keep what you deleted, or give back an older state."),
    ),
    Protection(
        N_("A file that somebody gave you"),
        N_("Nothing in it is run, and nothing is fetched from the network."),
        N_("What the file itself shows or says."),
    ),
    Protection(
        N_("Spying software, or somebody who controls the computer"),
        N_("Nothing."),
        N_(
            "It sees what you see and type. A safer device, or paper kept elsewhere, may be better."
        ),
    ),
    Protection(
        N_("A repair shop, or whoever owns the computer later"),
        N_("What was emptied from the trash is overwritten inside the journal's file."),
        N_("Older copies, exported files, and the spare parts of a modern disk."),
    ),
    Protection(
        N_("Somebody who tampers with the parts this app is made of"),
        N_("It is made of few parts, which the settings name."),
        N_("A part that was changed before anybody noticed."),
    ),
)

TRACES = (
    N_(
        "Exported and printed pages can be read by everybody who gets them. The computer's own"
        " search may list the words of exported files, and keep small pictures of them."
    ),
    N_(
        "Printing hands a page to the print service of this computer; where it goes from there is"
        " not up to the app."
    ),
    N_(
        "What you copy here leaves the clipboard after 30 seconds, and when the journal locks."
        " Programs that remember what was copied are asked not to; some do so all the same."
    ),
    N_("Input methods learn names and phrases that you type; they have a setting to forget."),
    N_("What is on the screen is told to screen readers and similar programs."),
    N_(
        "While the journal is open, its words are in the computer's memory. With a passphrase the"
        " lock leaves none there on Linux and macOS; on Windows, or without one, some may stay"
        " until the app has ended."
    ),
    N_("The hide key does not remove traces outside the app, such as a browser's history."),
)
