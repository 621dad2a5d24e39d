public import APIModel

/// Compares two versions of an API by meaning, not by text. Only evidence counts: what one side does not show is not
/// called changed.
public enum Differ {
  public struct Options: Sendable {
    /// Verdicts that replace those of the table.
    public var verdicts: [Compatibility: SpecChange.Verdict]
    /// How sure an inferred move or rename must be, 0 to 1. Below it, what is gone and what is new stay apart, and a
    /// note says where it perhaps went.
    public var minimumConfidence: Double

    /// Bodies that a live server of the old version answered with, by the old operation's name: what they show already
    /// the new docs only correct.
    public var answers: [String: [JSONValue]] = [:]

    public init(verdicts: [Compatibility: SpecChange.Verdict] = [:], minimumConfidence: Double = 0.6) {
      self.verdicts = verdicts
      self.minimumConfidence = minimumConfidence
    }
  }

  /// - Parameters:
  ///   - old: what clients follow today.
  ///   - new: what they will have to follow.
  /// - Returns: the changes in the order of the old operations, then of the new ones; of one operation the request
  ///   comes before the response.
  public static func diff(_ old: APISpec, _ new: APISpec, options: Options = Options()) -> [SpecChange] {
    let matching = OperationMatching(old, new)
    let base = baseChange(old, new, options)
    let migration = Migration(matching, old, new, options)
    // The first look finds which renames run through several operations; each makes the others surer.
    var renames = RenameDetection(
      words: migration.words,
      minimumConfidence: min(options.minimumConfidence, max(0.5, options.minimumConfidence - 0.1)))
    renames.bound(names: old.operations.reduce(0) { $0 + $1.nameCount })
    let isContract = old.isContract && new.isContract
    var changes = diff(matching, migration, Context(options: options, renames: renames, isContract: isContract))
    renames.countSiblings(changes)
    if !renames.siblings.isEmpty {
      renames.minimumConfidence = options.minimumConfidence
      changes = diff(matching, migration, Context(options: options, renames: renames, isContract: isContract))
    }
    DocsCorrection(old, new, answers: options.answers).mark(&changes)
    return base + changes
  }

  /// The part of every URL that changed, `/api/v3` to `/api/v4`: one change for all operations.
  static func baseChange(_ old: APISpec, _ new: APISpec, _ options: Options) -> [SpecChange] {
    let before = OperationMatching.base(old)
    let after = OperationMatching.base(new)
    guard !before.isEmpty, !after.isEmpty, before != after else { return [] }
    let shown = { (spec: APISpec, base: String) in
      spec.operations.lazy.flatMap(\.samples).first { $0.url.holds("\(base)/") }?.span
        ?? spec.operations.first?.place
    }
    var list = OperationChanges(everyOperation, options: options)
    list.add(
      .basePathChanged, old: SpecChange.Side(span: shown(old, before), value: before),
      new: SpecChange.Side(span: shown(new, after), value: after),
      message: "every path begins with \(Wording.code(after)), it was \(Wording.code(before))",
      advice: "Write \(Wording.code(after)) instead of \(Wording.code(before)) in the base URL.")
    return list.changes
  }

  /// What the one change that concerns all operations names as its operation.
  public static let everyOperation = "all operations"

  private static func diff(
    _ matching: OperationMatching, _ migration: Migration, _ context: Context
  ) -> [SpecChange] {
    let options = context.options
    var changes: [SpecChange] = []
    for match in matching.matches where match.old.removal == nil && !migration.repeated.contains(match.old.id) {
      if let new = match.new, new.removal == nil {
        changes += migration.withSplits(self.changes(match.old, new, context), match.old, options)
      } else if let move = migration.moves[match.old.id] {
        changes += moved(match.old, move, context)
      } else {
        changes += gone(match.old, match.new, migration.guesses[match.old.id], context)
      }
    }
    for operation in matching.added where operation.removal == nil && !migration.taken.contains(operation.id) {
      var list = OperationChanges(operation.name, options: options)
      list.add(
        .operationAdded, new: SpecChange.Side(span: operation.place, value: operation.heading),
        message: operation.deprecation.map { "operation is new, and deprecated already\($0.details)" }
          ?? "operation is new",
        advice: operation.deprecation?.advice("calling it") ?? "Nothing to do; it may be called now.")
      changes += list.changes
    }
    return changes
  }

