import APIModel

/// What a cell below "Required" or "Optional" says.
extension TableReader {
  /// What a "Required" cell says; nil where it says nothing known.
  static func requirement(_ text: String, isOptionalColumn: Bool = false) -> Parameter.Requirement? {
    switch text {
    case "yes", "Yes": return isOptionalColumn ? .optional : .required
    case "no", "No": return isOptionalColumn ? .required : .optional
    default: break
    }
    let text = text.trimmingBlanks
    let (plain, icon) = withoutIcons(text)
    let lower = plain.lowercased().filter { $0 != "*" && $0 != "`" && $0 != "." && $0 != "_" }.trimmingBlanks
    var word = lower.split { " ,(;:/-".contains($0) }.first.map(String.init) ?? ""
    if word.isEmpty, let icon { word = icon }
    let rest = lower.utf8.dropFirst(word.utf8.count).split { !$0.isWord }.map { String(decoding: $0, as: UTF8.self) }
    let isCondition = rest.contains { conditionWords.contains($0) || $0.hasPrefix("depend") }
    let meaning: Parameter.Requirement?
    switch word {
    case "yes", "true", "required", "mandatory", "y", "✓", "✔", "x", "always", "✅", "✔️", "o", "○", "●",
      "是", "必填", "必须", "必选", "必需", "必須", "はい", "예", "필수", "да", "обязательно", "обязательный", "ja", "pflicht",
      "sí", "si", "sim", "oui", "requerido", "obligatorio", "obligatoire", "requis", "obrigatório":
      meaning = isCondition ? .conditional(text) : .required
    case "no", "false", "optional", "n", "✗", "never", "❌", "none", "✖",
      "否", "可选", "选填", "非必填", "非必须", "任意", "省略可", "いいえ", "아니오", "선택", "нет", "необязательно", "необязательный",
      "nein", "non", "não", "opcional", "optionnel", "facultatif":
      meaning = isCondition ? .conditional(text) : .optional
    case "conditional", "conditionally", "depends", "sometimes", "if", "when", "only", "partially", "one", "either",
      "for":
      meaning = .conditional(text)
    case "" where text.isEmpty || text == "-" || text == "—" || text == "–":
      meaning = .unstated
    default:
      meaning = nil
    }
    guard isOptionalColumn else { return meaning }
    switch meaning {
    case .required: return .optional
    case .optional: return .required
    default: return meaning
    }
  }

  static let conditionWords = ["if", "when", "for", "unless", "except", "or", "only", "by"]

  /// A cell without icons such as `{check-circle}` and `:white_check_mark:`, and what the icon alone would say.
  static func withoutIcons(_ text: String) -> (String, String?) {
    guard let first = text.utf8.first, first == UInt8(ascii: "{") || first == UInt8(ascii: ":") else {
      return (text, nil)
    }
    if text.hasPrefix("{{"), let end = text.firstRange(ofBytes: "}}") {
      // Hugo's shortcodes, `{{< icon name="check-circle" >}} Yes`, `{{< yes >}}`.
      let words = text[..<end.lowerBound].lowercased()
      let rest = text[end.upperBound...].trimmingBlanks
      if words.holds("check") || words.holds("yes") { return (rest, "yes") }
      return (rest, words.holds("dotted") || words.holds("no ") || words.holds("cross") ? "no" : nil)
    }
    let close = first == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ":")
    guard let end = text.utf8.dropFirst().firstIndex(of: close) else { return (text, nil) }
    let icon = text[text.utf8.index(after: text.startIndex)..<end].lowercased()
    let rest = text[text.utf8.index(after: end)...].trimmingBlanks
    if icon.holds("check") || icon.holds("tick") { return (rest, "yes") }
    return (rest, icon == "x" || icon.holds("cross") || icon.holds("dotted") || icon.holds("no_entry") ? "no" : nil)
  }
}
