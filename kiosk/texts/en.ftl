# The words of the kiosk's screens. Words shared with other programs are in client/texts.

# Start and choice
language = Language
question = What brings you here?
back = Back
start_again = Start again
last_ticket = Tickets until { $time }
tile_ahead = { $n ->
    [0] no one ahead
    [one] { $n } person ahead
   *[other] { $n } people ahead
}
tile_unserved = no counter is open

# For staff: the service menu
service_code = Service code
service_code_hint = Managers find it on the page of this device.
service_code_wrong = { $n ->
    [one] Wrong code. One more try.
   *[other] Wrong code. { $n } more tries.
}
service_code_locked = { $n ->
    [one] Too many wrong codes. Try again in { $n } second.
   *[other] Too many wrong codes. Try again in { $n } seconds.
}
service_menu = Service menu
service_leave = Back to the visitors’ screen
service_status = Status
service_test = Self-test
service_reprint = Print a ticket again
service_test_print = Test print
service_volume = Volume
service_set_up = Set up
service_address = Address of the server
service_restart = Restart
service_close = Close the program
service_restart_ask = Restart the kiosk?
service_restart_words = It takes a few seconds.
service_close_ask = Close the program?
service_close_words = The screen stays dark until the program or the computer is started.
service_printing = Printing
service_printed = Printed. Check that the paper came out.
service_no_tickets = This kiosk has not issued a ticket yet.
service_reprint_words = The code on the first paper will stop working.
service_report = Print the report
service_again = Test again
service_louder = Louder
service_quieter = Quieter
service_volume_words = Volume { $n } of 5
service_sound_sentence = This is how loud the kiosk speaks.
service_skip = Skip
status_printer = Printer
status_online = Connected
status_leases = Without the server
status_leases_words = Free numbers: { $free }; tickets to hand in: { $given }
status_screen_words = { $width } × { $height } pixels, { $inches } inches
status_device = Device
status_version = Version

# For staff: the self-test
part_paper = Paper
part_cutter = Cutter
part_sound = Sound
part_screen = Screen
part_scanner = Scanner
part_clock = Clock
part_server = Server
part_disk = Disk
state_good = OK
state_care = Check
state_bad = Fault
state_none = None
test_now = Testing
test_touch = Touch every mark
test_scan = Hold the code on the paper to the scanner
strip_words = Hold this code to the scanner.
found_server = Answers in { $ms } ms
found_server_refuses = Refuses: { $why }
found_server_silent = The server does not answer
found_clock = Differs from the server’s by { $n } s
found_clock_unknown = Cannot be compared without the server
found_disk = { $n } MB free
found_disk_not_written = Nothing can be written: { $why }
found_disk_none = This kiosk keeps nothing
found_paper = There is paper
found_paper_low = The paper will run out soon
found_cutter = A strip was printed and cut
found_cutter_not_tried = Not tested: nothing can be printed
found_cutter_no_proof = The printer did not confirm the strip
found_sound = The sentence was played
found_sound_none = This kiosk has no sound
found_sound_gone = The sound device is missing
found_sound_no_headset = No headset is plugged in
found_scanner = Has read the code
found_scanner_wrong = Has read something else
found_scanner_silent = Nothing was read
found_scanner_no_strip = Not tested: there is no strip
found_screen = Touched { $n } of 5 marks
report_heading = Readiness report
report_good = Ready for visitors
report_care = Ready, but look at what is marked
report_bad = Not ready

# For staff: setting up
set_up = Set up this kiosk
set_up_language = Language of the start screen
set_up_language_hall = First language of the centre
set_up_panel = Size of the screen
set_up_ruler = Hold a ruler to the line. Change the size until the line is 100 mm long.
set_up_inches = { $inches } inches
set_up_smaller = Smaller
set_up_larger = Larger
set_up_printer = Printer
set_up_no_printer = No printer
set_up_network = Printer in the network
set_up_address = Address of the printer
set_up_address_hint = For example 192.0.2.20
set_up_address_wrong = This is not an address.
set_up_paper = Width of the paper
set_up_mm = { $n } mm
set_up_given = A manager has set this under “Devices”, on the page of this kiosk.
set_up_next = Next
set_up_save = Save
set_up_not_saved = Nothing can be saved on this disk.

