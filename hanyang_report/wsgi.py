"""Django as a WSGI application: what the server's door, or any other server, calls."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hanyang_report.settings")

application = get_wsgi_application()
