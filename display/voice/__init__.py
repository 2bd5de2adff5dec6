"""The voice of a hall: which calls are spoken (`rules`), the texts (`announcement`), the sound
(`engine`), and the playback one after the other (`speaker`)."""
