# What the desk of a counter says, in the program and on the page.

# Signing in
sign_in_badge = Or hold your badge to the scanner.
sign_in_over = Your session has ended. Please sign in again.
sign_in_locked = This counter locked itself because it was not used for a while. Sign in again; the counter is as you left it.
sign_out = Sign out

# The keys
act_open_counter = Open the counter
act_back = Back from the break
act_call_next = Call next
act_start = Start
act_finish = Finish
act_finish_and_next = Finish, call next
act_recall = Call again
act_requeue = Back to queue
act_mark_no_show = Did not come
act_hold = Put on hold
act_resume = Resume
act_take_break = Break
act_close_counter = Close the counter
act_undo_call = Undo the call
act_undo_start = Undo the start
act_reopen = Reopen the last
act_answer_help = I will go
key_enter = Enter
key_spoken = { $action }, key { $key }

# The ticket here
waited = Waited { $time }
minutes = { $n } min
under_a_minute = under a minute
recalled = { $n ->
    [one] Called again once
   *[other] Called again { $n } times
}
why = Why this ticket
speaks = Language: { $language }
quantity = { $n ->
    [one] For { $n } person or file
   *[other] For { $n } people or files
}
documents = Ask for
stops = Services of this ticket
stop_pending = Later
stop_open = Now
stop_served = Done
stop_unserved = Not served
compare_name = { $name }: compare with the document
class_priority = Priority
class_appointment = Appointment
class_returning = Coming back
assist_see = Needs help seeing
assist_hear = Needs help hearing
assist_walk = Needs help walking
paper_pending = Paper not confirmed
paper_failed = Paper did not print
paper_shown = No paper: shown on the screen
paper_none = Taken without paper

# No ticket here
closed_here = This counter is closed
nobody_waits = No visitor is waiting
nobody_waits_yet = New tickets for your services appear here.
waiting_for_you = { $n ->
    [one] person is waiting for you
   *[other] people are waiting for you
}
longest_wait = Longest wait: { $time }
break_until = Since { $since }, back at { $back }
break_since = Since { $since }
break_left = left
break_over = over time
hint_open = Enter opens it.
hint_back = Enter brings you back.
hint_next = Enter calls the next ticket.
hint_paper = The tickets are still being printed.
hint_still = No ticket is called while service is paused.

# Help is wanted
help_wanted = Help is wanted · { $time }
help_go_to = You are expected at: { $place }

# The lines
lines = Your queues
line_target = target { $time }
line_over = over the target
line_still = paused
day = Today
day_served = { $n } served
day_missed = { $n } did not come
day_mean = { $time } on average

# The break
break_title = Take a break
form_minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
break_start = Start the break
break_break = Break
break_lunch = Lunch
break_back_office = Back office
break_training = Training
break_technical = Technical trouble
break_other = Something else

# What went wrong
working = Working: { $action }
no_answer = The server did not answer. When it is back, the screen shows the current state; press again if it is still needed.
way_look_again = The screen shows the current state.
way_day_not_open = A manager of the centre can open it.

# More keys
act_take_over = Take over
act_finish_with = Finish with result
act_transfer = Send on
act_add_service = Add a service
act_change_service = Change the service
act_add_note = Note
act_set_assist = Help needed
act_judge_priority = Priority
act_call_ticket = Call a number
act_walk_in = Without ticket
act_bring_back = Missed tickets
act_call_for_help = Call for help
act_resume_one = Resume { $number }
keys_title = All keys
keys_close = Close
keys_enter = The large button
keys_this = This list
key_idle = The key { $key } does nothing now. F1 shows all keys.
key_away = Not now: there is no connection, and nothing that you press is kept.
away_hint = Carry on serving. No visitor can be called until the connection is back; then the screen shows the current state.

