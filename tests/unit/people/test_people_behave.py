"""Whatever is done to people in whatever order, some things always hold."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from trustjournal.core.text import name_key
from trustjournal.people import store
from trustjournal.people.problems import PersonExists
from trustjournal.storage import index_check

names = st.sampled_from(["美咲", "健太", "Kenta", "ＫＥＮＴＡ", "あや", "Élise"])
deeds = st.one_of(
    st.tuples(st.just("add"), names),
    st.tuples(st.just("rename"), names, names),
    st.tuples(st.sampled_from(["delete", "put away", "note"]), names),
    st.tuples(st.just("bring back"), st.integers(0, 3)),
)


def _do(people, thrown, deed):
    kind, *rest = deed
    if kind == "bring back":
        if rest[0] < len(thrown):
            people.bring_back(thrown.pop(rest[0]))
        return
    person = people.named(rest[0])
    if kind == "add":
        people.add(rest[0])
    elif person is None:
        return
    elif kind == "rename":
        people.change(replace(person, name=rest[1]))
    elif kind == "delete":
        thrown.append(people.delete(person.id))
    elif kind == "put away":
        people.put_away(person.id)
    else:
        people.amend(person.id, {"purpose": person.purpose + "。"})


def _refused(people, thrown, deed):
    """Do it; return who holds the name when it is taken."""
    try:
        _do(people, thrown, deed)
    except PersonExists as refusal:
        return refusal.person
    return None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.lists(deeds, max_size=15))
def test_names_stay_unique_and_everybody_can_be_found(people, vault, deeds):
    thrown = []
    for deed in deeds:
        before = people.everyone(with_put_away=True)
        holder = _refused(people, thrown, deed)
        if holder is not None:
            assert holder in before
            assert people.everyone(with_put_away=True) == before
    everybody = people.everyone(with_put_away=True)
    keys = [name_key(person.name) for person in everybody]
    assert len(keys) == len(set(keys))
    assert [people.named(person.name) for person in everybody] == everybody
    assert [people.find_or_add(person.name) for person in everybody] == everybody
    with vault.reading() as connection:
        assert index_check.check(connection, store.documents(connection)) == []
