public import APIModel

/// Reads what a "Required" cell says: `yes`, `no`, `optional`, `yes if path is not provided`.
public enum RequirementPhrase {
  /// - Parameters:
  ///   - text: The cell as plain text.
  ///   - isOptionalColumn: Whether the column asks the reverse, "Optional".
  /// - Returns: `.unstated` for an empty cell or a dash; nil where the words are not known.
  public static func requirement(_ text: String, isOptionalColumn: Bool = false) -> Parameter.Requirement? {
    TableReader.requirement(text, isOptionalColumn: isOptionalColumn)
  }
}
