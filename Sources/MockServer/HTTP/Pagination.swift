import APIModel

/// The page of a list that a request asks for, and the headers that lead to the others.
struct Pagination {
  static let maximumPageSize = 100

  var page: Int
  var pageSize: Int
  /// A fault: each page but the first repeats the last item of the one before.
  var overlaps = false
  /// How many items stand before the page.
  private let start: Int
  private let names: Names

  /// The query parameters that an operation's docs name; GitLab's where they name none.
  struct Names {
    var size = "per_page"
    var page = "page"
    /// Counts items instead of pages.
    var offset: String?

    init(_ operation: Operation) {
      func documented(_ names: [String]) -> String? { names.first { operation.parameter($0, in: .query) != nil } }
      size = documented(["per_page", "page_size", "pageSize", "limit"]) ?? size
      offset = documented(["page", "pageNumber", "page_number"]) == nil ? documented(["offset"]) : nil
      page = documented(["page", "pageNumber", "page_number"]) ?? page
    }
  }

  /// - Parameter size: The size of a page where the request names none; nil takes the documented one.
  /// - Throws: a 400 that names the parameter that is no positive integer. A larger page than allowed is cut.
  init(_ fields: RequestFields, of operation: Operation, size: Int?) throws(RequestFields.Refusal) {
    names = Names(operation)
    let parameter = operation.parameter(names.size, in: .query)
    let usual = size ?? parameter?.defaultValue.flatMap { Int($0) } ?? 20
    let asked = try Self.number(names.size, 1, fields) ?? max(1, usual)
    pageSize = min(asked, max(1, parameter?.schema.maximum ?? Self.maximumPageSize))
    if let name = names.offset {
      start = try Self.number(name, 0, fields) ?? 0
      page = start / pageSize + 1
    } else {
      page = try Self.number(names.page, 1, fields) ?? 1
      start = (page - 1) * pageSize
    }
  }

  private static func number(
    _ name: String, _ least: Int, _ fields: RequestFields
  ) throws(RequestFields.Refusal) -> Int? {
    guard let text = fields.query(name) else { return nil }
    guard let number = Int(text), (least...1_000_000_000).contains(number) else {
      throw RequestFields.Refusal(400, "\(name) does not have a valid value")
    }
    return number
  }

  func items<Item>(of all: [Item]) -> ArraySlice<Item> {
    let start = start - (overlaps && start > 0 ? 1 : 0)
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
    let kept = RequestFields.pairs(request.queryText).filter {
      $0.name != names.page && $0.name != names.size && $0.name != names.offset
    }
    let place = names.offset.map { NameValue($0, String((page - 1) * pageSize)) } ?? NameValue(names.page, String(page))
    let query = (kept + [place, NameValue(names.size, String(pageSize))]).map {
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
