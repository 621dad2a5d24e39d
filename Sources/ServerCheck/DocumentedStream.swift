import APIModel

/// Tells an answer that goes on, such as a feed of events, from one that never ends by mistake.
enum DocumentedStream {
  /// Why the body of one was not looked at.
  static let reason = "the answer is a stream, which did not end in the time allowed"

  /// Whether an answer that did not end is what its media type or the docs of its operation say: they call it a
  /// stream, live or long polling, or name a parameter that asks for one.
  static func isPromised(_ operation: Operation, mediaType: String?) -> Bool {
    if [mediaType, operation.success?.mediaType].contains(where: { $0.map(isStreamed) == true }) { return true }
    let parameters = operation.parameters.filter { $0.location == .query }
    if parameters.contains(where: { ["follow", "stream", "wait", "watch"].contains($0.name.lowercased()) }) {
      return true
    }
    var texts = [operation.summary, operation.description] + operation.listings.map(\.heading)
    texts += parameters.map(\.description) + operation.responses.map(\.description)
    return texts.contains { $0.map(speaksOfStream) == true }
  }

  /// `text/event-stream` (WHATWG HTML §9.2), `application/x-ndjson`, `application/json-seq` (RFC 7464), raw streams.
  private static func isStreamed(_ mediaType: String) -> Bool {
    let type = mediaType.split(separator: ";").first.map { $0.lowercased() } ?? ""
    return type.contains("ndjson") || type.contains("json-seq") || type.contains("+stream")
      || type.contains("stream+") || type.hasSuffix("-stream") && !type.hasSuffix("octet-stream")
  }

  private static func speaksOfStream(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter }
    let known: Set<Substring> = ["stream", "streams", "streamed", "streaming", "websocket", "websockets"]
    if words.contains(where: known.contains) { return true }
    let pairs = zip(words, words.dropFirst())
    return pairs.contains { $0 == ("long", "poll") || $0 == ("long", "polling") || $0 == ("server", "sent") }
  }
}
