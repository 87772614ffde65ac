"""All settings; what differs between sites comes from the environment (`hanyang_report.environment`).

`.env.example` lists every variable. A value that makes no sense stops the start with a sentence that names it.
"""

from datetime import timedelta
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from hanyang_report.door.limits import LARGEST, TEXT
from hanyang_report.environment import (
    BASE_DIR,
    ENV,
    address,
    data_directory,
    encrypted_page,
    hook_address,
    hook_template,
    mail_sender,
    needed,
    networks,
    number,
    one_of,
    port,
    postgresql,
    release,
    secret_key,
    site_address,
    split_address,
    sqlite,
    switch,
    text,
    web_page,
    with_package,
)

# --- where and what this site is ---------------------------------------------------------------------------------

RELEASE = release()
DEBUG = switch("DEBUG")
PORT = port("PORT", "8000")
LISTEN = address("LISTEN", text("LISTEN", "127.0.0.1"))  # where the proxy asks
SITE_URL = text("SITE_URL", f"http://127.0.0.1:{PORT}").rstrip("/")
SITE = site_address(SITE_URL)
HTTPS = SITE.scheme == "https"
if DEBUG and HTTPS:
    raise ImproperlyConfigured("DEBUG must be off when SITE_URL is https.")

DATA_DIR = data_directory(text("DATA_DIR", str(BASE_DIR / "var")))
SECRET_KEY = secret_key(DATA_DIR / "secret_key", required=HTTPS)
ALLOWED_HOSTS = text("ALLOWED_HOSTS", f"{SITE.hostname},127.0.0.1,localhost").replace(" ", "").split(",")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
TRUSTED_PROXIES = networks("TRUSTED_PROXIES")  # they alone say for whom they ask (X-Forwarded-For)
CSRF_FAILURE_VIEW = "hanyang_report.pages.expired.expired"  # nothing typed is lost
DATA_UPLOAD_MAX_MEMORY_SIZE = TEXT  # of what is typed; each address takes far less but 体检
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a desk has ten fields a figure
# How much an address takes stands in hanyang_report.door.limits; what it took stays in memory, nothing is spooled to disk.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = LARGEST

DISTRICT_NAME = text("DISTRICT_NAME", "汉阳区")
SITE_NAME = text("SITE_NAME", f"{DISTRICT_NAME}法治政府建设年度报告")
SITE_ORGANISER = text("SITE_ORGANISER")
SITE_RECORD_NUMBER = text("SITE_RECORD_NUMBER")
SITE_UNDERTAKER = text("SITE_UNDERTAKER")  # 承办单位
SITE_CONTACT = text("SITE_CONTACT")
SITE_ID_CODE = text("SITE_ID_CODE")  # 网站标识码
SITE_POLICE_RECORD = text("SITE_POLICE_RECORD")  # 公安备案号
SITE_PARTY_MARK = web_page("SITE_PARTY_MARK", text("SITE_PARTY_MARK"))  # 党政机关网站标识
SITE_FIND_FAULT = web_page("SITE_FIND_FAULT", text("SITE_FIND_FAULT"))  # 政府网站找错
# First values of the row `Site`; which of them are really set, for the page that says where they differ from it.
NAMED_BY_ENVIRONMENT = [
    name for name in ("DISTRICT_NAME", "SITE_NAME", "SITE_ORGANISER", "SITE_RECORD_NUMBER") if ENV.get(name, "").strip()
]
SAMPLE = switch("SAMPLE", default="on")  # the shipped district's report, into an empty database of that district
DISK_SPACE_WARNING = number("DISK_SPACE_WARNING", "500") * 1024 * 1024  # bytes left at which /healthz warns
REVIEW_OUTSIDE_DEPARTMENT = switch("REVIEW_OUTSIDE_DEPARTMENT")  # nobody reviews their own department's work
# A code from the phone before anything becomes public or is opened again (extra `otp`).
SECOND_FACTOR = with_package("SECOND_FACTOR", switch("SECOND_FACTOR"), "django_otp", extra="otp")
# One sign-on for the whole authority (OpenID Connect, extra `oidc`): on where its issuer is named.
OIDC_ISSUER = encrypted_page("OIDC_ISSUER", text("OIDC_ISSUER"))
SIGN_ON = with_package("OIDC_ISSUER", bool(OIDC_ISSUER), "mozilla_django_oidc", extra="oidc")
PASSWORD_SIGN_IN = switch("PASSWORD_SIGN_IN", default="on")  # off: only BREAK_GLASS comes in by a password
if not (PASSWORD_SIGN_IN or SIGN_ON):
    raise ImproperlyConfigured("PASSWORD_SIGN_IN must be on where OIDC_ISSUER is not set: nobody could come in.")
