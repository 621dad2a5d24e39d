/// A media type with its parameters (RFC 9110 §8.3.1).
struct MediaType {
  /// The type and subtype in small letters, `application/json`.
  var essence: String
  private var parameters: [(name: String, value: String)] = []

  init(_ text: String) {
    let parts = text.split(separator: ";", maxSplits: 16, omittingEmptySubsequences: false)
    essence = Self.trimmed(parts.first ?? "").lowercased()
    for part in parts.dropFirst() {
      guard let cut = part.firstIndex(of: "=") else { continue }
      var value = Self.trimmed(part[part.index(after: cut)...])
      if value.hasPrefix("\""), value.hasSuffix("\""), value.count >= 2 { value = value.dropFirst().dropLast() }
      parameters.append((Self.trimmed(part[..<cut]).lowercased(), String(value)))
    }
  }

  /// Whether bodies of a media type are JSON (RFC 6839 §3.1), or may be, as those of `*/*`.
  static func isJSON(_ text: String) -> Bool {
    let essence = MediaType(text).essence
    return essence == "application/json" || essence.hasSuffix("+json") || essence.hasSuffix("/json")
      || essence.contains("*") || essence.isEmpty
  }

  func parameter(_ name: String) -> String? { parameters.first { $0.name == name }?.value }

  /// Whether an `Accept` header admits a media type (RFC 9110 §12.5.1). Weights other than 0 make no difference here.
  static func accepts(_ accept: String?, _ mediaType: String) -> Bool {
    guard let accept, !trimmed(accept[...]).isEmpty else { return true }
    let essence = MediaType(mediaType).essence
    let type = essence.prefix { $0 != "/" }
    return accept.split(separator: ",").prefix(64).contains { item in
      let range = MediaType(String(item))
      if let weight = range.parameter("q"), Double(weight) == 0 { return false }
      return range.essence == "*/*" || range.essence == "\(type)/*" || range.essence == essence
    }
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return text
  }
}
