"""An ONNX model, ready to run."""

from __future__ import annotations

from typing import Any

from recognizers.models import ModelError


def session(model: bytes, name: str) -> Any:
    """A session of onnxruntime with one thread: the scan has a process for each core already.

    Raises ``ModelError`` when the runtime is missing or the model is damaged.
    """
    try:
        import onnxruntime  # type: ignore[import-untyped]

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 4
        return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    except Exception:
        raise ModelError("model-unusable", name) from None
