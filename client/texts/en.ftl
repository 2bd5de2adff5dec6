# Words that kiosk, display and counter share.

# Connection
not_connected = Not connected
not_connected_since = Not connected since { $time }
server_not_trusted = The server shows a certificate that is not the expected one

# Things of the hall
number = Number
counter = Counter
counter_number = Counter { $number }
service = Service
waiting = Waiting
floor = Floor { $n }

# Waiting. { $range } is "5" or "10–20", in minutes.
people_waiting = { $n ->
    [0] nobody is waiting
    [one] { $n } person is waiting
   *[other] { $n } people are waiting
}
minutes_range = { $range } min
wait_usually = usually { $range } min
wait_usually_late = usually { $range } min, nine of ten under { $late }
wait_unknown = wait not known yet

# States of a ticket
ticket_waiting = Waiting
ticket_called = Called
ticket_serving = Being served
ticket_parked = Set aside
ticket_missed = Missed
ticket_finished = Finished
ticket_cancelled = Given up
ticket_expired = Expired

# States of a counter
counter_open = Open
counter_paused = On a break
counter_closed = Closed

# Directions, as one who looks at the board sees them
direction_left = to the left
direction_right = to the right
direction_ahead = straight ahead
direction_back = behind you
direction_ahead_left = ahead on the left
direction_ahead_right = ahead on the right
direction_back_left = behind you on the left
direction_back_right = behind you on the right
direction_up = upstairs
direction_down = downstairs
