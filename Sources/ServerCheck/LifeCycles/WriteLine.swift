import APIModel

/// A writing request in the making: the operation, its path with values filled in, and its fields.
struct WriteLine: Sendable {
  let operation: Operation
  let options: CheckOptions
  var path: String
  var fields: [WriteField] = []
  var headers: [NameValue] = []
  var token: TokenUse = .own
  /// What fills the path's placeholders, in their order.
  var pathValues: [ResolvedValue] = []
  /// Of a creation: the path of the collection, where the request goes to another.
  var collection: String?
  var home: String { collection ?? path }

  enum TokenUse: Hashable, Sendable {
    /// The run's token, unless every sample of the docs comes without one.
    case own
    case none
    case wrong
  }

  private var query: [NameValue] {
    fields.filter { $0.parameter.location == .query }.map { NameValue($0.name, $0.text) }
  }

  private var body: RequestBody? {
    RequestBody(fields.filter { $0.parameter.location != .query }, form: RequestBody.Form(of: operation))
  }

  private var sendsToken: Bool {
    token == .own && options.token != nil && operation.authentication != .none
  }

  var request: ProbeRequest {
    var all = headers
    let body = body
    if let body { all.append(NameValue("Content-Type", body.mediaType)) }
    var request = RequestLine(operation: operation, options: options).request(
      path: path, query: query, headers: all, withToken: sendsToken)
    if token == .wrong {
      request.headers.append(options.auth.header(FollowUp.wrongToken, documentedBy: operation))
    }
    request.body = body?.bytes
    return request
  }

  /// A line for a shell, the token replaced.
  var curl: String {
    let redactor = Redactor(Judge.secretValues(options))
    let shown = sendsToken ? "$\(options.tokenVariable)" : token == .wrong ? FollowUp.wrongToken : nil
    let command = CurlCommand(
      method: operation.method, url: redactor.redact(options.server.url(path: operation.spelled(path), query: query)),
      headers: headers.map { redactor.redact($0) },
      tokenWords: shown.map { options.auth.curlWords($0, documentedBy: operation) },
      bodyWords: (body?.curlWords ?? []).map { redactor.redact($0) })
    return command.description
  }
}
