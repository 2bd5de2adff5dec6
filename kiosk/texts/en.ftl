# The words of the kiosk's screens. Words shared with other programs are in client/texts.

# Start and choice
language = Language
question = What brings you here?
back = Back
start_again = Start again
last_ticket = Tickets until { $time }
tile_ahead = { $n ->
    [0] nobody ahead
    [one] { $n } person ahead
   *[other] { $n } people ahead
}
tile_unserved = no counter is open

# Why nothing can be taken, and when that ends
closed_day_not_open = The hall is not open yet
closed_holiday = Closed today
closed_outside_hours = Closed now
closed_last_ticket_passed = No more tickets today
closed_closed_by_staff = Closed
closed_intake_stopped = No more tickets today
closed_suspended = Paused
closed_centre_suspended = Service is paused
closed_quota_used = All tickets of today are taken
closed_window_used = All tickets for this time are taken
closed_numbers_used_up = All ticket numbers are in use
closed_wait_passes_closing = Too many people are waiting for the rest of today
opens_at = opens at { $time }
opens_tomorrow = opens tomorrow at { $time }
opens_on = opens { $day } at { $time }
free_at = nearest free time at { $time }
free_tomorrow = nearest free time tomorrow at { $time }
free_on = nearest free time { $day } at { $time }
goes_on_at = expected to continue at { $time }
goes_on_tomorrow = expected to continue tomorrow at { $time }
goes_on_on = expected to continue { $day } at { $time }

# The service, and taking a ticket
have_ready = Have these ready
take_ticket = Take a ticket
take_number = Show my number
number_instead = Your number comes on this screen.
printer_none = This kiosk prints no paper.
printer_paper_out = The printer has no paper.
printer_cover_open = The printer is open.
printer_offline = The printer does not print now.
printer_broken = The printer is out of order.
printer_silent = The printer does not answer.
printer_unreachable = The printer cannot be reached.

# The ticket
your_number = Your number
issuing = Taking your ticket
printing = Your ticket is coming out below
take_paper = Take your ticket below
no_paper = No paper came out. Please remember your number.
remember_number = Please remember your number.
noted = Got it
cancel_ticket = Cancel my ticket
done = Done

# When something does not work out
no_answer = The hall does not answer
no_answer_text = It is not known yet whether you have a ticket. Try again: you never get two.
try_again = Try again
refused = No ticket now
no_server = No connection to the hall
no_server_since = No connection to the hall since { $time }
ask_staff = No tickets here now: please ask our staff for a ticket.
searching = Looking for the hall
not_enrolled = This kiosk is not signed in

# Nobody there
still_here = Are you still here?
starts_again = { $n ->
    [one] This screen starts again in { $n } second.
   *[other] This screen starts again in { $n } seconds.
}
stay = I am still here

# Searching, choosing more, help, and how the screen looks
question_more = What else do you need?
search = Search
search_hint = Type what you need
nothing_found = Nothing was found. Try another word, or ask for help.
by_agency = By organisation
by_topic = By topic
scroll_up = Up
scroll_down = Down
space = Space
erase = Delete
more_letters = More letters
on_ticket = Also on your ticket
remove = Remove
need_help = I need help
help_calling = Calling our staff
help_called = Our staff have been called
help_stay = Wait here; somebody will come to you.
help_coming = Somebody is coming to help you
help_failed = Our staff could not be called. Please ask somebody in the hall.
help_seen = OK
accessibility = Accessibility
text_size = Size of text
text_normal = Normal
text_large = Large
text_largest = Largest
colours = Colours
palette_day = Normal
palette_contrast_light = Black on white
palette_contrast = White on black
reach = Buttons lower down
options = More for this ticket
for_how_many = For how many people or documents?
fewer = Fewer
more_of = More
claim_priority = I have priority
assist = What makes it hard for you?
assist_see = Seeing
assist_hear = Hearing
assist_walk = Walking
another_service = Add another service
not_out = My ticket did not come out

# Speech in the headset
voice_welcome = Speech is on. The next key goes from one choice to the next, the previous key goes back, and the middle key takes the choice.
volume_now = Volume { $n }
speed_now = Speed { $n } per cent
quieter = Quieter
louder = Louder
read_again = Read again
slower = Speak slower
faster = Speak faster
chosen = Chosen

# A code is held to the scanner
scanned_waiting = Please wait here: your number will be called
scanned_called = Go to counter { $counter }
scanned_back = Welcome back: your number is in the queue again
scanned_missed = Your call was missed again. Please ask our staff
scanned_ended = This visit has ended
scanned_unknown = This code is no ticket of this centre
print_again = Print it again
