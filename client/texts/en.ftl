# Words that kiosk, display and counter share.

# Connection
server_not_trusted = The server shows a certificate that is not the expected one
search_looking = Looking for the server …
search_without_tls = The centre’s server answers without TLS now. Start it with TLS again.
search_unknown = A server of this centre answers, but does not know this device. A manager can add it again.
search_no_hall = No server of this centre answers there
search_trying = Trying this address …
search_enrol = Add this device again

# The centre
number = Number
service = Service
waiting = Waiting

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

# A new device. { $address } is that of a server.
pair_device_kiosk = Kiosk
pair_device_display = Hall display
pair_device_counter = Counter PC
pair_looking = Looking for the centre
pair_looking_what = This screen continues by itself when a centre answers in the network.
pair_choose = Which centre does this device belong to?
pair_hall_nameless = A centre without a name
pair_asking = Contacting the centre
pair_give = Give this code to the manager of the centre
pair_continues = Once the manager has entered it, or scanned the picture, this screen continues by itself.
pair_code_spoken = Code: { $code }
pair_waiting = Waiting for the manager
pair_silent = The centre does not answer; the request is repeated automatically
pair_exposed = Without TLS: others in the network can read this exchange.
pair_unreachable = The centre does not answer
pair_unreachable_what = The request is repeated automatically. Check that the server runs and that this device is in its network.
pair_distrusted = The server’s certificate is not accepted
pair_refused = The centre accepts no new device now
pair_fault = This device cannot store its security key
pair_over = That code has expired. This is a new one.
pair_out = The centre does not know this device any more. A manager can add it again.
pair_server = Server: { $address }
pair_other = Another centre
pair_enter_address = Enter an address
pair_address = Address of the server
pair_use_address = Use this address
pair_address_fault = Write it like 192.0.2.7 or http://hall:8750
pair_back = Back

# As it is read out.
aloud_range = { $low } to { $high }
aloud_half = { $n } and a half
aloud_half_hours = { $n } and a half hours
aloud_minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
aloud_hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
aloud_hour = { $hour ->
    [0] midnight
    [1] 1 o’clock
    [2] 2 o’clock
    [3] 3 o’clock
    [4] 4 o’clock
    [5] 5 o’clock
    [6] 6 o’clock
    [7] 7 o’clock
    [8] 8 o’clock
    [9] 9 o’clock
    [10] 10 o’clock
    [11] 11 o’clock
    [12] 12 o’clock
   *[other] { $hour } hundred hours
}
aloud_time = { $hour ->
    [0] { $minute ->
        [one] { $minute } minute past midnight
       *[other] { $minute } minutes past midnight
    }
   *[other] { $hour } { $minute ->
        [1] oh 1
        [2] oh 2
        [3] oh 3
        [4] oh 4
        [5] oh 5
        [6] oh 6
        [7] oh 7
        [8] oh 8
        [9] oh 9
       *[other] { $minute }
    }
}
