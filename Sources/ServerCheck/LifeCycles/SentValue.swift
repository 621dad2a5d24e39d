import APIModel

/// Compares what was sent with what is read afterwards, as tolerant as a server may be that stores it.
enum SentValue {
  enum Comparison: Hashable {
    case kept
    case lost
    /// It became something else, which a server may have reasons for.
    case changed
    /// The two can't be compared.
    case unclear
  }

  /// - Parameter before: what was read before; nil where there was nothing before.
  static func compare(_ field: WriteField, with received: JSONValue?, before: JSONValue?) -> Comparison {
    guard case .known(let sent, _) = field.value else { return .unclear }
    guard let received, !received.isNull else { return .lost }
    if let items = received.arrayValue { return list(sent, items, received, before) }
    guard received.objectValue == nil, let text = received.scalarText else { return .unclear }
    guard let sentText = sent.scalarText else { return .unclear }
    if isSame(sentText, text) { return .kept }
    if let before, before == received { return .lost }
    if case .bool = received { return .lost }
    // A name may be trimmed, lowered, or become part of a longer text.
    if case .string = received { return before == nil && field.origin == .madeUp ? .lost : .changed }
    return before == nil ? .lost : .changed
  }

  /// Whether it was so before the request, which then proves nothing.
  static func isAlready(_ field: WriteField, _ old: JSONValue) -> Bool {
    guard let items = old.arrayValue else { return compare(field, with: old, before: nil) == .kept }
    guard case .known(let sent, _) = field.value else { return false }
    return Set(items.compactMap { $0.scalarText?.lowercased() }) == Set(texts(sent).map { $0.lowercased() })
  }

  private static func texts(_ sent: JSONValue) -> [String] {
    sent.arrayValue?.compactMap(\.scalarText)
      ?? sent.scalarText?.split(separator: ",").map { String($0.drop { $0 == " " }) } ?? []
  }

  private static func isSame(_ sent: String, _ received: String) -> Bool {
    if received == sent || received.lowercased().contains(sent.lowercased()) { return true }
    if let a = Double(sent), let b = Double(received) { return a == b }
    let truths: Set<String> = ["true", "1", "yes", "on"]
    let lies: Set<String> = ["false", "0", "no", "off"]
    let (a, b) = (sent.lowercased(), received.lowercased())
    return truths.contains(a) && truths.contains(b) || lies.contains(a) && lies.contains(b)
  }

  /// The order of a list, and what it holds besides, are the server's own.
  private static func list(
    _ sent: JSONValue, _ items: [JSONValue], _ received: JSONValue, _ before: JSONValue?
  ) -> Comparison {
    let wanted = self.texts(sent)
    let texts = items.compactMap(\.scalarText)
    guard !wanted.isEmpty, texts.count == items.count else { return .unclear }
    let shown = Set(texts.map { $0.lowercased() })
    let old = (before?.arrayValue?.compactMap(\.scalarText)).map { Set($0.map { $0.lowercased() }) }
    // A shorter list that is as long as before was not taken.
    if let old, old == shown, old != Set(wanted.map { $0.lowercased() }) { return .lost }
    if wanted.allSatisfy({ shown.contains($0.lowercased()) }) { return .kept }
    if items.isEmpty { return .lost }
    return before == received ? .lost : .changed
  }
}
