import APIModel

/// A code span right behind a parameter's name that tells its type, default and whether it is needed:
/// `(string: <required>)`, `(bool: false)`, `string`.
struct CodeMark {
  private var type: String?
  private var requirement = Parameter.Requirement.unstated
  private var defaultValue: String?
  let isBracketed: Bool

  init?(_ text: String) {
    guard text.utf8.count <= 120 else { return nil }
    guard text.hasPrefix("("), text.hasSuffix(")") else {
      isBracketed = false
      switch text {
      case "required": requirement = .required
      case "optional": requirement = .optional
      default: break
      }
      if requirement != .unstated { return }
      guard TypeNotation.schema(text) != nil, text.utf8.allSatisfy({ $0 != UInt8(ascii: "\"") }) else { return nil }
      type = text
      return
    }
    isBracketed = true
    let inner = text.dropFirst().dropLast()
    guard let colon = Self.colon(inner) else {
      guard TypeNotation.schema(String(inner)) != nil else { return nil }
      type = String(inner)
      return
    }
    let type = inner[..<colon].trimmingBlanks
    guard type.utf8.first?.isLetter == true else { return nil }
    self.type = type
    var value = inner[inner.index(after: colon)...].trimmingBlanks
    if let or = value.firstRange(ofBytes: " or ") { value = value[..<or.lowerBound].trimmingBlanks }
    switch value.lowercased() {
    case "<required>", "required": requirement = .required
    case "<optional>", "optional", "nil", "null", "\"\"", "", "[]", "{}": requirement = .optional
    default:
      requirement = .optional
      if value.hasPrefix("\""), value.hasSuffix("\""), value.utf8.count >= 2 {
        value = String(value.dropFirst().dropLast())
      }
      // `<varies>` and its like name no value.
      if !value.hasPrefix("<") { defaultValue = value }
    }
  }

  /// The colon between type and default, outside the brackets of `map<string|string>`.
  private static func colon(_ text: Substring) -> Substring.Index? {
    var depth = 0
    for index in text.utf8.indices {
      switch text.utf8[index] {
      case UInt8(ascii: "<"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ">"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ":") where depth <= 0: return index
      default: break
      }
    }
    return nil
  }

  func apply(to item: inout ParameterList.Item) {
    item.writtenType = item.writtenType ?? type
    if item.requirement == .unstated { item.requirement = requirement }
    item.defaultValue = item.defaultValue ?? defaultValue
  }
}
