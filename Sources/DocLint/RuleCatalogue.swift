/// Every lint rule, by hand, in the order of the codes. Tests keep the list whole.
public enum RuleCatalogue {
  public static let all: [any LintRule] = [
    IncompleteDeprecation(), MissingRemovalVersion(),
    PlaceholderWithoutRow(), RowWithoutPlaceholder(), PlaceholderNameMismatch(), VariantPathMismatch(),
    MissingResponseExample(),
    MissingComma(), TrailingComma(), Ellipsis(), CommentInJSON(), SingleQuotes(), UnquotedValue(), UnclosedString(),
    MismatchedBracket(), SeveralDocuments(), PlaceholderInJSON(), InvalidJSON(), DuplicateKey(),
    ExampleContradictsType(), ExampleOutsideEnumeration(),
    SampleMethodMismatch(), SampleURLMismatch(), SampleVersionMismatch(), MalformedURL(), UndocumentedParameter(),
    MissingRequiredParameter(), MalformedHeader(), MissingContentType(), InvalidJSONBody(), UnclosedQuote(),
    BrokenContinuation(), UnquotedAmpersand(), RealSecret(),
    TooManyCells(), TooFewCells(), DuplicateRow(), MisspeltColumn(), UnknownRequiredValue(), MissingRequiredValue(),
    MisspeltType(), UnknownType(), NameWithoutCodeMarks(), TypeDiffersOnPage(),
  ]
}
