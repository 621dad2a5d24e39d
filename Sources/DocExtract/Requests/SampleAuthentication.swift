import APIModel

extension Operation.Authentication {
  /// What the docs' sample requests show: the first header that carries a token. A token in the query may be one way of
  /// several, and without samples nothing is shown.
  init(shownBy samples: [SampleRequest]) {
    self = samples.isEmpty ? .unknown : .none
    for sample in samples {
      for header in sample.headers {
        let name = header.name.lowercased()
        if name == "authorization" || name.hasSuffix("token") || name.hasSuffix("api-key") {
          self = .header(header.name)
          return
        }
      }
      if sample.query.contains(where: { Self.isToken($0.name) }) {
        self = .unknown
        return
      }
    }
  }

  /// Whether a query parameter says who calls; it belongs to no single operation.
  static func isToken(_ name: String) -> Bool { ["private_token", "access_token", "job_token"].contains(name) }
}