BREAK_GLASS = needed("BREAK_GLASS", "OIDC_ISSUER")  # 管理员 by password alone, for the day it fails
PASSWORD_DAYS = number("PASSWORD_DAYS", "0")  # after them a new one is chosen; 0: a password serves for ever
PASSWORD_HISTORY = number("PASSWORD_HISTORY", "0")  # so many earlier ones may not come back
SESSION_IDLE_MINUTES = number("SESSION_IDLE_MINUTES", "0")  # without a request; 0: no limit
SESSION_HOURS = number("SESSION_HOURS", "0")  # altogether, however busy; 0: no limit beside the cookie's
CHECKUP_PUBLIC = switch("CHECKUP_PUBLIC")  # 体检 for everybody, not only for who is signed in
TASKS_PUBLIC_LIGHTS = switch("TASKS_PUBLIC_LIGHTS")  # 滞后, 逾期 and officers' names for everybody

# --- the house ---------------------------------------------------------------------------------------------------

SECOND_FACTOR_APPS = [
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    "hanyang_report.second_factor.apps.SecondFactorConfig",
]
INSTALLED_APPS = [
    "whitenoise.runserver_nostatic",
    "hanyang_report",
    "reports",
    "indicators",
    "hanyang_report.administration.AdministrationConfig",  # django.contrib.admin with our order
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_filters",
    "django_tables2",
    "simple_history",
    *(SECOND_FACTOR_APPS if SECOND_FACTOR else []),
    *(["hanyang_report.sign_on.apps.SignOnConfig"] if SIGN_ON else []),
]

MIDDLEWARE = [
    "hanyang_report.log_lines.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "hanyang_report.door.health.Alive",
    "django.middleware.gzip.GZipMiddleware",
    "hanyang_report.door.rendered_once.RenderedOnce",  # a kept page goes without all that follows, and has its headers
    "hanyang_report.door.policy.OnePolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "hanyang_report.pages.private.Private",
    "hanyang_report.pages.failed.NothingFromMemory",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "indicators.office.first_password.StorableText",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    *(["hanyang_report.door.time_outs.TimeOuts"] if SESSION_IDLE_MINUTES or SESSION_HOURS else []),
    "django.contrib.messages.middleware.MessageMiddleware",
    "hanyang_report.door.too_long.BodyLimit",
    "hanyang_report.pages.wrong_method.WrongMethod",
    "hanyang_report.pages.out_of_range.OutOfRange",
    "hanyang_report.pages.expired.Unsaved",
    "indicators.office.first_password.FirstPasswordChange",
    *(["hanyang_report.second_factor.asking.AskedForProof"] if SECOND_FACTOR else []),
    "simple_history.middleware.HistoryRequestMiddleware",
    "axes.middleware.AxesMiddleware",  # last: it turns a refused login into the lockout page
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "hanyang_report.unsaved.page_owner",  # every form says whose page it stood on
                "indicators.office.url_tag",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hanyang_report.context.site",
            ],
        },
    },
]

FORM_RENDERER = "indicators.office.form_writing.WrittenForms"

ROOT_URLCONF = "hanyang_report.urls"
WSGI_APPLICATION = "hanyang_report.wsgi.application"
FIXTURE_DIRS = [BASE_DIR / "fixtures"]

# --- data --------------------------------------------------------------------------------------------------------

DATABASE_URL = text("DATABASE_URL")
DATABASES = {"default": postgresql(DATABASE_URL) if DATABASE_URL else sqlite(DATA_DIR / "db.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700
MEDIA_ROOT = DATA_DIR / "evidence"  # never served as files: a view checks who asks
SIMPLE_HISTORY_REVERT_DISABLED = True  # what is reviewed moves through its verbs only

# What editions froze, as HTML, in each process: a few of the longest pages (`{% cache %}` looks for this name).
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # The words of drafts as they stand: of each state one entry, so they crowd out no edition's.
    "drafts": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "drafts",
        "OPTIONS": {"MAX_ENTRIES": 4},
    },
}

# --- language and time -------------------------------------------------------------------------------------------

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

# --- static files ------------------------------------------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "hanyang_report.staticfiles.PlotlyFinder",
]
STORAGES = {
    "default": {"BACKEND": "indicators.office.files.stored_files.FlushedStorage"},
    "staticfiles": {"BACKEND": "hanyang_report.staticfiles.HashedStaticFiles"},
}

# --- people ------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "indicators.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "indicators.office.password_rules.PasswordHistory"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"

