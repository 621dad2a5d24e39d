import APIModel
import DocExtract

/// Attributes in an object that has all else as others of its page have it.
extension MisspeltAttribute {
  private struct Shape {
    /// The attribute that the object is the value of, or of whose items it is one; of the whole body none.
    var owner: UInt64
    var count = 0
    var body: Int
    var node: JSONNode
    private var known: ShownNames?

    init(owner: UInt64, body: Int, node: JSONNode) {
      self.owner = owner
      self.body = body
      self.node = node
      count = 1
    }

    /// The names of its members; most objects are compared with none.
    var names: ShownNames {
      mutating get {
        let names = known ?? ShownNames(node)
        known = names
        return names
      }
    }
  }

  /// The one name of an object that stands in place of a related one, where several other objects have that and all
  /// the rest, and no other has the first.
  func checkShapes(_ page: LintedPage, _ report: inout LintReport) {
    var shapes: [Shape] = []
    var index = NameIndex()
    for (number, body) in page.page.bodies.enumerated() where body.role == .response {
      guard let document = body.json?.document else { continue }
      Self.collect(page.members(of: number), of: document, number, &shapes, &index)
    }
    let odd = shapes.indices.filter { shapes[$0].count == 1 }
    guard !odd.isEmpty, odd.count < shapes.count else { return }
    var told = Set(report.findings.filter { $0.rule == card.id }.compactMap(\.span.range))
    for number in odd where page.isExample(page.page.bodies[shapes[number].body]) {
      for other in shapes.indices where shapes[other].count >= 2 && shapes[other].owner == shapes[number].owner {
        let (own, usual) = (shapes[number].names, shapes[other].names)
        guard own.count == usual.count, let (odd, lost) = own.onlyDifference(from: usual) else { continue }
        let shape = shapes[number]
        guard let key = Self.member(odd, of: shape.node), let meant = Self.member(lost, of: shapes[other].node),
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

  /// An object that is not read to its end.
  private struct Open {
    var object: Int
    var owner: UInt64
    /// The same names in any order have the same sum.
    var sum: UInt64
    var count = 0
    /// The member that was read last: what lies in its value has it as the owner.
    var last: (name: UInt64, end: Int)
  }

  /// Notes the shapes of a body's objects, those within another one before it.
  private static func collect(
    _ members: [JSONDocument.MemberPlace], of document: JSONDocument, _ body: Int, _ shapes: inout [Shape],
    _ index: inout NameIndex
  ) {
    var open: [Open] = []
    func close() {
      guard let object = open.popLast(), (fewNames...60).contains(object.count) else { return }
      let known = index.number(object.sum)
      if known < shapes.count {
        shapes[known].count += 1
      } else if let node = document.node(object.object) {
        shapes.append(Shape(owner: object.owner, body: body, node: node))
      }
    }
    for member in members {
      while let object = open.last, object.object != member.object, member.key.lowerBound >= object.last.end { close() }
      if open.last?.object != member.object {
        let owner = open.last?.last.name ?? 0
        open.append(Open(object: member.object, owner: owner, sum: owner &* 31, last: (0, 0)))
      }
      let at = open.count - 1
      open[at].sum &+= member.name
      open[at].count += 1
      open[at].last = (member.name, member.value.upperBound)
    }
    while !open.isEmpty { close() }
  }

  private static func member(_ name: UInt64, of object: JSONNode) -> JSONNode.Member? {
    object.members.first { $0.nameHash == name }
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
    for (number, body) in page.page.bodies.enumerated() where body.role == .response {
      guard let document = body.json?.document, let root = document.root,
        // The first item of a list stands right behind its bracket.
        let object = document.node(root.kind == .array ? 1 : 0), object.kind == .object,
        let name = Self.camel(amongSnakes: object, page.members(of: number), document), page.isExample(body),
        let member = object.members.first(where: { $0.key.index == name }),
        case let meant = NameWords.parts(of: member.name).joined(separator: "_"), page.docs.exampleNames.isUsed(meant),
        object.member(meant) == nil
      else { continue }
      report.add(
        self, .style(member.name, meant),
        at: LiteralMap(page.document, block: body.block).range(member.key.keyRange(from: body.offsets.lowerBound)),
        operation: body.group.flatMap { page.operations(of: $0).first })
    }
  }

  /// The only name of an object that is written like `updatedAt`, where others are like `created_at`, by its node.
  private static func camel(
    amongSnakes object: JSONNode, _ members: [JSONDocument.MemberPlace], _ document: JSONDocument
  ) -> Int? {
    document.withNodes { bytes, _ in
      var snakes = 0
      var camels: [Int] = []
      var count = 0
      for at in members.indices where members[at].object == object.index {
        count += 1
        if count > 60 { break }
        let key = bytes[members[at].key]
        if key.contains(UInt8(ascii: "_")) {
          snakes += 1
        } else if key.count >= 6, key.first.map({ $0.isLetter && $0 & 0x20 != 0 }) == true,
          key.contains(where: { $0.isLetter && $0 & 0x20 == 0 })
        {
          // The key stands before its value.
          camels.append(members[at].node - 1)
        }
      }
      return camels.count == 1 && snakes >= 2 ? camels.first : nil
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
