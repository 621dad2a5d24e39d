import APIModel
import DocExtract

/// REQ112: a JSON-RPC request that calls another method than its section is about.
struct MethodOfAnotherCall: LintRule {
  let card = RuleCard(
    "REQ112", "method-of-another-call", severity: .error,
    summary: "An example JSON-RPC request that calls another method than its section is about",
    why: "Who sends what the example shows gets an error, or the answer of another method.",
    bad: page("user_find"), good: page("user_get"))

  private static func page(_ method: String) -> String {
    "# Calls\n\n"
      + [("user_list", "user_list"), ("user_delete", "user_delete"), ("user_get", method)].map { name, sent in
        """
        ## \(name)

        ```json
        {"jsonrpc": "2.0", "method": "\(sent)", "params": [7], "id": 1}
        ```

        """
      }.joined(separator: "\n")
  }

  func check(_ page: LintedPage, _ report: inout LintReport) {
    guard page.holds("\"jsonrpc\"") else { return }
    let calls = Self.calls(page)
    let names = Set(calls.map(\.name))
    let own = Set(calls.filter { $0.sent == $0.name }.map(\.heading))
    // Pages whose headings are something else than methods say nothing.
    let strange = calls.filter { !own.contains($0.heading) }
    let sections = Set(strange.map(\.heading)).count
    guard own.count >= 2, sections * 2 <= own.count else { return }
    for call in strange {
      guard names.contains(call.sent) || Self.areNear(call.sent, call.name) else { continue }
      report.add(
        self, .other(call.sent, call.name), at: LiteralMap(page.document, block: call.block).range(call.offsets),
        fix: nil)
    }
  }

  private struct Call {
    var heading: Int
    var name: String
    var sent: String
    var block: Int
    var offsets: Range<Int>
  }

  /// The requests below headings that are names of methods.
  private static func calls(_ page: LintedPage) -> [Call] {
    var found: [Call] = []
    var current: (block: Int, level: UInt8, name: String)?
    for (number, block) in page.document.blocks.enumerated() {
      if block.kind == .heading {
        let title = page.document.plainText(of: number)
        if isMethod(title) {
          current = (number, UInt8(clamping: block.level), title)
        } else if let level = current?.level, UInt8(clamping: block.level) <= level {
          current = nil
        }
      } else if block.kind == .codeBlock, let current {
        let text = page.document.buffer[block.literal.bounds]
        guard text.holds("\"jsonrpc\""), let method = method(in: text) else { continue }
        found.append(
          Call(
            heading: current.block, name: current.name, sent: method.name, block: number,
            offsets: method.range.lowerBound - text.startIndex..<method.range.upperBound - text.startIndex))
      }
    }
    return found
  }

  /// `user_getName`, `user.get`: a single word that is no plain one.
  private static func isMethod(_ title: String) -> Bool {
    let bytes = title.utf8
    guard (4...60).contains(bytes.count), bytes.first?.isLetter == true,
      bytes.allSatisfy({ $0.isWord || $0.isOne(of: "./") })
    else { return false }
    return bytes.contains { $0.isOne(of: "_./") } || bytes.dropFirst().contains { $0.isLetter && $0 & 0x20 == 0 }
  }

  /// The text behind the first key `method`.
  private static func method(in text: ArraySlice<UInt8>) -> (name: String, range: Range<Int>)? {
    guard let key = text.firstRange(ofBytes: Array("\"method\"".utf8)) else { return nil }
    let rest = text[key.upperBound...].drop { $0.isBlank || $0 == UInt8(ascii: ":") }
    guard rest.first == UInt8(ascii: "\"") else { return nil }
    let name = rest.dropFirst().prefix { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\n") }
    return name.isEmpty ? nil : (String(decoding: name, as: UTF8.self), name.startIndex..<name.endIndex)
  }

  /// `user_find` and `user_get`: of one namespace.
  private static func areNear(_ a: String, _ b: String) -> Bool {
    let isMark = { (byte: UInt8) in byte.isOne(of: "_./") }
    return a.utf8.prefix { !isMark($0) }.elementsEqual(b.utf8.prefix { !isMark($0) })
  }
}

extension LintMessage {
  fileprivate static func other(_ sent: String, _ name: String) -> LintMessage {
    "`\(sent)` is called in the section on `\(name)`"
  }
}
