"""Settings of the portal. What differs between machines is read in ``environment.py``."""

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from mediation import environment

BASE_DIR = Path(__file__).resolve().parent.parent

DEBUG = environment.debug()
SECRET_KEY = environment.secret_key()
ALLOWED_HOSTS = environment.allowed_hosts()
PORTAL_TODAY = environment.portal_today()
IS_PRODUCTION = environment.is_production()
PORTAL_URL = environment.portal_url()

INSTALLED_APPS = [
    "mediation",
    "accounts",
    "offices",
    "mediators",
    "events",
    "appeals",
    "reports",
    "desk",
    "allauth",
    "allauth.account",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_filters",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.middleware.SignInFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "mediation.drafts.DraftMiddleware",
    "mediation.scope.ScopeMiddleware",
]

ROOT_URLCONF = "mediation.urls"
WSGI_APPLICATION = "mediation.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "desk.navigation.portal",
            ],
        },
    },
]

# One alias; who connects (web or owner) is decided by the command, see ADR 0002.
DATABASES = {"default": environment.database()}
PORTAL_ROLE_PREFIX = environment.database_name()
PORTAL_WEB_LOGIN = environment.web_login()

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "portal_cache"},
    # What many look at in the same seconds, by process: the board of an open day.
    "live": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "live"},
}

# Jobs stand in the database and are done by ``manage.py worker``; see mediation/jobs.py.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Reminders and decisions go out by mail; see reports/letters.py.
globals().update(environment.mail())

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# scrypt answers four times sooner than PBKDF2 at like strength, so that a flood of sign-ins costs less.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:start"
# Signing in happens before a role is known: these pages run as the web login, which reads auth tables only.
UNSCOPED_PATHS = ("/accounts/",)

ACCOUNT_ADAPTER = "accounts.adapter.ClosedSignup"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {"login_failed": "5/5m/key,60/5m/ip"}
ALLAUTH_TRUSTED_PROXY_COUNT = environment.trusted_proxies()

SESSION_COOKIE_AGE = 30 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = IS_PRODUCTION
SESSION_COOKIE_NAME = "__Host-session" if IS_PRODUCTION else "portal_session"
CSRF_COOKIE_NAME = "__Host-csrf" if IS_PRODUCTION else "portal_csrf"
LANGUAGE_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = IS_PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if IS_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = IS_PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_PRODUCTION else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "desk.views.pages.csrf_failed"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'"],
    }
}

LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", _("Russian")), ("kk", _("Kazakh")), ("en", _("English"))]
# The second fills the gaps of the libraries' own Kazakh.
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale" / "borrowed"]
FORMAT_MODULE_PATH = "mediation.formats"
TIME_ZONE = "Asia/Almaty"
USE_TZ = True
USE_I18N = True

STATIC_URL = "static/"
STATIC_ROOT = environment.static_folder()
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = not IS_PRODUCTION
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Files of records: readable by the portal alone, and without an address.
    "attachments": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": environment.var_folder() / "attachments",
            "base_url": None,
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if IS_PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
MEDIA_ROOT = environment.var_folder() / "media"

# A form must be able to answer beside the field that a text is too long, so the request itself may be long.
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024

CRISPY_ALLOWED_TEMPLATE_PACKS = ["bootstrap5"]
CRISPY_TEMPLATE_PACK = "bootstrap5"
FILTERS_EMPTY_CHOICE_LABEL = _("any")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # It would say at every Ctrl-C how to force the worker; what fails, django_tasks tells.
    "loggers": {"django_tasks_db": {"level": "ERROR"}},
}
