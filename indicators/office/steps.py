"""Steps: what may be done next to a thing that people work on, by whom, and what is kept of it."""

from __future__ import annotations

from django.core.exceptions import ValidationError


class Refused(ValidationError):
    """A verb that may not run now; the message is a Chinese sentence for the person who tried."""
