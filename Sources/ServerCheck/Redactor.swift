import APIModel

/// Replaces every occurrence of a secret in what leaves the room.
struct Redactor: Sendable {
  static let replacement = "[redacted]"

  private let texts: [String]
  private let needles: [[UInt8]]

  init(_ secrets: [String]) {
    var forms: Set<String> = []
    for secret in secrets where !secret.isEmpty {
      forms.insert(secret)
      forms.insert(PercentEncoding.encode(secret))
      let json = JSONValue.string(secret).text()
      forms.insert(String(json.dropFirst().dropLast()))
    }
    // The longest first, so that a secret inside another leaves nothing behind.
    texts = forms.sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
    needles = texts.map { Array($0.utf8) }
  }

  func redact(_ text: String) -> String {
    guard !needles.isEmpty else { return text }
    let bytes = Array(text.utf8)
    let clean = redact(bytes)
    return clean.count == bytes.count && clean == bytes ? text : String(decoding: clean, as: UTF8.self)
  }

  /// One pass over the text, so that what replaces a secret is never searched itself.
  func redact(_ bytes: [UInt8]) -> [UInt8] {
    guard !needles.isEmpty else { return bytes }
    var isFirst = [Bool](repeating: false, count: 256)
    for needle in needles { if let first = needle.first { isFirst[Int(first)] = true } }
    var out: [UInt8] = []
    var copied = 0
    var at = 0
    while at < bytes.count {
      if isFirst[Int(bytes[at])], let needle = needles.first(where: { bytes[at...].starts(with: $0) }) {
        out += bytes[copied..<at]
        out += Self.replacement.utf8
        at += needle.count
        copied = at
      } else {
        at += 1
      }
    }
    return copied == 0 ? bytes : out + bytes[copied...]
  }

  /// A header as a report may show it: no credentials and no cookies, whoever they belong to.
  func redact(_ header: NameValue) -> NameValue {
    Self.isCredential(header.name) && !header.value.contains(FollowUp.wrongToken)
      ? NameValue(header.name, Self.replacement) : NameValue(header.name, redact(header.value))
  }

  /// Whether a header of this name carries a credential.
  static func isCredential(_ name: String) -> Bool { secretHeaders.contains(name.lowercased()) }

  private static let secretHeaders: Set<String> = [
    "authorization", "cookie", "set-cookie", "private-token", "job-token", "proxy-authorization", "x-api-key",
  ]

  func redact(_ exchange: Exchange) -> Exchange {
    var exchange = exchange
    exchange.url = redact(exchange.url)
    exchange.requestHeaders = exchange.requestHeaders.map { redact($0) }
    exchange.requestBody = exchange.requestBody.map { redact($0) }
    exchange.responseHeaders = exchange.responseHeaders.map { redact($0) }
    exchange.responseBody = redact(exchange.responseBody)
    return exchange
  }

  func redact(_ finding: Finding) -> Finding {
    guard !needles.isEmpty else { return finding }
    var finding = finding
    finding.message = redact(finding.message)
    finding.subject.pointer = finding.subject.pointer.map { redact($0) }
    finding.notes = finding.notes.map { Finding.Note(redact($0.text), span: $0.span) }
    return finding
  }

  func redact(_ verdict: Verdict) -> Verdict {
    guard !needles.isEmpty, case .notVerified(let reason) = verdict.state else { return verdict }
    var verdict = verdict
    verdict.state = .notVerified(reason: redact(reason))
    return verdict
  }
}
