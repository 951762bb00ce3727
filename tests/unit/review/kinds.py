"""A few kinds of events, as the catalogue tells of them."""

from trustjournal.events.domain import Dimension, Kind

KINDS = {
    id_: Kind(
        id=id_,
        labels={"en": id_, "ja": id_},
        dimension=dimension,
        favourable=favourable,
        weight=weight,
    )
    for id_, dimension, favourable, weight in (
        ("promise_kept", Dimension.PROMISES, 1.0, 1.0),
        ("promise_kept_late_silent", Dimension.PROMISES, 0.3, 1.0),
        ("promise_released", Dimension.PROMISES, 1.0, 0.0),
        ("honest_hard", Dimension.HONESTY, 1.0, 1.0),
        ("untrue", Dimension.HONESTY, 0.0, 2.0),
        ("listened_fully", Dimension.LISTENING, 1.0, 0.5),
        ("respect_shown", Dimension.RESPECT, 1.0, 0.5),
        ("steady", Dimension.CONSISTENCY, 1.0, 0.25),
        ("gave", Dimension.BALANCE, None, 0.0),
    )
}
