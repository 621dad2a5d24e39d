import APIModel

/// Looks at every value of a body that the docs promise something about, and counts. It judges nothing.
struct BodyWalk {
  private let shape: ResponseShape
  private var tally: BodyTally
  private var path: [Step] = []
  /// For every attribute the object that it was last seen in, so that an object needs no set of its own.
  private var lastSeenIn: [Int]
  private var objects = 0

  private enum Step {
    case attribute(Int)
    case item(Int)
  }

  private init(_ shape: ResponseShape) {
    self.shape = shape
    tally = BodyTally(placeCount: shape.places.count)
    lastSeenIn = Array(repeating: 0, count: shape.places.count)
  }

  static func tally(_ root: JSONNode, against shape: ResponseShape) -> BodyTally {
    var walk = BodyWalk(shape)
    walk.tally.countBody()
    if !shape.places.isEmpty {
      walk.tally.count(0) { $0.occasions += 1 }
      walk.visit(root, 0)
    }
    return walk.tally
  }

  private mutating func visit(_ value: JSONNode, _ index: Int) {
    let facts = shape.facts[index]
    tally.count(index) { $0.values += 1 }
    if facts.isWatched { hit(index, .present, value) }
    let kind = value.kind
    if kind == .null {
      tally.count(index) { $0.nulls += 1 }
      if !facts.isNullable, !facts.types.isEmpty { hit(index, .null, value) }
      return
    }
    let received = Self.types(of: value)
    guard facts.types.accepts(received) else {
      hit(index, .type(received.names.first ?? "nothing"), value)
      return
    }
    tally.count(index) { $0.typed += 1 }
    switch kind {
    case .object: if facts.attributeCount > 0 { visitObject(value, index, facts) }
    case .array: visitList(value, index, facts)
    case .string, .number, .bool: visitScalar(value, index, facts)
    case .null, .unreadable: break
    }
  }

  private mutating func visitObject(_ object: JSONNode, _ index: Int, _ facts: ResponseShape.Facts) {
    objects += 1
    let id = objects
    // Most servers send the attributes in the order of the docs, so that the next one is the likeliest.
    var guess = 0
    var unknown: Set<String> = []
    var known = 0
    var hasLikeness = false
    for member in object.members {
      guard let attribute = attribute(member, of: facts, &guess) else {
        let name = member.name
        if !unknown.insert(name).inserted { hitDuplicate(name, index) }
        if facts.hasFreeKeys { continue }
        if facts.isOnlyShown, facts.attributeCount == 1 || facts.isWhole, !hasLikeness {
          let documented = shape.attributes[facts.firstAttribute..<facts.firstAttribute + facts.attributeCount]
          hasLikeness = documented.contains { isLike(member.value, $0) }
        }
        let type = member.value.kind == .null ? "null" : Self.types(of: member.value).names.first ?? ""
        hitUnknown(name, type, index, member.value)
        continue
      }
      known += 1
      if lastSeenIn[attribute] == id {
        hitDuplicate(shape.places[attribute].name, index)
        continue
      }
      lastSeenIn[attribute] = id
      path.append(.attribute(attribute))
      visit(member.value, attribute)
      path.removeLast()
    }
    let isFew = known == 0 || facts.attributeCount > 3 && known * 2 < facts.attributeCount
    // A whole body with other attributes is another thing, unless they look like those of the docs.
    let isStranger = facts.isOnlyShown && isFew && !unknown.isEmpty && (hasLikeness || !facts.isWhole)
    if isStranger {
      tally.count(index) {
        $0.strangers += 1
        if hasLikeness { $0.likenesses += 1 }
      }
    }
    for attribute in shape.attributes[facts.firstAttribute..<facts.firstAttribute + facts.attributeCount] {
      tally.count(attribute) { $0.occasions += 1 }
      if lastSeenIn[attribute] != id, shape.facts[attribute].isRequired {
        let (steps, shape) = (path, shape)
        tally.hit(
          attribute, isStranger ? .missingFromStranger : .missing,
          pointer: Self.render(steps + [.attribute(attribute)], shape), sample: "")
      }
    }
  }

  /// Whether an object has half of the attributes that the docs show of the object at a place.
  private func isLike(_ value: JSONNode, _ place: Int) -> Bool {
    let facts = shape.facts[place]
    guard value.kind == .object, facts.attributeCount > 0 else { return false }
    let documented = shape.attributes[facts.firstAttribute..<facts.firstAttribute + facts.attributeCount]
    let names = Set(documented.map { shape.places[$0].name })
    return value.members.prefix(200).count { names.contains($0.name) } * 2 >= names.count
  }

