from desk.models.upload import Upload, UploadFile

__all__ = ["Upload", "UploadFile"]
