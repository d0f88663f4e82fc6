"""The look, checked without a back end: sample view models, a gallery of screenshots, contrast and structure."""
