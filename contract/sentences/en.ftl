# What the server and the programs say alike.

# Waiting: how many people are ahead, and how long it takes, in minutes or hours.
people_ahead = { $n ->
    [0] No one is ahead of you
    [one] { $n } person is ahead of you
   *[other] { $n } people are ahead of you
}
unserved = No counter is open for this now
unserved_ticket = Your number will be called when one opens
amount_minutes = { $n } min
amount_hours = { $n } hours
amount_half_hours = { $n }½ hours
figure_hours = { $n }
figure_half_hours = { $n }½
wait_minutes = usually { $low }–{ $high }
wait_minutes_hours = about { $low } to { $high }
wait_hours = about { $low } to { $high }
wait_below = usually less than { $high }
late = 9 out of 10 people wait less than { $late }
short_minutes = { $low }–{ $high } min
short_minutes_hours = { $low }–{ $high } h
short_hours = { $low }–{ $high } h
short_below = under { $high }
coupon = Come back with this code until the end of { $date }; you will be called before others
on_weekday = { $weekday ->
    [mon] on Monday { $date }
    [tue] on Tuesday { $date }
    [wed] on Wednesday { $date }
    [thu] on Thursday { $date }
    [fri] on Friday { $date }
    [sat] on Saturday { $date }
   *[sun] on Sunday { $date }
}

# Visitors with a booking
booked_for = Booked for { $time }
booked_from = Your number will be called from { $time } on
booked_order = Visitors with a booking are called as if they had taken a ticket { $minutes } minutes before their time.
booked_kept = In the last four weeks { $kept } of 100 visitors with a booking were called within { $minutes } minutes of their time.

# Why this one. Waits are whole minutes; a class is never named.
why_longest_wait = Called before { $next }: waited { $waited } min (target { $target }); { $next } waited { $next_waited } min (target { $next_target }).
why_longest_wait_plain = Called before { $next }: waited { $waited } min; { $next } waited { $next_waited } min.
why_only_one = Only ticket waiting for this counter.
why_only_one_at = Only ticket waiting for counter { $counter }.
why_guard = Called first: waited { $waited } min, longer than the maximum wait.
why_cap = Next by waiting time: several tickets had been called ahead of it.
why_level = This counter serves this service, and tickets sent to it, first.
why_level_at = Counter { $counter } serves this service, and tickets sent to it, first.
why_precedence = Next by priority and waiting time.
why_chosen = { $reason ->
    [in_need] Called out of turn by staff, because of an urgent need.
    [came_back] Called out of turn by staff, after coming back with what was missing.
    [wrong_queue] Called out of turn by staff, after waiting in another queue.
    [together] Called out of turn by staff, together with another visitor.
    [missed_call] Called out of turn by staff, after a missed call.
    [staff_mistake] Called out of turn by staff, to correct a mistake.
    [manager] Called out of turn by staff, at the request of the manager.
    [walk_in] Called when the ticket was taken at the counter.
   *[other] Called out of turn by staff; the reason is recorded.
}
why_rule = Called by the rules of this centre.
why_waiting = No later ticket for your service was called first.

# The same, told to one who still waits.
why_before_longest_wait = { $number } was called before { $own }: waited { $waited } min (target { $target }); { $own } waited { $own_waited } min (target { $own_target }).
why_before_longest_wait_plain = { $number } was called before { $own }: waited { $waited } min; { $own } waited { $own_waited } min.
why_before_guard = { $number } was called before { $own }: waited { $waited } min, longer than the maximum wait.
why_before_level = { $number } was called before { $own }: its counter serves that service, and tickets sent to it, first.
why_before_precedence = { $number } was called before { $own } by priority and waiting time.
why_before_chosen = { $number } was called before { $own }, out of turn, by staff: for example because of an urgent need, or after coming back with what was missing. The reason is recorded.
why_before_not_ready = { $number } was called before { $own }: { $own } could not be called yet, or is reserved for a certain counter.
why_before_rule = { $number } was called before { $own } by the rules of this centre.

# Why staff call a ticket out of turn, and why one is on hold.
call_reason_in_need = Cannot wait: ill, a baby, very old
call_reason_came_back = Comes back with what was missing
call_reason_wrong_queue = Waited in the wrong queue
call_reason_together = Belongs to the last visitor
call_reason_missed_call = Missed the call
call_reason_staff_mistake = A mistake of ours
call_reason_manager = The manager of the centre asks for it
call_reason_walk_in = Took the ticket at the counter
call_reason_other = Another reason
hold_reason_form = Fills in a form
hold_reason_copies = Fetches papers
hold_reason_payment = Pays
hold_reason_colleague = A colleague has to answer
hold_reason_later = Comes back later

# Service is paused.
still_hall = Service is paused
still_hall_until = Service is paused until about { $time }
still_service = This service is paused
still_service_until = This service is paused until about { $time }
still_places = Everyone keeps their place.
still_own_place = You keep your place.
still_alarm = There is an alarm. Please follow the instructions of our staff.
still_drill = There is a drill. Please follow the instructions of our staff.
still_power = The power has failed.
still_strike = There is a strike.
still_technical = A technical system has failed.
still_break = Our staff are on a break.
still_meeting = Our staff are in a meeting.
still_other = Our staff can tell you more.
promises_broken = Over the promised wait: { $n }
promises_at_risk = Promised wait at risk: { $n }
promise_broken = Over the promised wait
promise_at_risk = Promised wait at risk
delay_counter_closed = A counter has closed
delay_counter_paused = A counter is on a break
delay_service_paused = The service is paused

# Connection, counters and tickets
not_connected = Not connected
not_connected_since = Connection lost at { $time }
counter = Counter
counter_number = Counter { $number }
ticket_waiting = Waiting
ticket_called = Called
ticket_serving = Being served
ticket_on_hold = On hold
ticket_missed = Missed
ticket_finished = Finished
ticket_cancelled = Cancelled
ticket_expired = Expired
counter_open = Open
counter_paused = On a break
counter_closed = Closed
