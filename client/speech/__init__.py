"""Speech: a text becomes sound, and the sound is played where it is meant to be heard.

`voice` makes the sound, `sound` is the interface of an output and has a recording fake, `speaker`
says one sentence after the other. `folder` keeps the sound as a file. `device` plays on a real
output; it loads QtMultimedia, so `outputs`, which makes the configured output, imports it late.
"""
