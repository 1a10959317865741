"""Config: the way in for the web server: editions from the release store, the desk through Django."""

import os

from headway.config.sqlite import use_new_sqlite

use_new_sqlite()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "headway.config.settings")

from django.core.wsgi import get_wsgi_application  # noqa: E402 - settings come first

behind = get_wsgi_application()

from django.conf import settings  # noqa: E402

from headway.base.core import home  # noqa: E402
from headway.config.warming import warm_up  # noqa: E402
from headway.web.public.serving import EditionsFirst  # noqa: E402 - needs Django to be ready
from headway.web.public.serving.waiting import waiting  # noqa: E402

application = EditionsFirst(behind, folder=home.part("releases"), waiting=waiting, behind_tls=settings.BEHIND_TLS)

warm_up(behind)
