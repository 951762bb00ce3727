"""The sentence above every record: counts, and never a share."""

from trustjournal import i18n
from trustjournal.promises.domain import Counts
from trustjournal.promises.words import counts

TWELVE = Counts(kept=9, late=2, not_kept=0, open=1, months=6)


def test_counts_are_said_in_english_one_as_one():
    assert counts(TWELVE) == "12 promises: 9 on time, 2 late, 0 not kept, 1 open (last 6 months)"
    assert counts(Counts(kept=1, months=1)) == (
        "1 promise: 1 on time, 0 late, 0 not kept, 0 open (last 1 month)"
    )


def test_counts_are_said_in_japanese():
    i18n.use("ja")
    assert counts(TWELVE) == (
        "約束12件：期日どおり9件、遅れ2件、守れなかった0件、これから1件（直近6か月）"
    )
