"""How a sealed file goes up after its application: tus 1.0.0 (https://tus.io/protocols/resumable-upload).

`POST /v1/attachments` (creation) with `Upload-Length` and an `Upload-Metadata` of `id`, `event` (event id of the
application) and `sha256` (of the sealed file, hex) → 201 and the `Location` of the upload. The same declaration again
has the same location. 404: the application is not there yet; 409: declared otherwise before; 413: too long.

`HEAD LOCATION` → 200 `Upload-Offset`; 404: unknown, begin anew. An offset equal to the length says that the centre
holds the file and that its digest is the declared one.

`PATCH LOCATION` → 204 and the new `Upload-Offset`. 409: the centre has another offset; 460: not the bytes of
`Upload-Checksum`, none was taken; 423: another request is writing; 422: the whole has another digest than declared, all
of it was thrown away.

`DELETE LOCATION` (termination) → 204; 403: the file is held.

429 and 5xx: later, not before `Retry-After` seconds.
"""

from typing import Final

TUS: Final = "1.0.0"
PATH: Final = "/v1/attachments"
CONTENT_TYPE: Final = "application/offset+octet-stream"
MAX_SIZE: Final = 512 * 1024**2
"""Bytes of one sealed file."""
