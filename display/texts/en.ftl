# What only the board says.

label_number = Number
label_counter = Counter
label_service = Service
label_ahead = Ahead of you
label_wait = Wait
range_minutes = { $range } min
range_hours = { $range } h

no_calls = Your number appears here when it is called
hall_closed = The hall is closed
service_paused = paused
service_unserved = no counter
service_closed = closed
help_line = Help: { $line }

# For screen readers
board_name = Hall board
called_now = Now called: { $number }, counter { $counter }

# As it is spoken
say_call = { $number }, counter { $counter }.
