"""The voice of a hall: what is spoken and what is not (`rules`), what it says (`announcement`), how
it sounds (`engine`), and the speaker that says one after the other (`speaker`)."""
