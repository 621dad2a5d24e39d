import APIModel
import DocExtract

/// A value of an example with what stands around it, to tell a slip from an answer of another format.
struct DifferentAnswers {
  private var value: JSONNode?
  /// The object whose member it is.
  private var object: JSONNode?
  private var method: HTTPMethod?

  /// - Parameter offset: Where the value begins in the body's text.
  init(_ body: Int, _ offset: Int, _ page: LintedPage) {
    let body = page.page.bodies[body]
    // The sample right above it is what it answers.
    let sample = page.page.samples.last { $0.block < body.block && $0.section == body.section }
    method = sample?.method ?? body.group.flatMap { page.page.groups[$0].lines.first?.method }
    guard var node = body.json?.document.root else { return }
    // Down to the value, by its offset.
    while true {
      if node.kind == .array, let item = node.items.first(where: { $0.range.contains(offset) }) {
        node = item
      } else if node.kind == .object, let member = node.members.first(where: { $0.value.range.contains(offset) }) {
        object = node
        node = member.value
      } else {
        return
      }
      if node.range.lowerBound == offset {
        value = node
        return
      }
    }
  }

  /// Whether the values are those of two formats: each object has several members that the other lacks, or one
  /// operation answers for one thing what another one answers for each of many.
  func areTwo(_ other: DifferentAnswers) -> Bool {
    guard let value, let theirs = other.value else { return false }
    if method != other.method, value.isList(of: theirs) || theirs.isList(of: value) { return true }
    guard let object, let around = other.object else { return false }
    let (own, others) = (Set(object.members.lazy.map(\.name)), Set(around.members.lazy.map(\.name)))
    return own.subtracting(others).count >= 2 && others.subtracting(own).count >= 2
  }
}

extension JSONNode {
  fileprivate func isList(of other: JSONNode) -> Bool {
    kind == .array && other.kind != .object && items.first { _ in true }?.kind == other.kind
  }
}
