# What the server says to people.

# Problems: why something was refused, and what to do about it.

problem-malformed = This request cannot be read. Correct these fields and send it again.
problem-not-signed-in = A valid token is needed. Sign in again, or ask a manager for a new token.
problem-wrong-sign-in = { $what ->
    [badge] This badge is not known here. Sign in with your user name and password.
    [code] Wrong code. Enter the code that your app shows now.
    [password] Wrong password.
   *[login] Wrong user name or password.
}
problem-device-unknown = This device is not known here, or its secret is another. A manager can add it again in its old place.
problem-too-many-attempts = Too many failed attempts. Try again in { $seconds ->
    [one] one second.
   *[other] { $seconds } seconds.
}
problem-login-guarded = Too many wrong passwords were tried for this user name. Sign in with a browser or at a counter that you have used before, or ask a manager for a sign-in link.
problem-step-needed = Finish signing in first.
problem-forged = This request did not come from our own page. Open the page again and repeat it there.
problem-login-taken = The user name “{ $login }” is taken. Choose another.
problem-weak-password = { $why ->
    [short] Use at least { $signs } characters. A few words are easy to remember.
    [name] This password is mostly your own name. Choose another.
    [same] This is your current password. Choose another.
   *[common] This password is too common. Choose another.
}
problem-not-permitted = { $need ->
    [scope] This token does not have the scope “{ $scope }”. Ask a manager for a token with this scope.
   *[role] Your role does not allow this here. Ask a manager.
}
problem-other-counter = You work at counter { $counter }. Sign in there, or ask a manager.
problem-not-found = { $what ->
    [booking] There is no such booking for today. Check the day and the code, or ask the staff.
    [open_data] This centre does not publish its waiting times.
   *[other] Nothing was found under this name. Check the address or the number.
}
problem-method-not-allowed = This address does not accept that method. See the description at /api/v1/openapi.json.
problem-not-allowed-now = { $what ->
    [action] This cannot be done now. Perhaps it was done already: look at how things stand, then try again.
   *[other] This is not possible now: the ticket or the counter has changed. Check it and try again.
}
problem-not-this-ticket = This ticket is not at this counter any more. Nothing was changed.
problem-no-one-waiting = No ticket is waiting for this counter now.
problem-counter-taken = { $own ->
    [yes] You are at counter { $counter } already. Close it first.
   *[no] Another operator is using counter { $counter }. Close it there first, or choose another counter.
}
problem-too-late = { $staff ->
    [yes] It is too late for this.
   *[no] It is too late for this. Ask the staff for help.
}
problem-server-replaced = This server is out of date: the hall was restored on another one. Tell the engineer on duty to switch this one off.
problem-update-device = The program of this device is older than the centre’s server, and the two do not understand each other. Update this device.
problem-update-server = The centre’s server is older than the program of this device, and the two do not understand each other. Update the server.
problem-command-reused = This command id was already used for something else. Send the request again with a new id.
problem-day-not-open = The day is not open. Tickets are given once it is open.
problem-day-already-open = The day is already open. There is nothing left to do.
problem-past-day = This ticket is from a day that is over. Take a new ticket for a new visit.
problem-ticket-lost = This ticket was taken before the system was restored, and the system does not know it. Show it to the staff at the information desk: they will help you at once.
problem-unknown-service = This service does not exist here. Choose one from the list.
problem-service-closed = { $name }: { problem-closed }
problem-closed = { $reason ->
    [day_not_open] the centre is not open.
    [holiday] closed today.
    [last_ticket_passed] no more tickets today.
    [closed_by_staff] no tickets are given for this service for now.
    [intake_stopped] no tickets are given here for now.
    [suspended] paused.
    [centre_suspended] all services are paused.
    [quota_used] all tickets of today are taken.
    [window_used] all tickets for this time are taken.
    [numbers_used_up] no ticket numbers are left for now.
    [wait_passes_closing] we cannot see any more people today.
   *[outside_hours] closed now.
}{ $reason ->
    [quota_used] { problem-free }
    [window_used] { problem-free }
    [suspended] { problem-goes-on }
    [centre_suspended] { problem-goes-on }
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
   *[known] {" "}It is expected to continue { problem-moment }.
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
problem-centre-faulty = These settings are not valid. Correct these fields.
problem-centre-changed = Another manager changed the settings in the meantime. Check the changes and try again.
problem-too-large = This is larger than { $limit }. Send less at a time.
problem-too-fast = { $what ->
    [tickets] Too many tickets were taken here in a short time. Wait a moment and try again.
   *[requests] Too many requests in a short time. Wait a moment and try again.
}
problem-suspended = { $what ->
    [service] This service is paused. Everyone keeps their place. A supervisor can resume it.
   *[centre] Service is paused. Everyone keeps their place. A supervisor can resume it.
}
problem-clock-in-doubt = The server’s clock may be wrong. A manager has to check it and confirm the time.
problem-counter-away = { $back ->
    [known] Counter { $counter } is on a break until { $time }. Wait for it, or send the ticket to the queue of the service.
   *[unknown] This counter or operator is not at work now. Send the ticket to the queue of the service.
}
problem-queue-unserved = People are waiting for { $name }{ $more ->
    [0] {""}
    [one] {" "}and one more service
   *[other] {" "}and { $more } more services
}, and no other counter would serve them.
problem-not-in-profile = This counter does not serve ticket { $number }. Choose a ticket from its own queues, or ask a supervisor.
problem-not-this-service = The code is for { $name }. Choose that service, or take a ticket without the code.
problem-already-done = { $command ->
    [check_in] This booking has its ticket already. Ask the staff if you do not have it.
    [add_service] This service is already on the ticket. Enter the quantity when the service is finished.
    [set_badge] Another person has this badge.
   *[other] This was already done. There is nothing left to do.
}
problem-not-bookable = This service cannot be booked. Come during the opening hours and take a ticket.
problem-slot-taken = { $day ->
    [none] This time is no longer free, and no other one is. Look again tomorrow, or come without a booking.
   *[known] This time is no longer free. The nearest free time is { problem-moment }.
}
problem-booking-limit = { $what ->
    [moves] This booking was changed { $number } times already. Cancel it and book again, or ask the staff.
    [missed] After two missed bookings this mail address can book only today and tomorrow. The staff can book other days for you.
    [mails] Three mails were sent to this address today. Open the link in the last one, or ask the staff.
    [many] Too many bookings were begun from your network. Try again in a few minutes, or ask the staff.
    [draw] A request with this name takes part in this draw already. If it is not yours, ask the staff.
   *[other] This mail address has { $number ->
        [one] a booking
       *[other] { $number } bookings
    } already. Cancel one first, or ask the staff.
}
problem-too-early = It is too early for this booking. You can check in { problem-moment }.
problem-bookings-displaced = { $displaced ->
    [one] One booking loses its time
   *[other] { $displaced } bookings lose their times
} by this change ({ $by_mail } with a mail address, { $others } without). Nothing was changed. To change it all the same, confirm this number.
problem-internal = Something went wrong on the server. Nothing was changed. If it happens again, tell a manager.
problem-unavailable = { $cause ->
    [newer_log] This server is older than the records of the hall. Update it.
   *[other] The server cannot save anything now. Wait a moment and try again.
}

# What “novbe server doctor” and the console’s page say of the server, and what to do.

finding-name = { $what ->
    [disk] Disk
    [database] Database
    [log] Event log
    [clock] Clock
    [time] Time server
    [certificate] Certificate
    [backup] { $state ->
        [same_disk] Disk of the backups
       *[other] Backup
    }
    [devices] { $state ->
        [copied] Secrets of the devices
        [version] Versions of the devices
        [offline] Connections of the devices
       *[ok] Devices
    }
    [address] Address
    [proxies] Proxies
    [units] System services
    [manager] Manager
    [settings] Settings
    [zone] Time zone
    [key] Server’s key
   *[server] Server
}
finding-level = { $level ->
    [good] In order
    [care] To be done
   *[bad] Urgent
}
finding-disk = { $state ->
    [elsewhere] The database is on { $host }: check the free space there.
   *[ok] { $free } MB are free on the disk of { $folder }.
}
finding-disk-do = Make room on this disk, or give the server a larger one: when it is full, no tickets can be issued.
finding-database = { $state ->
    [ok] The database is read and written.
    [disk_full] Nothing can be saved: the disk of the database is full.
    [read_only] Nothing can be saved: the database is read-only.
    [locked] Nothing can be saved: another program holds the database.
    [refused] The database refuses the server.
    [damaged] The database is damaged{ $named ->
        [0] .
       *[other] : { $parts }.
    }
    [disk_fails] The disk of the database reports errors.
    [missing] There is no centre in { $database } yet.
    [unusable] { $reason }
    [not_writable] Nothing can be saved: the server’s account may not write the database.
   *[gone] The database cannot be reached.
}
finding-database-do = { $state ->
    [disk_full] Make room on the disk of the database.
    [read_only] The system makes a disk read-only when it has faults: see dmesg, check the disk (fsck), mount it again and start the server.
    [locked] End the other program that has the database file open.
    [refused] Check the user, the password and the name of the database, and how many connections PostgreSQL allows.
    [damaged] Stop the server and keep a copy of its files. Copy the hall to a new file: novbe server copy --to sqlite:////var/lib/novbe/new.db. If that works, only indexes or checkpoints are damaged and nothing is lost: use the new file. If not, restore the last backup.
    [disk_fails] Replace the disk and restore the last backup.
    [missing] Import a centre: sudo -u novbe novbe server import FILE. If there is one in another database, correct NOVBE_DATA or NOVBE_DATABASE.
    [unusable] Do what this sentence says, then run the doctor again.
    [not_writable] Give the database and its folder to the server’s account: sudo chown -R novbe:novbe, then the folder.
    [file_gone] Check whether the data folder is there and the server’s user may read and write the database file.
   *[gone] Check whether PostgreSQL is running and the settings lead to it.
}
finding-key = { $state ->
    [ok] The server’s key is that of this hall.
    [missing] The server’s key is missing: { $file }.
    [unreadable] The server’s key cannot be read: { $file }.
    [open] Other accounts on this machine can read { $file }.
   *[other] The server’s key is not that of this hall: { $file }.
}
finding-key-do = { $state ->
    [unreadable] Run the doctor as the server’s user, or let that user read the file.
    [open] Let the server’s account alone read it: sudo chmod 600 { $file }
   *[other] Put the key back from a backup or from another machine of this hall before the server is started again. With a new key the codes on all tickets, all two-step sign-ins, badges and secrets of webhooks are no longer valid.
}
finding-log = { $state ->
    [ok] The server follows the log up to entry { $revision }.
   *[stopped] The server cannot follow the log from entry { $revision } on. Nothing can be done in the hall.
}
finding-log-do = Run “novbe server verify”. Then restore the last backup, or report what it says.
finding-clock = { $state ->
    [ok] There is no doubt about the server’s time.
    [ahead] The server’s clock may be days ahead. No tickets are issued.
   *[other] The server’s time is in doubt.
}
finding-clock-do = Check the server’s clock and correct it if it is wrong. Then confirm the time in the live hall.
finding-time = { $state ->
    [ok] A time server sets the clock of this machine.
    [ahead] The clock of this machine was set { $minutes } minutes ahead while the server ran.
    [back] The clock of this machine was set { $minutes } minutes back while the server ran.
   *[none] No time server sets the clock of this machine.
}
finding-time-do = { $state ->
    [none] Switch the time service on: timedatectl set-ntp true. In a network without one, compare the clock every week.
   *[other] { finding-clock-do }
}
finding-certificate = { $state ->
    [ok] The certificate is valid for { $days } more days.
    [soon] The certificate is valid for only { $days } more days.
    [over] The certificate has expired.
    [unreadable] The certificate { $file } cannot be read.
    [proxy] A proxy in front of the server has the certificate.
   *[none] The server is used without TLS: others in the network can read what devices send.
}
finding-certificate-do = { $state ->
    [none] Switch TLS on if other people use the same network.
   *[other] Renew the certificate; the server takes the new one by itself.
}
finding-backup = { $state ->
    [ok] The last backup is { $hours } hours old.
    [old] The last backup is { $hours } hours old.
    [same_disk] { $folder } is on the same disk as the hall: the backups would be lost with it.
   *[none] No backup is known.
}
finding-backup-do = { $state ->
    [same_disk] Mount another disk, or a folder of another machine, at { $folder }.
   *[other] Make a backup every night and keep it on another machine.
}
finding-devices = { $state ->
    [ok] Connected devices: { $count }, all with the server’s version.
    [version] { $devices }: not the server’s version ({ $version }).
    [offline] { $devices }: not connected.
    [paper] { $devices }: the printer has no paper, or is open.
    [printer] { $devices }: the printer does not answer.
   *[copied] { $devices }: another machine uses a copy of the secret.
}
finding-devices-do = { $state ->
    [version] Update these devices.
    [offline] Check whether they are switched on and can reach the server’s address.
    [paper] Put paper in and close the printer.
    [printer] Check the power, the cable and the address of the printer.
   *[copied] Add these devices again in their place, or remove them.
}
finding-manager = This centre has no manager yet.
finding-manager-do = Make a link for the first manager: sudo -u novbe novbe server user set-up-link { $centre }
finding-settings = { $name } in { $file } is not a setting of the server and is ignored.
finding-settings-do = { $state ->
    [near] Write { $near } in its place, then restart the server.
   *[unknown] Correct the name or remove the line, then restart the server.
}
finding-address = { $state ->
    [ok] The server is at { $address }.
    [local] The server can be reached from this machine only: { $address }.
   *[phones] Phones cannot open their ticket: the server has no public address.
}
finding-address-do = { $state ->
    [local] Set NOVBE_HOST to 0.0.0.0, or put a proxy in front of the server.
   *[phones] Set NOVBE_PUBLIC_URL to the address that phones can reach.
}
finding-proxies = { $state ->
    [ok] Proxies that the server trusts: { $count }.
   *[open] The server trusts proxies but can be reached without them: { $address }.
}
finding-proxies-do = Let the server listen on a socket or on 127.0.0.1.
finding-units = { $state ->
    [ok] No system service of Novbe has failed: { $units }.
   *[failed] Failed: { $units }.
}
finding-units-do = Read why: journalctl -u { $units }
finding-zone = The time zone of this machine is { $machine }, that of the centre { $zone }.
finding-zone-do = Set the time zone of the machine: sudo timedatectl set-timezone { $zone }. The nightly backup and the system’s log go by the machine’s time.
finding-server = { $state ->
    [ok] The server answers at { $address } and takes commands.
    [waiting] The server at { $address } waits for another one, which serves the hall.
    [not_ready] The server is not ready: { $checks }.
    [other] The port of { $address } is taken, and what has it does not answer as this server.
   *[silent] The server does not answer at { $address }.
}
finding-server-do = { $state ->
    [not_ready] Do what the other findings say. If there are none, restart the server.
    [other] See which program has the port: sudo ss -ltnp. If it is another one, stop it or set another NOVBE_PORT. If it is the server itself, it hangs: restart it.
   *[silent] Start the server. If it ends again, its log says why: journalctl -u novbe-server
}

# The visitor’s page.

page-language = Language
page-number = Your number
live-counter = Counter
page-help = Questions: { $line }

# The states, one sentence each, and what to do.
live-waiting = You are in the queue
live-waiting-hint = Keep this page open or watch the board: your call appears on both.
live-called = It is your turn: go to this counter
live-after-closing = No more tickets are given for this service today. You have one and are still served.
live-serving = You are being served at counter { $counter }
live-on_hold = Your ticket is on hold
live-on_hold-hint = The counter will call you again. Please stay nearby.
live-missed = You were called but did not come
live-missed-hint = Your place is kept until { $time }. Are you in the hall again?
live-missed-still = Your place is kept while service is paused. Are you in the hall again?
live-missed-over = The time to come back is over. Ask the staff for help.
live-finished = Your visit is finished
live-finished-hint = Thank you for coming.
live-cancelled = This ticket was cancelled
live-cancelled-hint = You can take it back until { $time }.
live-ended = This ticket cannot be served today
page-coupon-for = Code for { $name }
live-over = The day of this ticket is over
live-over-hint = The ticket is not valid any more and nothing of it is shown here. Take a new ticket for a new visit.
live-unknown = There is no ticket here
live-unknown-hint = Scan the code on your paper again. If it was printed twice, only the newer one is valid. The staff can help.
page-trouble = This page cannot be shown now
live-title-ahead = { $ahead } ahead · { $number } · { $centre }
live-title-called = { $number }: counter { $counter }

# The place in the queue.
page-ahead-many = More than { $n } people are ahead of you
page-order = The order also depends on the service and on priority, not on the number alone.
live-wait-unknown = The wait is not known yet
live-promise = When you took your ticket we said: { $wait }. That is until about { $time }.
live-promise-at_risk = You may wait longer than we told you.
live-promise-broken = You have waited longer than we told you. We are sorry.
live-stepped-back = Others go first until { $time }. You keep your place.
live-alert = Tell me by sound and vibration
live-alert-sound = Tell me by sound
live-alert-vibration = Tell me by vibration
live-alert-hint = A locked phone or a page in the background may stay silent. Keep this page open, or watch the board.
live-alert-touch = Touch the page once to turn the alert on again.

# Where to go.
page-where = Where to wait
page-zone = { $zone }, floor { $floor }
live-counters-one = Counter { $counters }
live-counters-many = Counters { $counters }

# Several services on one ticket.
page-stops = Your services
live-stop-served = done
live-stop-open = now
live-stop-pending = later
live-stop-unserved = not done
live-minutes = { $n } min

# What a visitor can do.
page-give-up = Cancel my ticket
live-give-up-ask = Cancel ticket { $number }? Your place goes to the next person.
live-give-up-yes = Yes, cancel it
live-give-up-no = No, keep my place
page-step-back = Let others go first
page-step-back-ask = { $minutes ->
    [one] Let others go first for one minute? You keep your place.
   *[other] Let others go first for { $minutes } minutes? You keep your place.
}
live-step-back-yes = Yes, let others go first
live-step-back-no = No, leave it as it is
live-come-back = I am back
live-take-back = Take my ticket back
live-not-sent = That did not reach the centre. Try again.
live-why-waiting = Why are others called before me?
live-why-called = Why am I called now?
live-not-asked = There is no connection right now. Please try again.
page-rate = How were you served?
page-rate-1 = Very poor
page-rate-2 = Poor
page-rate-3 = Fair
page-rate-4 = Good
page-rate-5 = Very good
page-rate-comment = Your comment (optional)
page-rate-comment-hint = Please write no names and no personal details.
page-rate-send = Send my rating
live-rate-thanks = Thank you for your rating.

# How fresh it is.
live-connecting = Connecting
live-live = Live
live-polled = As of { $time }
live-offline = Connection lost at { $time }. This is how it stood then.
page-no-script = As of { $time }. Loads again every 30 seconds.

# The waiting times for everybody.
page-open-title = Waiting times now
page-open-lead = For visitors who take a ticket now.
page-open-until = Open until { $time }
page-open-closed = Closed now.
page-open-waiting = { $n ->
    [0] no one is waiting
    [one] { $n } person is waiting
   *[other] { $n } people are waiting
}
page-open-counters = { $n ->
    [0] no counter is open
    [one] { $n } counter is open
   *[other] { $n } counters are open
}
page-open-called = Called last
page-open-promises = On { $day }, { $share } of the { $calls } visitors who were called were called within the time they were told.
page-open-record = Last 30 days: of the { $calls } visitors who were called, { $share } were called within the time they were told. Usual difference from our estimate: { $minutes } min.
balance = Tickets taken: { $arrivals } = { $served } served + { $cancelled } cancelled + { $no_shows } did not come + { $left } left without a call + { $unfinished } not finished + { $coupons } sent away with a coupon + { $here } still here
page-open-booked = Visitors with a booking are called as if they had taken a ticket { $ahead } minutes before their time. 9 of 10 are promised a call within { $within } minutes after it.
page-open-booked-kept = In the last four weeks this was kept for { $share } of them.
page-open-digest = Anyone can check with this number that the record of { $day } was not changed:
page-open-refresh = As of { $time }. Refreshed every 30 seconds.
page-open-staff = Sign-in for staff
page-open-data = The same figures as open data (JSON)

# The pages for people who work here: signing in, the own account, devices, people.

account-faults = There is a problem
account-fault = { $field ->
    [login] Enter a user name: 2 to 60 letters and digits, with . @ + - _ inside.
    [full_name] Enter the full name, on one line.
    [password] Enter the password.
    [old] Enter your current password.
    [new] Enter the new password.
    [again] The two passwords are not the same. Enter the new one twice.
    [digits] Enter the six digits that the app shows.
    [code] Enter the eight characters on the device’s screen.
    [label] Enter a name, on one line.
    [language] Choose a language.
    [role] Choose a role.
    [agency] Choose an agency of this centre.
    [counter] This does not go with that counter. Choose another counter or none.
    [replaces] Choose a device of the same kind, or none.
    [display] Choose a display of this centre, or the whole board.
    [printer] Enter the printer like tcp://192.0.2.20:9100, usb:04b8:0e15 or serial:/dev/ttyS0, or leave it empty.
    [inches] Enter the size from corner to corner. A kiosk needs at least 10.1 inches; a board must be readable from the farthest seat.
    [farthest_seat_m] Enter the distance in metres, at most 100, or leave it empty.
    [screen] Enter the name of the screen on one line, or leave it empty.
    [headset] Enter the name of a sound output, or leave it empty.
    [speaker] Enter the name of a sound output, or leave it empty.
    [screens_off] Enter hours like 22:00-07:00, or leave them empty.
    [reason] Choose a reason.
    [expected_end] Choose a time that is still to come, or none.
    [profile] Choose a work profile.
    [visitor] Choose what becomes of the visitor.
    [to_service] Choose a service.
    [ends] Choose how long the notice is shown.
    [until] Enter a time today that is still to come.
    [centre_file] Choose a centre file.
    [people_file] Choose a list as a CSV file.
    [holiday] Choose a day.
    [special_day] Choose a day.
    [special_hours] Enter the opening hours, for example 09:00-14:00.
    [series] Choose a number series: the agency has no other service yet.
    [category] Choose a category.
    [typical_minutes] Enter how many minutes the service usually takes.
    [target_minutes] Enter how many minutes visitors should wait at most.
    [per_day] Enter how many tickets, or leave it empty.
    [last_ticket] Enter a time, or leave it empty.
    [day_end_latest] Enter a time, or leave it empty.
    [alarm_minutes] Enter how many minutes, or leave it empty.
    [alarm_waiting] Enter how many visitors, or leave it empty.
    [number] Enter the number of the counter.
    [badge] Hold the badge to the scanner, or enter at least 8 characters. A badge belongs to one person.
    [scopes] Choose what the token allows.
    [last_day] Choose a day that is still to come, or none.
    [way] Choose how the messages are sent.
    [address] Enter a mail address like duty@town.example, for a webhook an address like https://alerts.example/novbe without user name and password, or for SMS and chats an Apprise address like tgram://TOKEN/CHAT.
    [kinds] Choose at least one alarm.
    [quiet_from] Enter when the quiet hours begin, or leave both times empty.
    [quiet_until] Enter when the quiet hours end, or leave both times empty.
    [line] Enter at most 120 characters on one line, or leave it empty.
    [text] Enter the text of the notice.
    [name] Enter a name in at least one language.
    [hours] Enter hours like 09:00-13:00, 14:00-18:00, each after the one before, or leave the day empty.
    [profiles] Choose at least one work profile that a counter has. Otherwise no counter can call its tickets.
    [how_long] Choose for how long.
    [at] Choose a time.
    [booked_name] Enter the name, as in the document.
    [phone] Enter a telephone number like +994 12 555 01 02, or leave it empty.
    [mail] Enter a mail address like name@example.org, or leave it empty.
    [booking] Enter a number within the limits.
    [booked_counters] Enter how many counters, or leave it empty.
    [booked_draw_day] Choose a weekday and a time for the draw.
    [booked_draw_time] Choose a weekday and a time for the draw.
    [booked_windows] Enter each part of the day on a line of its own, like 12:00-14:00 2.
   *[other] Something is missing or cannot be read. Check the form, or open the page again.
}
account-sent-before = This form was sent before. Check whether it is done. If not, send it again.
account-sorry = This cannot be shown
account-save = Save
account-go-on = Continue
account-none = None
account-display = What it shows
account-whole-board = The board of the whole hall
account-look-again = Refresh

# What was done, said once.
account-failed = { $count ->
    [one] One attempt to sign in to your account failed since your last sign-in: { $time }.
   *[other] { $count } attempts to sign in to your account failed since your last sign-in, the last one: { $time }.
} If that was not you, change your password and tell your manager.
account-done = { $what ->
    [signed_out] You are signed out.
    [locked] This counter locked itself because it was not used for a while. Sign in again; the counter is as you left it.
    [password] Your password is changed.
    [factor] Two-step sign-in is set up on the new phone. The codes of the old phone do not work any more.
    [device_in] The device is added. It starts to work within a few seconds.
    [set_up] The change is published.
    [device_set] The device is saved.
    [device_refused] The device is refused. Its code does not work any more.
    [token_revoked] The token is revoked.
    [recipient_set] The recipient is saved.
    [recipient_removed] The recipient is deleted.
    [test_alert] The test message is on its way. Refresh the page in a few seconds to see whether it arrived.
    [contacts_set] The contacts are saved.
    [person_names] The names are saved.
    [person_duty] The role is added.
    [person_end_duty] The role is removed.
    [person_badge] The badge is saved.
    [person_no_badge] The badge is removed.
    [device_revoke] The device is removed.
    [device_restart] The device will restart.
    [restart_device] The device will restart.
    [device_screenshot] The device will send a picture of its screen. Refresh the page in a few seconds.
    [device_rotate] The device will replace its access key.
    [open_day] The day is open.
    [close_day] The day has ended.
    [pause_hall] All services are paused.
    [resume_hall] All services continue.
    [stop_intake] No tickets are given for now.
    [resume_intake] Tickets are given again.
    [stop_phones] No ticket can be taken on a phone now.
    [resume_phones] Tickets can be taken on a phone again.
    [pause_service] The service is paused.
    [resume_service] The service continues.
    [close_service] No tickets are given for this service for now.
    [open_service] Tickets are given for this service again.
    [move_tickets] The tickets are moved.
    [end_with_coupon] The tickets have ended. Their visitors got coupons.
    [set_profile] The work profile is changed.
    [close_counter] The counter is closed.
    [free_counter] The counter is free and closed.
    [call_ticket] The ticket is called.
    [confirm_claim] The priority is confirmed.
    [refuse_claim] The priority is refused.
    [requeue] The ticket is back in the queue.
    [step_back] The ticket lets others go first.
    [reopen] The ticket is brought back.
    [give_coupon] The ticket has ended. Its visitor got a coupon.
    [cancel] The ticket is cancelled.
    [notice_up] The notice is shown.
    [notice_down] The notice is taken down.
    [confirm_time] The time is confirmed.
    [answer_help] The call for help is answered.
    [person_factor] Two-step sign-in is reset. The person sets it up again at the next sign-in.
    [person_sessions] The person is signed out everywhere.
    [person_forget] The person is deleted.
    [booked] The time is booked.
    [booking_moved] The booking is changed.
    [booking_cancelled] The booking is cancelled.
    [booking_listed] The visitor is on the waiting list.
    [displaced_told] The mails will be sent.
   *[other] It is done.
}

# Signing in.
account-set-up = Create your account
account-set-up-why = You become a manager here. This link works once.
account-set-up-do = Create account
account-login = User name
account-login-hint = Letters and digits without spaces, for example leyla.m
account-name = Full name
account-password = Password
account-password-hint = At least { $signs } characters. A few words in a row are strong and easy to remember.
account-password-again = Repeat password
account-no-link = This link is not valid
account-no-link-why = It was used already, is older than { $hours } hours, or is incomplete.
account-no-link-how = The administrator of the server can create a new link there with this command:
account-no-link-centre = CENTRE
account-same-options = If the server runs with --data, --database, --host or --port, add the same to the command.
account-no-centre = This server has no centre yet
account-no-centre-how = The administrator of the server imports the centre file there, and creates the link for the first manager, with these commands:
account-no-centre-then = Then open the link.
account-sign-in = Sign in
account-by-link = This link works once.
account-sign-in-first = Sign in to see that page.
account-sign-in-as = You sign in as
account-forgotten = Forgotten your password? A manager of your centre can give you a new first password.
account-start-over = Sign in with another account
account-factor = Two-step sign-in
account-factor-how = Open the authenticator app on your phone. Enter the six digits that it shows for Novbe.
account-digits = Six-digit code
account-factor-lost = Phone lost or replaced? Another manager can reset your two-step sign-in.
account-new-factor = Set up two-step sign-in
account-new-factor-why = Managers and supervisors sign in with their password and a code from their phone. The phone needs no network for this.
account-new-factor-app = Install an authenticator app on your phone, for example FreeOTP, Aegis or Google Authenticator.
account-new-factor-scan = Scan this picture in the app.
account-new-factor-picture = QR code with the key for the app
account-new-factor-key = Cannot scan? Type this key into the app:
account-new-factor-code = Enter the six digits that the app shows now.
account-new-factor-present = Six-digit code from your current phone
account-new-factor-begin = Show the picture
account-new-factor-again = Create another picture
account-own-password = Choose your own password
account-own-password-why = Another person knows the first password. Choose a password that only you know.
account-change-password = Change password
account-password-now = Current password
account-password-new = New password
account-password-ends = You will be signed out everywhere else.

# The own account.
account-title = Your account
account-role = { $role ->
    [manager] Manager
    [supervisor] Supervisor
    [operator] Operator
    [greeter] Greeter
   *[viewer] Viewer
}
account-at-counter = Counter { $counter }
account-signed-in = Signed in
account-until = until { $time }, or after { $minutes } minutes without use
account-change-factor = Set up two-step sign-in on another phone
account-others = Your other roles
account-others-how = You stay signed in. If the role needs two-step sign-in and you have not set it up, you sign in again.
account-sign-out = Sign out

# Devices.
account-devices = Devices
account-devices-none = There are no devices yet.
account-device-kind = { $kind ->
    [kiosk] Kiosk
    [display] Display
    [wall] Wall screen
   *[counter] Counter PC
}
account-device-state = { $state ->
    [online] ✓ Connected
    [offline] ✕ Offline since { $time }
    [not_connected] … Not connected yet
   *[revoked] ✕ Removed
}
account-device-address = Last address
account-device-offline = { $because ->
    [ended] Its program was ended in order, for example because the computer was switched off or restarted.
    [together] { $count ->
        [one] { $count } other device
       *[other] { $count } other devices
    } stopped answering at the same time. Check the network and the power supply.
   *[silent] It alone stopped answering, without notice. Check its power, its network cable and its screen.
}
account-device-copied = ! Another device uses a copy of this device’s access key. Replace this device or remove it.
account-printer = { $state ->
    [ok] ✓ Printer ready
    [paper_low] ! Paper is running low
    [paper_out] ! No paper
    [cover_open] ! The printer is open
    [offline] ! The printer does not print
    [none] No printer
   *[unknown] ! The printer does not answer
}
account-ticket-slow = ! A ticket takes { $seconds } s to print. Set a higher speed for its serial line, or use USB or the network.
account-ticket-time = Time to print a ticket
account-ticket-seconds = { $seconds } s
account-sound-failed = ! The sound does not work
account-clock-off = ! Its clock is wrong by { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
}
account-device-add = Add a device
account-device-add-how = Start Novbe on the new device. It shows a code. Enter this code here.
account-device-add-wall = For a wall screen with the live hall, open { $address } in its browser.
account-device-add-board = For a board in the browser of a television, open { $address } there.
account-device-code = Code on the device’s screen
account-device-code-hint = Eight characters. Spaces and upper or lower case do not matter.
account-no-such-code = No device shows this code now. Compare it with the screen.
account-label = Device name
account-label-hint = For example “kiosk at the door”
account-counter = Counter
account-counter-of-device-hint = Only for a counter PC.
account-replaces = Replaces
account-replaces-hint = The device that you choose here is removed. Leave the name empty to keep its name.
account-device-confirm = Add this device
account-waiting = Waiting to be added
account-waiting-hint = Add only the device in front of you: its code is on its screen and nowhere else.
account-waiting-none = No device is waiting now.
account-waiting-since = since { $time }
account-waiting-place = Was here before as { $label }
account-device-since = Added
account-device-printer = Printer
account-device-screen = Screen
account-device-version = Version
account-device-service-code = Service code
account-device-picture = The screen at { $time }
account-device-rename = Name and place
console-device-settings = Settings
console-device-settings-what = { $kind ->
    [kiosk] What you leave empty is as chosen on the kiosk’s own screen. Changes apply as soon as no visitor uses it.
    [display] What you leave empty is as usual. Changes apply within seconds.
   *[counter] What you leave empty is as usual. Changes apply at the next sign-in.
}
console-not-set = Not set
console-dots = { $dots } dots
console-percent = { $n } %
account-device-ask = Actions
account-ask = { $what ->
    [restart] Restart
    [screenshot] Take a picture of the screen
   *[rotate] Replace the access key
}
account-asked = Requested, not done yet.
account-device-revoke = Remove this device
account-device-revoke-what = It stops working at once. It can be added again later, with a new code.
account-device-revoke-do = Yes, remove it

# People.
account-people = People
account-person-add = Add a person
account-person-add-do = Add this person
account-duty = Role
account-agency = Agency
account-agency-all = The whole centre
account-counter-any = Any
account-counter-of-person-hint = Only for an operator or a greeter who always works at the same counter.
account-person-in = ✓ Signed in now
account-person-first = … First sign-in pending
account-person-no-factor = … Two-step sign-in not set up
account-first = First password
account-first-what = Give it to this person only. It is shown only now and works for { $days } days. At the first sign-in, the person chooses a new one.
account-duty-end = Remove this role
account-duty-give = Add a role
account-names = Names
account-badge = Badge
account-badge-has = This person has a badge to sign in with at a counter.
account-badge-none = No badge yet.
account-badge-new = New badge
account-badge-hint = Hold it to the scanner.
account-badge-remove = Remove the badge
account-refuse = Refuse
account-devices-here = Devices of this centre
account-person-own = This is you. Change your own details in your account.
account-person-help = Cannot sign in?
account-person-password = Create a new first password
account-person-password-what = The old password does not work any more, and the person is signed out everywhere.
account-person-factor = Reset two-step sign-in
account-person-factor-what = For a phone that is lost or replaced. The person is signed out everywhere.
account-person-link = Create a sign-in link
account-person-link-what = The person signs in once with it, from any browser. The password stays as it is.
account-link = Sign-in link
account-link-what = Give it to this person only. It is shown only now, works once and for one hour, without password and code.
account-person-sessions = Sign out everywhere
account-person-forget = Delete this person
account-person-forget-what = Name, user name, password and roles are deleted for good. The log keeps what was done, without the name.
account-person-forget-do = Yes, delete

# The console.
console-parts = Parts of the console
console-part = { $part ->
    [console] Live hall
    [tickets] Tickets
    [notices] Notices
    [reports] Reports
    [devices] Devices
    [people] People
    [tokens] Access for other systems
    [alerts] Alerts
    [set-up] Settings
    [bookings] Bookings
   *[account] Account
}
console-choose = Choose…
console-profile-left-empty = The work profile “{ $name }” serves this service alone. Remove the profile first, or add another service to it.
console-counter-moved = For now this counter works with “{ $profile }”, as set on the page “Live hall”. The profile here applies once that is taken back.
console-call-needs-counter = To call this ticket out of turn, a counter must be open and free.
console-event-reason = Reason: { $reason }.
console-cancel = Back
console-change = Change
console-service = Service
console-counter = Counter
console-counters = Counters
console-profile = Work profile
console-queues = Queues
console-number = Ticket number
console-day = Day
console-find = Find
console-filter = Find in this list
console-filter-none = Nothing in this list fits.
console-filter-shown = { $shown } of { $all } shown
console-filter-failed = The search did not work. Check the connection and try again.
console-several-agencies = Several agencies
console-no-services = No services
console-minutes = { $hours ->
    [0] { $minutes } min
   *[other] { $hours } h { $minutes } min
}

# The live hall.
console-hall-state = { $state ->
    [open] The hall is open
    [paused] Service is paused
    [intake_stopped] The hall is open but gives no tickets
   *[closed] The hall is closed
}
console-hall-now = { $waiting ->
    [one] { $waiting } visitor is waiting
   *[other] { $waiting } visitors are waiting
} · { $open } of { $counters } counters open
console-stopped = { $time ->
    [none] No more tickets are given today.
   *[other] No tickets are given until { $time }.
}
console-resumes = { $itself ->
    [yes] It resumes by itself at that time.
   *[no] It stays paused until staff resume it.
}
console-still-served = { $time ->
    [none] Visitors who have a ticket are served.
   *[other] Visitors who have a ticket are served until { $time } at the latest.
}
console-as-of = As of { $time }. Refresh the page for the latest state.
console-live = ● Live
console-lost = ○ No connection to the server. This page may be out of date.
console-board = Board
console-board-what = This browser will show the called numbers and the waits all the time, without sign-in. A manager has to confirm it once.
console-board-sound = Some browsers are silent until they are touched: touch the screen once after each start, or press OK on the remote control. Then a tone is heard at each call.
console-wall = Wall screen
console-wall-what = This browser will show the live hall all the time, without sign-in. A manager has to confirm it once.
console-screen-begin = Show the code
console-screen-code = A manager enters this code in the console: Devices, Add a device.
console-screen-picture = Or scan this code with a phone that is signed in to the console.
console-screen-removed = This screen was removed from the hall, or its code was not entered in time.
console-wall-lost = ○ No connection to the server. These are the figures of { $time }.
console-sound-on = Sound for new alarms: on
console-sound-off = Sound for new alarms: off
console-alarms = { $count ->
    [0] Needs attention
    [one] { $count } alarm
   *[other] { $count } alarms
}
console-alarms-more = { $count } more
console-all-well = ✓ Nothing needs attention
console-first-steps = First steps
console-first-step = { $step ->
    [kiosk] Set up a kiosk with its printer
    [board] Set up a board
    [people] Add the people who work at the counters
   *[counter] Open a counter: an operator signs in at its PC
}
console-since = since { $time }
console-alarm = { $kind ->
    [clock_in_doubt] { $state ->
        [behind] The server’s clock is behind. Check it, then confirm the time.
        [ahead] The server’s clock is days ahead. Check it, then confirm the time.
       *[jumped] The server’s clock has jumped. Check it, then confirm the time.
    }
    [help_call] Help needed: { $label }
    [unserved] { $label }: { $count ->
        [one] { $count } visitor is waiting, but no counter is serving this queue
       *[other] { $count } visitors are waiting, but no counter is serving this queue
    }
    [printer] { $label }: { $state ->
        [paper_low] paper is running low
        [paper_out] no paper
        [cover_open] the printer is open
        [offline] the printer does not print
       *[unknown] the printer does not answer
    }
    [call_not_shown] { $label } is called to counter { $counter }, but no display has shown it
    [device_offline] { $label } is offline
    [sound] { $label }: the sound does not work
    [voice_behind] { $label }: calls come faster than the voice can speak. Not called aloud in the last 15 minutes: { $count }. Give each zone a display with its own voice, or use shorter recordings
    [counter_silent] Counter { $label } is open, but its PC does not answer
    [promises] { $label }: { $count ->
        [one] { $count } visitor waits longer than promised, or is likely to
       *[other] { $count } visitors wait longer than promised, or are likely to
    }{ $state ->
        [closed] . Counter { $counter } serves this queue and is closed
        [paused] . Counter { $counter } serves this queue and is on a break
       *[open] { "" }
    }
    [wait_long] { $label }: a visitor has waited { console-minutes }
    [many_waiting] { $label }: { $count ->
        [one] { $count } visitor is waiting
       *[other] { $count } visitors are waiting
    }
    [claim] { $label } asks for priority
    [on_hold] { $label } is on hold and should be called again
    [login_guessed] Someone is guessing the password of { $label }: only known browsers and counters can sign in; make a sign-in link if needed
    [pause_overdue] { $state ->
        [hall] The hall is still paused, though the time to resume has passed
       *[service] { $label } is still paused, though the time to resume has passed
    }
    [no_counter] Tickets are given, but no counter is open
    [call_unanswered] { $label } was called to counter { $counter } and has not been served
    [service_long] { $label } has been at counter { $counter } for { console-minutes }
    [not_handed_in] A visitor may have ticket { $label }, which a kiosk printed while offline; it is not in the queue
    [backup_old] There has been no backup for more than a day. Tell the engineer on duty
    [state_differed] The server found an error of its own and corrected it. Tell the engineer on duty
    [log_stopped] The log cannot be followed from entry { $label } on: nothing can be done in this hall. Call the engineer on duty
    [alerts_failed] Messages about alarms do not reach { $label }
   *[limit_reached] { $label } sends too many requests; some are refused
}
console-alarm-queues = { $kind ->
    [unserved] Visitors are waiting in { $count } queues that no counter is serving
    [promises] Promised waits are at risk in { $count } queues
    [wait_long] Visitors have waited too long in { $count } queues
   *[many_waiting] Too many visitors are waiting in { $count } queues
}
console-mend = { $what ->
    [confirm_time] The time is right
    [answer_help] I will go
    [confirm_claim] Confirm priority
    [refuse_claim] Refuse priority
    [resume_hall] Resume all services
    [resume_service] Resume this service
   *[restart_device] Restart the device
}
console-look = { $what ->
    [service] View the queue
    [set_profile] Change the profile of counter { $counter }
    [counter] View the counter
    [device] View the device
    [devices] View the devices
    [person] View the person
    [token] View the token
    [alerts] View the recipient
    [stop_intake] Stop giving tickets
   *[ticket] View the ticket
}
console-waiting = Waiting
console-longest = Longest wait
console-open-at = At counter
console-wait-of = { $wait } (target { $target })
console-no-queue = No visitor is waiting.
console-quiet = { $count ->
    [one] { $count } service, no visitor waiting
   *[other] { $count } services, no visitor waiting
}
console-closed-counters = { $count ->
    [one] { $count } closed counter
   *[other] { $count } closed counters
}
console-queue-state = { $state ->
    [paused] Paused
    [unserved] Not served now
    [closed] Closed now
   *[open] Open
}
console-counter-state = { $state ->
    [open] Free
    [paused] On a break
    [called] Calling
    [serving] Serving
   *[closed] Closed
}
console-ticket-state = { $state ->
    [waiting] Waiting
    [called] Called
    [serving] Being served
    [on_hold] On hold
    [missed] Did not come
    [finished] Finished
    [cancelled] Cancelled
    [left] Left without a call
   *[unfinished] Not finished
}
console-stop-state = { $state ->
    [pending] later
    [open] now
    [served] done
   *[unserved] not served
}

# One service, one counter, one ticket.
console-target = Target for the wait: { $target }
console-who-serves = Counters for this service
console-who-serves-how = To add a counter, change its work profile. The new profile applies from its next call.
console-serves = ✓ Serves it
console-waiting-count = { $count ->
    [0] No visitor is waiting
    [one] { $count } visitor is waiting
   *[other] { $count } visitors are waiting
}
console-profile-what = The services that this counter serves now.
console-profile-choice = { $name } ({ $waiting } waiting){ $present ->
    [yes] {" "}– in use now
   *[no] {""}
}{ $own ->
    [yes] {" "}– the usual profile of this counter
   *[no] {""}
}
console-ticket-find = Find a ticket
console-no-ticket = There was no ticket { $number } on that day.
console-history = History
console-actor = { $role ->
    [clock] automatically
    [visitor] the visitor
    [kiosk] a kiosk
    [display] a display
    [counter] a counter PC
    [operator] an operator
    [greeter] a greeter
    [supervisor] a supervisor
    [manager] a manager
    [integration] another system
   *[other] the server
}
console-command-line = at the command line
console-command-line-person = at the command line, by { $person }
console-event = { $type ->
    [ticket_issued] Ticket taken for { $services }{ $promise ->
        [0] .
       *[other] . Promised: called within { $promise } min (9 out of 10).
    }
    [ticket_handed_in] Ticket taken without the server, for { $services }. The kiosk has handed it in.
    [ticket_printed] { $paper ->
        [shown] The number was shown on the screen; nothing was printed.
       *[printed] Printed.
    }
    [print_failed] Printing failed: { $fault ->
        [paper_out] no paper.
        [cover_open] the printer was open.
        [offline] the printer was offline.
        [before_sending] the printer was not reached.
       *[no_proof] the printer did not confirm it.
    }
    [ticket_reprinted] Printed again. The old paper is not valid any more.
    [ticket_called] Called to counter { $counter } after { $minutes } min of waiting.
    [ticket_recalled] Called again to counter { $counter }.
    [service_started] Service started at counter { $counter }.
    [start_undone] The start was undone.
    [service_finished] { $service } finished at counter { $counter }: { $outcome ->
        [done] done.
        [incomplete] something is missing.
        [refused] refused.
       *[elsewhere] sent to another office.
    }
    [ticket_requeued] { $held ->
        [yes] Back from hold at counter { $counter } to the queue.
       *[no] The visitor did not come to counter { $counter }. The ticket is back in the queue.
    }
    [call_withdrawn] The call to counter { $counter } was undone.
    [ticket_held] Put on hold at counter { $counter }.
    [ticket_resumed] Called back from hold to counter { $counter }.
    [ticket_transferred] Sent on to { $service }{ $to_counter ->
        [none] {""}
       *[other] {""}, counter { $to_counter }
    }.
    [ticket_released] No longer reserved for one counter or operator.
    [service_added] Service added: { $service }.
    [service_changed] Service changed to { $service }.
    [ticket_missed] The visitor did not come to counter { $counter }. The ticket is marked as missed.
    [ticket_reopened] Brought back.
    [priority_judged] { $confirmed ->
        [yes] Priority confirmed.
       *[no] Priority refused. The ticket is back at its ordinary place.
    }
    [assist_set] The help that the visitor needs was noted.
    [private_erased] What was kept of the visitor outside this history was erased.
    [note_added] A note was added.
    [tickets_moved] Moved to { $to_service } with the whole queue.
    [ticket_ended_with_coupon] { $service } ended for today with a coupon.
    [lease_granted] A kiosk got this number for when the server is away.
    [lease_ended] The kiosk does not have this number any more.
    [ticket_expired] { console-ticket-state }.
    [ticket_cancelled] Cancelled.
    [ticket_stepped_back] The visitor lets others go first.
    [service_rated] Rated with { $stars } of 5 stars.
   *[other] Something else was noted.
}

# Actions: a link or heading, what will happen, the button.
console-action = { $name ->
    [open_day] Open the day
    [close_day] End the day
    [pause_hall] Pause all services
    [resume_hall] Resume all services
    [stop_intake] Stop giving tickets
    [resume_intake] Give tickets again
    [stop_phones] Stop tickets on phones
    [resume_phones] Give tickets on phones again
    [pause_service] Pause this service
    [resume_service] Resume this service
    [close_service] Stop giving tickets
    [open_service] Give tickets again
    [move_tickets] Move all waiting tickets
    [end_with_coupon] End all waiting tickets with coupons
    [set_profile] Change the work profile
    [close_counter] Close this counter
    [free_counter] Free the counter
    [call_ticket] Call out of turn
    [confirm_claim] Confirm priority
    [refuse_claim] Refuse priority
    [requeue] Back to the queue
    [step_back] Let others go first
    [reopen] Bring back
    [give_coupon] End with a coupon
   *[cancel] Cancel the ticket
}
console-action-why = { $name ->
    [open_day] Kiosks give tickets for all services that are open.
    [close_day] { $count ->
        [0] No ticket is open. The day ends, and all counters are closed.
        [one] One open ticket would expire. Its visitor would have to take a new ticket on another day. To serve it first, stop giving tickets instead.
       *[other] { $count } open tickets would expire. Their visitors would have to take new tickets on another day. To serve them first, stop giving tickets instead.
    }
    [pause_hall] No ticket is given or called. Everyone keeps their place. Screens, phones and the voice say why.
    [resume_hall] Tickets are called again, in the same order.
    [stop_intake] No tickets are given for the time that you choose. Visitors who have one are served.
    [resume_intake] Kiosks give tickets for all services that are open.
    [stop_phones] The code goes from the boards, until you allow it again. Kiosks go on, and tickets that were taken stay.
    [resume_phones] Boards show a code again. Who scans it in the hall can take a ticket.
    [pause_service] Its tickets are not called for now. They keep their places, and screens say why.
    [resume_service] Its tickets are called again, in the same order.
    [close_service] No tickets are given for this service for the time that you choose. Visitors who have one are served.
    [open_service] Kiosks give tickets for this service again.
    [move_tickets] { $count ->
        [one] The waiting ticket goes to another service. It keeps its number and its place.
       *[other] { $count } waiting tickets go to another service. They keep their numbers and their places.
    }
    [end_with_coupon] { $count ->
        [one] The waiting ticket ends for today. Its visitor gets a coupon, comes back on another day, and is called before others then.
       *[other] { $count } waiting tickets end for today. Each visitor gets a coupon, comes back on another day, and is called before others then.
    }
    [set_profile] The new profile applies from the counter’s next call. The ticket that is at the counter now is finished as usual.
    [close_counter] Tickets that are reserved for this counter go to the queues of their services.
    [free_counter] For a counter whose operator has left. It is closed. The time since the operator’s last action counts as not known.
    [call_ticket] The ticket is called before its turn. The log keeps the reason.
    [confirm_claim] The ticket keeps its priority.
    [refuse_claim] The ticket goes back to its ordinary place.
    [requeue] { $state ->
        [on_hold] The visitor is back. The ticket takes its place in the queue again.
       *[called] The visitor did not come. The ticket waits again and is not called for a few minutes.
    }
    [step_back] The ticket is not called for a few minutes while others wait.
    [reopen] The ticket takes its place in the queue again.
    [give_coupon] The ticket ends for today. Its visitor gets a coupon, comes back on another day, and is called before others then.
   *[cancel] The ticket ends. Its visitor loses the place in the queue.
}
console-action-do = { $name ->
    [open_day] Open the day
    [close_day] End the day now
    [pause_hall] Pause all services
    [resume_hall] Resume all services
    [stop_intake] Stop giving tickets
    [resume_intake] Give tickets again
    [stop_phones] Stop tickets on phones
    [resume_phones] Give tickets on phones again
    [pause_service] Pause this service
    [resume_service] Resume this service
    [close_service] Stop giving tickets
    [open_service] Give tickets again
    [move_tickets] Move the tickets
    [end_with_coupon] End and give coupons
    [set_profile] Change the profile
    [close_counter] Close the counter
    [free_counter] Free and close the counter
    [call_ticket] Call the ticket
    [confirm_claim] Confirm priority
    [refuse_claim] Refuse priority
    [requeue] Back to the queue
    [step_back] Let others go first
    [reopen] Bring back
    [give_coupon] End and give a coupon
   *[cancel] Cancel the ticket
}
console-field = { $field ->
    [reason] Reason
    [expected_end] Expected to continue at
    [profile] Work profile
    [sure] Do it even if visitors are left waiting without a counter
    [visitor] What becomes of the visitor
    [to_service] Move to
    [counter] Counter
    [ends] How long the notice is shown
    [until] Time
    [label] What it is for
    [scopes] What it allows
    [last_day] Last day
    [way] Sent by
    [address] Address
    [kinds] Alarms
    [digest] Also the digest of each day
    [quiet_from] Quiet hours from
    [quiet_until] Quiet hours until
    [day_end_latest] The day ends at the latest at
    [holiday] Holiday
    [special_day] Day
    [special_hours] Opening hours
    [agency] Agency
    [category] Category at the kiosk
    [series] Number series
    [profiles] Work profiles that serve it
    [typical_minutes] Usual service time, in minutes
    [target_minutes] Target for the wait, in minutes
    [per_day] Most tickets per day
    [last_ticket] No more tickets from
    [own_hours] This service has its own opening hours
    [alarm_minutes] Alarm after a wait of so many minutes
    [alarm_waiting] Alarm when more visitors are waiting than
    [centre_file] Centre file
    [other_files] Logos, pictures and sounds
    [number] Number
    [zone] Zone
    [how_long] For how long
    [resume_automatically] Resume by itself at that time
    [language] Language
    [printer] Receipt printer
    [paper_dots] Print width
    [inches] Screen size in inches
    [farthest_seat_m] Distance of the farthest seat, in metres
    [screen] Which screen of the computer
    [headset] Sound output of the headset
    [always_heard] The headset is on USB, or the keypad has its own sound
    [speaker] Sound output
    [volume] Volume
    [scanner] A scanner is connected
    [bar] Start as a slim bar
    [screens_off] Screen is dark during
    [stays_on] Never make the screen dark
   *[direction] Direction, seen from the board
}
console-hint = { $field ->
    [expected_end] Leave empty if it is not known.
    [until] Only if you chose a time.
    [label] For example “town website”
    [last_day] Leave empty if it has no end.
    [address] A mail address, the address of a webhook (https://…), or the Apprise address of an SMS gateway or chat, for example ntfy://topic.
    [digest] A number that proves later that the record of the day was not changed. It is sent when the day is closed.
    [quiet_until] Nothing is sent in these hours. Alarms that still stand at their end are sent then. Leave both empty for no quiet hours.
    [day_end_latest] Leave empty to end it when the next day begins.
    [per_day] Leave empty for no limit.
    [last_ticket] Leave empty to give tickets until closing.
    [alarm_minutes] Leave empty for the usual alarm of the centre.
    [alarm_waiting] Leave empty for the usual alarm of the centre.
    [other_files] Only if the centre file names new ones.
    [profiles] Choose at least one: only counters with such a profile call its tickets.
    [printer] For example tcp://192.0.2.20:9100, usb:04b8:0e15 or serial:/dev/ttyS0
    [paper_dots] 58 mm paper: 384 dots. 80 mm paper: mostly 576 dots.
    [inches] From corner to corner.
    [screen] Only if several screens are connected. For example HDMI-A-1
    [headset] Name of the output. “none” switches the sound off.
    [speaker] Name of the output. “none” switches the sound off.
    [screens_off] For example 22:00-07:00. Leave empty for the hours of the centre.
   *[other] {""}
}
console-reason = { $reason ->
    [alarm] Alarm: everyone leaves the hall
    [drill] Drill
    [power] Power failure
    [strike] Strike
    [technical] Technical failure
    [left] Has left
    [mistake] Taken by mistake
    [duplicate] Taken twice
    [break] Break
    [meeting] Meeting
   *[other] Other
}
console-left-visitor = { $visitor ->
    [served] Was served
    [back_to_queue] Goes back to the queue and keeps the place
   *[unfinished] Was not finished
}
console-stop-for = { $how_long ->
    [quarter] 15 minutes
    [half] 30 minutes
    [hour] One hour
    [time] Until a time
   *[day] For the rest of the day
}

# Notices.
console-notices-what = Notices are shown on boards, kiosks and phones.
console-notices-none = No notice is shown now.
console-notice-new = New notice
console-notice-change = Change the notice
console-notice-languages = If a language is left empty, the first text is shown.
console-notice-ends = { $ends ->
    [day] Until the end of today
    [time] Until a time
   *[taken_down] Until it is taken down
}
console-notice-until = until { $time }
console-notice-up = Show the notice
console-take-down = Take down

# Access for other systems.
console-alarm-kind = { $kind ->
    [log_stopped] Log cannot be read
    [state_differed] Server corrected an error
    [backup_old] No recent backup
    [clock_in_doubt] Clock may be wrong
    [help_call] Help needed
    [no_counter] No counter open
    [unserved] Queue without a counter
    [printer] Paper and printers
    [call_not_shown] Call not shown
    [call_unanswered] Call not answered
    [pause_overdue] Pause too long
    [device_offline] Device offline
    [sound] Sound does not work
    [voice_behind] Voice cannot keep up
    [counter_silent] Counter PC does not answer
    [alerts_failed] Messages do not arrive
    [service_long] Service takes long
    [promises] Promised waits at risk
    [wait_long] Long wait
    [many_waiting] Many visitors waiting
    [login_guessed] Password guessing
    [claim] Priority requested
    [on_hold] Ticket on hold for long
    [not_handed_in] Offline ticket missing
   *[limit_reached] Too many requests
}
console-alerts-what = Recipients get a message when an alarm begins, each hour while it lasts, and when it is over.
console-alerts-none = There are no recipients yet: alarms are shown in the console only.
console-alerts-no-mail = This server cannot send mail yet. The engineer names a mail server in its settings (NOVBE_MAIL_SERVER).
console-alert-way = { $way ->
    [mail] Mail
    [messenger] SMS or chat
   *[webhook] Webhook
}
console-alert-name = Name
console-alert-name-hint = For example “engineer on duty”.
console-alert-keeps = Leave it empty to keep the address. It may hold a secret, so it is not shown again.
console-alert-quiet = Nothing is sent from { $from } to { $until }
console-alert-told = Last message arrived: { $time }
console-alert-waiting = Messages waiting: { $count }
console-alert-given-up = Messages given up: { $count }
console-alert-failed = No message has arrived since { $time }: { $reason }
console-alert-next = Next attempt: { $time }
console-alert-failure = { $reason ->
    [no_mail_server] the server’s settings name no mail server
    [unreachable] the other end does not answer
    [certificate] the connection cannot be secured; check the certificate
    [sign_in] the mail server refuses the server’s user name or password
    [address] the mail server refuses the address
    [unusable] the address cannot be used: it leads into a network that the server’s settings do not allow, or it is mistyped
   *[refused] the other end refuses the message
}
console-alert-test = Send a test message
console-alert-change = Change
console-alert-new = New recipient
console-alert-remove = Delete the recipient
console-alert-remove-what = It gets no more messages. Messages that wait are deleted.
console-alert-secret = The secret of the new webhook
console-alert-secret-what = Enter it at the receiving program: every message is signed with it. Copy it now. It is not shown again.
console-contacts = Whom staff turn to
console-contacts-what = For example “reception, 12”. The line is shown next to the alarm, here and at the greeter’s desk, and stands in every message about it.
alert-line = { $event ->
    [alarm_over] Over: { $sentence }
    [alarm_lasts] Still: { $sentence }
   *[other] { $sentence }
}
alert-at = { $event ->
    [alarm_over] Over at: { $time }
    [alarm_lasts] Has lasted for { $hours } h, since { $time }
   *[alarm_began] Since: { $time }
}
alert-contact = Contact: { $line }
alert-console = Console: { $address }
alert-why = You get this message because the console of { $centre } names this address under Settings, Alerts.
alert-test = Test message: alerts reach this address.
alert-digest = Digest of the record of { $day }, up to event { $revision }: { $sha256 }
alert-without-name = { $kind ->
    [login_guessed] Someone is guessing the password of a member of staff. The console says whose.
    [claim] A visitor asks for priority. The console says which ticket.
    [alerts_failed] Messages about alarms do not reach a recipient. The console says which.
   *[limit_reached] A device, a program or a person sends too many requests; some are refused. The console says which.
}
console-tokens-what = With a token, another system (for example a website or a reporting program) can read or do what the token allows.
console-tokens-none = No other system has access.
console-token-new = New token
console-token-make = Create token
console-token-made = Your new token
console-token-once = Copy it now. It is not shown again.
console-token-since = created { $time }
console-token-until = valid until { $time }
console-token-revoked = Revoked { $time }
console-token-revoke = Revoke
console-scope = { $scope ->
    [bookings] Book, change and check in
    [tickets] Take tickets
    [waits] Read queues and waiting times
    [log] Read the event log
    [metrics] Read how the server does, for a monitor
    [all_centres] For metrics: those of all centres of the server
   *[reports] Read reports and the figures of each day
}

# Settings.
console-set-up = { $part ->
    [hours] Opening hours and holidays
    [services] Services
    [profiles] Work profiles
    [counters] Counters
    [file] Centre file
    [history] History of the settings
    [alerts] Alerts by mail and webhook
    [care] Server check
    [bookings] Bookings
   *[tokens] Access for other systems
}
console-backup = Last backup: { $at }
console-no-backup = There is no backup yet
console-set-up-what = { $part ->
    [hours] When the hall is open, holidays, days with other hours
    [services] Names, agencies, number series, targets, limits
    [profiles] Which services a counter serves, and which of them first
    [counters] Numbers, work profiles and places of the counters
    [file] All settings in one file: download, change, check and publish it
    [history] Who changed what and when, and how to go back
    [alerts] Who gets a message about which alarm, quiet hours, and whom staff turn to
    [care] What is to be done about the server, its disk, database, clock, certificate and devices
    [bookings] How far ahead, how many, until when: the rules of all services that can be booked
   *[tokens] Tokens for websites, reports and other programs
}
console-weekday = { $day ->
    [mon] Monday
    [tue] Tuesday
    [wed] Wednesday
    [thu] Thursday
    [fri] Friday
    [sat] Saturday
   *[sun] Sunday
}
console-hours-how = For example 09:00-13:00, 14:00-18:00. Leave a closed day empty.
console-holidays = Holidays
console-special-days = Days with other hours
console-special-how = For example a short day before a holiday. To close early today, use “Stop giving tickets” on the page “Live hall”.
console-add = Add
console-remove = Remove
console-service-add = Add a service
console-series-of-agency = As the other services of the agency
console-service-remove = Remove this service
console-service-remove-what = It is removed from kiosks and screens. Its past tickets stay in the reports.
console-belongs = Where it belongs
console-times = Times and limits
console-alarms-of-service = Alarms
console-profile-add = Add a work profile
console-profile-remove = Remove this profile
console-levels-how = A counter calls the services of level 1 first, then those of level 2 and level 3.
console-level = { $level ->
    [0] Not served
   *[other] Level { $level }
}
console-counter-add = Add a counter
console-counter-remove = Remove this counter
console-direction = { $direction ->
    [left] Left
    [right] Right
    [ahead] Straight ahead
    [back] Behind
    [ahead_left] Ahead on the left
    [ahead_right] Ahead on the right
    [back_left] Behind on the left
    [back_right] Behind on the right
    [up] Upstairs
   *[down] Downstairs
}

# Reports.
console-report = { $name ->
    [overview] Overview
    [wait] Waiting time
    [walk] Walking time
    [service] Service time
    [stay] Whole visit
    [visitors] Visitors
    [promises] Promised waits
    [ratings] Ratings
    [staff] Staff
    [counters] Counters
    [staffing] Counters needed
    [bookings] Bookings
   *[sheet] Daily sheet
}
console-report-title = { $name ->
    [wait] How long do visitors wait?
    [walk] How long do visitors take to reach the counter?
    [service] How long does service take?
    [stay] How long do visitors stay?
    [visitors] How many visitors come, and how do their visits end?
    [promises] Are the promised waits kept?
    [ratings] How satisfied are visitors?
    [staff] What does our staff do?
    [staffing] How many counters are needed?
    [bookings] Who comes with a booking, and is the time kept?
   *[counters] How are the counters used?
}
console-staffing-week = The whole week
console-staffing-rests = Learned from { $days ->
    [one] one day
   *[other] { $days } days
} of the last eight weeks.
console-spread = { $name ->
    [wait] Visits by waiting time, in minutes
    [walk] Visits by walking time, in minutes
    [service] Visits by service time, in minutes
   *[stay] Visits by whole time, in minutes
}
console-by = { $by ->
    [service] By service
    [agency] By agency
    [hour] By hour
    [weekday] By weekday
    [day] By day
    [counter] By counter
   *[operator] By staff member
}
console-grouped = Grouped
console-show = Show
console-from = From
console-to = To
console-period = { $period ->
    [today] Today
    [yesterday] Yesterday
    [week] Last 7 days
    [month] Last 30 days
   *[year] Last 365 days
}
console-total = All
console-unknown = Not known
console-no-figures = There are no figures for these days.
console-comments = What visitors wrote
console-as-ended = A visit is counted when it has ended. Visitors who are still here are not in these times yet.
console-searched = Searched for without a result
console-searched-hint = Words that visitors typed into the search of a kiosk without touching a result, in five visits or more. Add them to the service’s synonyms in the centre file. They are deleted after eight weeks.
console-searched-week = Week from { $day }
console-made = Made at { $time }
console-print = Print this page with the browser. Only the sheet is printed.
console-definitions = What the figures mean
console-share-of = { $share } of { $whole }
console-unit = { $kind ->
    [duration] min
    [hours] h
    [share] %
   *[other] {""}
}
console-column = { $key ->
    [visits] Visits
    [p50] Half within
    [p90] 9 out of 10 within
    [p95] 95 out of 100 within
    [target_kept] Within target
    [arrivals] Tickets taken
    [served] Served
    [no_shows] Did not come
    [no_show_rate] Share that did not come
    [missed_calls] Missed calls
    [missed_call_rate] Share of calls missed
    [cancelled] Cancelled
    [cancelled_rate] Share cancelled
    [left] Left without a call
    [unfinished] Not finished
    [here] Still here
    [coupons] Sent away with a coupon
    [transfers] Sent on
    [walk_ins] Taken by staff
    [by_phone] Taken on a phone
    [promised] Promised waits
    [promise_kept] Promise kept
    [estimate_error] Estimate off by
    [estimate_bias] Estimate minus wait
    [rated] Ratings
    [mean_stars] Average rating
    [stars_1] 1 star
    [stars_2] 2 stars
    [stars_3] 3 stars
    [stars_4] 4 stars
    [stars_5] 5 stars
    [served_stops] Services finished
    [calls] Calls
    [recalls] Repeated calls
    [out_of_order] Out of turn
    [open] Open
    [occupied] With a visitor
    [idle] Without a visitor
    [disconnected] Not known
    [occupancy] Share with a visitor
    [breaks] All breaks
    [break_break] Break
    [break_lunch] Lunch
    [break_back_office] Back office
    [break_training] Training
    [break_technical] Technical
    [break_other] Other
    [visitors_expected] Visitors expected
    [visitors_came] Visitors who came
    [counters_advised] Counters needed
    [counters_open] Counters open
    [counters_needed] Would have been enough
    [wait_p50] Wait: half within
    [wait_p90] Wait: 9 out of 10 within
    [service_p50] Service: half within
    [booked] Bookings
    [booked_arrived] Came
    [booked_missed] Did not come
    [booked_cancelled] Cancelled
    [booked_came] Share that came
    [booked_in_time] Called as promised
    [booked_mean_wait] Average wait
   *[stay_p50] Whole visit: half within
}
console-definition = { $key ->
    [visits] How many visits the times are of: one for each service of a ticket. For whole visits, one for each ticket that was served.
    [p50] Half of the visits took no longer (median, by the nearest rank, whole seconds).
    [p90] 90 out of 100 visits took no longer.
    [p95] 95 out of 100 visits took no longer.
    [target_kept] Visits whose wait was within the target of their service at that time, of all visits that were called. Visitors who left without a call are not among them.
    [arrivals] Tickets that were taken, whether or not they were called. Tickets that were never printed or shown are left out.
    [served] Tickets whose last service was finished.
    [no_shows] Visitors who were called, did not come and did not come back.
    [no_show_rate] Visitors who did not come, of all tickets taken.
    [missed_calls] Calls whose visitor did not come, whether or not the visitor came back later.
    [missed_call_rate] Missed calls, of all calls.
    [cancelled] Tickets that were cancelled, by the visitor or by staff.
    [cancelled_rate] Cancelled tickets, of all tickets taken.
    [left] Tickets that had never been called when the day ended: their visitors left.
    [unfinished] Tickets that were called, but not all of whose services were finished when the day ended.
    [here] Tickets that are still open.
    [coupons] Tickets that were ended for the day with a coupon to come back.
    [transfers] Visitors who were sent on to another service, counter or operator.
    [walk_ins] Tickets that staff took for a visitor, at a counter or as a greeter.
    [by_phone] Tickets that visitors in the hall took on their own phone.
    [promised] Tickets with a promised wait that can be compared with the wait until the first call. Tickets whose service was paused or changed are left out.
    [promise_kept] Tickets that were called within the time that their visitors were told, of the tickets with a promised wait. The aim is 90 %.
    [estimate_error] Average difference between the expected and the real wait, whether too long or too short.
    [estimate_bias] Average of the expected minus the real wait. Below zero, visitors waited longer than expected.
    [rated] How many services were rated.
    [mean_stars] Average of the ratings, 1 to 5.
    [served_stops] Services that were finished, one for each service of a ticket.
    [calls] Visitors who were called, without repeated calls.
    [recalls] Calls that were repeated for the same visitor.
    [out_of_order] Visitors who were called before their turn. The log keeps the reason.
    [open] Time in which the counter was open, without breaks.
    [occupied] Time from a call to the end of the service: walking and service.
    [idle] Time in which the counter was open without a visitor and its program answered.
    [disconnected] Time in which the counter was open, but its program did not answer or its operator gave no sign any more.
    [occupancy] Time with a visitor, of the time in which the counter was open and its program answered.
    [breaks] All breaks together.
    [break_break] Breaks with this reason.
    [break_lunch] Breaks with this reason.
    [break_back_office] Breaks with this reason.
    [break_training] Breaks with this reason.
    [break_technical] Breaks with this reason.
    [break_other] Breaks with this reason.
    [visitors_expected] Visitors who are expected to take a ticket in this hour, from the last eight weeks: the hour, the weekday, and whether the hall was closed on the day before. A service that several work profiles serve is split by their number of counters. Hours in which the hall was open on no day of these weeks are not shown.
    [visitors_came] Visitors who took a ticket in this hour, split in the same way.
    [counters_advised] The fewest working counters with which 9 out of 10 visitors of the hour are called within the target of their service. Counters on a break do not count. In the line with the totals: hours of all counters.
    [counters_open] Counters that were open in this hour, without breaks and time that is not known, on average.
    [counters_needed] The fewest working counters with which 9 out of 10 visitors of the hour could have been called within the target, had it been known who would come.
    [wait_p50] Half of the visits were called within this time after they joined the queue.
    [wait_p90] 90 out of 100 visits were called within this time.
    [service_p50] Half of the services took no longer from start to finish, without the time on hold.
    [stay_p50] Half of the visitors who were served stayed no longer, from the ticket to the end of the last service.
    [booked] Bookings of these days whose visitors came, did not come or cancelled. Times that were never confirmed are left out.
    [booked_arrived] Visitors who got a ticket for their booking, in time or later on the same day.
    [booked_missed] Visitors who did not check in in time and did not come later.
    [booked_cancelled] Bookings that the visitor or staff cancelled, also of visitors who came early and preferred to wait without it.
    [booked_came] Visitors who came, of the bookings that were not cancelled.
    [booked_in_time] Visitors with a booking who were called within the promised minutes after its time, of those who were called or left without a call. The aim is 90 %.
    [booked_mean_wait] Average time from the booked time to the call. Below zero, visitors were called before their time.
   *[other] How often this number of stars was given.
}

# The centre file and its history.
console-file-what = The centre file holds all settings of the centre. Download it, change it in a text editor, and check it here.
console-download = Download
console-file-check = Check the file
console-file-check-what = Nothing changes yet. You see what would change, then you decide.
console-list = People from a list
console-list-what = A CSV file has one line for each person and role. It adds people and changes them. People who are not in the list stay as they are.
console-list-columns = The first line names the columns: { $columns }. User name, full name and role are needed. A role is written as here or as on the page of a person:
console-list-present = Download the people as a list
console-list-file = List (CSV, UTF-8)
console-list-unreadable = { $why ->
    [encoding] The file is not in UTF-8. Save it as “CSV UTF-8” and choose it again.
    [long] The list has more than 1,000 lines. Divide it.
   *[columns] The first line does not name the columns. It needs: { $columns }.
}
console-list-differs = Another line gives this person another name or language.
console-list-count = { $what ->
    [refused] Not possible: { $count }
    [added] Added: { $count }
   *[changed] Changed: { $count }
}
console-list-same = Unchanged: { $count }
console-list-do = Add and change these people
console-list-done = The list is done
console-list-passwords = Give each person only their own first password. They are shown only now and work for { $days } days.
console-file-faulty = The file cannot be used. Correct what is listed and check it again.
console-file-not-now = This cannot be published now. The list says what to do first.
console-file-conflicts = This file and the console differ
console-file-conflicts-how = These settings were changed here since the last file, and this file says something else. Nothing is published yet. Download the centre file, add your changes to it and check it again; or replace the settings with this file.
console-file-replacing = If you replace the settings
console-file-replace = Replace with this file
console-file-kept = Changed here since the last file, and kept
console-file-same = The file says what is in use already. Publish it once: the next file is then compared with it.
console-line = Line { $line }
console-changes = { $count ->
    [0] Nothing changes
    [one] { $count } change
   *[other] { $count } changes
}
console-advice = Advice
console-publish = Publish
console-restore = Restore this version
console-present = ✓ In use now
console-first-version = First version
console-older = Older versions
console-yes = yes
console-no = no
console-kind = { $kind ->
    [bookings] Bookings
    [centre] Centre
    [rules] Rules
    [series] Number series
    [zone] Zone
    [agency] Agency
    [category] Category
    [service] Service
    [profile] Work profile
    [counter] Counter
    [kiosk] Kiosks
    [receipt] Receipt
    [display] Display
    [voice] Voice
    [alarms] Alarms
   *[file] File
}
console-happened = { $what ->
    [added] added
    [removed] removed
    [reordered] in another order
   *[changed] changed
}

# The pages on which visitors book a time, and the mails about bookings.

booking-title = Book a time
booking-next = Next free time: { $when }
booking-no-time = No time is free now
booking-staff-only = This centre does not take bookings on this page. { $known ->
    [yes] Call { $line }, or ask the staff at the centre: they can book a time for you.
   *[no] Ask the staff at the centre: they can book a time for you.
}
booking-choose = Choose a time
booking-nearest = The nearest free times
booking-more = Show more days
booking-none = No time is free in the next { $days ->
    [one] day
   *[other] { $days } days
}. { $day ->
    [unknown] Ask the staff what you can do.
    [drawn] The times of this service are drawn among those who ask for one: you can ask below. Times that others cancel appear here, too.
   *[known] The next time opens { problem-moment }. Times that others cancel appear here, too.
}
booking-held = Others are filling in the form for the last times of these days. Look again in a few minutes.
booking-checking = One moment: your browser does a short calculation that keeps robots away.
booking-bring = What to bring
booking-rules = Good to know
booking-promise = 9 of 10 visitors with a booking are called within { $minutes } minutes after the booked time.{ $measured ->
    [yes] {" "}In the last four weeks it was { $share } of them.
   *[no] {""}
}
booking-order = Visitors with a booking are called as if they had taken a ticket { $minutes } minutes before their time.
booking-what = Service
booking-when = Time
booking-where = Place
booking-moment = { $date }, { $time }
booking-name = Full name
booking-name-hint = As it stands in your document. It is compared at the counter and cannot be changed later.
booking-mail = Mail address
booking-mail-hint = { $act ->
    [join] We send you a link to confirm the request, and write to you when a time is free. We use the address for this only and delete it afterwards.
   *[other] We send you a link to confirm the booking. We use the address for this booking only and delete it after your visit.
}
booking-send = Book this time
booking-state = { $state ->
    [held] Your details
    [pending] Look into your mail
    [booked] Your booking
    [arrived] You have checked in
    [missed] This booking was missed
    [cancelled] This booking is cancelled
    [joining] Look into your mail
    [listed] You are on the waiting list
    [in_draw] You take part in the draw
    [offered] A time is free for you
    [declined] This offer is over
    [left] Your request is withdrawn
    [unconfirmed] Your request was not confirmed
   *[lapsed] This time is no longer kept for you
}
booking-hint = { $state ->
    [held] This time is kept for you until { $time }.
    [pending] We sent you a link. Open it until { $time } to confirm the booking: otherwise others can book this time. If you do not find the mail, look into the folder for spam.
    [arrived] Look at your ticket: it shows when it is your turn.
    [missed] You can still come today and take a ticket, or book another time.
    [cancelled] Others will get this time. You can book another one.
    [joining] We sent you a link. Open it until { $time } to confirm your request: otherwise it is deleted. If you do not find the mail, look into the folder for spam.
    [listed] As soon as a time on your days is free, we keep it for you and write to you.
    [in_draw] The draw decides who is offered a time first. If there is one for you, we keep it for you and write to you.
    [offered] We keep this time for you until { $time }. If you do not take it, another visitor gets it.
    [declined] You did not take the time before the offer ended, or you declined it. Another visitor can have it now. You can book another time, or ask again to be put on the waiting list.
    [left] You can ask for a time again whenever you like.
    [unconfirmed] The link in our mail was not opened in time. You can ask again.
   *[lapsed] The form was not sent, or the booking was not confirmed, in time. Nothing is booked. You can choose a time again.
}
booking-extend = Keep it for { $minutes } more minutes
booking-code = Scan this picture or enter this code at the kiosk when you come.
booking-come = Come between { $start } and { $end }. After that the booking is missed.
booking-asked = Do you come? { $until ->
    [no] Your answer helps us to plan.
   *[other] Answer until { $until }: otherwise the booking is cancelled.
}
booking-come-yes = Yes, I come
booking-sent-to = { $act ->
    [withdraw] The mail goes to { $mail }. If that is wrong, withdraw the request and ask again.
   *[other] The mail goes to { $mail }. If that is wrong, cancel the booking and choose the time again: it is free for you at once.
}
booking-calendar = Save in the calendar
booking-change = Choose another time
booking-cancel = { $act ->
    [withdraw] Withdraw the request
    [decline] I do not want this time
   *[other] Cancel the booking
}
booking-again = Book a time again
booking-too-late = The time can be changed until { $minutes } minutes before it. You can still cancel.
booking-displaced = The opening hours have changed: your time is not possible any more. Choose another time.
booking-ticket = Open your ticket
booking-ask = { $act ->
    [cancel] Cancel this booking?
    [move] Change to this time?
    [withdraw] Withdraw your request?
    [decline] Decline this time?
    [join] Confirm your request
   *[confirm] Confirm this booking
}
booking-yes = { $act ->
    [cancel] Yes, cancel it
    [move] Yes, change it
    [withdraw] Yes, withdraw it
    [decline] Yes, decline it
    [join] Confirm
   *[confirm] Confirm
}
booking-keep = { $act ->
    [withdraw] No, keep my request
    [decline] No, back to the offer
   *[other] No, keep my booking as it is
}
booking-unknown = There is no booking here
booking-unknown-hint = Open the link in your last mail again. If the day of the booking is over, you need do nothing. Otherwise ask the staff at the information desk: they will help you at once.
booking-fault = { $field ->
    [mail] Enter a mail address like name@example.org.
    [visitor] Enter your full name.
    [code] This is not the code of a booking for today. Check the letters and the day, or ask the staff.
    [days] Choose one to five of these days.
   *[at] Choose one of these times.
}
booking-ask-until = Times are drawn. You can ask for one until { $when }
booking-how-many = How many visitors need this service?
booking-visitors = Visitors
booking-list-title = Waiting list
booking-list = Put me on the waiting list
booking-list-hint = If a time on one of your days becomes free, we keep it for you and write to you. You then have up to two hours to take it.
booking-draw = Draw
booking-draw-week = The times of the week from { $week } are drawn on { $when }. Everyone who asks until then has the same chance.
booking-draw-ask = Ask for a time in the draw
booking-draw-proof = Check the draw (data)
booking-draw-limits = Anyone can check the result of the draw with these data. They do not protect from the operator of this server, who can know the order before.
booking-days = Days
booking-days-hint = Choose one to five days on which you can come.
booking-day-part = Part of the day
booking-part = { $part ->
    [any] The whole day
    [morning] Before 13:00
   *[afternoon] From 13:00
}
booking-place = { $before ->
    [0] You are the first on the list.
   *[other] On the list before you: { $before }.
}
booking-rank = Your place in the draw: { $rank }.
booking-drawn-at = The draw is on { $when }.
booking-hash = Your request stands in the data of the draw as:
booking-take = Take this time
booking-mail-subject = { $kind ->
    [confirm] Confirm your booking
    [booked] Booked
    [changed] Changed
    [cancelled] Cancelled
    [displaced] Choose another time
    [ask] Do you come?
    [join] Confirm your request
    [offer] A time is free for you
   *[reminder] Reminder
}: { $service }{ $when ->
    [no] {""}
   *[other] , { $when }
}
booking-mail-lead = { $kind ->
    [confirm] Open the link below until { $time } and confirm your booking. If you did not ask for it, you need do nothing: without the link nothing is booked.
    [booked] Your time is booked.
    [changed] Your booking has changed. This is what counts now.
    [cancelled] Your booking is cancelled. You can remove it from your calendar.
    [closed] Your time is not possible any more, and no other time can be booked now. We are sorry. Ask the staff at the centre what you can do.
    [displaced] The opening hours have changed, and your time is not possible any more. We are sorry. Choose another time: these are the nearest ones.
    [ask] You have booked this time. Do you come? Open the page of your booking and answer; there you can also change or cancel it.
    [join] Open the link below until { $time } and confirm your request. If you did not ask for a time, you need do nothing: without the link the request does not count.
    [offer] We keep this time for you until { $time }. If you do not take it, another visitor gets it.
   *[reminder] We expect you. If you cannot come, cancel the booking: another visitor can then have your time.
}
booking-mail-code = Code for the kiosk: { $code }
booking-mail-page = See, change or cancel your booking:
booking-mail-other = Other times:
booking-mail-take = Take this time, or say that you do not want it:
booking-mail-why = You get this mail because this address was given for a booking at { $centre }. Please do not reply to it.

# The page of a phone in the hall.
presence-title = You are in the hall
presence-booked = I have a booking
presence-code = Code of the booking
presence-code-hint = Eight letters and digits. It is in our mail to you and on the page of your booking.
presence-check-in = Check in
presence-now = Wait now without the booking. It is then cancelled.
presence-services = Another service
presence-take = Take a ticket
presence-none = No tickets are given on the phone now. Look at the kiosk, or ask the staff.
presence-taken = Your number
presence-old = This code is too old
presence-old-hint = Scan the picture on the board again: it changes each minute. Or take a ticket at the kiosk.

# Bookings in the console.
bookings-find = Code, name, telephone number or time
bookings-of-day = Bookings of { $day }
bookings-none = No booking was found.
bookings-new = Book for a visitor
bookings-other = Another service or day
bookings-book = Book this time
bookings-figures = Slots of the day
bookings-column = { $key ->
    [slots] Slots
    [booked] Booked
    [arrived] Came
    [missed] Did not come
   *[free] Free
}
bookings-state = { $state ->
    [held] Being filled in
    [pending] Not confirmed yet
    [joining] For the waiting list, not confirmed yet
    [listed] Waits for a time
    [offered] A time is offered
    [booked] Booked
    [arrived] Came
    [missed] Did not come
   *[cancelled] Cancelled
}
bookings-code = Code { $code }
bookings-ticket = Ticket
bookings-lost = ! It has no slot any more
bookings-told = The visitor was written to
bookings-mail-failed = ! The mail could not be sent
bookings-displaced = Bookings without a slot
bookings-displaced-what = Hours, counters or services were changed. Write to these visitors, or call them, and change or cancel the bookings here. If the change is taken back, they have their slots again.
bookings-displaced-tell = { $count ->
    [one] Write to the visitor with a mail address
   *[other] Write to { $count } visitors with a mail address
}
bookings-check-in = The visitor is here
bookings-too-early = It is too early: this booking counts from { $time } on.
bookings-come-back = The visitor comes back then
bookings-wait-now = Wait now, without the booking
bookings-late = The time has passed. The visitor gets an ordinary ticket.
bookings-change = Change the time
bookings-times = Show the free times
bookings-nearest = Nearest free times
bookings-at = Time
bookings-name = Name, as in the document
bookings-phone = Telephone
bookings-mail = Mail address
bookings-mail-hint = The visitor gets the booking and a link by mail.
bookings-no-times = No time is free on this day.
bookings-cancel = Cancel the booking
bookings-cancel-what = The time is free for others. Name, mail address and telephone number are deleted.
bookings-to-list = No time: put the visitor on the waiting list of this day, or into its draw
bookings-lists = Waiting list: { $count }
bookings-lists-title = Waiting lists and draws
bookings-lists-what = Who is next is offered a free time, between 8:00 and 20:00: by mail, or by your call. The page of bookings says whom to call. A time that is drawn cannot be booked before its draw.
bookings-lists-none = No visitor is on a waiting list.
bookings-lists-more = Further visitors: { $count }
bookings-draw-open = Draw for the week from { $week }: { $at }. Requests so far: { $count }.
bookings-draw-day = Draw the times of a week
bookings-draw-none = No: who asks first gets a time
bookings-draw-how = For a service with too few times. All who ask before this moment of the week before have the same chance; what is left can then be booked. It needs the visitor’s name.
bookings-draw-time = Time of the draw
bookings-call = Call these visitors: a time is kept for them
bookings-call-what = They have no mail address. Open the booking and say whether the visitor takes the time.
bookings-take = The visitor takes this time
bookings-until = Kept until { $time }
bookings-visitors = Visitors together
bookings-for = Visitors: { $visitors }
bookings-capacity = Capacity
bookings-capacity-what = The slots of the next two weeks; the free ones include those that are kept for staff. Days without slots are left out.
bookings-no-slots = There are no slots in these two weeks.
bookings-learned = { $learned ->
    [one] This service takes one minute
   *[other] This service takes { $learned } minutes
} here, but its slots count with { $typical }. Correct the usual service time in its settings.
bookings-displace = { $count ->
    [one] Publish it all the same: one booking loses its time
   *[other] Publish it all the same: { $count } bookings lose their times
}
bookings-settings-what = These rules apply to all services that can be booked. Each service is made bookable on its own page.
bookings-setting = { $name ->
    [part] Part of the counters’ time for bookings, in %
    [step_minutes] Minutes from one time to the next
    [horizon_days] Days that can be booked ahead
    [lead_minutes] A time can be booked until so many minutes before
    [hold_minutes] Minutes for filling in the form
    [change_until_minutes] A visitor can change the time until so many minutes before
    [early_minutes] A visitor can check in from so many minutes before
    [late_minutes] A visitor can check in until so many minutes after
    [staff_part] Part of the slots that is kept for staff until the day before, in %
    [per_address] Bookings of one mail address at a time
    [overbook] Overbook an hour of 12 slots or more by at most, in %
    [group_max] Visitors in one booking at most
   *[within_minutes] Promise: 9 out of 10 visitors are called within so many minutes
}
bookings-setting-hint = { $low } to { $high }. { $name ->
    [part] The rest is for visitors without a booking. With 40 % the promise is kept in a full hall too.
    [horizon_days] The shorter it is, the more visitors come.
    [late_minutes] Then the booking is missed, and the visitor can take an ordinary ticket.
    [staff_part] So that visitors who telephone get a time too.
    [overbook] As far as the visitors of before show that in nine of ten hours no more come than there are slots. 0: never.
   *[other] {""}
}
bookings-ask-title = Ask visitors who booked early two days before whether they come
bookings-ask = { $ask ->
    [off] No
    [required] Yes, and cancel the booking without an answer by 18:00 of the day before
   *[ask] Yes
}
bookings-bookable = This service can be booked
bookings-bookable-how = Its slots follow from hours, usual service time and counters.
bookings-slots = Slots a day:
bookings-counters = Counters for its bookings
bookings-counters-how = Leave it empty to count each counter that has the service at level 1, shared equally with other services there that can be booked.
bookings-windows = Parts of the day with other counters
bookings-windows-how = One on each line: from, to, counters. For example 12:00-14:00 2
bookings-named = Ask for the visitor’s name
bookings-named-how = It cannot be changed, and the operator compares it with the document. So a time cannot be sold.
