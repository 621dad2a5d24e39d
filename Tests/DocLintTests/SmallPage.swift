/// Pieces of a page for a single finding.
enum SmallPage {
  static func section(
    _ heading: String, _ listing: String, _ rows: [String] = [], sample: String? = nil, response: String? = nil
  ) -> String {
    let table =
      rows.isEmpty
      ? ""
      : (["Attribute | Type | Required | Description", "---|---|---|---"] + rows)
        .map { "| \($0) |\n" }.joined()
    return "## \(heading)\n\n```plaintext\n\(listing)\n```\n\n\(table)\n"
      + (sample.map { "```shell\ncurl --request \($0)\n```\n\n" } ?? "")
      + (response.map { "Example response:\n\n```json\n\($0)\n```\n\n" } ?? "")
  }

  static let id = "`id` | integer | yes | The ID of the lamp"
}
