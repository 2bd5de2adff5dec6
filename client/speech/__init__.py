"""Speech: `voice` makes a text sound, `speaker` says one sentence after the other, on an output
with the interface `sound`. `device` loads QtMultimedia, so `outputs` imports it late."""
