import APIModel
import Testing

@testable import DocExtract

/// A row that stands in several tables is read once, and says in each what it says there.
@Suite struct SharedRowTests {
  private static func page(_ path: String, _ rows: [String], header: String = "| Attribute | Type | Description |")
    -> String
  {
    (["# Boats", "", "```plaintext", "GET \(path)", "```", "", header, "|---|---|---|"] + rows).joined(separator: "\n")
      + "\n"
  }

  private static func parameters(_ pages: [String: String]) async -> [String: [Parameter]] {
    let files = pages.sorted { $0.key < $1.key }.map { DocsFolder.File(path: $0.key, bytes: Array($0.value.utf8)) }
    let spec = await Extraction.extract(files).spec
    return Dictionary(
      spec.operations.map { ($0.path.description, $0.parameters) }, uniquingKeysWith: { first, _ in first })
  }

  private static let length = "| `length` | integer | In feet, at most 40. |"
  private static let tide = "| `tide` | string | Which one: `low`, `high`. |"

  @Test func eachHasItsPlace() async {
    let found = await Self.parameters([
      "a.md": Self.page("/boats", [Self.length]), "b.md": Self.page("/piers", [Self.tide, Self.length]),
    ])
    #expect(found["/boats"]?.map(\.span?.path) == ["a.md"])
    #expect(found["/boats"]?.map(\.span?.line) == [9])
    #expect(found["/piers"]?.map(\.span?.path) == ["b.md", "b.md"])
    #expect(found["/piers"]?.map(\.span?.line) == [9, 10])
    #expect(found["/boats"]?.first?.schema.maximum == 40)
    #expect(found["/piers"]?.last?.schema.maximum == 40)
  }

  /// What is code in a description may be the names of other rows, in one table only.
  @Test func otherRowsCount() async {
    let names = ["| `low` | string | The lowest. |", "| `high` | string | The highest. |"]
    let found = await Self.parameters([
      "a.md": Self.page("/boats", [Self.tide]), "b.md": Self.page("/piers", [Self.tide] + names),
    ])
    #expect(found["/boats"]?.first?.schema.enumeration?.values.map(\.value) == ["low", "high"])
    #expect(found["/piers"]?.first?.schema.enumeration == nil)
  }

  /// The title of a column may say more than its role.
  @Test func titlesCount() async {
    let row = "| `depth` **integer** | no | How deep it lies. |"
    let found = await Self.parameters([
      "a.md": Self.page("/boats", [row], header: "| Name | Required | Description |"),
      "b.md": Self.page("/piers", [row], header: "| Name, Type | Required | Description |"),
    ])
    #expect(found["/boats"]?.first?.writtenType == nil)
    #expect(found["/piers"]?.first?.writtenType == "integer")
  }

  private static func list(_ path: String, _ items: [String], lead: String = "Parameters:") -> String {
    (["# Boats", "", "```plaintext", "GET \(path)", "```", "", lead, ""] + items).joined(separator: "\n") + "\n"
  }

  /// An item of a list is read once as well.
  @Test func itemsHaveTheirPlaces() async {
    let keel = "- `keel` (integer, required) - How deep it goes."
    let found = await Self.parameters([
      "a.md": Self.list("/boats", [keel]), "b.md": Self.list("/piers", ["- `mast` (string) - Of what.", keel]),
    ])
    #expect(found["/boats"]?.map(\.span?.line) == [9])
    #expect(found["/piers"]?.map(\.span?.line) == [9, 10])
    #expect(found["/piers"]?.map(\.span?.path) == ["b.md", "b.md"])
    #expect(found["/piers"]?.map(\.requirement) == [.unstated, .required])
  }

  /// What announces a list may make names of its items.
  @Test func announcementsCount() async {
    let item = "- keel: How deep it goes."
    let found = await Self.parameters([
      "a.md": Self.list("/boats", [item]), "b.md": Self.list("/piers", [item], lead: "Some words on boats."),
    ])
    #expect(found["/boats"]?.map(\.name) == ["keel"])
    #expect(found["/piers"] == [])
  }

  /// A block that lists an operation is read once, and lists it on each page.
  @Test func listingsHaveTheirPlaces() async {
    let page = "# Boats\n\n```plaintext\nGET /boats?tide=low\n```\n"
    let files = ["a.md": page, "b.md": "Words.\n\n" + page].sorted { $0.key < $1.key }.map {
      DocsFolder.File(path: $0.key, bytes: Array($0.value.utf8))
    }
    let operations = await Extraction.extract(files).spec.operations
    #expect(operations.map(\.name) == ["GET /boats"])
    #expect(operations.first?.listings.map(\.span.path) == ["a.md", "b.md"])
    #expect(operations.first?.listings.map(\.span.line) == [4, 6])
    #expect(operations.first?.listings.map(\.query) == [[NameValue("tide", "low")], [NameValue("tide", "low")]])
  }
}
