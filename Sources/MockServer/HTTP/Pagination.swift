import APIModel

/// The page of a list that a request asks for, and the headers that lead to the others.
struct Pagination {
  static let maximumPageSize = 100

  var page: Int
  var pageSize: Int
  /// A fault: each page but the first repeats the last item of the one before.
  var overlaps = false

  /// - Throws: a 400 that names the parameter that is no positive integer. A larger page than allowed is cut.
  init(_ fields: RequestFields, defaultSize: Int) throws(RequestFields.Refusal) {
    page = try Self.positive("page", fields) ?? 1
    pageSize = min(try Self.positive("per_page", fields) ?? defaultSize, Self.maximumPageSize)
  }

  private static func positive(_ name: String, _ fields: RequestFields) throws(RequestFields.Refusal) -> Int? {
    guard let text = fields.query(name) else { return nil }
    guard let number = Int(text), (1...1_000_000_000).contains(number) else {
      throw RequestFields.Refusal(400, "\(name) does not have a valid value")
    }
    return number
  }

  func items<Item>(of all: [Item]) -> ArraySlice<Item> {
    let start = (page - 1) * pageSize - (overlaps && page > 1 ? 1 : 0)
    guard start < all.count else { return [] }
    return all[start..<min(start + pageSize, all.count)]
  }

  /// `Link` (RFC 8288) and GitLab's `X-` headers.
  func headers(total: Int, request: MockRequest) -> [NameValue] {
    let pages = max(1, (total + pageSize - 1) / pageSize)
    let next = page < pages ? page + 1 : nil
    let previous = page > 1 ? min(page - 1, pages) : nil
    var links: [String] = []
    func link(_ page: Int?, _ relation: String) {
      guard let page else { return }
      links.append("<\(url(request, page: page))>; rel=\"\(relation)\"")
    }
    link(previous, "prev")
    link(next, "next")
    link(1, "first")
    link(pages, "last")
    return [
      NameValue("Link", links.joined(separator: ", ")),
      NameValue("X-Next-Page", next.map(String.init) ?? ""),
      NameValue("X-Page", String(page)),
      NameValue("X-Per-Page", String(pageSize)),
      NameValue("X-Prev-Page", previous.map(String.init) ?? ""),
      NameValue("X-Total", String(total)),
      NameValue("X-Total-Pages", String(pages)),
    ]
  }

  /// The request's own URL for another page; a reference without authority where the host is missing or odd.
  private func url(_ request: MockRequest, page: Int) -> String {
    var origin = ""
    if let host = request.header("host"), !host.isEmpty, host.utf8.count <= 255,
      host.utf8.allSatisfy({ Self.isHostByte($0) })
    {
      origin = "http://\(host)"
    }
    let kept = RequestFields.pairs(request.queryText).filter { $0.name != "page" && $0.name != "per_page" }
    let query = (kept + [NameValue("page", String(page)), NameValue("per_page", String(pageSize))]).map {
      "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))"
    }
    let path = PercentEncoding.decode(String(request.path))
    // Encoded slashes inside a segment must survive: only what is already well formed is taken over.
    let isPlain = request.path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ">") }
    let written = isPlain ? String(request.path) : PercentEncoding.encode(path, allowing: PercentEncoding.path)
    return "\(origin)\(written)?\(query.joined(separator: "&"))"
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: Array("-._:[]".utf8).contains(byte)
    }
  }
}
