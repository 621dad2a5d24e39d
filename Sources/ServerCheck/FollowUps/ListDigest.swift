import APIModel

/// What a list holds, as far as pages and filters need it.
struct ListDigest: Hashable, Sendable {
  /// An item whose attribute is not what the filter names.
  struct Stranger: Hashable, Sendable {
    /// `/2/status`
    var pointer: String
    var value: String
  }

  /// How many items are remembered by their keys.
  static let maximumKeys = 1000

  var count = 0
  /// Tells the first items apart: their `id`, else the bytes of the item.
  var keys: [String] = []
  /// How many items have the filter's attribute.
  var filtered = 0
  var strangers = 0
  var firstStranger: Stranger?

  /// Nil where the body is not a list. A value that the docs don't list is no stranger: what is wrong with it is not
  /// the filter.
  init?(_ root: JSONNode, filter: DocumentedFilter? = nil) {
    guard root.kind == .array else { return nil }
    for item in root.items {
      if keys.count < Self.maximumKeys { keys.append(Self.key(of: item)) }
      if let filter, let value = item.member(filter.attribute), value.kind != .null {
        filtered += 1
        let text = value.string ?? value.source
        if text != filter.value, filter.others.contains(text) {
          strangers += 1
          if firstStranger == nil {
            firstStranger = Stranger(
              pointer: "/\(count)/\(JSONPointer.escape(filter.attribute))", value: Excerpt.of(value))
          }
        }
      }
      count += 1
    }
  }

  private static func key(of item: JSONNode) -> String {
    for name in ["id", "iid", "uuid", "name"] {
      if let value = item.member(name), value.kind == .number || value.kind == .string, value.range.count < 200 {
        return "\(name)=\(value.source)"
      }
    }
    return String(decoding: item.document.bytes[item.range.prefix(2000)], as: UTF8.self)
  }
}
