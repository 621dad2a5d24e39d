import APIModel

/// What the docs show of one collection: its path, its members' attributes, how a path names a member.
struct CollectionTemplate: Sendable {
  var path: PathTemplate
  var basePath: String
  /// The collection whose members this one shows, such as `/runners` for `/runners/all`.
  var viewOf: Int?
  /// The collection that owns the members, where it is another.
  var home: Int?
  var hasMemberPath = false
  /// The names that paths give to the member's placeholder.
  var placeholders: [String] = []
  /// The attribute that a path's value is compared with.
  var keyAttribute = "id"
  /// Other attributes that it may be compared with, `name` for `{id_or_name}`.
  private(set) var otherKeys: [String] = []
  private(set) var listSchema: Schema?
  /// All attributes that any answer about a member shows.
  private(set) var attributes: [String: Schema] = [:]
  /// What examples show of members.
  private(set) var samples = SampleValues([])

  init(path: PathTemplate, basePath: String) {
    self.path = path
    self.basePath = basePath
  }

  mutating func add(_ response: Response?, isList: Bool) {
    samples.add(response?.examples ?? [])
    guard let body = response?.schema, let schema = isList ? body.items?.schema : body else { return }
    if isList, listSchema == nil { listSchema = schema }
    for property in schema.properties where property.removal == nil && attributes[property.name] == nil {
      attributes[property.name] = property.schema
    }
  }

  /// Whether most of this collection's attributes are also the other's; a collection of unknown shape resembles all.
  func resembles(_ other: CollectionTemplate) -> Bool {
    let own = (listSchema?.properties.map(\.name)) ?? attributes.keys.sorted()
    guard !own.isEmpty else { return true }
    let shared = own.filter { other.attributes[$0] != nil }.count
    return shared * 10 >= own.count * 6
  }

  /// Chooses the attribute that the placeholder's name suggests: `{iid}` and `{issue_iid}` mean `iid`,
  /// `{runner_id}` means `id`, `{tag_name}` means `name`.
  mutating func chooseKey(fallback home: CollectionTemplate?) {
    let known = attributes.isEmpty ? home?.attributes ?? [:] : attributes
    // The shortest spelling where an answer has two, `id` before `ID`'s.
    let spellings = Dictionary(known.keys.map { (MemberName.folded($0), $0) }, uniquingKeysWith: { max($0, $1) })
    func spelled(_ names: [String]) -> [String] {
      var seen: Set<String> = []
      return names.compactMap { known[$0] != nil ? $0 : spellings[MemberName.folded($0)] }
        .filter { seen.insert($0).inserted }
    }
    let named = spelled(placeholders.flatMap { [$0] + MemberName.attributes(of: $0) })
    let all = named + spelled([home?.keyAttribute ?? "id", "id", "iid", "uuid", "name", "key", "slug"])
    if let key = all.first {
      keyAttribute = key
      otherKeys = placeholders.contains { MemberName.folded($0).contains("_or_") } ? named.filter { $0 != key } : []
    } else if let name = placeholders.first {
      let suffix = name.lastIndex(of: "_").map { String(name[name.index(after: $0)...]) } ?? name
      keyAttribute = suffix == "iid" ? "iid" : suffix == "id" ? "id" : name
    }
  }

  /// All that a path may call a member, the likeliest first.
  func names(of member: JSONObject) -> [String] {
    ([keyAttribute] + otherKeys).compactMap { member[$0]?.scalarText }.filter { !$0.isEmpty }
  }

  /// Where the collection stands for given parents: `/api/v4/projects/40/runners`.
  func instancePath(_ values: some Collection<String>) -> String {
    var rest = values.makeIterator()
    return basePath + (path.filled { _ in rest.next() } ?? "\(path)")
  }
}
