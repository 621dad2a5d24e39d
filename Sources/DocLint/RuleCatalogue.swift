/// Every lint rule, by hand, in the order of the codes. Tests keep the list whole.
public enum RuleCatalogue {
  public static let all: [any LintRule] = [
    IncompleteDeprecation(), MissingRemovalVersion(), PastRemoval(), UnknownReplacement(), DeprecatedInSample(),
    PlaceholderWithoutRow(), RowWithoutPlaceholder(), PlaceholderNameMismatch(), VariantPathMismatch(),
    DuplicateOperation(), MethodContradictsHeading(), CopiedHeading(), MisspeltPath(), MissingSlash(),
    PlaceholderAsWord(),
    MissingResponseExample(),
    MissingComma(), TrailingComma(), Ellipsis(), CommentInJSON(), SingleQuotes(), UnquotedValue(), UnclosedString(),
    MismatchedBracket(), SeveralDocuments(), PlaceholderInJSON(), InvalidJSON(), DuplicateKey(),
    ExampleContradictsType(), ExampleOutsideEnumeration(), ExamplesDisagreeOnType(), AttributeWithoutExample(),
    AttributeWithoutRow(), RequestLacksRequired(), ResponseShapeMismatch(), UnfilledValue(), UnclosedFence(),
    DumpTaggedAsJSON(),
    MergeConflict(), UnbalancedBacktick(), InvisibleCharacter(), TypographicQuote(),
    BrokenAnchor(), MisspeltLink(), UnresolvedLink(), UndefinedReference(), MalformedLink(), WrongReasonPhrase(),
    SampleMethodMismatch(), SampleURLMismatch(), SampleVersionMismatch(), MalformedURL(), UndocumentedParameter(),
    MissingRequiredParameter(), MalformedHeader(), MissingContentType(), InvalidJSONBody(), UnclosedQuote(),
    BrokenContinuation(), UnquotedAmpersand(), RealSecret(),
    TooManyCells(), TooFewCells(), DuplicateRow(), MisspeltColumn(), MissingColumn(), UnknownRequiredValue(),
    MissingRequiredValue(),
    MisspeltType(), UnknownType(), NameWithoutCodeMarks(), TypeDiffersOnPage(),
  ]
}
