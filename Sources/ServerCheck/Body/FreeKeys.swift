import APIModel

/// Tells a map, whose keys are data, from an object, whose keys are attributes. An example shows both alike, so that
/// this is read off the examples: nothing is promised of which keys a map has.
enum FreeKeys {
  /// Whether the keys of an object are likely data. A table row for one of them says that they are not.
  static func areLikely(in schema: Schema, name: String) -> Bool {
    let properties = schema.properties
    guard !properties.isEmpty,
      properties.allSatisfy({ $0.evidence.row == nil && $0.deprecation == nil && $0.removal == nil })
    else { return false }
    // `storage.tsdb.path`, `/etc/hosts`, `10`, `__address__`: no attribute is named so.
    if properties.contains(where: { !isIdentifier($0.name) }) { return true }
    if areNumbered(properties) { return true }
    if isNamedAsMap(name), haveOneScalarType(properties) { return true }
    // Keys that come and go from example to example while what they hold stays the same.
    return properties.count > 1 && properties.contains { !$0.isRequired } && haveOneStructure(properties)
  }

  /// Whether all names are one word with a number behind it: `group1`, or `key1` and `key2`, stand for any.
  private static func areNumbered(_ properties: [Property]) -> Bool {
    func stem(_ name: String) -> Substring? {
      let stem = name.prefix { $0.isASCII && $0.isLetter }
      let digits = name.dropFirst(stem.count)
      return !stem.isEmpty && !digits.isEmpty && digits.allSatisfy { $0.isASCII && $0.isNumber } ? stem : nil
    }
    guard let first = properties.first.flatMap({ stem($0.name) }) else { return false }
    return properties.allSatisfy { stem($0.name) == first }
  }

  /// The names that APIs give to maps of texts: `labels`, `discoveredLabels`, `metric`.
  private static func isNamedAsMap(_ name: String) -> Bool {
    let lower = name.lowercased()
    return ["labels", "annotations", "headers", "tags"].contains { lower.hasSuffix($0) }
      || ["metric", "env", "environment_variables"].contains(lower)
  }

  private static func haveOneScalarType(_ properties: [Property]) -> Bool {
    let types = properties.map(\.schema.types).filter { !$0.isEmpty }
    guard let first = types.first, first.isDisjoint(with: [.object, .array]) else { return false }
    return types.allSatisfy { $0 == first }
  }

  private static func haveOneStructure(_ properties: [Property]) -> Bool {
    let structures = properties.map { Structure($0.schema) }
    guard let first = structures.first, !first.names.isEmpty else { return false }
    return structures.allSatisfy { $0 == first }
  }

  /// An object's attributes, or those of a list's items.
  private struct Structure: Equatable {
    var isList: Bool
    var names: Set<String>

    init(_ schema: Schema) {
      isList = schema.types.contains(.array)
      names = Set((schema.items?.schema ?? schema).properties.map(\.name))
    }
  }

  private static func isIdentifier(_ name: String) -> Bool {
    guard let first = name.utf8.first, !(0x30...0x39).contains(first), !name.hasPrefix("__") else { return false }
    return name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
        true
      default: Array("_-$@:".utf8).contains(byte)
      }
    }
  }
}
