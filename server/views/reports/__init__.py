"""Reports: tables of plain numbers about some business days, made from the facts of a centre; the
page adds titles, names and explanations in the reader's language."""
