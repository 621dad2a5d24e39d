import APIModel

/// A section of the small pages on the rules' cards.
struct CardSection {
  var heading: String
  var listing: String
  /// The rows of its table: name, type, required, description.
  var rows: [String] = []
  var sample: String?
  var response: String?

  var markdown: String {
    var text = "## \(heading)\n\n```plaintext\n\(listing)\n```\n"
    if !rows.isEmpty {
      text += "\n| Attribute | Type | Required | Description |\n|-----------|------|----------|-------------|\n"
      for row in rows { text += "| \(row) |\n" }
    }
    if let sample { text += "\n```shell\n\(sample)\n```\n" }
    if let response { text += "\nExample response:\n\n```json\n\(response)\n```\n" }
    return text
  }
}

extension RuleCard {
  /// A page of sections that each document an operation.
  static func page(_ sections: CardSection...) -> String { page(sections) }

  static func page(_ sections: [CardSection]) -> String {
    "# Users API\n\n" + sections.map(\.markdown).joined(separator: "\n")
  }
}
