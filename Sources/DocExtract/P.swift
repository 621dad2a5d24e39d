enum DocExtractPlaceholder {}
