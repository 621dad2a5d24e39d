import APIModel
import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Synchronization

/// Gathers an answer while it comes, so that what has come is not lost when time runs out or the connection breaks.
final class AnswerCollector: HTTPClientResponseDelegate {
  typealias Response = Void

  /// Ends an exchange whose body is not waited for.
  struct Left: Error {}

  private let bodyLimit: Int
  private let isHead: Bool
  private let response = Mutex<ProbeResponse?>(nil)

  /// - Parameters:
  ///   - bodyLimit: bytes after decompression; a longer body is left there.
  ///   - isHead: whether the request is HEAD, whose answer has a length and no body (RFC 9110 §9.3.2).
  init(bodyLimit: Int, isHead: Bool) {
    self.bodyLimit = bodyLimit
    self.isHead = isHead
  }

  /// What has come so far; nil where nothing did.
  var answer: ProbeResponse? { response.withLock { $0 } }

  /// The coding of a body that none was asked for in; the client undoes `gzip` and `deflate`.
  private static func coding(of answer: ProbeResponse) -> String? {
    let known: Set<String> = ["gzip", "x-gzip", "deflate", "identity", "chunked"]
    let named = [
      answer.header("Content-Encoding").map { ($0, known) },
      // The client undoes no coding of a transfer but `chunked` (RFC 9112 §7).
      answer.header("Transfer-Encoding").map { ($0, ["chunked", "identity"]) },
    ]
    for (value, known) in named.compactMap(\.self) {
      let codings = value.lowercased().split { $0 == "," || $0 == " " }.map(String.init)
      if let unknown = codings.first(where: { !known.contains($0) }) { return unknown }
    }
    return nil
  }

  /// Notes that the body is larger than the limit.
  func leave() { response.withLock { leave(&$0) } }

  /// Of a body that is too large no more is kept than a record shows.
  private func leave(_ response: inout ProbeResponse?) {
    response?.bodyEnd = .tooLarge(limit: bodyLimit)
    guard let body = response?.body, body.count > Self.keptOfTooLarge else { return }
    response?.body = Array(body.prefix(Self.keptOfTooLarge))
  }

  private static let keptOfTooLarge = 1 << 17

  func didReceiveHead(task: HTTPClient.Task<Void>, _ head: HTTPResponseHead) -> EventLoopFuture<Void> {
    var answer = ProbeResponse(
      status: Int(head.status.code), headers: head.headers.map { NameValue($0.name, $0.value) })
    let length = answer.header("Content-Length").flatMap(Int.init) ?? 0
    // It says so itself, and nothing of it needs to come.
    let isTooLarge = length > bodyLimit && !isHead && answer.header("Content-Encoding") == nil
    if isTooLarge {
      answer.bodyEnd = .tooLarge(limit: bodyLimit)
    } else {
      if !isHead, let coding = Self.coding(of: answer) { answer.bodyEnd = .coded(coding) }
      // Room for just the body: an array that grows by doubling may take twice as much.
      answer.body.reserveCapacity(max(0, min(length, bodyLimit)))
    }
    response.withLock { [answer] in $0 = answer }
    return isTooLarge ? task.eventLoop.makeFailedFuture(Left()) : task.eventLoop.makeSucceededVoidFuture()
  }

  func didReceiveBodyPart(task: HTTPClient.Task<Void>, _ buffer: ByteBuffer) -> EventLoopFuture<Void> {
    let isTooLarge = response.withLock { response in
      let room = bodyLimit - (response?.body.count ?? 0)
      response?.body += buffer.readableBytesView.prefix(room)
      if buffer.readableBytes > room { leave(&response) }
      return buffer.readableBytes > room
    }
    return isTooLarge ? task.eventLoop.makeFailedFuture(Left()) : task.eventLoop.makeSucceededVoidFuture()
  }

  func didFinishRequest(task: HTTPClient.Task<Void>) throws {}
}
