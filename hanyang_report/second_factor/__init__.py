"""第二重验证 as people meet it: a phone that makes codes, codes for when it is lost, and what a session has proved.

Only loaded where SECOND_FACTOR is on: it stands on django-otp (extra `otp`), whose tables are there then. What asks for a
proof stands below, in `indicators.office.second_factor`.
"""
