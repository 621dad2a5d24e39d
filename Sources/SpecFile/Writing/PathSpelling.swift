import APIModel

/// A path as OpenAPI writes it: `{name}` placeholders only, each name once (OpenAPI 3.1 §4.8.8.2).
struct PathSpelling: Hashable {
  /// `/projects/{id}/files/{path}`
  var key: String
  /// The placeholders' names in order, one for each of the template's.
  var names: [String]

  init(_ path: PathTemplate) {
    var key = ""
    var names: [String] = []
    for segment in path.segments {
      key += "/"
      for part in segment {
        switch part {
        case .literal(let text): key += Self.literal(text)
        case .placeholder(let name), .wildcard(let name):
          let unique = Self.unique(Self.plain(name), among: names)
          names.append(unique)
          key += "{\(unique)}"
        }
      }
    }
    self.key = key.isEmpty ? "/" : key
    self.names = names
  }

  /// Braces and what would end a path are percent-encoded.
  private static func literal(_ text: String) -> String {
    guard text.contains(where: { "{}?#".contains($0) }) else { return text }
    return text.map { "{}?#".contains($0) ? PercentEncoding.encode(String($0)) : String($0) }.joined()
  }

  /// Readers of OpenAPI take apart names with punctuation.
  private static func plain(_ name: String) -> String {
    let plain = name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") ? $0 : "_" }
    return plain.isEmpty ? "parameter" : String(plain)
  }

  private static func unique(_ name: String, among names: [String]) -> String {
    guard names.contains(name) else { return name }
    var number = 2
    while names.contains("\(name)_\(number)") { number += 1 }
    return "\(name)_\(number)"
  }
}

/// Gives every operation a readable identifier that no other one has, such as `getProjectsByIdRunners`.
struct OperationIdentifiers {
  private var taken: Set<String> = []
  private var next: [String: Int] = [:]

  mutating func identifier(_ method: HTTPMethod, _ key: String) -> String {
    var base = method.rawValue.lowercased()
    for segment in key.split(separator: "/") {
      let isMember = segment.hasPrefix("{")
      let words = segment.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
      if isMember, !words.isEmpty { base += "By" }
      for word in words { base += word.prefix(1).uppercased() + word.dropFirst() }
    }
    if key == "/" { base += "Root" }
    var identifier = base
    while !taken.insert(identifier).inserted {
      let number = next[base, default: 2]
      next[base] = number + 1
      identifier = "\(base)\(number)"
    }
    return identifier
  }
}
