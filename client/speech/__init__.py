"""Speech: a text becomes sound, and the sound is played where it is meant to be heard.

`voice` makes the sound, `sound` is the interface of an output, `speaker` says one sentence after
the other. `outputs` makes the configured output: a folder, or a device of the machine (`device`
loads QtMultimedia, so it is imported late).
"""