  private struct Context {
    var options: Options
    var renames: RenameDetection
    var isContract: Bool
  }

  private static func moved(_ old: Operation, _ move: MoveDetection.Move, _ context: Context) -> [SpecChange] {
    let new = move.new
    var list = OperationChanges(
      old.name, options: context.options, renames: context.renames, isContract: context.isContract, oldSpan: old.place,
      newSpan: new.place)
    let sides = (
      SpecChange.Side(span: old.place, value: old.heading), SpecChange.Side(span: new.place, value: new.heading)
    )
    switch move.kind {
    case .moved:
      list.add(
        .operationMoved, to: move.to, confidence: move.confidence, old: sides.0, new: sides.1,
        message: "operation moved to \(Wording.code(move.to))", advice: "Call \(Wording.code(move.to)) instead.")
      compareDetails(old, new, into: &list)
    case .merged:
      list.add(
        .operationMerged, to: move.to, confidence: move.confidence, old: sides.0, new: sides.1,
        message: "operation is part of \(Wording.code(new.name)) now"
          + (move.to == new.name ? "" : ": \(Wording.code(move.to))"),
        advice: "Call \(Wording.code(move.to)) instead.")
    }
    return list.changes
  }

  private static func gone(
    _ old: Operation, _ new: Operation?, _ guess: MoveDetection.Move?, _ context: Context
  ) -> [SpecChange] {
    var list = OperationChanges(old.name, options: context.options)
    let version = new?.removal?.version.map { " since \($0)" } ?? ""
    let replacement = old.deprecation?.replacement ?? new?.deprecation?.replacement
    list.add(
      .operationRemoved, old: SpecChange.Side(span: old.place, value: old.heading),
      new: new?.removal.map { SpecChange.Side(span: $0.span ?? new?.place) },
      message: "operation is gone\(version)" + (old.deprecation.map { " (it was deprecated\($0.details))" } ?? ""),
      advice: replacement.map { "Use \(Wording.replacement($0)) instead." }
        ?? "Stop calling it; the new docs no longer have it."
        + (guess.map { " Perhaps it moved to \(Wording.code($0.to))." } ?? ""))
    return list.changes
  }

  private static func changes(_ old: Operation, _ new: Operation, _ context: Context) -> [SpecChange] {
    var list = OperationChanges(
      old.name, options: context.options, renames: context.renames, isContract: context.isContract, oldSpan: old.place,
      newSpan: new.place)
    compareDetails(old, new, into: &list)
    return list.changes
  }

  private static func compareDetails(_ old: Operation, _ new: Operation, into list: inout OperationChanges) {
    if old.deprecation == nil, let deprecation = new.deprecation {
      list.add(
        .operationDeprecated, old: SpecChange.Side(span: old.place),
        new: SpecChange.Side(span: deprecation.span ?? new.place, value: deprecation.sentence),
        message: "operation is deprecated\(deprecation.details)", advice: deprecation.advice("calling it"))
    }
    if let deprecation = old.deprecation, new.deprecation == nil {
      list.add(
        .operationDeprecationEnded,
        old: SpecChange.Side(span: deprecation.span ?? old.place, value: deprecation.sentence),
        new: SpecChange.Side(span: new.place), message: "operation is no longer called deprecated",
        advice: "Nothing to do.")
    }
    AuthenticationComparison.compare(old, new, into: &list)
    ParameterComparison(old, new).compare(into: &list)
    ResponseComparison(old, new).compare(into: &list)
  }
}
