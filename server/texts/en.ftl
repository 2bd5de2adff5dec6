# What the server says to people.

# Problems: why something was refused, and what to do about it.

problem-malformed = This request cannot be read. Put the fields at fault right and send it again.
problem-not-signed-in = A valid token is needed. Ask the hall’s manager for a new one.
problem-wrong-sign-in = That is not right. Check what you typed and try again.
problem-too-many-attempts = Too many wrong tries. Try again in { $seconds ->
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
problem-other-counter = You are set up for counter { $counter }. Sign in there, or ask the hall’s manager.
problem-not-found = { $what ->
    [open_data] This centre does not publish its waiting times.
   *[other] There is nothing here under that name. Check the address or the number.
}
problem-method-not-allowed = This address does not take that method. See the description at /api/v1/openapi.json.
problem-not-allowed-now = That is not possible now: the ticket or the counter has changed. Check it and try again.
problem-not-this-ticket = That ticket is not at this counter any more. Nothing was done.
problem-no-one-waiting = No ticket is waiting for this counter now.
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
problem-service-closed = { $name }: { problem-closed }
problem-closed = { $reason ->
    [day_not_open] the hall is not open yet.
    [holiday] closed today.
    [last_ticket_passed] no more tickets today.
    [closed_by_staff] closed by the staff.
    [intake_stopped] no more tickets are given here today.
    [suspended] paused.
    [centre_suspended] all service here is paused.
    [quota_used] all tickets of today are taken.
    [window_used] all tickets for this time are taken.
    [numbers_used_up] no ticket numbers are left for now.
    [wait_passes_closing] too many people are waiting for what is left of the day.
   *[outside_hours] closed now.
}{ $reason ->
    [quota_used] { problem-free }
    [window_used] { problem-free }
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
problem-centre-faulty = The centre cannot be set up like this. Put the fields at fault right.
problem-centre-changed = The set-up was changed meanwhile by another manager. Look at the changes and try again.
problem-too-large = That is too large. Send less at a time.
problem-too-fast = That was too fast. Wait a moment and try again.
problem-suspended = { $what ->
    [service] This service is paused. Everyone keeps their place. A supervisor can resume it.
   *[centre] Service is paused. Everyone keeps their place. A supervisor can resume it.
}
problem-clock-in-doubt = The server’s clock may be wrong. A manager has to check it and confirm the time.
problem-counter-away = { $back ->
    [known] Counter { $counter } is on a break until { $time }. Wait for it, or send the ticket to the service’s line.
   *[unknown] That counter or operator is not at work now. Send the ticket to the service’s line.
}
problem-queue-unserved = People are waiting for { $name }{ $more ->
    [0] {""}
    [one] {" "}and one more service
   *[other] {" "}and { $more } more services
}, and no other counter would serve them.
problem-not-in-profile = This counter does not serve ticket { $number }. Choose one of its own lines, or ask a supervisor.
problem-not-this-service = The code is for { $name }. Choose that service, or take a ticket without the code.
problem-already-done = { $command ->
    [add_service] That service is on the ticket already. How many it is for is put down when it is served.
   *[other] That was done already. There is nothing left to do.
}
problem-internal = Something went wrong at the server. Nothing was changed. If it happens again, tell the hall’s manager.
problem-unavailable = The server cannot save anything now. Wait a moment and try again.

# The visitor’s page.

page-language = Language
page-number = Your number
page-counter = Counter
page-help = Questions: { $line }

# The states, one sentence each, and what to do.
page-waiting = You are in the queue
page-waiting-hint = Keep this page open or watch the board: your call appears on both.
page-called = It is your turn: go to this counter
page-serving = You are being served at counter { $counter }
page-on_hold = Your ticket is on hold
page-on_hold-hint = The counter will call you again. Please stay nearby.
page-missed = You were called but did not come
page-missed-hint = Your place is kept until { $time }. Are you in the hall again?
page-missed-still = Your place is kept while service is paused. Are you in the hall again?
page-missed-over = The time to come back is over. Ask the staff for help.
page-finished = Your visit is finished
page-finished-hint = Thank you for coming.
page-cancelled = This ticket was cancelled
page-cancelled-hint = You can take it back until { $time }.
page-ended = This ticket cannot be served today
page-coupon-for = Code for { $name }
page-over = This day is over
page-over-hint = The ticket is not valid any more and nothing of it is shown here. Take a new ticket for a new visit.
page-unknown = There is no ticket here
page-unknown-hint = Scan the code on your paper again. If it was printed twice, only the newer one is valid. The staff can help.
page-trouble = This page cannot be shown now
page-title-ahead = { $ahead } ahead · { $number } · { $centre }
page-title-called = { $number }: counter { $counter }

# The place in the queue.
page-ahead-many = More than { $n } people are ahead of you
page-wait-unknown = The wait is not known yet
page-promise = When you took your ticket we said: { $wait }. That is until about { $time }.
page-delay-counter-closed = It takes longer than first said: a counter has closed.
page-delay-counter-paused = It takes longer than first said: a counter is on a break.
page-stepped-back = Others go first until { $time }. You keep your place.

# Told by sound and vibration.
page-alert = Tell me by sound and vibration
page-alert-sound = Tell me by sound
page-alert-vibration = Tell me by vibration
page-alert-hint = A locked phone or a page in the background may stay silent. Keep this page open, or watch the board.
page-alert-touch = Touch the page once to turn the alert on again.

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
page-minutes = { $n } min

# What a visitor can do.
page-give-up = Cancel my ticket
page-give-up-ask = Cancel ticket { $number }? Your place goes to the next person.
page-give-up-yes = Yes, cancel it
page-give-up-no = No, keep my place
page-step-back = Let others go first
page-step-back-ask = { $minutes ->
    [one] Let others go first for one minute? You keep your place.
   *[other] Let others go first for { $minutes } minutes? You keep your place.
}
page-step-back-yes = Yes, let others go first
page-step-back-no = No, leave it as it is
page-come-back = I am back
page-take-back = Take my ticket back
page-not-sent = That did not reach the hall. Try again.

# The rating.
page-rate = How were you served?
page-rate-1 = Very poor
page-rate-2 = Poor
page-rate-3 = Fair
page-rate-4 = Good
page-rate-5 = Very good
page-rate-comment = Your comment (optional)
page-rate-comment-hint = Please write no names and no personal details.
page-rate-send = Send my rating
page-rate-thanks = Thank you for your rating.

# How fresh it is.
page-connecting = Connecting
page-live = Live
page-polled = As of { $time }
page-offline = Not connected since { $time }. This is how it stood then.
page-no-script = As of { $time }. Loads again every 30 seconds.

# The waiting times for everybody.
page-open-title = Waiting times now
page-open-lead = For visitors who take a ticket now.
page-open-until = Open until { $time }
page-open-closed = Closed now.
page-open-waiting = { $n ->
    [0] nobody is waiting
    [one] { $n } person is waiting
   *[other] { $n } people are waiting
}
page-open-counters = { $n ->
    [0] no counter is open
    [one] { $n } counter is open
   *[other] { $n } counters are open
}
page-open-called = Called last
page-open-promises = On { $day }, { $share } of visitors were called within the time we had told them.
page-open-refresh = As of { $time }. Refreshed every 30 seconds.
page-open-data = The same figures as open data (JSON)

# The pages for people who work here: the way in, the own account, devices, people.

account-faults = There is a problem
account-fault = { $field ->
    [login] Type the sign-in name: 2 to 60 letters and digits, with . @ + - _ inside.
    [full_name] Type the name, on one line.
    [password] Type the password.
    [old] Type the present password.
    [new] Type the new password.
    [again] The two passwords are not the same. Type the new one twice.
    [digits] Type the six digits that the app shows.
    [code] Type the eight signs on the device’s screen.
    [label] Type what you call the device, on one line.
    [language] Choose a language.
    [role] Choose a duty.
    [agency] Choose an agency of this centre.
    [counter] That does not go with a counter. Choose another or none.
    [replaces] Choose a device of the same kind, or none.
    [display] Choose a display of this centre, or the whole board.
    [reason] Choose a reason.
    [expected_end] Choose a time that is still to come, or none.
    [profile] Choose a work profile.
    [to_service] Choose a service.
    [ends] Choose how long the notice is shown.
    [until] Choose a time that is still to come.
    [centre_file] Choose a centre file.
    [holiday] Choose a day.
    [special_day] Choose a day.
    [special_hours] Type the opening hours, for example 09:00-14:00.
    [series] Choose a number series.
    [category] Choose a category.
    [typical_minutes] Type how many minutes it usually takes.
    [target_minutes] Type how many minutes visitors should wait at most.
    [per_day] Type how many tickets, or leave it empty.
    [last_ticket] Type a time, or leave it empty.
    [day_end_latest] Type a time, or leave it empty.
    [alarm_minutes] Type how many minutes, or leave it empty.
    [alarm_waiting] Type how many visitors, or leave it empty.
    [number] Type the number of the counter.
    [badge] Hold the badge to the scanner, or type at least 8 characters. A badge belongs to one person.
    [scopes] Choose what the token allows.
    [last_day] Choose a day that is still to come, or none.
   *[other] Something in this form cannot be read. Open the page again.
}
account-sent-before = This was sent before. Look whether it is done, then send it again if it is not.
account-sorry = This cannot be shown
account-save = Save
account-go-on = Continue
account-none = None
account-display = Shows
account-whole-board = The board of the whole hall
account-look-again = Load again

# What was done, said once.
account-failed = { $count ->
    [one] One attempt to sign in to your account failed since your last sign-in: { $time }.
   *[other] { $count } attempts to sign in to your account failed since your last sign-in, the last one: { $time }.
} If that was not you, change your password and tell your manager.
account-done = { $what ->
    [signed_out] You are signed out.
    [password] Your password is changed.
    [factor] The new phone is set up. The old one makes no valid codes any more.
    [device_in] The device is let in. Within a few seconds it begins to work.
    [set_up] The change is published.
    [device_set] The device is saved.
    [device_refused] The machine is refused. Its code is void.
    [token_revoked] The token is revoked.
    [person_names] The names are saved.
    [person_duty] The duty is given.
    [person_end_duty] The duty has ended.
    [person_badge] The badge is saved.
    [person_no_badge] The badge is removed.
    [device_revoke] The device is out.
    [device_restart] The device is asked to start anew.
    [device_screenshot] The device is asked for a picture. Load the page again in a few seconds.
    [device_rotate] The device is asked to make a new key.
    [open_day] The day is open.
    [close_day] The day has ended.
    [pause_hall] The hall is paused.
    [resume_hall] The hall continues.
    [stop_intake] No more tickets are given today.
    [resume_intake] Tickets are given again.
    [pause_service] The service is paused.
    [resume_service] The service continues.
    [close_service] No more tickets are given for this service.
    [open_service] Tickets are given for this service again.
    [move_tickets] The tickets are moved.
    [end_with_coupon] The tickets have ended; their visitors got coupons.
    [set_profile] The work profile is changed.
    [close_counter] The counter is closed.
    [call_ticket] The ticket is called.
    [cancel] The ticket is cancelled.
    [notice_up] The notice is shown.
    [notice_down] The notice is taken down.
    [confirm_time] The time is confirmed.
    [answer_help] The call for help is answered.
    [person_factor] The phone is unlinked. A new one is set up at the next sign-in.
    [person_sessions] The person is signed out everywhere.
    [person_forget] The person is deleted.
   *[other] It is done.
}

# The way in.
account-set-up = Make your account
account-set-up-why = You become a manager here. This link works once.
account-set-up-do = Make my account
account-login = Sign-in name
account-login-hint = Letters and digits without blanks, for example leyla.m
account-name = Full name
account-password = Password
account-password-hint = At least { $signs } signs. Length is what counts: a few words in a row are strong and easy to remember.
account-password-again = The same password once more
account-no-link = This link is not valid
account-no-link-why = It was used already, is older than { $hours } hours, or is incomplete.
account-no-link-how = Whoever runs the server gets a new one there with this command:
account-no-link-centre = CENTRE
account-sign-in = Sign in
account-by-link = This link is good once.
account-sign-in-first = Sign in to see that page.
account-sign-in-as = You sign in as
account-forgotten = Forgotten your password? A manager of your centre can give you a new first one.
account-start-over = Sign in as somebody else
account-factor = Confirm that it is you
account-factor-how = Open the app that makes codes on your phone. Type the six digits that it shows for Novbe.
account-digits = Code of six digits
account-factor-lost = Phone lost or replaced? Another manager can unlink it.
account-new-factor = Link your phone
account-new-factor-why = Managers and supervisors sign in with a password and a code from their phone. The phone needs no network for it.
account-new-factor-app = Install an app that makes sign-in codes, for example FreeOTP, Aegis or Google Authenticator.
account-new-factor-scan = Scan this picture in the app.
account-new-factor-picture = QR code with the key for the app
account-new-factor-key = Cannot scan? Type this key into the app:
account-new-factor-code = Type the six digits that the app shows now.
account-new-factor-present = Code that the phone linked so far shows now
account-new-factor-begin = Show the picture
account-new-factor-again = Make another picture
account-own-password = Choose your own password
account-own-password-why = Somebody else gave you the first one. From now on only you know your password.
account-change-password = Change the password
account-password-now = Present password
account-password-new = New password
account-password-ends = You will be signed out wherever else you are signed in.

# The own account.
account-title = Your account
account-role = { $role ->
    [manager] Manager
    [supervisor] Supervisor
    [operator] Operator
    [greeter] Greeter
    [viewer] Viewer
   *[other] { $role }
}
account-at-counter = Counter { $counter }
account-signed-in = Signed in
account-until = until { $time }, or until nothing is done for { $minutes } minutes
account-change-factor = Link another phone
account-others = Your other duties
account-others-how = You are signed out here and sign in again as that.
account-sign-out = Sign out

# Devices.
account-devices = Devices
account-devices-none = There is no device yet.
account-device-kind = { $kind ->
    [kiosk] Kiosk
    [display] Display
    [counter] Counter’s PC
   *[other] { $kind }
}
account-device-state = { $state ->
    [online] ✓ Connected
    [offline] ✕ Gone since { $time }
    [not_connected] … Not heard of yet
   *[revoked] ✕ Out for good
}
account-device-copied = ! Another machine uses a copy of this device’s key. Replace the device or take it out.
account-printer = { $state ->
    [ok] ✓ Printer ready
    [paper_low] ! Paper is running low
    [paper_out] ! No paper
    [cover_open] ! The printer is open
    [offline] ! The printer does not print
    [none] No printer
   *[unknown] ! The printer does not answer
}
account-sound-failed = ! The sound does not work
account-clock-off = ! Its clock is wrong by { $seconds ->
    [one] one second
   *[other] { $seconds } seconds
}
account-device-add = Let a device in
account-device-add-how = Start Novbe on the new device. It shows a code: type it here.
account-device-code = Code on the device’s screen
account-device-code-hint = Eight signs. Blanks and small letters do not matter.
account-no-such-code = No device shows that code now. Compare it with the screen.
account-label = What you call it
account-label-hint = For example “kiosk at the door”
account-counter = Counter
account-counter-of-device-hint = Only for the PC of a counter.
account-replaces = Takes the place of
account-replaces-hint = The device that you choose is out from then on.
account-device-confirm = Let it in
account-waiting = Waiting to be let in
account-waiting-hint = Let in only what stands in front of you: the code is on its screen and nowhere else.
account-waiting-none = No machine waits now.
account-waiting-since = since { $time }
account-device-since = Let in
account-device-printer = Printer
account-device-screen = Screen
account-device-version = Version
account-device-service-code = Service code
account-device-picture = The screen at { $time }
account-device-rename = Name and place
account-device-ask = Ask the device
account-ask = { $what ->
    [restart] Start anew
    [screenshot] Send a picture of its screen
   *[rotate] Make a new key
}
account-asked = Asked; not done yet.
account-device-revoke = Take the device out
account-device-revoke-what = It stops at once and for good. The same machine can be let in again later, with a new code.
account-device-revoke-do = Yes, take it out

# People.
account-people = People
account-person-add = Add a person
account-person-add-do = Add
account-duty = Duty
account-agency = Agency
account-agency-all = The whole centre
account-counter-any = Any
account-counter-of-person-hint = Only for an operator or a greeter who works at one counter alone.
account-person-in = ✓ Signed in now
account-person-first = … Has not chosen an own password yet
account-person-no-factor = … Has not linked a phone yet
account-first = The first password
account-first-what = Give it to this person alone. It is shown only now and is good for { $days } days; at the first sign-in an own one takes its place.
account-duty-end = End this duty
account-duty-give = Give a duty
account-names = Names
account-badge = Badge
account-badge-has = Has a badge to sign in with at a counter.
account-badge-none = Has no badge.
account-badge-new = New badge
account-badge-hint = Hold it to the scanner.
account-badge-remove = Remove the badge
account-refuse = Refuse
account-devices-here = Devices of this centre
account-person-own = This is you. What is yours you change in your own account.
account-person-help = Cannot get in?
account-person-password = Give a new first password
account-person-password-what = The old one does not work any more, and the person is signed out everywhere.
account-person-factor = Unlink the phone
account-person-factor-what = For a phone that is lost or replaced. The person is signed out everywhere.
account-person-sessions = Sign out everywhere
account-person-forget = Delete the person
account-person-forget-what = Name, sign-in name, password and duties are deleted for good. The log keeps what was done, without the name.
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
    [set-up] Set-up
   *[account] Account
}
console-cancel = Cancel
console-change = Change
console-service = Service
console-counter = Counter
console-counters = Counters
console-profile = Work profile
console-queues = Queues
console-number = Ticket number
console-day = Day
console-find = Find
console-minutes = { $hours ->
    [0] { $minutes } min
   *[other] { $hours } h { $minutes } min
}

# The live hall.
console-hall-state = { $state ->
    [open] The hall is open
    [paused] The hall is paused
    [intake_stopped] The hall is closing: no more tickets
   *[closed] The hall is closed
}
console-hall-now = { $waiting ->
    [one] { $waiting } visitor is waiting
   *[other] { $waiting } visitors are waiting
} · { $open } of { $counters } counters open
console-intake-stopped = No more tickets are given today. Visitors who have a ticket are served.
console-as-of = As of { $time }. Refresh the page for the latest state.
console-live = ● Live
console-lost = ○ No connection to the server. This may be out of date.
console-sound-on = Sound for new alarms: on
console-sound-off = Sound for new alarms: off
console-alarms = { $count ->
    [0] Needs attention
    [one] { $count } thing needs attention
   *[other] { $count } things need attention
}
console-all-well = ✓ Nothing needs attention
console-since = since { $time }
console-alarm = { $kind ->
    [clock_in_doubt] { $state ->
        [behind] The server’s clock is behind. Check it, then confirm the time.
        [ahead] The server’s clock is days ahead. Check it, then confirm the time.
       *[jumped] The server’s clock has jumped. Check it, then confirm the time.
    }
    [help_call] Help wanted: { $label }
    [unserved] { $label }: { $count ->
        [one] one visitor waits and no counter is open for it
       *[other] { $count } visitors wait and no counter is open for them
    }
    [printer] { $label }: { $state ->
        [paper_low] paper is running low
        [paper_out] no paper
        [cover_open] the printer is open
        [offline] the printer does not print
       *[unknown] the printer does not answer
    }
    [call_not_shown] { $label } to counter { $counter }: no display has shown the call
    [device_offline] { $label } is offline
    [sound] { $label }: the sound does not work
    [counter_silent] Counter { $label } is open, but its PC does not answer
    [wait_long] { $label }: a visitor has waited { $minutes } minutes
    [many_waiting] { $label }: { $count } visitors are waiting
    [claim] { $label } asks for priority
    [on_hold] { $label } is on hold and due
   *[limit_reached] { $label } has reached its limit; further requests are refused
}
console-mend = { $what ->
    [confirm_time] The time is right
    [answer_help] I am going
    [confirm_claim] Confirm priority
    [refuse_claim] No priority
   *[restart_device] Restart the device
}
console-look = { $what ->
    [service] Find a counter
    [counter] Look at the counter
    [device] Look at the device
    [devices] Look at the devices
   *[ticket] Look at the ticket
}
console-waiting = Waiting
console-longest = Longest wait
console-open-at = Open counters
console-wait-of = { $wait } min (target { $target })
console-no-queue = No visitor is waiting.
console-quiet = { $count ->
    [one] { $count } more service without visitors
   *[other] { $count } more services without visitors
}
console-queue-state = { $state ->
    [paused] Paused
    [unserved] No open counter
    [closed_by_staff] No more tickets today
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
   *[expired] Expired at the end of the day
}
console-stop-state = { $state ->
    [pending] to come
    [open] now
    [served] done
   *[unserved] not served
}

# One service, one counter, one ticket.
console-target = Target: { $minutes } minutes of waiting
console-who-serves = Who serves it
console-who-serves-how = To bring a counter here, change its work profile. Its next call follows the new one.
console-serves = ✓ Serves it
console-waiting-count = { $count ->
    [0] No visitor is waiting
    [one] { $count } visitor is waiting
   *[other] { $count } visitors are waiting
}
console-profile-what = What this counter serves now.
console-profile-choice = { $name } ({ $waiting } waiting){ $present ->
    [yes] {" "}– now
   *[no] {""}
}{ $own ->
    [yes] {" "}– its own
   *[no] {""}
}
console-ticket-find = Find a ticket
console-no-ticket = There was no ticket { $number } on that day.
console-history = What happened
console-actor = { $role ->
    [clock] by the clock
    [visitor] the visitor
    [kiosk] a kiosk
    [display] a display
    [operator] an operator
    [greeter] a greeter
    [supervisor] a supervisor
    [manager] a manager
    [integration] another system
   *[other] the server
}
console-event = { $type ->
    [ticket_issued] Ticket taken for { $services }{ $promise ->
        [0] .
       *[other] . Promised: called within { $promise } minutes (9 in 10).
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
    [ticket_reprinted] Printed again. The old paper is void.
    [ticket_called] Called to counter { $counter } after { $minutes } minutes of waiting.
    [ticket_recalled] Called again to counter { $counter }.
    [service_started] Service started at counter { $counter }.
    [start_undone] The start was undone.
    [service_finished] { $service } finished at counter { $counter }: { $outcome ->
        [done] done.
        [incomplete] something is missing.
        [refused] refused.
       *[elsewhere] sent elsewhere.
    }
    [ticket_requeued] Did not come to counter { $counter }; put back in the queue.
    [call_withdrawn] The call to counter { $counter } was withdrawn.
    [ticket_held] Put on hold at counter { $counter }.
    [ticket_resumed] Resumed at counter { $counter }.
    [ticket_transferred] Sent to { $service }{ $to_counter ->
        [none] {""}
       *[other] {""}, counter { $to_counter }
    }.
    [ticket_released] No longer reserved for one counter.
    [service_added] { $service } added.
    [service_changed] Service changed to { $service }.
    [ticket_missed] Did not come to counter { $counter }: missed.
    [ticket_reopened] Brought back.
    [priority_judged] { $confirmed ->
        [yes] Priority confirmed.
       *[no] Priority refused; back to its ordinary place.
    }
    [assist_set] Assistance noted.
    [note_added] A note was added.
    [tickets_moved] Moved to { $to_service } with the whole queue.
    [ticket_ended_with_coupon] { $service } ended for today; a coupon was given.
    [ticket_expired] Expired at the end of the day.
    [ticket_cancelled] Cancelled.
    [ticket_stepped_back] Lets others go first.
    [service_rated] Rated with { $stars } of 5.
   *[other] { $type }
}

# Actions: a link or heading, what will happen, the button.
console-action = { $name ->
    [open_day] Open the day
    [close_day] End the day
    [pause_hall] Pause the hall
    [resume_hall] Resume the hall
    [stop_intake] Close early
    [resume_intake] Give tickets again
    [pause_service] Pause this service
    [resume_service] Resume this service
    [close_service] Give no more tickets
    [open_service] Give tickets again
    [move_tickets] Move all waiting tickets
    [end_with_coupon] End for today with coupons
    [set_profile] Change the work profile
    [close_counter] Close this counter
    [call_ticket] Call it now
    [confirm_claim] Confirm priority
    [refuse_claim] Refuse priority
    [requeue] Put back in the queue
    [step_back] Let others go first
    [reopen] Bring back
    [give_coupon] End for today with a coupon
   *[cancel] Cancel the ticket
}
console-action-why = { $name ->
    [open_day] Kiosks give tickets again, as far as the services are open.
    [close_day] { $count ->
        [0] No ticket is open. The day ends, and all counters are closed.
        [one] One open ticket would expire. Its visitor must take a new one another day. To serve it first, close early instead.
       *[other] { $count } open tickets would expire. Their visitors must take new ones another day. To serve them first, close early instead.
    }
    [pause_hall] No ticket is given or called. Everyone keeps their place. Screens, phones and the voice say why.
    [resume_hall] Service goes on in the same order.
    [stop_intake] No more tickets are given today. Visitors who have a ticket are served.
    [resume_intake] Kiosks give tickets again, as far as the services are open.
    [pause_service] Its tickets are not called for now. They keep their places, and screens say why.
    [resume_service] Its tickets are called again, in the same order.
    [close_service] No more tickets for this service today. Visitors who have one are served.
    [open_service] Kiosks give tickets for this service again.
    [move_tickets] { $count ->
        [one] The waiting ticket goes to another service. It keeps its number and its place.
       *[other] { $count } waiting tickets go to another service. They keep their numbers and their places.
    }
    [end_with_coupon] { $count ->
        [one] The waiting ticket ends for today. Its visitor gets a coupon to come back and is called before others then.
       *[other] { $count } waiting tickets end for today. Each visitor gets a coupon to come back and is called before others then.
    }
    [set_profile] The counter’s next call follows the profile that you choose. What is at the counter now is finished as usual.
    [close_counter] Tickets that wait for this counter alone go to the queues of their services.
    [call_ticket] The ticket is called before its turn. The reason is recorded.
    [confirm_claim] The ticket keeps its priority.
    [refuse_claim] The ticket goes back to its ordinary place.
    [requeue] The visitor did not come. The ticket waits again and is not called for a few minutes.
    [step_back] The ticket is not called for a few minutes while others wait.
    [reopen] The ticket waits again at its place.
    [give_coupon] The ticket ends for today. Its visitor gets a coupon to come back and is called before others then.
   *[cancel] The ticket ends. Its visitor loses the place in the queue.
}
console-action-do = { $name ->
    [open_day] Open the day
    [close_day] End the day now
    [pause_hall] Pause the hall
    [resume_hall] Resume the hall
    [stop_intake] Give no more tickets today
    [resume_intake] Give tickets again
    [pause_service] Pause the service
    [resume_service] Resume the service
    [close_service] Give no more tickets
    [open_service] Give tickets again
    [move_tickets] Move the tickets
    [end_with_coupon] End and give coupons
    [set_profile] Change the profile
    [close_counter] Close the counter
    [call_ticket] Call the ticket
    [confirm_claim] Confirm priority
    [refuse_claim] Refuse priority
    [requeue] Put back in the queue
    [step_back] Let others go first
    [reopen] Bring back
    [give_coupon] End and give a coupon
   *[cancel] Cancel the ticket
}
console-field = { $field ->
    [reason] Reason
    [expected_end] Expected to continue at
    [profile] Work profile
    [sure] Also if no counter is left for a queue
    [to_service] Move to
    [counter] Counter
    [ends] The notice is shown
    [until] Until
    [label] What it is for
    [scopes] What it allows
    [last_day] Last day
    [day_end_latest] The day ends at the latest at
    [holiday] Holiday
    [special_day] Day
    [special_hours] Opening hours
    [agency] Agency
    [category] Category at the kiosk
    [series] Number series
    [profiles] Work profiles that serve it
    [typical_minutes] Usual time at the counter, in minutes
    [target_minutes] Target for waiting, in minutes
    [per_day] Tickets per day at most
    [last_ticket] No tickets from
    [own_hours] This service has its own opening hours
    [alarm_minutes] Alarm when a visitor has waited so many minutes
    [alarm_waiting] Alarm when more visitors wait than
    [centre_file] Centre file
    [other_files] Logos, pictures and sounds
    [number] Number
    [zone] Zone
    [direction] Direction, seen from the board
   *[other] { $field }
}
console-hint = { $field ->
    [expected_end] Leave empty if it is not known.
    [until] Only if you chose a time.
    [label] For example “town website”
    [last_day] Leave empty if it has no end.
    [day_end_latest] Leave empty to end it when the next day begins.
    [per_day] Leave empty for no limit.
    [last_ticket] Leave empty to give tickets until closing.
    [alarm_minutes] Leave empty for the centre’s usual alarm.
    [alarm_waiting] Leave empty for the centre’s usual alarm.
    [other_files] Only if the centre file names new ones.
    [profiles] Without one, no counter calls its tickets.
   *[other] {""}
}
console-reason = { $reason ->
    [alarm] Alarm: everyone leaves the hall
    [drill] Drill
    [power] Power failure
    [strike] Strike
    [technical] Technical failure
    [small_child] Small child
    [illness] Feels unwell
    [staff_mistake] Our mistake
    [missed_call] Did not hear the call
    [left] Has left
    [mistake] Taken by mistake
    [duplicate] Taken twice
   *[other] Other
}

# Notices.
console-notices-what = Notices are shown on boards, kiosks and phones.
console-notices-none = No notice is shown now.
console-notice-new = New notice
console-notice-change = Change the notice
console-notice-languages = A language that you leave empty shows the first text.
console-notice-ends = { $ends ->
    [day] Until the end of today
    [time] Until a time
   *[taken_down] Until it is taken down
}
console-notice-until = until { $time }
console-notice-up = Show the notice
console-take-down = Take down

# Access for other systems.
console-tokens-what = A token lets another system, for example a website or a report, read or do what its scopes allow.
console-tokens-none = No other system has access.
console-token-new = New token
console-token-make = Make the token
console-token-made = The token
console-token-once = Copy it now. It is not shown again.
console-token-since = made { $time }
console-token-until = valid until { $time }
console-token-revoked = Revoked { $time }
console-token-revoke = Revoke
console-scope = { $scope ->
    [tickets] Take tickets
    [waits] Read queues and waiting times
    [log] Read the event log
   *[reports] Read reports
}

# Set-up.
console-set-up = { $part ->
    [hours] Opening hours and holidays
    [services] Services
    [profiles] Work profiles
    [counters] Counters
    [file] Centre file
    [history] History of the set-up
   *[tokens] Access for other systems
}
console-set-up-what = { $part ->
    [hours] When the hall is open, holidays, days with other hours
    [services] Names, agencies, number series, targets, quotas
    [profiles] Which services a counter serves, and which of them first
    [counters] Numbers, work profiles and places of the counters
    [file] Everything else: download, change, check and publish the whole centre as one file
    [history] Who changed what and when, and going back
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
console-special-how = For example a shortened day before a feast. To close early today, use “Close early” on the live hall.
console-add = Add
console-remove = Remove
console-service-add = Add a service
console-service-remove = Remove this service
console-service-remove-what = It is removed from kiosks and screens. Its past tickets stay in reports.
console-belongs = Where it belongs
console-times = Times and limits
console-alarms-of-service = Alarms
console-profile-add = Add a work profile
console-profile-remove = Remove this profile
console-levels-how = A counter calls services of the first level before others.
console-level = { $level ->
    [0] Not served
    [1] Level 1
    [2] Level 2
   *[other] Level 3
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
    [overview] At a glance
    [wait] Waiting
    [walk] Walking
    [service] Service time
    [stay] Whole stay
    [visitors] Visitors
    [promises] Promises
    [ratings] Ratings
    [staff] Staff
    [counters] Counters
   *[sheet] Daily sheet
}
console-report-title = { $name ->
    [wait] How long do visitors wait?
    [walk] How long do visitors take to reach the counter?
    [service] How long does service take?
    [stay] How long do visitors stay?
    [visitors] How many visitors come, and what becomes of them?
    [promises] Do we keep our promises?
    [ratings] How satisfied are visitors?
    [staff] What does our staff do?
   *[counters] How are the counters used?
}
console-spread = { $name ->
    [wait] How many wait how long (minutes)?
    [walk] How many need how long to the counter (minutes)?
    [service] How many are served how long (minutes)?
   *[stay] How many stay how long (minutes)?
}
console-by = { $by ->
    [service] By service
    [agency] By agency
    [hour] By hour
    [weekday] By weekday
    [day] By day
    [counter] By counter
   *[operator] By member of staff
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
console-no-figures = There is nothing to count in these days.
console-as-ended = A visit is counted when it has ended. Visitors who are still here are not in these times yet.
console-made = Made at { $time }
console-print = Print this page with the browser. Only the sheet is printed.
console-definitions = What the figures mean
console-unit = { $kind ->
    [duration] min
    [hours] h
    [share] %
   *[other] {""}
}
console-column = { $key ->
    [visits] Visits
    [p50] Half within
    [p90] 9 in 10 within
    [p95] 95 in 100 within
    [target_kept] Within target
    [arrivals] Tickets taken
    [served] Served
    [no_shows] Did not come
    [no_show_rate] Did not come, share
    [cancelled] Gave up
    [cancelled_rate] Gave up, share
    [expired] Expired
    [coupons] Coupons
    [transfers] Sent on
    [walk_ins] Without a kiosk
    [promised] Promises
    [promise_kept] Promise kept
    [estimate_error] Estimate off by
    [estimate_bias] Estimate minus wait
    [rated] Ratings
    [mean_stars] Mean
    [stars_1] 1 star
    [stars_2] 2 stars
    [stars_3] 3 stars
    [stars_4] 4 stars
    [stars_5] 5 stars
    [served_stops] Served
    [calls] Calls
    [recalls] Repeated calls
    [out_of_order] Out of turn
    [open] Open
    [occupied] With a visitor
    [idle] Without a visitor
    [occupancy] Used
    [breaks] Breaks
    [break_break] Break
    [break_lunch] Lunch
    [break_back_office] Back office
    [break_training] Training
    [break_technical] Technical
    [break_other] Other
    [wait_p50] Wait: half within
    [wait_p90] Wait: 9 in 10 within
    [service_p50] Service: half within
   *[stay_p50] Stay: half within
}
console-definition = { $key ->
    [visits] How many visits the times are of: one for each service of a ticket, or for whole stays one for each ticket.
    [p50] Half of the visits took no longer (median, by the nearest rank, whole seconds).
    [p90] 90 in 100 visits took no longer.
    [p95] 95 in 100 visits took no longer.
    [target_kept] Visits whose wait was within the target of their service at that time, of all visits that were called.
    [arrivals] Tickets that were taken, whether or not they were called. Tickets that were never printed or shown are left out.
    [served] Tickets whose last service was finished.
    [no_shows] Visitors who were called, did not come and did not come back.
    [no_show_rate] Visitors who did not come, of all tickets taken or of all calls.
    [cancelled] Tickets that were cancelled, by the visitor or by staff.
    [cancelled_rate] Cancelled tickets, of all tickets taken.
    [expired] Tickets that were still open when the day ended.
    [coupons] Tickets that were ended for the day with a coupon to come back.
    [transfers] Visitors who were sent on to another service, counter or member of staff.
    [walk_ins] Tickets that staff took for a visitor at a counter.
    [promised] Tickets with a promised time that can be compared with the wait to the first call. Tickets whose service was paused or changed are left out.
    [promise_kept] Of these, the tickets that were called within the promised time. We aim for 90 %.
    [estimate_error] Mean difference between the expected and the real wait, whatever its direction.
    [estimate_bias] Mean of expected minus real wait. Below zero: visitors waited longer than expected.
    [rated] How many services were rated.
    [mean_stars] Mean of the ratings, 1 to 5.
    [served_stops] Services that were finished, one for each service of a ticket.
    [calls] Visitors who were called, without repeated calls.
    [recalls] Calls that were repeated for the same visitor.
    [out_of_order] Visitors who were called before their turn; the log keeps the reason.
    [open] Time in which the counter was open, without breaks.
    [occupied] Time from a call to the end of the service: walking and service.
    [idle] Time in which the counter was open without a visitor.
    [occupancy] Time with a visitor, of the time in which the counter was open.
    [breaks] All breaks together.
    [break_break] Breaks with this reason.
    [break_lunch] Breaks with this reason.
    [break_back_office] Breaks with this reason.
    [break_training] Breaks with this reason.
    [break_technical] Breaks with this reason.
    [break_other] Breaks with this reason.
    [wait_p50] Half of the visits were called within this time after they joined the queue.
    [wait_p90] 90 in 100 visits were called within this time.
    [service_p50] Half of the services took no longer from start to finish, without the time on hold.
    [stay_p50] Half of the visitors stayed no longer from the ticket to the end of the last service.
   *[other] How often this number of stars was given.
}

# The centre file and its history.
console-file-what = The centre file holds the whole set-up. Download it, change it in a text editor, and check it here.
console-download = Download
console-file-check = Check the file
console-file-check-what = Nothing changes yet. You see what would change, then you decide.
console-file-faulty = The file cannot be used. Correct what is listed and check it again.
console-file-not-now = This cannot be published now. The list says what to do first.
console-line = Line { $line }
console-changes = { $count ->
    [0] Nothing changes
    [one] { $count } change
   *[other] { $count } changes
}
console-advice = Advice
console-publish = Publish
console-restore = Go back to this
console-present = ✓ In use now
console-first-version = First version
console-older = Older versions
console-yes = yes
console-no = no
console-kind = { $kind ->
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
