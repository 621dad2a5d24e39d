import APIModel

/// Tells a request that an API sends to a receiver of its users, `POST /your/endpoint`, from one that it takes.
enum WebhookDelivery {
  /// Whether a heading or the text before a block is about such requests.
  static func isSubject(of text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable { subjects(in: $0) }
      ?? Array(text.utf8).withUnsafeBufferPointer { subjects(in: $0) }
  }

  private static func subjects(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    if ByteSearch.holds("callback", in: text) { return true }
    return ByteSearch.holds("hook", in: text)
      && (ByteSearch.holds("webhook", in: text) || ByteSearch.holds("web hook", in: text))
  }

  /// - Parameters:
  ///   - text: The block with the request, below a text that such requests are the subject of.
  ///   - leadIn: The text right before it, in lower case.
  static func isDelivery(_ text: [UInt8], path: String, leadIn: String) -> Bool {
    if hasEventHeader(text) { return true }
    let lower = path.lowercased()
    return receivers.contains { lower.holds($0) } || senders.contains { leadIn.holds($0) }
  }

  /// A header that tells the receiver what happened and who signs for it: `X-Acme-Event`, `X-Hub-Signature-256`.
  private static func hasEventHeader(_ text: [UInt8]) -> Bool {
    for line in text.split(separator: UInt8(ascii: "\n")).dropFirst().prefix(24) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon - line.startIndex < 60 else { continue }
      let name = String(decoding: line[..<colon], as: UTF8.self).trimmingBlanks.lowercased()
      if name.hasSuffix("-event") || name.hasSuffix("-delivery") || name.holds("-signature")
        || name.hasPrefix("webhook-")
      {
        return true
      }
    }
    return false
  }

  private static let receivers = ["your", "receiver", "listener", "callback-url", "callback_url", "payload"]
  private static let senders = [
    "sends a", "sends the", "is sent to", "are sent to", "we send", "will send", "will receive", "your server",
    "your endpoint", "delivers",
  ]
}
