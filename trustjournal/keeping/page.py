"""What other pages need of looking after the journal."""

from trustjournal.keeping.asking import PassphraseAgain
from trustjournal.keeping.check_card import CheckCard
from trustjournal.keeping.copies_card import CopiesCard
from trustjournal.keeping.export_card import ExportCard
from trustjournal.keeping.import_card import ImportCard

__all__ = ["CheckCard", "CopiesCard", "ExportCard", "ImportCard", "PassphraseAgain"]
