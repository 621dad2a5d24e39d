import APIModel
import DocExtract

/// Names that only what stands beside their row tells to be wrong.
extension MisspeltRow {
  /// Each row looks at all others of its table; nobody writes so many by hand.
  private static let maximumRows = 300

  /// `platform_attribute[url]` in a table whose other rows have `platform_attributes[…]`.
  /// - Parameter roots: How many names of the table have each root, counted once for all of them.
  func otherRoot(_ name: String, in table: PageTable, _ roots: inout [String: Int]?, _ page: LintedPage) -> String? {
    guard table.rows.count <= Self.maximumRows, let open = name.utf8.firstIndex(of: UInt8(ascii: "[")) else {
      return nil
    }
    let root = String(name[..<open])
    let counts = roots ?? Self.roots(of: table, page)
    roots = counts
    guard counts[root] == 1, root.utf8.count >= 4,
      let usual = counts.first(where: { $0.value >= 2 && Spelling.isOneEdit(Array($0.key.utf8), Array(root.utf8)) }),
      !table.rows.contains(where: { $0.names.contains(usual.key + name[open...]) })
    else { return nil }
    return usual.key + name[open...]
  }

  private static func roots(of table: PageTable, _ page: LintedPage) -> [String: Int] {
    var counts: [String: Int] = [:]
    for row in table.rows {
      for other in row.names where other.utf8.contains(UInt8(ascii: "[")) {
        counts[page.rootName(other), default: 0] += 1
      }
    }
    return counts
  }

  /// The name that the answer or a table of the same attributes has in place of one that nothing else in the docs has.
  /// - Parameter own: The names of the table, read once for all of them.
  func sibling(_ name: String, _ table: PageTable, _ own: inout Set<String>?, _ page: LintedPage) -> String? {
    guard table.rows.count <= Self.maximumRows, name.utf8.count >= 5, !page.docs.exampleNames.isUsed(name),
      let group = table.group
    else { return nil }
    let names = own ?? Set(table.rows.flatMap(\.names))
    own = names
    return answered(name, names, group, page) ?? besides(name, names, table, page)
  }

  /// What the answer to a request that sends the rows shows, and another row of the docs documents.
  private func answered(_ name: String, _ own: Set<String>, _ group: Int, _ page: LintedPage) -> String? {
    guard page.page.groups[group].lines.allSatisfy(\.method.carriesBody),
      !page.page.groups[group].lines.contains(where: { $0.placeholders.contains(name) })
    else { return nil }
    for body in page.bodies(of: group) where body.role == .response && (body.status ?? 200) < 300 {
      guard let root = body.json?.document.root, root.kind == .object else { continue }
      let near = root.members.map(\.name).filter {
        !own.contains($0) && Self.isNear(name, $0) && page.docs.exampleNames.hasRow($0)
      }
      if near.count == 1 { return near.first }
    }
    return nil
  }

  /// What another table with mostly the same rows has.
  private func besides(_ name: String, _ own: Set<String>, _ table: PageTable, _ page: LintedPage) -> String? {
    guard own.count >= 5 else { return nil }
    for other in page.page.tables where other.block != table.block && other.role == table.role {
      guard Self.isLike(other, own), case let names = Set(other.rows.flatMap(\.names)) else { continue }
      let ends = own.filter { $0 != name }.compactMap { NameWords.parts(of: $0).last }
      let near = names.filter {
        !own.contains($0) && Self.isNear(name, $0)
          && (page.docs.exampleNames.count(of: $0) >= 2 || Self.isOdd(name, beside: $0, among: ends)
            || Self.isStray(name, beside: $0, among: own, page))
      }
      if near.count == 1 { return near.first }
    }
    return nil
  }

  /// Whether a table has mostly the same names.
  private static func isLike(_ table: PageTable, _ own: Set<String>) -> Bool {
    var names = NameSet(minimumCapacity: table.rows.count)
    var shared = 0
    for row in table.rows {
      for name in row.names where names.insert(NameHash.of(name)) && own.contains(name) { shared += 1 }
    }
    return names.count >= 5 && shared * 3 >= own.count * 2
  }

  /// Whether other rows end as one name does, `new_merge_request`, and none as the other, `push_to_merge_requests`.
  private static func isOdd(_ name: String, beside other: String, among ends: [String]) -> Bool {
    guard let own = NameWords.parts(of: name).last, let usual = NameWords.parts(of: other).last, own != usual else {
      return false
    }
    return !ends.contains(own) && ends.count { $0 == usual } >= 2
  }

