import APIModel

/// Tells a request that an API sends to a receiver of its users, `POST /your/endpoint`, from one that it takes.
enum WebhookDelivery {
  /// - Parameters:
  ///   - text: The block with the request.
  ///   - titles: The headings above it, in lower case.
  ///   - leadIn: The text right before it, in lower case.
  static func isDelivery(_ text: [UInt8], path: String, titles: [String], leadIn: String) -> Bool {
    let isSubject = titles.contains { title in subjects.contains { title.holds($0) } }
    guard isSubject || subjects.contains(where: { leadIn.holds($0) }) else { return false }
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

  private static let subjects = ["webhook", "web hook", "callback"]
  private static let receivers = ["your", "receiver", "listener", "callback-url", "callback_url", "payload"]
  private static let senders = [
    "sends a", "sends the", "is sent to", "are sent to", "we send", "will send", "will receive", "your server",
    "your endpoint", "delivers",
  ]
}
