"""Bytes a fuzzer thinks of, and the corpus it keeps."""
