import APIModel

/// Documented JSON is sent as JSON.
struct WrongMediaType: ConformanceCheck {
  let card = RuleCard(
    "SRV301", "wrong-media-type", severity: .error,
    summary: "The Content-Type is not the documented one",
    why: """
      Clients choose how to read a body by its Content-Type. `application/json` and every type that ends in `+json`
      keep the promise of a JSON example. A page of HTML here is often a login form or a proxy's error.
      """,
    bad: CardExample.plain(
      "GET /version", "{\"id\": 6}",
      response: "HTTP/1.1 200 OK\nContent-Type: text/html\n\n<html><body>Sign in</body></html>"),
    good: CardExample.plain("GET /version", "{\"id\": 6}", body: "{\"id\": 7}"))

  /// Whether a Content-Type is one of JSON (RFC 8259 §11, RFC 6839 §3.1).
  static func isJSON(_ contentType: String) -> Bool {
    if contentType == "application/json" { return true }
    let type = contentType.split(separator: ";").first.map(String.init)?.lowercased() ?? ""
    let bare = type.split(separator: " ").joined()
    return bare == "application/json" || bare.hasSuffix("+json") || bare == "text/json"
  }

  /// Whether the docs show a JSON body.
  static func isJSONDocumented(_ response: Response?) -> Bool {
    guard let response else { return false }
    if let mediaType = response.mediaType { return isJSON(mediaType) }
    return response.schema != nil || response.examples.contains { isJSON($0.mediaType) }
  }

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    guard Self.isJSONDocumented(subject.response) else { return }
    let promise = "\(subject.responseName) media type"
    guard case .answer(_, let mediaType, _) = subject.result.reply else {
      judgement.skip(promise, because: subject.unreadReason, at: subject.responseSpan)
      return
    }
    switch subject.result.body {
    case .unread(let reason): judgement.skip(promise, because: reason, at: subject.responseSpan)
    case .wrongMediaType(let excerpt):
      judgement.violate(promise, at: subject.responseSpan)
      report(mediaType, isJSON: false, excerpt, subject, into: &judgement)
    case .empty where mediaType == nil:
      judgement.skip(promise, because: "the body was empty", at: subject.responseSpan)
    case .json where mediaType.map(Self.isJSON) != true:
      judgement.violate(promise, at: subject.responseSpan)
      report(mediaType, isJSON: true, "", subject, into: &judgement)
    case .empty, .json, .notJSON, .cutOff, .tooLarge, .tooManyValues:
      judgement.verify(promise, at: subject.responseSpan)
    }
  }

  private func report(
    _ mediaType: String?, isJSON: Bool, _ excerpt: String, _ subject: CheckSubject, into judgement: inout Judgement
  ) {
    // JSON that is sent as plain text or as bytes is what file servers and simple frameworks do.
    let bare = mediaType?.split(separator: ";").first.map { $0.filter { $0 != " " }.lowercased() }
    let isHarmless = isJSON && (bare == nil || bare == "text/plain" || bare == "application/octet-stream")
    judgement.report(
      card, .wrong(mediaType, isJSON: isJSON), severity: isHarmless ? .warning : .error, at: subject.responseSpan,
      expected: "application/json",
      received: [mediaType.map { Excerpt.of($0) } ?? "no Content-Type", excerpt].filter { !$0.isEmpty }
        .joined(separator: ", "))
  }
}

extension ServerMessage {
  fileprivate static func wrong(_ mediaType: String?, isJSON: Bool) -> ServerMessage {
    let what = mediaType.map { "Content-Type is `\(Excerpt.of($0))`, not JSON" } ?? "Content-Type is missing"
    return ServerMessage(isJSON ? "\(what), though the body is" : what)
  }
}
