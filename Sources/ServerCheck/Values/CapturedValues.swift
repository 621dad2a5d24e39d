import APIModel

/// What the placeholders of some docs ask of responses.
struct CaptureInterest: Sendable {
  /// The folded names of attributes.
  private(set) var attributes: Set<String> = ["id", "iid", "uuid"]
  /// The plural names of resources.
  private(set) var resources: Set<String> = []

  /// Nil where no path has a placeholder.
  init?(_ spec: APISpec) {
    for operation in spec.operations {
      for placeholder in operation.path.placeholderPositions {
        let meaning = PlaceholderMeaning(placeholder.name, after: placeholder.collection)
        attributes.formUnion(meaning.attributes)
        resources.formUnion(meaning.resources)
      }
    }
    if resources.isEmpty, !spec.operations.contains(where: { !$0.path.placeholders.isEmpty }) { return nil }
  }
}

/// What one response shows of the things that placeholders stand for. Small, whatever the response's size.
struct Capture: Sendable {
  /// The scalar attributes of one item by their folded names; a scalar item has its value under the empty name.
  typealias Item = [String: String]

  static let maximumItems = 5
  static let maximumLength = 256
  private static let maximumAttributes = 64

  /// The items, where the response is a list.
  var items: [Item] = []
  /// What stands inside other things, by the plural of its attribute's name: a runner's `projects`, a job's `project`.
  var nested: [String: [Item]] = [:]

  init(_ root: JSONNode, _ interest: CaptureInterest) {
    var lists = Array(root.items.prefix(Self.maximumItems))
    if root.kind == .object, let wrapped = Self.envelope(root) {
      lists = Array(wrapped.items.prefix(Self.maximumItems))
    }
    items = lists.compactMap { Self.item($0, interest) }
    for object in root.kind == .object ? [root] + lists : lists where object.kind == .object {
      for member in object.members.prefix(Self.maximumAttributes) { captureNested(member, interest) }
    }
  }

  /// The list inside an object that wraps it, `{"data": […]}`: its only array of any.
  private static func envelope(_ object: JSONNode) -> JSONNode? {
    // An object with an identity is a thing of its own, and its arrays are its attributes.
    guard object.member("id") == nil else { return nil }
    let arrays = object.members.prefix(maximumAttributes).filter { $0.value.kind == .array }
    return arrays.count == 1 ? arrays.first?.value : nil
  }

  private mutating func captureNested(_ member: JSONNode.Member, _ interest: CaptureInterest) {
    guard member.value.kind == .array || member.value.kind == .object else { return }
    let resource = PlaceholderMeaning.plural(PlaceholderMeaning.folded(member.name))
    guard interest.resources.contains(resource) else { return }
    let values = member.value.kind == .array ? Array(member.value.items.prefix(Self.maximumItems)) : [member.value]
    for value in values where value.kind == .object {
      guard let item = Self.item(value, interest) else { continue }
      nested[resource, default: []].append(item)
    }
  }

  private static func item(_ node: JSONNode, _ interest: CaptureInterest) -> Item? {
    if let text = scalar(node) { return ["": text] }
    guard node.kind == .object else { return nil }
    var item: Item = [:]
    for member in node.members.prefix(maximumAttributes) {
      let name = PlaceholderMeaning.folded(member.name)
      if interest.attributes.contains(name), item[name] == nil, let text = scalar(member.value) { item[name] = text }
    }
    return item
  }

  private static func scalar(_ node: JSONNode) -> String? {
    switch node.kind {
    case .string:
      guard node.range.count <= maximumLength, let text = node.string, !text.isEmpty else { return nil }
      return text
    case .number: return node.range.count <= maximumLength ? node.source : nil
    default: return nil
    }
  }
}

/// Everything captured so far in a run.
struct CapturedValues: Sendable {
  struct Value: Hashable, Sendable {
    var text: String
    /// The operation whose response held it.
    var operation: String
    /// True where the very list that the path names held it, so that the server must know it.
    var isOwnList: Bool
  }

  private var lists: [String: (operation: String, items: [Capture.Item])] = [:]
  private var resources: [String: [(operation: String, items: [Capture.Item])]] = [:]

  /// - Parameter path: the documented path with its values filled in, `/projects/9/runners`.
  mutating func add(_ capture: Capture, of operation: Operation, path: String) {
    if !capture.items.isEmpty {
      if lists[path] == nil { lists[path] = (operation.name, capture.items) }
      if let name = operation.path.resource { resources[name, default: []].append((operation.name, capture.items)) }
    }
    for name in capture.nested.keys.sorted() {
      resources[name, default: []].append((operation.name, capture.nested[name] ?? []))
    }
  }

  /// Whether the list at a concrete path named a member with this value.
  func lists(_ key: String, at path: String) -> Bool {
    lists[path]?.items.contains { item in ["", "id", "iid", "uuid", "name", "key", "slug"].contains { item[$0] == key }
    }
      == true
  }

  /// The value for a placeholder after a concrete path, `/projects/9/runners`.
  func value(for meaning: PlaceholderMeaning, after path: String) -> Value? {
    if let list = lists[path], let text = Self.first(meaning, in: list.items) {
      return Value(text: Self.member(text, below: path), operation: list.operation, isOwnList: true)
    }
    for resource in meaning.resources {
      for source in resources[resource] ?? [] {
        if let text = Self.first(meaning, in: source.items) {
          return Value(text: text, operation: source.operation, isOwnList: false)
        }
      }
    }
    return nil
  }

  /// The member that a list's text names: some servers list the URLs of their members.
  private static func member(_ text: String, below path: String) -> String {
    guard text.contains("/"), let range = text.firstRange(of: path + "/") else { return text }
    let rest = text[range.upperBound...]
    return rest.isEmpty || rest.contains("/") ? text : PercentEncoding.decode(String(rest))
  }

  private static func first(_ meaning: PlaceholderMeaning, in items: [Capture.Item]) -> String? {
    for attribute in meaning.attributes {
      for item in items { if let text = item[attribute] { return text } }
    }
    return items.lazy.compactMap { $0[""] }.first
  }
}
