import APIModel

/// A value of a spec file, read from JSON or YAML, with the place it stands at.
struct SpecNode {
  enum Value {
    case null
    case bool(Bool)
    /// In JSON's notation.
    case number(String)
    case string(String)
    case array([SpecNode])
    case object(SpecMembers)
  }

  /// How many values a file may hold, aliases of YAML taken apart.
  static let maximumCount = 2_000_000

  var value: Value
  var range: SourceRange?

  subscript(name: String) -> SpecNode? {
    if case .object(let members) = value { members[name]?.value } else { nil }
  }

  var string: String? { if case .string(let text) = value { text } else { nil } }
  var bool: Bool? { if case .bool(let value) = value { value } else { nil } }
  var int: Int? { if case .number(let text) = value { Int(text) } else { nil } }
  var isNull: Bool { if case .null = value { true } else { false } }
  var isObject: Bool { if case .object = value { true } else { false } }
  /// An array's items; empty for another kind.
  var items: [SpecNode] { if case .array(let items) = value { items } else { [] } }
  /// An object's members in order; empty for another kind.
  var members: [SpecMembers.Member] { if case .object(let members) = value { members.all } else { [] } }
  /// The texts among an array's items.
  var strings: [String] { items.compactMap(\.string) }

  /// The text of a string, number or bool.
  var scalarText: String? {
    switch value {
    case .string(let text), .number(let text): text
    case .bool(let value): value ? "true" : "false"
    case .null, .array, .object: nil
    }
  }

  var json: JSONValue {
    switch value {
    case .null: .null
    case .bool(let value): .bool(value)
    case .number(let text): .number(text)
    case .string(let text): .string(text)
    case .array(let items): .array(items.map(\.json))
    case .object(let members): .object(JSONObject(members.all.map { ($0.name, $0.value.json) }))
    }
  }
}

/// An object's members, each name once, found fast in large objects too.
struct SpecMembers {
  struct Member {
    var name: String
    var keyRange: SourceRange?
    var value: SpecNode
  }

  private(set) var all: [Member]
  private let index: [String: Int]

  /// Of members with the same name the last one counts, at the place of the first.
  init(_ members: [Member]) {
    var all: [Member] = []
    var index: [String: Int] = [:]
    all.reserveCapacity(members.count)
    for member in members {
      if let known = index[member.name] {
        all[known] = member
      } else {
        index[member.name] = all.count
        all.append(member)
      }
    }
    self.all = all
    // Small objects are searched faster than hashed, and most are small.
    self.index = all.count > 8 ? index : [:]
  }

  subscript(name: String) -> Member? {
    if index.isEmpty { return all.first { $0.name == name } }
    return index[name].map { all[$0] }
  }
}

/// Reads JSON into nodes.
enum JSONText {
  /// - Throws: the first thing that is wrong with the text.
  static func read(_ bytes: [UInt8], path: String) throws(SpecFileError) -> SpecNode {
    let source = SourceText(bytes)
    do {
      let document = try JSONReader.readStrictly(bytes)
      guard let root = document.root else { throw SpecFileError("the file is empty", path: path) }
      var builder = Builder(source: source, path: path)
      return try builder.node(root)
    } catch let error as SpecFileError {
      throw error
    } catch let error as JSONSyntaxError {
      throw SpecFileError(
        "not valid JSON: \(error.message)", path: path, position: source.position(of: error.range.lowerBound))
    } catch {
      throw SpecFileError("not valid JSON", path: path)
    }
  }

  private struct Builder {
    let source: SourceText
    let path: String
    var count = 0

    mutating func node(_ node: JSONNode) throws(SpecFileError) -> SpecNode {
      count += 1
      guard count <= SpecNode.maximumCount else {
        throw SpecFileError("more than \(SpecNode.maximumCount) values", path: path)
      }
      let range = range(node)
      switch node.kind {
      case .null, .unreadable: return SpecNode(value: .null, range: range)
      case .bool: return SpecNode(value: .bool(node.bool ?? false), range: range)
      case .number: return SpecNode(value: .number(node.source), range: range)
      case .string: return SpecNode(value: .string(node.string ?? ""), range: range)
      case .array:
        var items: [SpecNode] = []
        for item in node.items { items.append(try self.node(item)) }
        return SpecNode(value: .array(items), range: range)
      case .object:
        var members: [SpecMembers.Member] = []
        for member in node.members {
          members.append(
            SpecMembers.Member(name: member.name, keyRange: self.range(member.key), value: try self.node(member.value)))
        }
        return SpecNode(value: .object(SpecMembers(members)), range: range)
      }
    }

    private func range(_ node: JSONNode) -> SourceRange {
      SourceRange(source.position(of: node.range.lowerBound), source.position(of: node.range.upperBound))
    }
  }
}
