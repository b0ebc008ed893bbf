"""Turn away a request that is larger than any form of ours, before a byte of it is written to disk.

settings.FILE_UPLOAD_HANDLERS begins with "madang.base.files.handlers.NotTooMuch", before Django's own two.
"""

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

from .limits import limits


class NotTooMuch(FileUploadHandler):
    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):
        allowed = limits()
        if content_length > allowed.bytes * (allowed.pictures + allowed.attachments) + 1_000_000:
            raise RequestDataTooBig(f"{content_length} bytes in one request")

    def receive_data_chunk(self, raw_data, start):
        return raw_data

    def file_complete(self, file_size):
        return None