  /// Whether the word in which two names differ is one that other rows have, `reassign_issue` beside
  /// `reasign_merge_request`, or the text has the other name, while this one stands nowhere else.
  private static func isStray(_ name: String, beside other: String, among own: Set<String>, _ page: LintedPage) -> Bool
  {
    let pairs = zip(name.split(separator: "_"), other.split(separator: "_")).filter { $0 != $1 }
    guard pairs.count == 1, let pair = pairs.first,
      name.split(separator: "_").count == other.split(separator: "_").count
    else { return false }
    let words = own.filter { $0 != name }.map { $0.split(separator: "_") }
    if words.contains(where: { $0.contains(pair.0) }) { return false }
    if words.contains(where: { $0.contains(pair.1) }) { return true }
    let bytes = page.document.source.bytes
    return bytes.count(ofBytes: Array(name.utf8), atMost: 2) == 1
      && bytes.count(ofBytes: Array(other.utf8), atMost: 2) == 2
  }

  /// A letter apart, or one the other without its ending: `protect`, `protected`.
  private static func isNear(_ a: String, _ b: String) -> Bool {
    if Spelling.isOneEdit(Array(a.utf8), Array(b.utf8)) { return !(a + b).hasSuffix("iid") }
    let (short, long) = a.utf8.count < b.utf8.count ? (a, b) : (b, a)
    return short.utf8.count >= 5 && long.hasPrefix(short) && ["d", "ed", "s"].contains(long.dropFirst(short.count))
  }
}

extension MisspeltRow {
  struct Item {
    var name: String
    var range: SourceRange
  }

  /// An item that has a word less or more, or another letter, than the attribute which the answer below its list shows
  /// and no item has.
  func checkLists(_ page: LintedPage, _ report: (Item, String) -> Void) {
    let blocks = page.document.blocks
    var roots: [Int: JSONNode] = [:]
    for body in page.page.bodies where body.role == .response && roots[body.block] == nil {
      roots[body.block] = body.json?.document.root
    }
    guard !roots.isEmpty else { return }
    var last: Int?
    for number in blocks.indices {
      switch blocks[number].kind {
      case .heading: last = nil
      case .list where blocks[Int(blocks[number].parent)].kind == .document: last = number
      case .codeBlock:
        guard let list = last, let root = roots[number] else { continue }
        last = nil
        check(Self.items(of: list, page), root, page, report)
      default: break
      }
    }
  }

  private func check(_ items: [Item], _ root: JSONNode, _ page: LintedPage, _ report: (Item, String) -> Void) {
    let names = Set(items.map(\.name))
    guard names.count >= 4, let shown = Self.object(in: root, of: names, 0) else { return }
    for item in items where !shown.contains(item.name) && !page.docs.exampleNames.isUsed(item.name) {
      let near = shown.filter { !names.contains($0) && Self.isForm(item.name, of: $0) }
      if near.count == 1, let meant = near.first { report(item, meant) }
    }
  }

  /// The names in bold or code marks that the items of a list begin with.
  private static func items(of list: Int, _ page: LintedPage) -> [Item] {
    let document = page.document
    return document.children(of: list).compactMap { item in
      guard let paragraph = document.children(of: item).first, document.blocks[paragraph].kind == .paragraph,
        let first = document.blocks[paragraph].inlines.first, document.inlines.indices.contains(Int(first)),
        let range = document.blocks[paragraph].range
      else { return nil }
      var inline = document.inlines[Int(first)]
      if inline.kind == .strong {
        guard document.inlines.indices.contains(Int(first) + 1), Int(first) + 1 < Int(inline.end) else { return nil }
        inline = document.inlines[Int(first) + 1]
      } else if inline.kind != .code {
        return nil
      }
      var name = document.text(inline.text)
      if name.hasSuffix(":") { name.removeLast() }
      guard name.utf8.count >= 3, name.utf8.allSatisfy(\.isWord) else { return nil }
      return Item(name: name, range: page.range(of: name, in: range) ?? range)
    }
  }

  /// The names of the object that has most of a list's.
  private static func object(in node: JSONNode, of names: Set<String>, _ depth: Int) -> [String]? {
    guard depth < 4 else { return nil }
    switch node.kind {
    case .object:
      let own = node.members.map(\.name)
      let shared = own.count { names.contains($0) }
      if shared >= 3, shared * 2 >= names.count, shared * 2 >= own.count { return own }
      for member in node.members { if let found = object(in: member.value, of: names, depth + 1) { return found } }
    case .array:
      for item in node.items.prefix(1) { return object(in: item, of: names, depth + 1) }
    default: break
    }
    return nil
  }

  private static func isForm(_ name: String, of key: String) -> Bool {
    guard name.utf8.count >= 5, key.utf8.count >= 5 else { return false }
    if Spelling.isOneEdit(Array(name.utf8), Array(key.utf8)) { return true }
    let (one, other) = (NameWords.parts(of: name), NameWords.parts(of: key))
    let (few, many) = one.count < other.count ? (one, other) : (other, one)
    guard few.count >= 3, many.count == few.count + 1 else { return false }
    let head = zip(few, many).prefix { $0 == $1 }.count
    return few[head...].elementsEqual(many[(head + 1)...])
  }
}
