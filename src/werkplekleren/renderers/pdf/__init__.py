"""PDF: typst sets the document, which it gets as data."""