# The sheets
form_cancel = Not now
form_save = Save
search_service = Search for a service
search_place = Search for a service or a counter
search_number = Number, for example A042
search_nothing = Nothing is found.
group_open = Show services
finish_title = How did it end?
outcome_done = Done
outcome_incomplete = Something is missing: the visitor comes back
outcome_refused = Refused
outcome_elsewhere = Sent to another office
hold_title = Put on hold: why?
remind_in = { $n ->
    [0] No reminder
   *[other] Reminder in { $n } min
}
remind_at = reminder at { $time }
resume_title = Which one comes back?
resume_confirm = Call to this counter
missed_title = Missed tickets
missed_confirm = Back to the queue
missed_sentence = The visitor has come back: the ticket takes its place in the queue again.
add_title = One more service
add_confirm = Add
change_title = Which service is right?
change_confirm = Change
transfer_title = Where does the visitor go?
transfer_confirm = Send there
transfer_return = Comes back to this counter afterwards
note_for_next = Note for the next counter
note_title = Note on this ticket
note_confirm = Save the note
note_sentence = For the colleagues who serve this ticket; it is deleted after the visit.
note_text = Note
assist_title = What help is needed?
priority_title = Is the claim to priority right?
priority_confirmed = Yes: the ticket keeps its priority
priority_refused = No: back to its ordinary place
walk_in_title = A visitor without a ticket
walk_in_confirm = Make a ticket and call it
walk_in_sentence = The log says that this visitor was called out of turn.
choose_title = Call a number out of turn
choose_next = Continue: the reason
choose_sentence = The longest wait of each queue is listed; type any other number.
choose_nothing = No waiting ticket with this number is found.
reason_title = Why is { $number } called out of turn?
reason_confirm = Call now
reason_sentence = The reason is kept in the log, and a visitor who asks is told that there was one.

# Signing out
leave_with_ticket = { $number } is still at this counter
leave_open = This counter is still open
leave_confirm = Leave
leave_finish = The service is done; close the counter
leave_requeue = Back to the queue; close the counter
leave_hold = Put on hold; close the counter
leave_close = Close the counter
leave_stay = Leave everything as it is: I come straight back
leave_away = There is no connection, and the counter stays as it is. Leave once more if you are sure.
taken = Another operator works at this counter
hint_other_counter = Esc goes to another counter.
hint_take_over = Enter takes it over, with the ticket that is there.

# What needs attention
help_called = Help is called to this counter.
not_shown = No display has shown { $number } yet. Call the visitor aloud.
still_with = Still with { $number }? It usually takes { $time }.
held_due = Reminder: { $number } has been on hold for { $time }.
held_long = { $number } has been on hold for { $time }.
gone = { $number } is not at this counter any more.
gone_waiting = { $number } was put back into the queue.
gone_missed = { $number } was marked as missed: the visitor did not come.
gone_cancelled = { $number } was cancelled.
gone_expired = The day is over: { $number } has expired.
gone_finished = { $number } was finished elsewhere.

# Beside the ticket
lines_empty = { $n ->
    [one] { $n } queue without visitors
   *[other] { $n } queues without visitors
}
held = On hold
missed = Did not come
comes_until = place kept until { $time }
notes = Notes
bar_waiting = { $n } waiting
bar_longest = longest { $time }

seat_title = At which counter do you work?
seat_confirm = Work here
seat_search = Number of the counter
seat_taken = in use
seat_hint = Enter shows the counters.

# The greeter's form
sheet_waits = Not just now: a command is under way, or there is no connection. What you entered stays here.
sheet_unsaved = This is not saved yet. What you entered is still here: please confirm it again.
early_title = Too early for the booking
early_confirm = Wait now without the booking
early_sentence = Waiting now cancels the booking.
away_title = Should the ticket wait for it?
away_confirm = Yes, let it wait
less = Less
more = More
assist_replaces = This takes the place of what was set before.

# The page
elsewhere = This counter is open in another tab or window. Nothing can be done here now.
page_scripts = This page needs JavaScript, which is switched off in this browser.
