import APIModel

/// Whether a request brings the token that an operation needs.
struct Authentication: Sendable {
  private let token: [UInt8]?
  /// The headers that the docs' samples send tokens in.
  private let headers: [String]
  /// The query parameters that they send tokens in, such as `private_token`.
  private let parameters: Set<String>

  /// - Parameter token: nil asks nobody for a token.
  init(token: String?, specs: [MountedSpec]) {
    self.token = token.map { Array($0.utf8) }
    var names: Set<String> = ["PRIVATE-TOKEN"]
    for operation in specs.flatMap(\.spec.operations) {
      if case .header(let name) = operation.authentication { names.insert(name) }
    }
    headers = names.sorted()
    let ofHeaders = Set(names.map { $0.lowercased().replacing("-", with: "_") }).union(["access_token"])
    parameters = ofHeaders.intersection(
      specs.flatMap(\.spec.operations).flatMap(\.samples).flatMap(\.query).map(\.name))
  }

  /// The header that a person's token is sent in.
  var mainHeader: String { headers.first { $0.lowercased() != "authorization" } ?? "PRIVATE-TOKEN" }

  /// Whether an operation asks for a token at all.
  func isNeeded(_ operation: Operation) -> Bool { token != nil && operation.authentication != .none }

  /// Whether the request's token is right: in a header or query parameter that the docs show, or as a bearer (RFC 6750
  /// §2.1).
  func admits(_ request: MockRequest) -> Bool {
    guard let token else { return true }
    for name in headers where name.lowercased() != "authorization" {
      if let given = request.header(name), Self.isEqual(Array(given.utf8), token) { return true }
    }
    if !parameters.isEmpty {
      for pair in RequestFields.pairs(request.queryText) where parameters.contains(pair.name) {
        if Self.isEqual(Array(pair.value.utf8), token) { return true }
      }
    }
    guard let given = request.header("authorization") else { return false }
    let words = given.split(separator: " ", maxSplits: 1)
    guard words.count == 2, words[0].lowercased() == "bearer" else { return false }
    return Self.isEqual(Array(words[1].utf8), token)
  }

  /// Takes the same time wherever the texts differ.
  private static func isEqual(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    var difference = UInt8(a.count == b.count ? 0 : 1)
    for (index, byte) in a.enumerated() { difference |= byte ^ (b.isEmpty ? 1 : b[index % b.count]) }
    return difference == 0
  }
}
