"""A page that describes the tree describes the tree as it is."""

import re
from pathlib import Path

import pytest

import trustjournal
from tests.architecture.rules import FEATURES

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


def test_every_folder_is_on_the_architecture_page():
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    package = Path(trustjournal.__file__).parent
    folders = [path.parent.name for path in package.glob("*/__init__.py")]
    assert [name for name in folders if f"\n  {name}/" not in page] == []


def test_the_order_of_features_on_the_page_is_the_one_that_is_tested():
    page = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    assert " ← ".join(FEATURES) in page


def test_every_decision_is_in_the_list():
    folder = ROOT / "docs" / "decisions"
    listed = set(LINK.findall((folder / "README.md").read_text("utf-8")))
    assert listed == {path.name for path in folder.glob("0*.md")}


@pytest.mark.parametrize(
    "page",
    [
        path.relative_to(ROOT).as_posix()
        for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"))
    ],
)
def test_every_link_leads_somewhere(page):
    file = ROOT / page
    targets = LINK.findall(file.read_text("utf-8"))
    assert [target for target in targets if not (file.parent / target).exists()] == []


def test_both_readmes_give_the_same_commands():
    def commands(page):
        text = (ROOT / page).read_text("utf-8")
        inside = "\n".join(re.findall(r"```sh\n(.*?)```", text, re.DOTALL))
        return re.findall(r"^(?:make|trustjournal) \w+", inside, re.MULTILINE)

    assert commands("README.md") == commands("README.ja.md")
    assert commands("README.md")[:2] == ["make run", "make test"]
