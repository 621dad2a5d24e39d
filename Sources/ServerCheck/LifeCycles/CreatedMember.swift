import APIModel

/// A member that this run created, and what is known of it.
struct CreatedMember: Sendable {
  /// The operation that created it.
  var creator: String
  /// The operation that reads it.
  var read: Int?
  /// The collection's path with its values filled in, `/projects/9/labels`.
  var path: String
  /// What filled the placeholders of that path, in their order.
  var pathValues: [ResolvedValue]
  /// The value that names it in paths; nil where the answer didn't tell.
  var key: String?
  /// Its scalar attributes as text, as last seen.
  var attributes: [String: String]
  /// How to delete it: tried in this order.
  var deletions: [LifeCycle.Deletion]
  /// Whether it only connects what is there, so that it goes with the member that it connects.
  var isConnection = false
  /// The root life that it belongs to, by its position.
  var life = 0
  var isDeleted = false
  /// The attributes that reading it showed as null or not at all, of those that the docs show.
  var openAttributes: Set<String> = []

  /// How many attributes of an answer are kept.
  private static let maximumAttributes = 200
  private static let maximumLength = 4096

  /// What attributes that name a member are called, in the one spelling that names are compared in.
  static let keyNames = ["id", "iid", "uuid", "name", "key", "slug"]

  /// The member in an answer that may wrap it: `{"label": {…}}`, `{"status": "ok", "data": {"id": 7}}`.
  static func inner(of body: JSONValue?) -> JSONValue? {
    guard let members = body?.objectValue?.members else { return body }
    let objects = members.filter { $0.value.objectValue != nil }
    guard objects.count == 1, let inner = objects.first?.value else { return body }
    let ids = ["id", "iid", "uuid"]
    func hasID(_ value: JSONValue) -> Bool {
      (value.objectValue?.members ?? []).contains { ids.contains(PlaceholderMeaning.folded($0.name)) }
    }
    return members.count == 1 || body.map(hasID) == false && hasID(inner) ? inner : body
  }

  /// The scalar attributes of an answer.
  static func attributes(of body: JSONValue?) -> [String: String] {
    var found: [String: String] = [:]
    for member in (body?.objectValue?.members ?? []).prefix(maximumAttributes) {
      if let text = member.value.scalarText, !text.isEmpty, text.utf8.count <= maximumLength {
        found[member.name] = text
      }
    }
    return found
  }

  /// Notes which of the documented attributes a member that was just read does not have.
  mutating func noteOpen(_ body: JSONValue, _ schema: Schema?) {
    openAttributes = Set((schema?.properties ?? []).map(\.name).filter { body[$0]?.isNull != false })
  }

  /// What names a new member in the paths below its collection: the attribute that the placeholder means, else the
  /// last segment of `Location` (RFC 9110 §10.2.2).
  /// - Parameter path: the collection's path with its values filled in.
  static func key(
    for placeholder: String, in attributes: [String: String], collection: PathTemplate, path own: String,
    location: String?, base: BaseURL
  ) -> String? {
    let meaning = PlaceholderMeaning(placeholder, after: collection.collection)
    for name in meaning.attributes + keyNames.prefix(3) {
      let spellings = attributes.keys.filter { PlaceholderMeaning.folded($0) == name }
      if let text = attributes[name] ?? spellings.min().flatMap({ attributes[$0] }) { return text }
    }
    guard let location else { return nil }
    var path = Substring(URLParts(location)?.path ?? location)
    if let mark = path.firstIndex(where: { $0 == "?" || $0 == "#" }) { path = path[..<mark] }
    if path.hasPrefix(base.path) { path = path.dropFirst(base.path.count) }
    var member = collection
    member.segments.append([.placeholder(placeholder)])
    guard let last = path.split(separator: "/").last else { return nil }
    // A value with a slash in it is one segment in our path and may be two in the server's.
    let isBelow = PercentEncoding.decode(String(path.dropLast(last.count))) == PercentEncoding.decode(own) + "/"
    return isBelow || member.match(String(path)) != nil ? PercentEncoding.decode(String(last)) : nil
  }
}
