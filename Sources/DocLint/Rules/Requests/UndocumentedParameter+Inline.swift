import APIModel
import DocExtract

/// Commands that stand in code marks, "`$ curl https://example.com/users?limit=5`".
extension UndocumentedParameter {
  func checkInline(of group: Int, _ page: LintedPage, _ report: inout LintReport) {
    let lines = page.page.groups[group].lines
    guard lines.count == 1, let line = lines.first, let operation = page.docs.operation(line.id) else { return }
    for paragraph in page.page.groups[group].paragraphs {
      for position in page.document.blocks[paragraph].inlines {
        let inline = page.document.inlines[Int(position)]
        guard inline.kind == .code, let place = inline.range,
          case let text = page.document.buffer[inline.text.bounds],
          text.begins(with: "$ curl ") || text.begins(with: "curl "),
          text.contains(UInt8(ascii: "?"))
        else { continue }
        let url = text.split(separator: UInt8(ascii: " ")).first { $0.contains(UInt8(ascii: "?")) }.map {
          RequestURL(String(decoding: $0.filter { !$0.isOne(of: "'\"") }, as: UTF8.self))
        }
        let names = describedQuery(of: operation, page)
        guard let url, !names.isEmpty,
          operation.path.fits(url.path.split(separator: "/").suffix(operation.path.segments.count))
        else { continue }
        for pair in url.query {
          let name = page.rootName(PercentEncoding.decode(pair.name, plusIsBlank: true))
          guard !names.contains(name), !LintedPage.isGeneral(name), name.utf8.first?.isLetter == true,
            name.utf8.allSatisfy({ $0.isWord || $0 == UInt8(ascii: "-") })
          else { continue }
          report.add(
            self, .inCommand(name, Spelling.nearest(name, in: names)), at: page.range(of: name, in: place) ?? place,
            operation: operation)
        }
      }
    }
  }
}

extension LintMessage {
  fileprivate static func inCommand(_ name: String, _ meant: String?) -> LintMessage {
    if let meant { return "`\(name)` is no documented parameter; did you mean `\(meant)`?" }
    return "`\(name)` is sent but not documented"
  }
}
