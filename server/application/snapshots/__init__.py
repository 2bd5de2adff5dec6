"""The six whole truths, each built for its reader from one consistent reading."""
