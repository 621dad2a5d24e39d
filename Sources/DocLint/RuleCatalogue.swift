/// Every lint rule, by hand, in the order of the codes. Tests keep the list whole.
public enum RuleCatalogue {
  public static let all: [any LintRule] = [
    TrailingComma()
  ]
}
