public import APIModel

/// A value that the user supplies for placeholders and parameters.
public struct ProvidedValue: Hashable, Sendable {
  /// What it is meant for.
  public enum Scope: Hashable, Sendable {
    /// Every operation that has no value of its own.
    case everywhere
    /// The operations whose path begins with this one.
    case below(PathTemplate)
    case operation(OperationID, name: String)
  }

  public var scope: Scope
  public var name: String
  public var value: String

  public init(_ name: String, _ value: String, scope: Scope = .everywhere) {
    self.scope = scope
    self.name = name
    self.value = value
  }

  /// Reads `NAME=VALUE`, `/groups/{id} NAME=VALUE` or `GET /groups/{id} NAME=VALUE`. Placeholders may also be
  /// written as `:id`; their names do not matter.
  /// - Throws: `CheckError` that says what is wrong and shows the right form.
  public init(parsing text: String) throws(CheckError) {
    let words = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: true).map(String.init)
    guard let first = words.first else { throw Self.wrong(text, "is empty") }
    if first.hasPrefix("/") {
      let rest = text.drop { $0 == " " }.dropFirst(first.count).drop { $0 == " " }
      let (name, value) = try Self.pair(rest, of: text)
      self.init(name, value, scope: .below(Self.path(first)))
    } else if words.count > 1, words[1].hasPrefix("/"), !first.contains("=") {
      guard let method = HTTPMethod(rawValue: first.uppercased()) else {
        throw Self.wrong(text, "begins with '\(first)', which is not a method")
      }
      guard words.count == 3 else { throw Self.wrong(text, "has no NAME=VALUE after the path") }
      let path = Self.path(words[1])
      let (name, value) = try Self.pair(words[2][...], of: text)
      self.init(name, value, scope: .operation(OperationID(method, path), name: "\(method.rawValue) \(path)"))
    } else {
      let (name, value) = try Self.pair(text[...], of: text)
      self.init(name, value)
    }
  }

  private static func pair(_ text: Substring, of whole: String) throws(CheckError) -> (String, String) {
    guard let equals = text.firstIndex(of: "=") else { throw wrong(whole, "has no NAME=VALUE") }
    let name = text[..<equals]
    guard !name.isEmpty, !name.contains(" ") else { throw wrong(whole, "has no name before '='") }
    let value = text[text.index(after: equals)...]
    guard !value.isEmpty else { throw wrong(whole, "has no value after '='") }
    return (String(name), String(value))
  }

  /// The text may hold a secret after its `=`, so that only what stands before it is shown.
  private static func wrong(_ text: String, _ what: String) -> CheckError {
    let shown = text.prefix(while: { $0 != "=" }).prefix(120)
    return CheckError(
      .badValue,
      "--value '\(shown)\(text.contains("=") ? "=…" : "")' \(what); write 'NAME=VALUE' or 'GET /path/{id} NAME=VALUE'")
  }

  /// A placeholder's name, or a path with such names, as one word: `{MBEAN_NAMES}` for `{MBEAN NAMES}`.
  static func word(_ text: String) -> String { String(text.map { $0 == " " ? "_" : $0 }) }

  private static func path(_ text: String) -> PathTemplate {
    let segments = text.split(separator: "/").map { segment in
      segment.hasPrefix(":") && segment.count > 1 ? "{\(segment.dropFirst())}" : String(segment)
    }
    return PathTemplate("/" + segments.joined(separator: "/"))
  }

  /// How narrowly the value is meant for an operation: higher wins, nil where it is not meant for it at all.
  func precedence(for operation: Operation) -> Int? {
    switch scope {
    case .everywhere: return 0
    case .operation(let id, _): return id == operation.id ? Int.max : nil
    case .below(let prefix):
      guard prefix.segments.count <= operation.path.segments.count else { return nil }
      let head = PathTemplate(segments: Array(operation.path.segments.prefix(prefix.segments.count)))
      return head.shape == prefix.shape ? 1 + prefix.segments.count : nil
    }
  }
}
