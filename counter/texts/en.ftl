# What the operator's program says.

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
act_resume = Resume { $number }
act_take_break = Break
act_close_counter = Close the counter
act_undo_call = Undo the call
act_undo_start = Undo the start
act_reopen = Reopen the last
act_answer_help = I go
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
speaks = Language: { $language }
why = Why this ticket
quantity = For { $n } people or files
documents = Ask for
stops = Services of this ticket
stop_pending = Later
stop_open = Now
stop_served = Done
stop_unserved = Not served
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
nobody_waits = Nobody is waiting
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
break_minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
break_start = Start the break
break_cancel = Not now
break_break = Break
break_lunch = Lunch
break_back_office = Back office
break_training = Training
break_technical = Technical trouble
break_other = Something else
longer = Longer
shorter = Shorter

# What went wrong
working = Working: { $action }
no_answer = The server did not answer. When it is back, the screen shows what holds; press again if it is still needed.
no_counter_named = Which counter is this? Start with --counter NUMBER, or with a token of one counter.
way_look_again = The screen shows what holds now.
way_day_not_open = The hall manager can open it.
looking = Looking for the hall