OTP_TOTP_ISSUER = SITE_NAME  # what the phone calls it

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]  # one officer's typing locks out nobody else
AXES_USERNAME_CALLABLE = "hanyang_report.pages.account.attempted_name"
AXES_HANDLER = "hanyang_report.door.lockout.Lockout"  # and nobody tries one account after the other
AXES_CLIENT_IP_CALLABLE = "hanyang_report.door.client.client_address"
AXES_LOCKOUT_TEMPLATE = "registration/lockout.html"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True  # 登录记录 is ours
AXES_VERBOSE = False  # no banner at every command
AXES_ENABLE_ADMIN = False  # its pages are English; `manage.py axes_reset` lifts a lock

# What mozilla-django-oidc reads. Accounts are neither found nor made by it: `hanyang_report.sign_on.linking`.
OIDC_RP_CLIENT_ID = needed("OIDC_CLIENT_ID", "OIDC_ISSUER")
OIDC_RP_CLIENT_SECRET = needed("OIDC_CLIENT_SECRET", "OIDC_ISSUER")
OIDC_OP_AUTHORIZATION_ENDPOINT = encrypted_page(
    "OIDC_AUTHORIZATION_ENDPOINT", needed("OIDC_AUTHORIZATION_ENDPOINT", "OIDC_ISSUER")
)
OIDC_OP_TOKEN_ENDPOINT = encrypted_page("OIDC_TOKEN_ENDPOINT", needed("OIDC_TOKEN_ENDPOINT", "OIDC_ISSUER"))
OIDC_OP_JWKS_ENDPOINT = encrypted_page("OIDC_JWKS_ENDPOINT", needed("OIDC_JWKS_ENDPOINT", "OIDC_ISSUER"))
OIDC_OP_USER_ENDPOINT = encrypted_page("OIDC_USERINFO_ENDPOINT", text("OIDC_USERINFO_ENDPOINT"))  # empty: not asked
OIDC_RP_SIGN_ALGO = one_of("OIDC_ALGORITHM", text("OIDC_ALGORITHM", "RS256"), "RS256", "ES256")
OIDC_RP_SCOPES = text("OIDC_SCOPES", "openid profile")
OIDC_ROLE_CLAIM = text("OIDC_ROLE_CLAIM", "roles")
OIDC_DEPARTMENT_CLAIM = text("OIDC_DEPARTMENT_CLAIM", "departments")
OIDC_USE_PKCE = True
OIDC_CREATE_USER = False
OIDC_AUTHENTICATION_CALLBACK_URL = "sign_on_back"
OIDC_TIMEOUT = 5  # seconds; whoever signs in is waiting

SESSION_COOKIE_AGE = int(timedelta(hours=8).total_seconds())  # one working day
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS

# --- mail (催报, 任务提醒, 待办) -------------------------------------------------------------------------------------

EMAIL_URL = text("EMAIL_URL")
MAIL_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}
MAIL = split_address("EMAIL_URL", EMAIL_URL, set(MAIL_PORTS)) if EMAIL_URL else urlsplit("")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_URL else 'dummy'}.EmailBackend"
EMAIL_HOST = MAIL.hostname or ""  # no server, no mail: pages offer the text to copy
EMAIL_PORT = MAIL.port or MAIL_PORTS.get(MAIL.scheme, 0)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(MAIL.username or ""), unquote(MAIL.password or "")
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.scheme == "smtp+tls", MAIL.scheme == "smtps"
EMAIL_TIMEOUT = 10  # seconds; whoever clicked is waiting
DEFAULT_FROM_EMAIL = mail_sender(MAIL, text("EMAIL_FROM"))

# --- the outgoing hook: that something waits, told to a gateway of 政务微信 or SMS ------------------------------------

HOOK_URL = hook_address(text("HOOK_URL"))  # empty: nothing is ever posted anywhere
HOOK_TEMPLATE = hook_template(text("HOOK_TEMPLATE", '{"msgtype": "text", "text": {"content": "{text}"}}'))

# --- what a browser may do ---------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "blob:"],  # blob: a chart saved as a picture
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # probes ask over the loopback
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if HTTPS else 0
# Subdomains and the browsers' preload list belong to whoever owns the whole domain, not to one site on it.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

# --- log ---------------------------------------------------------------------------------------------------------

LOG_FORMAT = one_of("LOG_FORMAT", text("LOG_FORMAT", "line"), "line", "json")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "json": {"()": "hanyang_report.log_lines.JsonLine"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    # Django would write to administrators by mail; the log is read where the server runs.
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        # Scanners ask for other hosts all day; each gets its 400 without a trace in the log.
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
        # Each request its line, with its id: for machines that gather them.
        "hanyang_report.requests": {"level": "INFO" if LOG_FORMAT == "json" else "WARNING"},
        "axes": {"level": "WARNING"},  # a lock is told; every sign-in that went well is not
    },
}
