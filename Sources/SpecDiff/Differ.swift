public import APIModel

/// Compares two versions of an API by meaning, not by text. Only evidence counts: what one side does not show is not
/// called changed.
public enum Differ {
  public struct Options: Sendable {
    /// Verdicts that replace those of the table.
    public var verdicts: [Compatibility: SpecChange.Verdict]

    public init(verdicts: [Compatibility: SpecChange.Verdict] = [:]) {
      self.verdicts = verdicts
    }
  }

  /// - Parameters:
  ///   - old: what clients follow today.
  ///   - new: what they will have to follow.
  /// - Returns: the changes in the order of the old operations, then of the new ones; of one operation the request
  ///   comes before the response.
  public static func diff(_ old: APISpec, _ new: APISpec, options: Options = Options()) -> [SpecChange] {
    let matching = OperationMatching(old, new)
    var changes: [SpecChange] = []
    for match in matching.matches {
      changes += match.new.map { self.changes(match.old, $0, options) } ?? gone(match.old, nil, options)
    }
    for operation in matching.added where operation.removal == nil {
      var list = OperationChanges(operation.name, options: options)
      list.add(
        .operationAdded, new: SpecChange.Side(span: operation.span, value: operation.summary),
        message: operation.deprecation.map { "operation is new, and deprecated already\($0.details)" }
          ?? "operation is new",
        advice: operation.deprecation?.advice("calling it") ?? "Nothing to do; it may be called now.")
      changes += list.changes
    }
    return changes
  }

  private static func gone(_ old: Operation, _ new: Operation?, _ options: Options) -> [SpecChange] {
    // What the old docs call gone already is no news.
    guard old.removal == nil else { return [] }
    var list = OperationChanges(old.name, options: options)
    let version = new?.removal?.version.map { " since \($0)" } ?? ""
    let replacement = old.deprecation?.replacement ?? new?.deprecation?.replacement
    list.add(
      .operationRemoved, old: SpecChange.Side(span: old.span, value: old.summary),
      new: new?.removal.map { SpecChange.Side(span: $0.span ?? new?.span) },
      message: "operation is gone\(version)" + (old.deprecation.map { " (it was deprecated\($0.details))" } ?? ""),
      advice: replacement.map { "Use \(Wording.replacement($0)) instead." }
        ?? "Stop calling it; the new docs no longer have it.")
    return list.changes
  }

  private static func changes(_ old: Operation, _ new: Operation, _ options: Options) -> [SpecChange] {
    if new.removal != nil { return gone(old, new, options) }
    guard old.removal == nil else { return [] }
    var list = OperationChanges(old.name, options: options, oldSpan: old.span, newSpan: new.span)
    if old.deprecation == nil, let deprecation = new.deprecation {
      list.add(
        .operationDeprecated, old: SpecChange.Side(span: old.span),
        new: SpecChange.Side(span: deprecation.span ?? new.span, value: deprecation.sentence),
        message: "operation is deprecated\(deprecation.details)", advice: deprecation.advice("calling it"))
    }
    AuthenticationComparison.compare(old, new, into: &list)
    ParameterComparison(old, new).compare(into: &list)
    ResponseComparison(old, new).compare(into: &list)
    return list.changes
  }
}
