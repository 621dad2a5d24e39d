import APIModel

/// The pages that are asked for: of one item, the first and the second.
enum PageRequest {
  /// Whether the docs say that an operation's list comes in pages.
  static func isPromised(_ operation: Operation) -> Bool {
    guard operation.method == .get, operation.success?.schema.map({ $0.types.contains(.array) }) == true else {
      return false
    }
    return operation.isPaginated || operation.parameter("per_page", in: .query) != nil
      || operation.parameter("page", in: .query) != nil
  }

  static func query(_ page: Int) -> [NameValue] { [NameValue("page", String(page)), NameValue("per_page", "1")] }
}

/// What the headers of an answer say of pages: `Link` (RFC 8288) and the `X-` headers that GitLab and others send.
struct PageHeaders: Hashable, Sendable {
  /// The links by their relation, in order; nil where the header can't be read.
  var links: [Link]?
  var hasLink = false
  var numbers: [String: Int] = [:]
  /// `X-` headers that are neither empty nor a number.
  var unreadable: [NameValue] = []
  /// `X-Next-Page` is there and empty: there is no next page.
  var saysLast = false

  struct Link: Hashable, Sendable {
    var target: String
    var relation: String
  }

  static let names = ["x-page", "x-per-page", "x-next-page", "x-prev-page", "x-total", "x-total-pages"]
  private static let maximumLength = 16 << 10

  init(_ response: ProbeResponse) {
    let texts = response.headers.filter { $0.name.lowercased() == "link" }.map(\.value)
    hasLink = !texts.isEmpty
    links = Self.links(texts.joined(separator: ", "))
    for name in Self.names {
      guard let text = response.header(name)?.filter({ $0 != " " }) else { continue }
      if text.isEmpty {
        if name == "x-next-page" { saysLast = true }
      } else if let number = Int(text), number >= 0 {
        numbers[name] = number
      } else {
        unreadable.append(NameValue(name, Excerpt.of(text)))
      }
    }
  }

  var isEmpty: Bool { !hasLink && numbers.isEmpty && unreadable.isEmpty && !saysLast }

  /// How many pages there are, by the header that counts them or the link to the last one; nil where neither tells.
  var pageCount: Int? {
    let query = link("last").flatMap { $0.target.split(separator: "?", maxSplits: 1).dropFirst().first }
    let pair = query?.split { $0 == "&" || $0 == ";" }.first { $0.hasPrefix("page=") }
    return numbers["x-total-pages"] ?? pair.flatMap { Int($0.dropFirst(5)) }
  }

  /// The number of the last page; nil where it is one of the first two or not told.
  var lastPage: Int? { pageCount.flatMap { $0 > 2 && $0 < 1 << 31 ? $0 : nil } }

  func link(_ relation: String) -> Link? { links?.first { $0.relation == relation } }

  /// Reads `<target>; rel="next", …` (RFC 8288 §3). Nil where it is malformed.
  static func links(_ text: String) -> [Link]? {
    guard text.utf8.count <= maximumLength else { return nil }
    var links: [Link] = []
    var rest = Substring(text).drop { $0 == " " || $0 == "," }
    while !rest.isEmpty {
      guard rest.first == "<", let close = rest.firstIndex(of: ">") else { return nil }
      let target = String(rest[rest.index(after: rest.startIndex)..<close])
      rest = rest[rest.index(after: close)...].drop { $0 == " " }
      var relations: [String] = []
      while rest.first == ";" {
        rest = rest.dropFirst().drop { $0 == " " }
        let name = rest.prefix { $0 != "=" && $0 != ";" && $0 != "," && $0 != " " }.lowercased()
        rest = rest.dropFirst(name.count).drop { $0 == " " }
        guard rest.first == "=" else { continue }
        rest = rest.dropFirst().drop { $0 == " " }
        var value: Substring
        if rest.first == "\"" {
          rest = rest.dropFirst()
          guard let end = rest.firstIndex(of: "\"") else { return nil }
          value = rest[..<end]
          rest = rest[rest.index(after: end)...]
        } else {
          value = rest.prefix { $0 != ";" && $0 != "," && $0 != " " }
          rest = rest.dropFirst(value.count)
        }
        rest = rest.drop { $0 == " " }
        if name == "rel", relations.isEmpty { relations = value.split(separator: " ").map { $0.lowercased() } }
      }
      links += relations.map { Link(target: target, relation: $0) }
      guard rest.isEmpty || rest.first == "," else { return nil }
      rest = rest.drop { $0 == "," || $0 == " " }
    }
    return links
  }

  /// What the headers contradict, as phrases; empty where they agree with each other and with the items.
  /// - Parameters:
  ///   - page: The page that was asked for.
  ///   - count: How many items came.
  ///   - isLast: Whether the first page named it as the last one.
  func contradictions(page: Int, count: Int, isLast: Bool = false) -> [String] {
    var all = unreadable.map { "`\($0.name)` is `\($0.value)`, which is not a number" }
    if hasLink, links == nil { all.append("`Link` can't be read (RFC 8288)") }
    let size = numbers["x-per-page"]
    let total = numbers["x-total"]
    let pages = numbers["x-total-pages"]
    if let own = numbers["x-page"], own != page { all.append("`X-Page` is \(own) on page \(page)") }
    if let size, count > size { all.append("`X-Per-Page` is \(size), and the page holds \(count) items") }
    if let total, total < count { all.append("`X-Total` is \(total), and the page holds \(count) items") }
    if let total, let pages, let size, size > 0 {
      let expected = max(1, (total + size - 1) / size)
      if pages != expected, !(total == 0 && pages == 0) {
        all.append("`X-Total-Pages` is \(pages) for `X-Total` \(total) and `X-Per-Page` \(size)")
      }
    }
    let next = numbers["x-next-page"]
    if let next, next != page + 1 { all.append("`X-Next-Page` is \(next) on page \(page)") }
    if let pages {
      if next != nil, page >= pages { all.append("`X-Next-Page` is there on the last page") }
      if saysLast, page < pages { all.append("`X-Next-Page` is empty on page \(page) of \(pages)") }
    }
    // A list may have grown since: then it names another page as the last one.
    if isLast, (pageCount ?? page) <= page, next == nil, !saysLast, link("next") != nil {
      all.append("`Link` has a `next` on the last page")
    }
    if links != nil, hasLink {
      if next != nil, link("next") == nil { all.append("`Link` has no `next`, and `X-Next-Page` is there") }
      if saysLast, link("next") != nil { all.append("`Link` has a `next`, and `X-Next-Page` is empty") }
    }
    return all
  }
}
