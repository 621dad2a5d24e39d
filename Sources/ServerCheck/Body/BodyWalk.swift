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
    let place = shape.places[index]
    tally.count(index) { $0.values += 1 }
    if place.property?.removal != nil || place.property?.deprecation != nil { hit(index, .present, value) }
    let kind = value.kind
    if kind == .null {
      tally.count(index) { $0.nulls += 1 }
      if !place.schema.isNullable, !place.types.isEmpty { hit(index, .null, value) }
      return
    }
    let received = Self.types(of: value, promised: place.types)
    guard place.types.accepts(received) else {
      hit(index, .type(received.names.first ?? "nothing"), value)
      return
    }
    tally.count(index) { $0.typed += 1 }
    switch kind {
    case .object: if place.isKnownObject { visitObject(value, index, place) }
    case .array: visitList(value, index, place)
    case .string, .number, .bool: visitScalar(value, index, place)
    case .null, .unreadable: break
    }
  }

  private mutating func visitObject(_ object: JSONNode, _ index: Int, _ place: ResponseShape.Place) {
    objects += 1
    let id = objects
    // Most servers send the attributes in the order of the docs, so that the next one is the likeliest.
    var guess = 0
    var unknown: Set<String> = []
    for member in object.members {
      guard let attribute = attribute(member, of: place, &guess) else {
        let name = member.name
        if !unknown.insert(name).inserted { hitDuplicate(name, index) }
        let type = member.value.kind == .null ? "null" : Self.types(of: member.value, promised: []).names.first ?? ""
        hitUnknown(name, type, index, member.value)
        continue
      }
      if lastSeenIn[attribute] == id {
        hitDuplicate(shape.places[attribute].name, index)
        continue
      }
      lastSeenIn[attribute] = id
      path.append(.attribute(attribute))
      visit(member.value, attribute)
      path.removeLast()
    }
    for attribute in place.attributes {
      tally.count(attribute) { $0.occasions += 1 }
      if lastSeenIn[attribute] != id, shape.places[attribute].property?.isRequired == true {
        let (steps, shape) = (path, shape)
        tally.hit(
          attribute, .missing, pointer: Self.render(steps + [.attribute(attribute)], shape), sample: "")
      }
    }
  }

  private func attribute(_ member: JSONNode.Member, of place: ResponseShape.Place, _ guess: inout Int) -> Int? {
    if guess < place.attributes.count, isNamed(member.key, place.attributes[guess]) {
      guess += 1
      return place.attributes[guess - 1]
    }
    for (position, attribute) in place.attributes.enumerated() where isNamed(member.key, attribute) {
      guess = position + 1
      return attribute
    }
    return nil
  }

  private func isNamed(_ key: JSONNode, _ attribute: Int) -> Bool {
    let raw = shape.rawNames[attribute]
    let range = key.range
    if range.count == raw.count + 2, key.document.bytes[range.dropFirst().dropLast()].elementsEqual(raw) { return true }
    // Only a key with escapes can still be this name.
    guard range.count > raw.count + 2 || raw.isEmpty, key.source.utf8.contains(UInt8(ascii: "\\")) else { return false }
    return key.string == shape.places[attribute].name
  }

  private mutating func visitList(_ list: JSONNode, _ index: Int, _ place: ResponseShape.Place) {
    tally.count(index) { $0.lists += 1 }
    guard let items = place.items else { return }
    var position = 0
    for item in list.items {
      tally.count(items) { $0.occasions += 1 }
      path.append(.item(position))
      visit(item, items)
      path.removeLast()
      position += 1
    }
  }

  private mutating func visitScalar(_ value: JSONNode, _ index: Int, _ place: ResponseShape.Place) {
    if let format = place.format, value.kind == .string, !format.accepts(value.string ?? "") {
      hit(index, .format, value)
    }
    guard let enumeration = place.schema.enumeration, !enumeration.values.isEmpty else { return }
    let text = value.string ?? value.source
    guard let known = enumeration.values.first(where: { $0.value == text }) else {
      hit(index, .undocumentedValue(Excerpt.of(text)), value)
      return
    }
    if known.deprecation != nil { hit(index, .deprecatedValue(text), value) }
  }

  /// A number such as `1.0` is an integer (JSON Schema 2020-12, Core §4.2.3).
  private static func types(of value: JSONNode, promised: SchemaTypes) -> SchemaTypes {
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
