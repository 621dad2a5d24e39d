import APIModel

/// A request to an operation as a curl command that a reader can paste: the docs' own sample, or one made from the
/// path and the required parameters. Tokens are replaced.
struct SampleCommand {
  private let operation: Operation
  private let server: String
  /// The header that a token is sent in.
  private let header: String?

  /// - Parameter spec: where the operation is documented; its server is used where the docs show no sample.
  init(_ operation: Operation, in spec: APISpec) {
    self.operation = operation
    server = spec.server ?? "https://api.example.com"
    header =
      switch operation.authentication {
      case .header(let name): name
      case .none: nil
      case .unknown: spec.commonHeader
      }
  }

  /// - Parameter query: what the URL must ask for, `owned=true`, instead of the sample's own query.
  func text(query: String? = nil) -> String {
    var parts = ["curl"]
    if operation.method != .get { parts.append("--request \(operation.method.rawValue)") }
    if let sample = operation.samples.first(where: { $0.method == operation.method && isOwn($0) }) {
      for header in sample.headers.prefix(16).map(Self.repaired) {
        parts.append("--header \(Self.quoted("\(header.name): \(Self.value(header))"))")
      }
      for field in sample.fields.prefix(32) {
        parts.append("--data \(Self.quoted("\(field.name)=\(Self.value(field))"))")
      }
      if let body = sample.body { parts.append("--data \(Self.quoted(String(body.prefix(2000))))") }
      parts.append(Self.quoted(url(of: sample, query: query)))
    } else {
      if let header { parts.append("--header \(Self.quoted("\(header): <token>"))") }
      parts += made(query: query)
    }
    return parts.joined(separator: " ")
  }

  private func isOwn(_ sample: SampleRequest) -> Bool { sample.url.holds("/") && sample.url.utf8.count <= 2000 }

  private func url(of sample: SampleRequest, query: String?) -> String {
    let path = sample.url.prefix { $0 != "?" }
    if let query { return "\(path)?\(query)" }
    guard let mark = sample.url.firstIndex(of: "?") else { return sample.url }
    let pairs = sample.url[sample.url.index(after: mark)...].split(separator: "&").map { pair -> String in
      let name = pair.prefix { $0 != "=" }
      return Self.isSecret(String(name)) ? "\(name)=<token>" : String(pair)
    }
    return "\(path)?\(pairs.joined(separator: "&"))"
  }

  private func made(query: String?) -> [String] {
    var parts: [String] = []
    var pairs: [String] = query.map { [$0] } ?? []
    for parameter in operation.parameters where parameter.isRequired {
      switch parameter.location {
      case .query: if query == nil { pairs.append("\(parameter.name)=<\(parameter.name)>") }
      case .body: parts.append("--data \(Self.quoted("\(parameter.name)=<\(parameter.name)>"))")
      case .cookie: parts.append("--cookie \(Self.quoted("\(parameter.name)=<\(parameter.name)>"))")
      case .path, .header: break
      }
    }
    let path = operation.path.segments.map { segment in
      "/"
        + segment.map { part in
          switch part {
          case .literal(let text): text
          case .placeholder(let name), .wildcard(let name): "<\(name)>"
          }
        }.joined()
    }.joined()
    var base = server.hasSuffix("/") ? String(server.dropLast()) : server
    // A contract may name the path alone.
    if base.isEmpty || base.hasPrefix("/") { base = "https://api.example.com\(base)" }
    return parts + [Self.quoted(base + path + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")))]
  }

  /// A header as it is meant: docs write `PRIVATE-TOKEN abc` and `Content-Range=0-21` where a colon belongs
  /// (RFC 9110 §5.6.2 says what a name may hold).
  private static func repaired(_ header: NameValue) -> NameValue {
    let name = header.name.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "!#$%&'*+-.^_`|~".contains($0)) }
    guard name.count < header.name.count, !name.isEmpty else { return header }
    let rest = header.name[name.endIndex...].drop { " =:".contains($0) }
    return NameValue(String(name), [String(rest), header.value].filter { !$0.isEmpty }.joined(separator: ":"))
  }

  private static func value(_ pair: NameValue) -> String { isSecret(pair.name) ? "<token>" : pair.value }

  private static func isSecret(_ name: String) -> Bool {
    let name = name.lowercased()
    return ["token", "authorization", "cookie", "password", "secret"].contains { name.holds($0) }
  }

  /// One word for the shell.
  private static func quoted(_ text: String) -> String {
    guard text.contains(where: { "\"$`\\!".contains($0) }) else { return "\"\(text)\"" }
    return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }
}

extension Operation {
  /// The header that its samples or its contract send a token in.
  fileprivate var header: String? { if case .header(let name) = authentication { name } else { nil } }
}

extension APISpec {
  /// The header that most operations send a token in, of equals the first.
  fileprivate var commonHeader: String? {
    var counts = Ordered<Int>()
    for operation in operations {
      if let header = operation.header { counts.update(header, default: 0) { $0 += 1 } }
    }
    let most = counts.entries.map(\.value).max()
    return counts.entries.first { $0.value == most }?.key
  }
}
