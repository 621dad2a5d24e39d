enum DocLintPlaceholder {}
