# What only the board says.

label_number = Number
label_counter = Counter
label_wait = Wait
floor = Floor { $n }

no_calls = Your number appears here when it is called
hall_closed = The centre is closed
hall_opens_at = The centre is closed. It opens at { $time }
hall_opens_tomorrow = The centre is closed. It opens tomorrow at { $time }
hall_opens_on = The centre is closed. It opens { $day } at { $time }
earlier = Called earlier
by_mistake = Called by mistake. Please wait
again = Called again
following = Next
nobody_waits = No one is waiting
counter_free = Free
service_paused = paused
service_paused_until = paused until about { $time }
service_unserved = no counter
service_closed = closed
service_full = no more tickets
some_services = some services: { $state }
more_waits = { $n } more: ask at the entrance or scan your ticket
code_ticket = Take a ticket on your phone
code_check_in = Check in with your booking here

# For screen readers
called_now = Now called: { $number }, counter { $counter }

# As it is spoken
say_call = Ticket { $number }. Please go to counter, { $counter }.
say_number = letter { $letters }. { $digits }
say_call_short = { $number }, counter { $counter }.
