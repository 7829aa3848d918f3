"""Writers: what a document looks like as a page, as Markdown, in a notebook."""
