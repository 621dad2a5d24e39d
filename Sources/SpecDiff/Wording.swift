import APIModel

/// How changes speak of things.
enum Wording {
  static func code(_ text: String) -> String { "`\(text)`" }

  /// `` `a`, `b` and `c` ``; of many the first five.
  static func list(_ names: [String]) -> String {
    let shown = names.prefix(5).map(code)
    if names.count > shown.count { return shown.joined(separator: ", ") + " and \(names.count - shown.count) more" }
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: ", ") + " and \(last)"
  }

  /// What the docs name as replacement, each name for itself where they name several: `` `type` and `status` ``.
  static func replacement(_ text: String) -> String {
    let names = text.split(separator: ",").map { String($0.drop { $0 == " " }) }
    return names.allSatisfy { !$0.isEmpty && !$0.contains(" ") } ? list(names) : code(text)
  }

  /// A condition as the docs put it, as the end of a sentence: ` if a name is missing` for `yes, if a name is missing`.
  static func clause(_ condition: String) -> String {
    var rest = condition[...]
    for word in ["yes", "required", "conditional", "conditionally"] where rest.lowercased().hasPrefix(word) {
      let after = rest.dropFirst(word.count)
      if after.first.map({ !$0.isLetter }) == true { rest = after.drop { !$0.isLetter && $0 != "`" } }
    }
    let isClause = ["if ", "when ", "unless ", "for ", "with ", "only "].contains { rest.lowercased().hasPrefix($0) }
    return isClause ? " \(rest)" : " where this holds: \(condition)"
  }

  /// `value`, `values`.
  static func plural(_ noun: String, _ count: Int) -> String { count == 1 ? noun : noun + "s" }
}

extension Schema {
  /// The type as a person writes it: `integer or string`, `array of string`, `date-time string`; nil where nothing is
  /// known.
  var typeName: String? {
    guard !types.isEmpty else { return nil }
    return types.names.map { name in
      switch name {
      case "array": items?.schema.typeName.map { "array of \($0)" } ?? name
      case "string": format.map { "\($0) string" } ?? name
      default: name
      }
    }.joined(separator: " or ")
  }
}

extension Wording {
  /// A type within a sentence: `a string or an integer`, `an array of integers`.
  static func type(_ schema: Schema) -> String {
    guard let name = schema.typeName else { return "something else" }
    return name.replacing(" or ", with: "|").split(separator: "|").map { type in
      let noun = type.hasPrefix("array of ") && !type.hasSuffix("s") ? "\(type)s" : String(type)
      return ("aeio".contains(type.first ?? "x") ? "an " : "a ") + noun
    }.joined(separator: " or ")
  }
}

extension Deprecation {
  /// ` since 14.8, to be removed in 16.0`, with a blank before it; empty where nothing is said.
  var details: String {
    let parts = [since.map { "since \($0)" }, removal.map { "to be removed in \($0)" }].compactMap(\.self)
    return parts.isEmpty ? "" : " " + parts.joined(separator: ", ")
  }

  /// The note as the value of a change's side.
  var sentence: String {
    "deprecated\(details)" + (replacement.map { ", replaced by \($0)" } ?? "")
  }

  /// - Parameter doing: what to stop doing, `sending it`.
  func advice(_ doing: String) -> String {
    let time = removal.map { ", before \($0)" } ?? ""
    return replacement.map { "Use \(Wording.replacement($0)) instead\(time)." } ?? "Plan to stop \(doing)\(time)."
  }
}
