public import APIModel
import Synchronization

/// A command line as it is written, wherever it is shown.
@usableFromInline final class SampleCommand: Sendable {
  @usableFromInline let curl: CurlRequest
  @usableFromInline let url: RequestURL?
  @usableFromInline let method: HTTPMethod?
  /// What it sends, without its place and the values in its path; nil where it has no URL or no known method.
  let request: SampleRequest?
  let mediaType: String?

  init(_ curl: CurlRequest) {
    self.curl = curl
    var url = curl.url.map { RequestURL($0.text) }
    if curl.listsByMethod { url?.query.append(NameValue("list", "true")) }
    url?.query += curl.furtherQuery
    self.url = url
    method = curl.method
    mediaType = curl.mediaType(for: method)
    request = method.flatMap { Self.request(curl, url, $0) }
  }

  private static func request(_ curl: CurlRequest, _ url: RequestURL?, _ method: HTTPMethod) -> SampleRequest? {
    guard let written = curl.url else { return nil }
    var request = SampleRequest(method: method, url: written.text, span: SourceSpan(.unnamed))
    request.headers = curl.headers.map { header in
      let bytes = header.text.utf8
      guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else {
        return NameValue(header.text.trimmingBlanks, "")
      }
      return NameValue(
        header.text[..<colon].trimmingBlanks, header.text[bytes.index(after: colon)...].trimmingBlanks)
    }
    if let fields = curl.fields {
      request.fields = fields
    } else {
      request.body = curl.data.map(\.text).joined(separator: "&")
    }
    request.query = (url?.query ?? []).map {
      NameValue(PercentEncoding.decode($0.name, plusIsBlank: true), PercentEncoding.decode($0.value, plusIsBlank: true))
    }
    return request
  }
}

/// The code blocks of command lines of all pages that are read together: docs show the same ones again and again.
final class SharedCommands: Sendable {
  /// What such a block holds.
  struct Block: Sendable {
    let commands: [SampleCommand]
    /// What follows the last one.
    let output: Range<Int>?

    init(_ requests: [CurlRequest], _ output: Range<Int>?) {
      commands = requests.map { SampleCommand($0) }
      self.output = output
    }
  }

  private let known = Mutex<[ContentKey: Block]>([:])

  /// - Parameter read: Reads the block where no other one was the same; gives its commands.
  func block(_ text: [UInt8], info: String, _ read: () -> ([CurlRequest], Range<Int>?)?) -> Block? {
    let key = ContentKey(text, tag: info)
    if let block = known.withLock({ $0[key] }) { return block }
    guard let (requests, output) = read() else { return nil }
    let block = Block(requests, output)
    known.withLock { $0[key] = block }
    return block
  }
}
