import APIModel
import DocExtract

/// Attributes in an object that has all else as others of its page have it.
extension MisspeltAttribute {
  private struct Shape {
    /// The attribute that the object is the value of, or of whose items it is one; of the whole body none.
    var owner: UInt64
    var names: Set<UInt64>
    var count = 0
    var body: Int
    var node: JSONNode
  }

  /// The one name of an object that stands in place of a related one, where several other objects have that and all
  /// the rest, and no other has the first.
  func checkShapes(_ page: LintedPage, _ report: inout LintReport) {
    var shapes: [Shape] = []
    var index: [UInt64: Int] = [:]
    for (number, body) in page.page.bodies.enumerated() where body.role == .response {
      guard let root = body.json?.document.root else { continue }
      Self.collect(root, 0, number, &shapes, &index)
    }
    let odd = shapes.filter { $0.count == 1 }
    guard !odd.isEmpty, odd.count < shapes.count else { return }
    var told = Set(report.findings.filter { $0.rule == card.id }.compactMap(\.span.range))
    for shape in odd where page.isExample(page.page.bodies[shape.body]) {
      for usual in shapes
      where usual.count >= 2 && usual.names.count == shape.names.count && usual.owner == shape.owner {
        let own = shape.names.subtracting(usual.names)
        guard own.count == 1, let key = Self.member(own, of: shape.node),
          let meant = Self.member(usual.names.subtracting(shape.names), of: usual.node),
          Self.areRelated(key.name, meant.name), Self.areAlike(key.value, meant.value), key.key.kind == .string,
          page.docs.exampleNames.count(of: key.name) <= page.docs.exampleNames.count(of: meant.name),
          !Spelling.hasInnerPlural(meant.name, of: key.name)
        else { continue }
        let body = page.page.bodies[shape.body]
        let offsets = key.key.keyRange(from: body.offsets.lowerBound)
        let range = LiteralMap(page.document, block: body.block).range(offsets)
        guard told.insert(range).inserted else { break }
        report.add(
          self, .odd(key.name, meant.name), at: range,
          fix: LintFix("Write `\(meant.name)`", [LintFix.Edit(range, meant.name)], isSafe: false))
        break
      }
    }
  }

  /// Objects of fewer names are alike by chance.
  private static let fewNames = 5

  private static func collect(
    _ node: JSONNode, _ owner: UInt64, _ body: Int, _ shapes: inout [Shape], _ index: inout [UInt64: Int]
  ) {
    switch node.kind {
    case .array: for item in node.items { collect(item, owner, body, &shapes, &index) }
    case .object:
      var names: [UInt64] = []
      for member in node.members {
        let name = NameHash.of(member.key.keyBytes)
        names.append(name)
        if member.value.kind == .object || member.value.kind == .array {
          collect(member.value, name, body, &shapes, &index)
        }
      }
      guard (fewNames...60).contains(names.count) else { return }
      // The same names in any order have the same sum.
      let sum = names.reduce(owner &* 31) { $0 &+ $1 }
      if let known = index[sum] {
        shapes[known].count += 1
      } else {
        index[sum] = shapes.count
        shapes.append(Shape(owner: owner, names: Set(names), count: 1, body: body, node: node))
      }
    default: break
    }
  }

  private static func member(_ names: Set<UInt64>, of object: JSONNode) -> JSONNode.Member? {
    guard names.count == 1, let name = names.first else { return nil }
    return object.members.first { NameHash.of($0.key.keyBytes) == name }
  }

  private static func areAlike(_ a: JSONNode, _ b: JSONNode) -> Bool {
    a.kind == b.kind || a.kind == .null || b.kind == .null
  }

  /// One thing and many, a letter apart, or one with a word more at an end.
  private static func areRelated(_ a: String, _ b: String) -> Bool {
    if Spelling.differsInNumber(a, b) || a.utf8.count >= 4 && Spelling.isOneEdit(Array(a.utf8), Array(b.utf8)) {
      // `id` and `iid` are two things.
      return !(a + " " + b).holds("iid")
    }
    let (one, other) = (NameWords.parts(of: a), NameWords.parts(of: b))
    let (short, long) = one.count < other.count ? (one, other) : (other, one)
    return !short.isEmpty && long.count == short.count + 1
      && (long.starts(with: short) || long.suffix(short.count).elementsEqual(short))
  }
}

extension MisspeltAttribute {
  /// `updatedAt` at the top of an object whose other names are written like `created_at`, where the docs have
  /// `updated_at`.
  func checkStyles(_ page: LintedPage, _ report: inout LintReport) {
    for body in page.page.bodies where body.role == .response && page.isExample(body) {
      guard let root = body.json?.document.root,
        let object = root.kind == .array ? Array(root.items.prefix(1)).first : root, object.kind == .object
      else { continue }
      var snakes = 0
      var camels: [JSONNode.Member] = []
      for member in object.members.prefix(60) {
        let bytes = member.key.keyBytes
        if bytes.contains(UInt8(ascii: "_")) {
          snakes += 1
        } else if bytes.count >= 6, bytes.first.map({ $0.isLetter && $0 & 0x20 != 0 }) == true,
          bytes.contains(where: { $0.isLetter && $0 & 0x20 == 0 })
        {
          camels.append(member)
        }
      }
      guard camels.count == 1, snakes >= 2, let member = camels.first,
        case let meant = NameWords.parts(of: member.name).joined(separator: "_"), page.docs.exampleNames.isUsed(meant),
        object.member(meant) == nil
      else { continue }
      report.add(
        self, .style(member.name, meant),
        at: LiteralMap(page.document, block: body.block).range(member.key.keyRange(from: body.offsets.lowerBound)),
        operation: body.group.flatMap { page.operations(of: $0).first })
    }
  }
}

extension LintMessage {
  fileprivate static func style(_ name: String, _ meant: String) -> LintMessage {
    "`\(name)` in an example; did you mean `\(meant)`, as elsewhere?"
  }

  fileprivate static func odd(_ name: String, _ meant: String) -> LintMessage {
    "`\(name)` in an example; did you mean `\(meant)`, as in all like it?"
  }
}
