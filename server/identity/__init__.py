"""Who is who: signing in, sessions, enrolment of devices, presence, authentication of requests."""
