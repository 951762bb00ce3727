"""The recovery key survives being written down by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustjournal.storage import recovery

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SECRETS = st.binary(min_size=16, max_size=16)


@given(SECRETS)
def test_what_is_written_is_read(secret):
    written = recovery.written(secret)
    assert recovery.read(written) == secret
    assert [len(group) for group in written.split("-")] == [4] * 7


@given(SECRETS, st.data())
def test_it_may_be_typed_in_any_of_the_usual_ways(secret, data):
    written = recovery.written(secret)
    swaps = {"0": "0Oo", "1": "1IiLl"}
    typed = "".join(data.draw(st.sampled_from(swaps.get(c, c + c.lower()))) for c in written)
    assert recovery.read(typed) == secret
    assert recovery.read(typed.replace("-", data.draw(st.sampled_from(["", " ", "　", "ー", "–"]))))
    wide = "".join(chr(ord(c) + 0xFEE0) if c != "-" else "－" for c in typed)
    assert recovery.read(f"  {wide}\n") == secret


@pytest.mark.parametrize("secret", [bytes(16), b"\xff" * 16, bytes(range(7, 247, 15))])
def test_every_single_typo_is_noticed(secret):
    characters = recovery.written(secret).replace("-", "")
    for place, right in enumerate(characters):
        for wrong in ALPHABET.replace(right, ""):
            mistyped = characters[:place] + wrong + characters[place + 1 :]
            assert recovery.read(mistyped) is None
            assert recovery.looks_like_one(mistyped)


@given(SECRETS, st.integers(0, 27), st.integers(0, 27))
def test_two_characters_that_changed_places_are_noticed(secret, one, other):
    characters = list(recovery.written(secret).replace("-", ""))
    characters[one], characters[other] = characters[other], characters[one]
    same = "".join(characters) == recovery.written(secret).replace("-", "")
    assert (recovery.read("".join(characters)) == secret) is same


@pytest.mark.parametrize("text", ["", "0", "0" * 27, "0" * 29, "U" + "0" * 27, "信" * 28])
def test_what_has_another_shape_is_none(text):
    assert recovery.read(text) is None
    assert not recovery.looks_like_one(text)


def test_only_128_bits_are_written():
    with pytest.raises(ValueError, match="128 bits"):
        recovery.written(bytes(15))
