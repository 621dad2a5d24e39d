import APIModel

/// What changed about the parameters of one operation. They are the same by name and location; those of the path by
/// their position, since their names never reach the server.
struct ParameterComparison {
  let old: Operation
  let new: Operation
  /// Whether values of body parameters travel as text, in forms, so that a number is also a string.
  let isForm: Bool

  init(_ old: Operation, _ new: Operation) {
    self.old = old
    self.new = new
    let media = old.requestMediaTypes + new.requestMediaTypes
    isForm = !media.isEmpty && media.allSatisfy { $0.contains("form") }
  }

  func compare(into list: inout OperationChanges) {
    compareBody(into: &list)
    let placeholders = PlaceholderPairs(old, new)
    let isContract = list.isContract
    let outside = { (operation: Operation) in
      let parameters = operation.parameters.filter { $0.location != .path }
      return Self.unique(isContract ? Self.unfolded(parameters) : parameters)
    }
    var left = ParameterPool(outside(new))
    var intoPath = placeholders.added.sorted().map { name in
      new.parameter(name, in: .path)
        ?? Parameter(name: name, location: .path, requirement: .required, span: list.newSpan)
    }
    let identities = placeholders.compareIdentities(old, new, into: &list)
    for (before, after) in placeholders.parameters(old, new) where !identities.contains(before.name) {
      compare(before, after, into: &list)
    }
    var gone: [Parameter] = []
    for before in outside(old) {
      if let after = left.take(.exact, before) ?? left.take(.plain, before) {
        compare(before, after, into: &list)
      } else if let after = left.take(.named, before, where: { !isDocumentedBefore($0) }) {
        moved(before, after, into: &list)
      } else if let at = intoPath.firstIndex(where: { $0.name == before.name }) {
        moved(before, intoPath.remove(at: at), into: &list)
      } else {
        gone.append(before)
      }
    }
    let come = left.rest
    let renames = list.renames.detect(gone.map(RenameDetection.Item.init), come.map(RenameDetection.Item.init))
    for (index, before) in gone.enumerated() {
      if let match = renames.renamed[index] {
        renamed(before, come[match.new], match.confidence, into: &list)
      } else {
        removed(before, perhaps: renames.guesses[index], into: &list)
      }
    }
    let taken = Set(renames.renamed.values.map(\.new))
    for (index, after) in come.enumerated() where !taken.contains(index) { added(after, into: &list) }
  }

  /// The first of each name and location. `ids[]`, as forms and queries spell an array, is `ids`.
  private static func unique(_ parameters: [Parameter]) -> [Parameter] {
    var seen: Set<[String]> = []
    let present = parameters.filter { $0.removal == nil }
    let names = Set(present.map { [$0.name, $0.location.rawValue] })
    return present.filter { parameter in
      if parameter.name.hasSuffix("[]"),
        names.contains([String(parameter.name.dropLast(2)), parameter.location.rawValue])
      {
        return false
      }
      return seen.insert([parameter.name, parameter.location.rawValue]).inserted
    }
  }

  private func isDocumentedBefore(_ parameter: Parameter) -> Bool {
    old.parameter(parameter.name, in: parameter.location).map { $0.removal == nil } ?? false
  }

  // MARK: Whole parameters

  /// Whether it only names the path's placeholder another way: `awardable_id` in a table above `/issues/:issue_id`, of
  /// which the table says nothing under its own name.
  private func namesPlaceholder(_ parameter: Parameter, of operation: Operation) -> Bool {
    guard parameter.requirement == .required, let identity = ParameterIdentity(parameter.name),
      ["id", "iid"].contains(identity.kind), operation.path.placeholders.count > 1
    else { return false }
    let isSent = operation.samples.contains { ($0.query + $0.fields).contains { $0.name == parameter.name } }
    return !isSent
      && operation.path.placeholders.contains { name in
        name != parameter.name && operation.parameter(name, in: .path)?.span == nil
      }
  }

  private func added(_ after: Parameter, into list: inout OperationChanges) {
    if namesPlaceholder(after, of: new) { return }
    let what = Self.noun(after)
    let compatibility: Compatibility
    let how: String
    let advice: String
    switch after.requirement {
    case .required:
      (compatibility, how) = (.parameterAddedRequired, " and required")
      advice = "Send \(Wording.code(after.name)) with every request."
    case .conditional(let condition):
      (compatibility, how) = (.parameterAddedConditional, " and required in some cases: \(condition)")
      advice = "Send \(Wording.code(after.name))\(Wording.clause(condition))."
    case .optional, .unstated:
      (compatibility, how) = (.parameterAddedOptional, "")
      advice = "Nothing to do; \(Wording.code(after.name)) may be sent now."
    }
    list.add(
      compatibility, location: after.location.rawValue, name: after.name, old: SpecChange.Side(span: list.oldSpan),
      new: SpecChange.Side(span: after.span ?? list.newSpan, value: Self.value(after)),
      message: "\(what) is new\(how)" + (after.deprecation.map { ", and deprecated already\($0.details)" } ?? ""),
      advice: advice)
  }

  private func removed(_ before: Parameter, perhaps guess: String?, into list: inout OperationChanges) {
    if namesPlaceholder(before, of: old) { return }
    let note = new.parameters.first { $0.name == before.name && $0.location == before.location }?.removal
    let replacement = before.deprecation?.replacement
    list.add(
      .parameterRemoved, location: before.location.rawValue, name: before.name,
      old: SpecChange.Side(span: before.span ?? list.oldSpan, value: Self.value(before)),
      new: SpecChange.Side(span: note?.span ?? list.newSpan),
      message: "\(Self.noun(before)) is gone" + (note?.version.map { " since \($0)" } ?? ""),
      advice: replacement.map { "Send \(Wording.replacement($0)) instead." }
        ?? (before.location == .query && old.method.isSafe
          ? "Stop sending \(Wording.code(before.name)), and check that the results are still the ones you want."
          : "Stop sending \(Wording.code(before.name)).")
        + (guess.map { " Perhaps it is \(Wording.code($0)) now." } ?? ""))
  }

  private func renamed(
    _ before: Parameter, _ after: Parameter, _ confidence: Double, into list: inout OperationChanges
  ) {
    let others = list.renames.others(before.name, after.name)
    list.add(
      .parameterRenamed, location: before.location.rawValue, name: before.name, newName: after.name,
      confidence: confidence, old: SpecChange.Side(span: before.span ?? list.oldSpan, value: before.name),
      new: SpecChange.Side(span: after.span ?? list.newSpan, value: after.name),
      message: "\(Self.noun(before)) is called \(Wording.code(after.name))\(others)",
      advice: "Send \(Wording.code(after.name)) instead of \(Wording.code(before.name))"
        + (after.location == before.location ? "." : ", in the \(after.location.rawValue)."))
    compare(before, after, into: &list)
  }

  private func moved(_ before: Parameter, _ after: Parameter, into list: inout OperationChanges) {
    add(
      .parameterMoved, before, after, value: { $0.location.rawValue }, into: &list,
      "\(Self.noun(before)) moved to the \(after.location.rawValue)",
      "Send \(Wording.code(after.name)) in the \(after.location.rawValue) instead of the \(before.location.rawValue).")
    compare(before, after, into: &list)
  }
}