# Why nothing can be taken, and when that ends
closed_day_not_open = The centre is not open
closed_holiday = Closed today
closed_outside_hours = Closed now
closed_last_ticket_passed = No more tickets today
closed_closed_by_staff = No tickets for now
closed_intake_stopped = No tickets for now
holders_are_called = Everyone who has a ticket will be called.
closed_suspended = Paused
closed_centre_suspended = Service is paused
closed_quota_used = All tickets of today are taken
closed_window_used = All tickets for this time are taken
closed_numbers_used_up = All ticket numbers are in use
closed_wait_passes_closing = We cannot see any more people today
stopped_by_staff = Our staff have stopped tickets for this service
end_unknown = It is not known yet until when.
opens_at = opens at { $time }
opens_tomorrow = opens tomorrow at { $time }
opens_on = opens { $day } at { $time }
again_at = again at { $time }
again_tomorrow = again tomorrow at { $time }
again_on = again { $day } at { $time }
free_at = nearest free time at { $time }
free_tomorrow = nearest free time tomorrow at { $time }
free_on = nearest free time { $day } at { $time }
continues_at = expected to continue at { $time }
continues_tomorrow = expected to continue tomorrow at { $time }
continues_on = expected to continue { $day } at { $time }

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
still_printing = Your ticket is still being printed
take_paper = Take your ticket below
take_second_paper = Printed once more. Take your ticket below
no_paper = No paper came out. Please remember your number.
maybe_paper = Your ticket may still come. Please remember your number.
remember_number = Please remember your number.
noted = Got it
cancel_ticket = Cancel my ticket
done = Done

# When something does not work out
no_answer = The centre does not answer
no_answer_text = It is not known yet whether you have a ticket. Try again: you will only get one.
try_again = Try again
refused = No ticket now
no_server = No connection to the centre
no_server_since = Connection to the centre lost at { $time }
ask_staff = No tickets here now: please ask our staff for a ticket.
starting = Starting
not_enrolled = This kiosk is not signed in

# No one there
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
nothing_found = Nothing was found. Try another word, or choose below.
nothing_found_short = Nothing was found
by_agency = By agency
by_topic = By topic
scroll_up = Up
scroll_down = Down
page_of = Page { $n } of { $all }
more = More
space = Space
erase = Delete
more_letters = More letters
on_ticket = Also on your ticket
remove = Remove
need_help = I need help
help = Help
help_calling = Calling our staff
help_called = Our staff have been called
help_stay = Wait here: a member of staff will come to you.
help_coming = A member of staff is coming to help you
help_failed = Our staff could not be called. Please ask a member of staff in the hall.
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
fewer = One person or document fewer
more_of = One more person or document
claim_priority = I have priority
assist = What do you find difficult?
assist_see = Seeing
assist_hear = Hearing
assist_walk = Walking
another_service = Add another service
not_out = My ticket did not come out

# Speech in the headset
voice = Speech in the headset
voice_begin = The left key goes back, the middle one chooses, the right one goes on. Go back for language and volume.
volume_now = Volume { $n }
speed_now = Speed { $n } per cent
quieter = Quieter
louder = Louder
read_again = Read again
slower = Speak slower
faster = Speak faster
chosen = Chosen
not_chosen = Not chosen
dark_screen = Dark screen

# A code is held to the scanner
scanned_waiting = Please wait here: your number will be called
scanned_called = Go to counter { $counter }
scanned_back = Welcome back: your number is in the queue again
scanned_missed = Your call was missed. Please ask our staff.
scanned_ended = This visit has ended
scanned_unknown = This code is not a ticket for this centre
print_again = Print it again
scanned_no_answer = Please ask our staff where to go.

# A visitor with a booking checks in
have_booking = I have a booking
booking_code = Type the code of your booking
booking_hint = It has eight letters and digits. It is in our mail to you and on the page of your booking.
booking_early = You are early
booking_back = I will come back then
booking_given_up = If you wait now, your booking is cancelled.
booking_now = Wait now without the booking
booking_no_answer = Try again in a moment. If that does not help, take an ordinary ticket and tell our staff that you have a booking.
