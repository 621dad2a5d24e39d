enum SpecDiffPlaceholder {}
