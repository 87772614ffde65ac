"""统一身份认证: coming in by the authority's own sign-on (OpenID Connect), linked to accounts that are here already.

Only loaded where OIDC_ISSUER is set: it stands on mozilla-django-oidc (extra `oidc`). The tables it writes are always there.
"""
