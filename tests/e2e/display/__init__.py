"""Displays as whole programs: no call is lost or spoken twice."""
