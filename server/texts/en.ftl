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
    [device_set] It is saved.
    [device_revoke] The device is out.
    [device_restart] The device is asked to start anew.
    [device_screenshot] The device is asked for a picture. Load the page again in a few seconds.
    [device_rotate] The device is asked to make a new key.
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
