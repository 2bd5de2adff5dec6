"""Tests in a real window, offscreen."""
