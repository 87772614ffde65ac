"""Django as a WSGI application: what the server's door, or any other server, calls."""

import os
import sys

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hanyang_report.settings")

if "postgresql" not in settings.DATABASES["default"]["ENGINE"]:
    # Where it is installed, django-tables2 loads it for a column that no table of ours has: 8 MB a worker.
    sys.modules.setdefault("psycopg", None)  # type: ignore[arg-type]

application = get_wsgi_application()
