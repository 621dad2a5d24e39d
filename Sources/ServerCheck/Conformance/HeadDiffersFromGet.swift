import APIModel

/// HEAD says what GET says.
struct HeadDiffersFromGet: ConformanceCheck {
  let card = RuleCard(
    "SRV305", "head-differs-from-get", severity: .warning,
    summary: "HEAD is answered with another status or Content-Type than GET",
    why: """
      HEAD is documented so that a client can ask whether a GET is worth it; its headers are those of GET (RFC 9110
      §9.3.2).
      """,
    bad: example("HTTP/1.1 404 Not Found\n\n"), good: example("HTTP/1.1 200 OK\nContent-Type: text/plain\n\nready"))

  private static func example(_ get: String) -> String {
    CardExample.page(
      "HEAD /ready", "The server is ready.",
      CardExample.http("HTTP/1.1 200 OK\nContent-Type: text/plain\n\n")
        + "\n\nWith `GET`:\n\n" + CardExample.http(get))
  }

  func judge(_ subject: CheckSubject, into judgement: inout Judgement) {
    guard subject.operation.method == .head else { return }
    let promise = "the same as GET"
    let span = subject.operationSpan
    switch subject.answer(to: .getForHead) {
    case .notAsked(let reason), .noAnswer(let reason): judgement.skip(promise, because: reason, at: span)
    case .answered(let get):
      guard case .answer(let status, let mediaType, _) = subject.result.reply else {
        judgement.skip(promise, because: subject.unreadReason, at: span)
        return
      }
      // The docs of HEAD may leave out what those of GET demand.
      if (200..<300).contains(status), get.status == 400 || get.status == 422 {
        judgement.skip(
          promise, because: "status \(get.status) to GET; it may need what the docs of HEAD don't name", at: span)
        return
      }
      // A header that HEAD leaves out may be one that only the body's making shows.
      let bare = { (type: String?) in type?.split(separator: ";").first.map { $0.filter { $0 != " " }.lowercased() } }
      let isSameType = mediaType == nil || bare(mediaType) == bare(get.mediaType)
      guard status != get.status || !isSameType else {
        judgement.verify(promise, at: span)
        return
      }
      judgement.violate(promise, at: span)
      let received = "\(status)" + (mediaType.map { ", \(Excerpt.of($0))" } ?? "")
      let expected = "\(get.status)" + (get.mediaType.map { ", \(Excerpt.of($0))" } ?? "")
      judgement.report(
        card, status != get.status ? .status(status, get.status) : .mediaType, at: span, expected: expected,
        received: received)
    }
  }
}

extension ServerMessage {
  fileprivate static func status(_ head: Int, _ get: Int) -> ServerMessage {
    ServerMessage("Status \(head) to HEAD where GET gets \(get)")
  }

  fileprivate static let mediaType = ServerMessage("Another Content-Type for HEAD than for GET")
}
