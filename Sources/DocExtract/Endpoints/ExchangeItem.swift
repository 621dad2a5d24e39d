import APIModel

/// "+ Request (application/json)" and "+ Response 201 (application/json)" as items of a list: what stands in the item is
/// sent or returned (API Blueprint 1A9).
struct ExchangeItem {
  let role: PageBody.Role
  var status: Int?
  var mediaType: String?
  /// The block behind the item.
  let end: Int

  /// Nil where the item of a paragraph is about something else.
  init?(_ document: MarkdownDocument, paragraph: Int) {
    let item = Int(document.blocks[paragraph].parent)
    guard document.blocks[item].kind == .item, document.blocks[item].end > paragraph + 1 else { return nil }
    let text = document.trimmedBytes(of: paragraph)
    guard text.count < 120 else { return nil }
    end = Int(document.blocks[item].end)
    var rest = text[...]
    if text.starts(with: "Request".utf8) {
      role = .request
      rest = rest.dropFirst(7)
    } else if text.starts(with: "Response".utf8) {
      role = .response
      rest = rest.dropFirst(8).drop(while: \.isBlank)
      let digits = rest.prefix(while: \.isDigit)
      if !digits.isEmpty {
        guard digits.count == 3, let code = Int(Substring(String(decoding: digits, as: UTF8.self))),
          (100..<600).contains(code)
        else { return nil }
        status = code
        rest = rest.dropFirst(3)
      }
    } else {
      return nil
    }
    guard rest.first.map(\.isBlank) ?? true else { return nil }
    rest = rest.drop(while: \.isBlank)
    if rest.last == UInt8(ascii: ")"), let open = rest.lastIndex(of: UInt8(ascii: "(")) {
      let inner = String(decoding: rest[(open + 1)...].dropLast(), as: UTF8.self).lowercased()
      guard inner.utf8.contains(UInt8(ascii: "/")) else { return nil }
      mediaType = inner.split(separator: ";").first.map { $0.trimmingBlanks }
      rest = rest[..<open]
    }
    // A request may have a name; an answer has none.
    guard role == .request ? !rest.contains(UInt8(ascii: ":")) : rest.allSatisfy(\.isBlank) else { return nil }
  }
}
