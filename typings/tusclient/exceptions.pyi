class TusCommunicationError(Exception):
    status_code: int | None

class TusUploadFailed(TusCommunicationError): ...
