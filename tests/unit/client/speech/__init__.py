"""Speech, with the real synthesizer."""
