"""The receipt: its texts (`content`), its layout (`layout`), its bitmap (`render`)."""
