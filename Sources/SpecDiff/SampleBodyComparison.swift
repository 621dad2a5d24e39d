import APIModel

/// What bodies of requests show where no table or list says it: many docs document a body by its example alone.
struct SampleBodyComparison {
  private let old: Operation
  private let new: Operation

  init(_ old: Operation, _ new: Operation) {
    self.old = old
    self.new = new
  }

  func compare(into list: inout OperationChanges) {
    guard !list.isContract else { return }
    let before = SampleFacts(old)
    let after = SampleFacts(new)
    guard !before.fields.isEmpty, !after.fields.isEmpty else { return }
    let known = Set(before.fields.map(\.name)).union(Self.documented(old))
    let told = Self.documented(new)
    for field in Self.outermost(after.fields, unknownTo: known) where !told.contains(field.name) {
      list.add(
        .parameterAddedOptional, location: "body", name: field.name, confidence: 0.7,
        old: SpecChange.Side(span: before.fields.first?.span ?? list.oldSpan), new: SpecChange.Side(span: field.span),
        message: "the example of the body shows the new field \(Wording.code(field.name))",
        advice: "Nothing to do; \(Wording.code(field.name)) may be sent now.")
    }
    // Beside documented fields an example need not show all of them.
    guard (old.parameters + new.parameters).allSatisfy({ $0.location != .body }) else { return }
    let left = Set(after.fields.map(\.name))
    for field in Self.outermost(before.fields, unknownTo: left) {
      list.add(
        .parameterRemoved, location: "body", name: field.name, confidence: 0.5,
        old: SpecChange.Side(span: field.span), new: SpecChange.Side(span: after.fields.first?.span ?? list.newSpan),
        message: "the example of the body no longer shows \(Wording.code(field.name))",
        advice: "Check whether \(Wording.code(field.name)) is still understood.")
    }
  }

  /// The fields that the other side does not have, without those inside of them.
  private static func outermost(
    _ fields: [(name: String, span: SourceSpan)], unknownTo known: Set<String>
  ) -> [(name: String, span: SourceSpan)] {
    var missing: Set<String> = []
    return fields.filter { field in
      guard !known.contains(field.name) else { return false }
      let isInner = field.name.lastIndex(of: "[").map { open in
        let outer = field.name[..<open]
        return missing.contains(String(outer.hasSuffix("[]") ? outer.dropLast(2) : outer))
      }
      missing.insert(field.name)
      return isInner != true
    }
  }

  /// The names that its docs say in words.
  private static func documented(_ operation: Operation) -> Set<String> {
    Set(operation.parameters.filter { $0.location != .path }.map(\.name))
  }
}
