import APIModel
import DocExtract

/// Values that no row of the same name lists, but the page does all the same.
extension ExampleOutsideEnumeration {
  private struct Shown {
    var text: String
    var range: SourceRange
    var operation: Operation?
    /// The names of its object.
    var names: Set<String>

    func isLike(_ other: Shown) -> Bool {
      names.intersection(other.names).count * 5 >= max(names.count, other.names.count) * 3
    }
  }

  /// The one value of an attribute that is none of those that a row lists, `scope`, where all others of such answers,
  /// `status`, are.
  func checkUsual(_ page: LintedPage, _ report: inout LintReport) {
    let lists = Self.lists(of: page)
    guard !lists.isEmpty else { return }
    let words = Set(lists.flatMap(\.values))
    let odd = Self.oddNames(page, words)
    guard !odd.isEmpty else { return }
    var shown: [String: [Shown]] = [:]
    for group in page.page.groups.indices {
      for body in page.bodies(of: group) where body.role == .response && page.isExample(body) {
        guard let root = body.json?.document.root else { continue }
        let map = LiteralMap(page.document, block: body.block)
        for object in root.kind == .array ? Array(root.items) : [root] {
          lazy var names = Set(object.members.map(\.name))
          for member in object.members where member.value.kind == .string && odd.contains(member.nameHash) {
            guard let text = member.value.string, !text.isEmpty, text.utf8.allSatisfy({ $0.isWord }) else { continue }
            let range = member.value.range
            shown[member.name, default: []].append(
              Shown(
                text: text,
                range: map.range(
                  range.lowerBound + body.offsets.lowerBound..<range.upperBound + body.offsets.lowerBound),
                operation: page.operations(of: group).first, names: names))
          }
        }
      }
    }
    for (name, values) in shown.sorted(by: { $0.key < $1.key }) where values.count >= 4 {
      let others = values.filter { !words.contains($0.text) }
      guard !others.isEmpty, others.count <= 3 else { continue }
      let usual = Set(values.map(\.text)).subtracting(others.map(\.text))
      guard usual.count >= 2, let list = lists.first(where: { usual.isSubset(of: $0.values) }) else { continue }
      for other in others where values.count(where: { usual.contains($0.text) && $0.isLike(other) }) >= 2 {
        let isSlip = list.values.contains { Spelling.isOneSlip(Array($0.utf8), Array(other.text.utf8)) }
        guard isSlip || others.count == 1,
          !report.findings.contains(where: { $0.rule == card.id && $0.span.range == other.range })
        else { continue }
        add(name, other.text, list.values, other.range, list.row, other.operation, &report)
      }
    }
  }

  /// The attributes of which most values are listed words and a few are not: a first look, since most pages have none.
  private static func oddNames(_ page: LintedPage, _ words: Set<String>) -> NameSet {
    let hashes = words.reduce(into: NameSet(minimumCapacity: words.count)) { $0.insert(NameHash.of($1)) }
    var index = NameIndex()
    var counts: [(hash: UInt64, listed: Int, other: Int)] = []
    for group in page.page.groups.indices {
      for number in page.parts[group].bodies where page.page.bodies[number].role == .response {
        guard let document = page.page.bodies[number].json?.document, page.isExample(page.page.bodies[number]) else {
          continue
        }
        document.withNodes { bytes, _ in
          for member in page.members(of: number) where member.kind == .string && document.isAtTop(member) {
            let text = bytes[member.value].dropFirst().dropLast()
            guard !text.isEmpty, text.allSatisfy(\.isWord) else { continue }
            let name = index.number(member.name)
            if name == counts.count { counts.append((member.name, 0, 0)) }
            if hashes.contains(NameHash.of(text)) { counts[name].listed += 1 } else { counts[name].other += 1 }
          }
        }
      }
    }
    var odd = NameSet()
    for count in counts where count.listed >= 2 && (1...3).contains(count.other) { odd.insert(count.hash) }
    return odd
  }

  private struct List {
    var values: [String]
    var row: SourceSpan
  }

  private static func lists(of page: LintedPage) -> [List] {
    var lists: [List] = []
    for operation in page.documented {
      for own in operation.parameters {
        let schema = own.parameter.schema
        let values = (schema.enumeration ?? schema.items?.schema.enumeration)?.values.map(\.value) ?? []
        if values.count >= 4, let row = own.parameter.span { lists.append(List(values: values, row: row)) }
      }
    }
    return lists
  }

  /// Values of an attribute that a sentence lists, "Status can be one of `none` or `done`", which its answer has none of.
  func checkProse(_ page: LintedPage, _ report: inout LintReport) {
    for group in page.page.groups.indices where !page.parts[group].bodies.isEmpty {
      for paragraph in page.page.groups[group].paragraphs {
        guard let list = Self.list(in: paragraph, page) else { continue }
        for body in page.bodies(of: group) where body.role != .request && page.isExample(body) {
          guard let root = body.json?.document.root, root.kind == .object else { continue }
          let members = root.members.filter {
            $0.value.kind == .string && NameWords.parts(of: $0.name).last == list.name
          }
          guard members.count == 1, let member = members.first, let text = member.value.string,
            !list.values.contains(text), text.utf8.allSatisfy(\.isWord), !text.isEmpty, let row = page.range(paragraph)
          else { continue }
          let range = member.value.range
          add(
            member.name, text, list.values,
            LiteralMap(page.document, block: body.block).range(
              range.lowerBound + body.offsets.lowerBound..<range.upperBound + body.offsets.lowerBound),
            page.page.span(row), page.operations(of: group).first, &report)
        }
      }
    }
  }

  /// "The status can be one of `a`, `b` or `c`": what is listed, by its last word, and all code of the sentence.
  private static func list(in paragraph: Int, _ page: LintedPage) -> (name: String, values: [String])? {
    let document = page.document
    var name: String?
    var values: [String] = []
    for position in document.blocks[paragraph].inlines {
      let inline = document.inlines[Int(position)]
      let bytes = document.buffer[inline.text.bounds]
      switch inline.kind {
      case .text where values.isEmpty:
        guard let found = bytes.firstRange(ofBytes: Array(" one of".utf8)),
          bytes[found.upperBound...].allSatisfy({ $0.isBlank || $0 == UInt8(ascii: ":") })
        else { return nil }
        var words = NameWords.words(of: String(decoding: bytes[..<found.lowerBound], as: UTF8.self))[...]
        while let last = words.last, ["is", "be", "can", "may", "will", "must", "are"].contains(last) {
          words.removeLast()
        }
        guard let subject = words.last, words.count <= 3 else { return nil }
        name = subject
      case .text:
        if bytes.contains(UInt8(ascii: ".")) { return values.count >= 3 ? name.map { ($0, values) } : nil }
        let joints = NameWords.words(of: String(decoding: bytes, as: UTF8.self))
        guard joints.allSatisfy({ $0 == "or" || $0 == "and" }) else { return nil }
      case .code: values.append(String(decoding: bytes, as: UTF8.self))
      case .softBreak: continue
      default: return nil
      }
    }
    return values.count >= 3 ? name.map { ($0, values) } : nil
  }
}
