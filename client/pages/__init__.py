"""The pages that every program has: enrolment, sign-in, the search for the server."""
