/// Titles of table columns that a project has besides those that are known everywhere.
public enum ColumnTitles {
  /// What each stands for, by the title in lower case: `field` for "Attribute", say. Bound around an extraction.
  @TaskLocal public static var extra: [String: String] = [:]

  /// The title that is known everywhere, for one that a project has instead.
  static func known(for title: String) -> String { extra.isEmpty ? title : extra[title.lowercased()] ?? title }
}
