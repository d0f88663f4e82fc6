"""How long what is about somebody is kept, each as one number, read by the work that removes it and by the data sheet.

Such work comes by once a day or more often, so what is removed may be there a day longer.
"""

from datetime import timedelta

STROKES = timedelta(days=90)
"""Raw strokes, what was said about them and who sat in which meeting; then they are totals of a day."""
DEVICE_IDLE, DEVICE_LONGEST = timedelta(days=60), timedelta(days=365)
"""A sign-in: after it was last used, and at most."""
INBOX, TOLD = timedelta(days=180), timedelta(days=3)
"""What somebody was told, and how often their phones were told on a day."""
MOMENTS = timedelta(days=3)
"""When somebody was to be told what, after it has come: nobody plans those days any more."""
LOOKS = timedelta(days=365)
EXPECTED = timedelta(days=180)
FILE, FILE_BROKEN_OFF = timedelta(days=1), timedelta(days=3)
"""A file with people, since it was given; a broken-off one waits over a weekend for somebody to come back and go on."""
TRIES = timedelta(minutes=15)
JOB_DONE, JOB_FAILED = timedelta(days=7), timedelta(days=60)
MAIL_FAILED = timedelta(days=3)
"""The text of a mail that could not be sent: over a weekend it can be sent after all."""
UNREAD_VOICE = timedelta(days=28)
"""Then it is too late for thanks, and words are not kept for nothing."""