  private func attribute(_ member: JSONNode.Member, of facts: ResponseShape.Facts, _ guess: inout Int) -> Int? {
    let range = member.key.range
    let key = member.key.document.bytes[range.dropFirst().dropLast()]
    let first = facts.firstAttribute
    if guess < facts.attributeCount, shape.isNamed(shape.attributes[first + guess], key) {
      guess += 1
      return shape.attributes[first + guess - 1]
    }
    for position in 0..<facts.attributeCount where shape.isNamed(shape.attributes[first + position], key) {
      guess = position + 1
      return shape.attributes[first + position]
    }
    // Only a key with escapes can still be one of the names.
    guard key.contains(UInt8(ascii: "\\")) else { return nil }
    let name = member.name
    return shape.attributes[first..<first + facts.attributeCount].first { shape.places[$0].name == name }
  }

  private mutating func visitList(_ list: JSONNode, _ index: Int, _ facts: ResponseShape.Facts) {
    tally.count(index) { $0.lists += 1 }
    guard let items = facts.items else { return }
    var position = 0
    for item in list.items {
      tally.count(items) { $0.occasions += 1 }
      path.append(.item(position))
      visit(item, items)
      path.removeLast()
      position += 1
    }
  }

  private mutating func visitScalar(_ value: JSONNode, _ index: Int, _ facts: ResponseShape.Facts) {
    if let format = facts.format, value.kind == .string, !format.accepts(value.string ?? "") {
      hit(index, .format, value)
    }
    guard facts.hasEnumeration, let enumeration = shape.places[index].schema.enumeration else { return }
    let text = value.string ?? value.source
    guard let known = enumeration.values.first(where: { $0.value == text }) else {
      hit(index, .undocumentedValue(Excerpt.of(text)), value)
      return
    }
    if known.deprecation != nil { hit(index, .deprecatedValue(text), value) }
  }

  /// A number such as `1.0` is an integer (JSON Schema 2020-12, Core §4.2.3).
  private static func types(of value: JSONNode) -> SchemaTypes {
    switch value.kind {
    case .object: return .object
    case .array: return .array
    case .string: return .string
    case .bool: return .boolean
    case .number:
      if value.isInteger { return .integer }
      if let number = value.range.count < 64 ? Double(value.source) : nil, number == number.rounded() {
        return .integer
      }
      return .number
    case .null, .unreadable: return []
    }
  }

  // MARK: Violations

  private mutating func hit(_ index: Int, _ violation: BodyTally.Violation, _ value: JSONNode) {
    let (steps, shape) = (path, shape)
    tally.hit(index, violation, pointer: Self.render(steps, shape), sample: Excerpt.of(value))
  }

  private mutating func hitUnknown(_ name: String, _ type: String, _ index: Int, _ value: JSONNode) {
    let (steps, shape) = (path, shape)
    tally.hit(
      index, .undocumentedAttribute(Excerpt.of(name), type),
      pointer: "\(Self.render(steps, shape))/\(JSONPointer.escape(name))",
      sample: Excerpt.of(value))
  }

  private mutating func hitDuplicate(_ name: String, _ index: Int) {
    let (steps, shape) = (path, shape)
    tally.hit(
      index, .duplicateKey(Excerpt.of(name)), pointer: "\(Self.render(steps, shape))/\(JSONPointer.escape(name))",
      sample: "")
  }

  private static func render(_ steps: [Step], _ shape: ResponseShape) -> String {
    var pointer = ""
    for step in steps {
      switch step {
      case .attribute(let index): pointer += "/" + JSONPointer.escape(shape.places[index].name)
      case .item(let position): pointer += "/\(position)"
      }
    }
    return pointer
  }
}

/// A piece of a server's text, short and on one line, fit for a message.
enum Excerpt {
  static let maximumLength = 60

  static func of(_ node: JSONNode) -> String {
    let range = node.range
    let bytes = node.document.bytes[range.prefix(maximumLength * 4)]
    return of(String(decoding: bytes, as: UTF8.self))
  }

  static func of(_ text: String) -> String {
    var out = ""
    var wasBlank = false
    for character in text.prefix(maximumLength * 4) {
      let isBlank = character.isWhitespace
      if isBlank, wasBlank { continue }
      wasBlank = isBlank
      if isBlank {
        out.append(" ")
      } else if character.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
        out.append("\u{FFFD}")
      } else {
        out.append(character)
      }
    }
    return out.count > maximumLength ? out.prefix(maximumLength) + "…" : out
  }
}
