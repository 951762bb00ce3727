import pytest

from trustjournal.core import resources
from trustjournal.core.resources import ResourceError, Table


def test_a_shipped_file_is_read_as_tables():
    licences = resources.load("licences", "licences.toml")
    assert licences.tables("licence")[0].text("name")


def test_a_missing_file_is_named():
    with pytest.raises(ResourceError, match=r"example/nowhere\.toml: cannot be read"):
        resources.load("example", "nowhere.toml")


def test_a_file_that_is_no_toml_is_named():
    with pytest.raises(ResourceError, match=r"fonts/OFL\.txt: "):
        resources.load("fonts", "OFL.txt")


def test_a_missing_value_is_named_with_its_place():
    table = Table({"prompt": [{}, {"id": "p1"}]}, "prompts.toml")
    with pytest.raises(ResourceError, match=r"prompts\.toml prompt\[1\]: kind is missing"):
        table.tables("prompt")[1].text("kind")


@pytest.mark.parametrize(
    ("read", "wrong"),
    [
        ("text", 1),
        ("integer", 1.5),
        ("integer", True),
        ("number", "1"),
        ("number", True),
        ("flag", 1),
        ("texts", "one"),
        ("texts", ["one", 2]),
        ("integers", [1, "2"]),
        ("integers", [True]),
        ("integers", 1),
        ("table", []),
        ("tables", {}),
        ("tables", ["one"]),
    ],
)
def test_a_value_of_another_kind_is_refused_with_its_place(read, wrong):
    table = Table({"value": wrong}, "some.toml")
    with pytest.raises(ResourceError, match=r"some\.toml: value must be "):
        getattr(table, read)("value")


def test_values_of_the_right_kind_are_returned():
    table = Table(
        {
            "t": "",
            "i": 3,
            "n": 2,
            "f": False,
            "l": ["a"],
            "w": [1],
            "in": {"side": 1},
            "rows": [{}],
        },
        "x",
    )
    assert table.text("t") == ""
    assert table.integer("i") == 3
    assert table.number("n") == 2.0
    assert table.flag("f") is False
    assert table.texts("l") == ("a",)
    assert table.integers("w") == (1,)
    assert table.table("in").integer("side") == 1
    assert len(table.tables("rows")) == 1
    assert table.names() == ("t", "i", "n", "f", "l", "w", "in", "rows")
    assert "t" in table
    assert "u" not in table
