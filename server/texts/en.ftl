# What the server says to people: problems, and the visitor's page.

problem-malformed = This request cannot be read. See the fields at fault.
problem-not-signed-in = A valid token is needed. Ask for a new one at the server.
problem-not-permitted = This role may not do that here.
problem-not-found = There is nothing like that here.
problem-method-not-allowed = This address does not take that method.
problem-not-allowed-now = That cannot be done now. See what is allowed instead.
problem-not-this-ticket = That ticket is not at this counter any more. Nothing was done.
problem-no-one-waiting = Nobody waits for this counter.
problem-counter-taken = Counter { $counter } is already in use by an operator.
problem-too-late = The time for that is over.
problem-command-reused = This command id was already used for something else.
problem-day-not-open = The hall's day is not open.
problem-day-already-open = The day is already open.
problem-past-day = This ticket is from a day that is over.
problem-unknown-service = There is no such service here.
problem-service-closed = This service does not give tickets now.
problem-numbers-used-up = All numbers of this series are in use. Try again in a few minutes.
problem-centre-faulty = The centre cannot be used like this. See the fields at fault.
problem-too-large = That is too large.
problem-too-fast = That was too fast. Try again in a moment.
problem-internal = Something went wrong at the server. Nothing was changed.
problem-unavailable = The server cannot save anything now. Try again in a moment.
