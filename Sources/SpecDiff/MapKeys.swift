import APIModel

/// Tells a map, whose keys are data such as ids, from an object, whose keys are attributes. Examples show both alike,
/// and another key in the new example is no change.
enum MapKeys {
  private static let namesOfMaps = ["labels", "annotations", "headers", "tags"]

  /// - Parameter path: the object's own place, such as `config.labels`.
  static func areLikely(in schema: Schema, at path: String) -> Bool {
    let properties = schema.properties
    guard !properties.isEmpty,
      properties.allSatisfy({ $0.evidence.row == nil && $0.deprecation == nil && $0.removal == nil })
    else { return false }
    if properties.contains(where: { isData($0.name) }) { return true }
    let name = (path.split(separator: ".").last ?? "").lowercased()
    let types = properties.map(\.schema.types).filter { !$0.isEmpty }
    return namesOfMaps.contains { name.hasSuffix($0) }
      && types.allSatisfy { $0 == types.first && $0.isDisjoint(with: [.object, .array]) }
  }

  /// Whether every attribute of one object is an object that has most of the other one's attributes: it became a map.
  static func isWrapped(_ old: Schema, in new: Schema) -> Bool {
    let names = Set(old.properties.map(\.name))
    guard names.count > 1, names.isDisjoint(with: new.properties.map(\.name)) else { return false }
    return new.properties.allSatisfy { property in
      let inner = property.schema.properties.map(\.name)
      return inner.count { names.contains($0) } * 3 >= max(names.count, inner.count) * 2
    }
  }

  /// Whether no attribute is named so: `10`, `com.example.vendor`, `8080/tcp`, `39b69226f9d7`.
  private static func isData(_ name: String) -> Bool {
    guard let first = name.utf8.first else { return true }
    if isDigit(first) { return true }
    if name.utf8.count >= 12, name.utf8.contains(where: isDigit), name.utf8.allSatisfy({ isDigit($0) || isHex($0) }) {
      return true
    }
    return name.utf8.contains { "./ ".utf8.contains($0) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private static func isHex(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(byte)
      || byte == UInt8(ascii: "-")
  }
}

extension FieldComparison {
  /// What maps hold, whatever their keys are: one value of each side stands for all.
  mutating func compareMaps(_ old: Value, _ new: Value, path: String, depth: Int) {
    let after = Dictionary(new.schema.properties.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let same = old.schema.properties.lazy.compactMap { property in after[property.name].map { (property, $0) } }.first
    guard let before = same?.0 ?? old.schema.properties.first, let match = same?.1 ?? new.schema.properties.first
    else { return }
    compareValues(
      old.value(of: before), new.value(of: match), path: path.isEmpty ? "*" : "\(path).*", depth: depth + 1)
  }
}
