# What the operator's program says.

# Signing in
sign_in = Sign in
sign_in_name = User name
sign_in_password = Password
sign_in_missing = Enter your user name and your password.
sign_in_name_odd = A user name is made of letters and digits, without spaces.
sign_in_barred = { $n ->
    [one] Try again in { $n } second.
   *[other] Try again in { $n } seconds.
}
sign_in_no_answer = The centre does not answer. Try again.
sign_in_working = One moment: contacting the centre
sign_in_caps = Caps Lock is on
step_password = Choose your own password
step_password_what = The one you were given was for the first time only.
new_password = New password
new_password_again = New password again
password_keep = Keep this password
password_missing = Enter the new password in both fields.
password_differs = The two passwords do not match.
step_factor = Confirm that it is you
step_factor_what = Enter the six digits that your authenticator app shows now.
factor_code = Six digits
factor_go_on = Continue
factor_digits = The code has six digits.
step_new_factor = Set up your second step
step_new_factor_what = Scan the square with an authenticator app on your phone, then enter the six digits that it shows.
factor_picture = QR code for the authenticator app
factor_secret = Without a camera, type this into the app:
step_back = Back

# What went wrong
looking = Looking for the centre

# More keys
keys_form = Window or bar

# The sheets
transfer_return_service = Then back to { $service }

# The greeter's form
seat_entrance = At the entrance, as the greeter
greeter_search = Number, or the time it was taken (10:42)
greeter_hint = Type a number, or the time at which the ticket was taken.
greeter_search_booked = Number, time, or the code or name of a booking
greeter_hint_booked = Type a number, a time, or the code or the name of a booking.
greeter_check_in = Arrived
greeter_has_ticket = Ticket: { $number }
booking_booked = booked
booking_missed = missed
booking_arrived = arrived
greeter_needs = What needs attention
greeter_calm = Nothing needs you now.
greeter_code = QR code for the visitor
greeter_issue_ticket = New ticket
greeter_reopen = Bring back
greeter_requeue = Back to the queue
greeter_change_service = Change the service
greeter_add_service = Add a service
greeter_transfer = Send on
greeter_step_back = Let others go first
greeter_judge_priority = Check the priority
greeter_set_assist = Help needed
greeter_add_note = Note
greeter_reprint = New code
greeter_print = Print again
greeter_give_coupon = End with a coupon
greeter_cancel = Cancel the ticket
greeter_answer_help = I will go
greeter_take_break = Put on break
greeter_close_counter = Close it
greeter_judge = Check
greeter_answered = You are expected there.
greeter_printing = { $number } is being printed.
greeter_printed = { $number } is printed.
greeter_not_printed = { $number } was not printed. Show this screen to the visitor.
greeter_shown = Nothing is printed here. Show { $number } to the visitor.
greeter_done = Done: { $number }.
greeter_taken = Taken at { $time }
greeter_counters = Counters: { $numbers }
greeter_ended = Ended for today
greeter_claim = { $number } claims priority
greeter_not_shown = { $number } to counter { $counter }: no display has shown it
greeter_silent = Counter { $number }: its program does not answer
greeter_offline = Not connected
greeter_own_printer = The printer of this desk
greeter_printer_paper_low = Paper is running out
greeter_printer_paper_out = No paper
greeter_printer_cover_open = The printer is open
greeter_printer_offline = The printer does not answer
issue_title = A ticket for a visitor
issue_next = Continue: the language
issue_priority = Claims priority
issue_language = In which language?
issue_confirm = Make the ticket
reprint_title = A new code for { $number }?
reprint_sentence = The code that the visitor has now will stop working.
coupon_title = End { $number } for today with a coupon?
coupon_confirm = Give the coupon
coupon_sentence = The visitor comes back on the next open day, before the others.
cancel_title = Cancel { $number }?
cancel_confirm = Cancel it
cancel_sentence = The visitor loses the place; it can be brought back for a short while.
greeter_ahead = { $n ->
    [0] Next to be called
    [one] { $n } person ahead
   *[other] { $n } people ahead
}
