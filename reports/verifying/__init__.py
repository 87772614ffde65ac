"""Whether a downloaded file still says what its edition says, and every figure and sentence that it says otherwise.

`verification.verify(content, name)` asks; the work is done in the limited process (`worker`): `extract` takes a file apart, `comparison` holds it
against an edition. Both are pure. What a public file carries so that it can be told apart is `reports.downloads.colophon`.
"""
