# What the server says to people.

# Problems: why something was refused, and what to do about it.

problem-malformed = This request cannot be read. Put the fields at fault right and send it again.
problem-not-signed-in = A valid token is needed. Ask the hall’s manager for a new one.
problem-wrong-sign-in = That is not right. Check what you typed and try again.
problem-barred = Too many wrong tries. Try again in { $seconds ->
    [one] one second.
   *[other] { $seconds } seconds.
}
problem-step-needed = Finish signing in first.
problem-forged = This did not come from our own page. Open the page again and repeat it there.
problem-login-taken = The name “{ $login }” is taken. Choose another.
problem-weak-password = { $why ->
    [short] The password needs at least { $signs } signs. A few words are easy to remember.
    [name] The password is mostly your own name. Choose another.
    [same] That is the present password. Choose another.
   *[common] That password is known to everybody. Choose another.
}
problem-not-permitted = This role may not do that here. Ask the hall’s manager.
problem-not-found = There is nothing here under that name. Check the address or the number.
problem-method-not-allowed = This address does not take that method. See the description at /api/v1/openapi.json.
problem-not-allowed-now = That cannot be done now. Look at how it stands, then choose again.
problem-not-this-ticket = That ticket is not at this counter any more. Nothing was done.
problem-no-one-waiting = Nobody is waiting for this counter now.
problem-counter-taken = { $own ->
    [yes] You are at counter { $counter } already. Close it first.
   *[no] Counter { $counter } is in use by another operator. Close it there first, or take another counter.
}
problem-too-late = { $staff ->
    [yes] The time for that is over.
   *[no] The time for that is over. Ask the staff for help.
}
problem-command-reused = This command id was already used for something else. Send it again with a new one.
problem-day-not-open = The hall’s day is not open. Tickets are given once it is.
problem-day-already-open = The day is already open. There is nothing left to do.
problem-past-day = This ticket is from a day that is over. Take a new ticket for a new visit.
problem-unknown-service = There is no such service here. Choose one that is offered.
problem-service-closed = { $name }: { $reason ->
    [day_not_open] the hall is not open yet.
    [holiday] closed today.
    [last_ticket_passed] no more tickets today.
    [closed_by_staff] closed by the staff.
    [suspended] stopped for now.
    [centre_suspended] the hall is stopped for now.
    [quota_used] all tickets of today are taken.
    [wait_passes_closing] too many people are waiting for what is left of the day.
   *[outside_hours] closed now.
}{ $reason ->
    [quota_used] { problem-free }
    [suspended] { problem-goes-on }
   *[other] { problem-opens }
}
problem-opens = { $day ->
    [unknown] {" "}Ask the staff what you can do.
   *[known] {" "}It opens { problem-moment }.
}
problem-free = { $day ->
    [unknown] {" "}Ask the staff what you can do.
   *[known] {" "}The nearest free time is { problem-moment }.
}
problem-goes-on = { $day ->
    [unknown] {" "}Ask the staff what you can do.
   *[known] {" "}It is expected to go on { problem-moment }.
}
problem-moment = { $day ->
    [today] today at { $time }
    [tomorrow] tomorrow at { $time }
    [mon] on Monday at { $time }
    [tue] on Tuesday at { $time }
    [wed] on Wednesday at { $time }
    [thu] on Thursday at { $time }
    [fri] on Friday at { $time }
    [sat] on Saturday at { $time }
    [sun] on Sunday at { $time }
   *[later] on { $date } at { $time }
}
problem-numbers-used-up = All numbers of the series { $series } are in use. Try again in a few minutes, or ask the staff.
problem-centre-faulty = The centre cannot be set up like this. Put the fields at fault right.
problem-too-large = That is too large. Send less at a time.
problem-too-fast = That was too fast. Wait a moment and try again.
problem-stands-still = { $what ->
    [service] The service stands still for now. Everybody keeps their place. A supervisor can let it go on.
   *[centre] The hall stands still for now. Everybody keeps their place. A supervisor can let it go on.
}
problem-counter-away = { $back ->
    [known] Counter { $counter } is on a break until { $time }. Wait for it, or send the ticket to the service’s line.
   *[unknown] That counter or operator is not at work now. Send the ticket to the service’s line.
}
problem-strands-a-line = People wait for { $name }{ $more ->
    [0] {""}
    [one] {" "}and one more service
   *[other] {" "}and { $more } more services
}, and nobody else would serve them. Press again if you are sure.
problem-not-in-profile = This counter does not serve ticket { $number }. Choose one of its own lines, or ask a supervisor.
problem-already-done = That was done already. There is nothing left to do.
problem-internal = Something went wrong at the server. Nothing was changed. If it happens again, tell the hall’s manager.
problem-unavailable = The server cannot save anything now. Wait a moment and try again.

# The visitor’s page.

page-language = Language
page-number = Your number
page-counter = Counter
page-help = Questions: { $line }

# The states, one sentence each, and what to do.
page-waiting = You are in line
page-waiting-hint = Keep this page open or watch the board: your call appears on both.
page-called = It is your turn: go to this counter
page-serving = You are being served at counter { $counter }
page-parked = Your ticket is set aside
page-parked-hint = The counter will call you again. Please stay near.
page-missed = You were called but did not come
page-missed-hint = Your place is kept until { $time }. Are you in the hall again?
page-missed-still = Your place is kept for as long as this lasts. Are you in the hall again?
page-missed-over = The time to come back is over. Ask the staff for help.
page-finished = Your visit is finished
page-finished-hint = Thank you for coming.
page-cancelled = This ticket was given up
page-cancelled-hint = You can take it back until { $time }.
page-ended = Service for this ticket has been ended
page-return = You can come back until { $date }: show this ticket then.
page-over = This day is over
page-over-hint = The ticket is not valid any more and nothing of it is shown here. Take a new ticket for a new visit.
page-unknown = There is no ticket here
page-unknown-hint = Scan the code on your paper again. If it was printed twice, only the newer one is valid. The staff can help.
page-trouble = This page cannot be shown now
page-title-called = { $number }: counter { $counter }

# The place in the line. The figures of a wait are minutes.
page-ahead = { $n ->
    [0] Nobody is ahead of you
    [one] { $n } person is ahead of you
   *[other] { $n } people are ahead of you
}
page-ahead-many = More than { $n } people are ahead of you
page-wait = usually { $low }–{ $high } min
page-wait-below = usually under { $high } min
page-wait-late = nine of ten under { $late } min
page-wait-unknown = The wait is not known yet
page-delay-counter-closed = It takes longer than first said: a counter has closed.
page-delay-counter-paused = It takes longer than first said: a counter is on a break.

# Where to go.
page-where = Where to wait
page-zone = { $zone }, floor { $floor }
page-counters-one = Counter { $counters }
page-counters-many = Counters { $counters }

# Several services on one ticket.
page-stops = Your services
page-stop-served = done
page-stop-open = now
page-stop-pending = later
page-stop-unserved = not done

# What a visitor can do.
page-give-up = Give up my ticket
page-give-up-ask = Give up ticket { $number }? Your place goes to the next person.
page-give-up-yes = Yes, give it up
page-give-up-no = No, keep my place
page-come-back = I am back
page-take-back = Take my ticket back
page-not-sent = That did not reach the hall. Try again.

# How fresh it is.
page-connecting = Connecting
page-live = Live
page-polled = As of { $time }
page-offline = Not connected since { $time }. This is how it stood then.
page-no-script = As of { $time }. Loads again every 30 seconds.
