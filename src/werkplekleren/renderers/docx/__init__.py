"""Word: a document of real styles, lists, headings and fields, on a reference document of the fund or on ours."""
