"""The public pages of bookings: to book a time, and to see, change and cancel a booking."""
