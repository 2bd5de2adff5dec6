# What the server and the programs say alike.

# Why this one. Waits are whole minutes; a class is never named.
why_longest_wait = Called before { $next }: waited { $waited } of { $target ->
    [one] { $target } minute
   *[other] { $target } minutes
}; { $next } { $next_waited } of { $next_target }.
why_longest_wait_plain = Called before { $next }: waited { $waited } min; { $next } { $next_waited } min.
why_only_one = Called because nobody else could be called to this counter.
why_only_one_at = Called because nobody else could be called to counter { $counter }.
why_guard = Called first: waited { $waited } min, longer than anybody shall wait here.
why_cap = Called in the order of waiting: several calls just before had gone ahead of it.
why_level = Called because this counter takes its service, and tickets sent to the counter, first.
why_level_at = Called because counter { $counter } takes its service, and tickets sent to the counter, first.
why_precedence = Called by the hall’s order of precedence, which counts bookings, returns and lawful priority, and the aim of each service, beside the waiting time.
why_chosen = Called out of turn by the staff; the reason is recorded.
why_rule = Called by the rules of this hall.
why_waiting = Nobody who came later was called first.

# The same, told to one who still waits.
why_before_longest_wait = { $number } was called before { $own }: waited { $waited } of { $target ->
    [one] { $target } minute
   *[other] { $target } minutes
}; { $own } { $own_waited } of { $own_target }.
why_before_longest_wait_plain = { $number } was called before { $own }: waited { $waited } min; { $own } { $own_waited } min.
why_before_guard = { $number } was called before { $own }: waited { $waited } min, longer than anybody shall wait here.
why_before_level = { $number } was called before { $own }: its counter takes that service, and tickets sent to the counter, first.
why_before_precedence = { $number } was called before { $own } by the hall’s order of precedence, which counts bookings, returns and lawful priority, and the aim of each service, beside the waiting time.
why_before_chosen = { $number } was called before { $own } out of turn by the staff; the reason is recorded.
why_before_not_ready = { $number } was called before { $own }: { $own } let others pass at that moment, or was meant for a certain counter, or could not be called yet.
why_before_rule = { $number } was called before { $own } by the rules of this hall.

# Something stands still.
still_hall = The hall stands still for now
still_hall_until = The hall stands still, expected to go on at { $time }
still_service = The service stands still for now
still_service_until = The service stands still, expected to go on at { $time }
still_calls = Calls stand still for now
still_places = Nobody loses a place.
still_own_place = You keep your place.
still_alarm = There is an alarm: please follow the staff.
still_drill = There is a drill: please follow the staff.
still_power = The power has failed.
still_strike = There is a strike.
still_technical = A technical system has failed.
still_other = The staff can tell you more.
