import APIModel

/// What changed about a parameter that both sides have.
extension ParameterComparison {
  func compare(_ before: Parameter, _ after: Parameter, into list: inout OperationChanges) {
    compareRequirement(before, after, into: &list)
    compareType(before, after, into: &list)
    compareEnumeration(before, after, into: &list)
    compareConstraints(before, after, into: &list)
    compareDefault(before, after, into: &list)
    if let (was, now) = ParameterMeaning.opposites(before.description, after.description), before.location != .path {
      add(
        .parameterMeaningChanged, before, after, value: \.description, into: &list,
        "\(Self.noun(after)) speaks of “\(now)” where it spoke of “\(was)”",
        "Read both descriptions of \(Wording.code(after.name)): it may mean another thing.", confidence: 0.6)
    }
    if before.deprecation != nil, after.deprecation == nil {
      add(
        .parameterDeprecationEnded, before, after, value: { $0.deprecation?.sentence }, into: &list,
        "\(Self.noun(after)) is no longer called deprecated", "Nothing to do.")
    }
    if before.deprecation == nil, let deprecation = after.deprecation {
      add(
        .parameterDeprecated, before, after, value: { $0.deprecation?.sentence }, into: &list,
        "\(Self.noun(after)) is deprecated\(deprecation.details)", deprecation.advice("sending it"),
        span: deprecation.span)
    }
  }

  private func compareDefault(_ before: Parameter, _ after: Parameter, into list: inout OperationChanges) {
    let what = Self.noun(after)
    let name = Wording.code(after.name)
    switch (before.defaultValue, after.defaultValue) {
    case (let was?, let now?) where was != now:
      add(
        list.isContract && before.location != .body ? .parameterDefaultReplaced : .parameterDefaultChanged, before,
        after,
        value: \.defaultValue, into: &list,
        "default of \(what) is \(Wording.code(now)), it was \(Wording.code(was))",
        "Send \(name) with \(Wording.code(was)) where you relied on the default.")
    case (nil, let now?) where list.isContract:
      add(
        .parameterDefaultChanged, before, after, value: \.defaultValue, into: &list,
        "default of \(what) is \(Wording.code(now)), it had none", "Send \(name) where you want another value.")
    case (let was?, nil) where list.isContract:
      add(
        .parameterDefaultChanged, before, after, value: \.defaultValue, into: &list,
        "\(what) has no default any more, it was \(Wording.code(was))",
        "Send \(name) with \(Wording.code(was)) where you relied on the default.")
    default: break
    }
  }

  private func compareRequirement(_ before: Parameter, _ after: Parameter, into list: inout OperationChanges) {
    guard before.location != .path else { return }
    let what = Self.noun(after)
    let name = Wording.code(after.name)
    func change(_ compatibility: Compatibility, _ message: String, _ advice: String, confidence: Double = 1) {
      add(
        compatibility, before, after, value: { Self.requirement($0.requirement) }, into: &list, message, advice,
        confidence: confidence)
    }
    switch (before.requirement, after.requirement) {
    case (.optional, .required), (.conditional, .required):
      change(.parameterRequired, "\(what) is required now", "Send \(name) with every request.")
    case (.unstated, .required):
      change(
        .parameterRequiredUnstatedBefore, "\(what) is required, which the old docs did not say",
        "Make sure that \(name) is sent with every request.", confidence: 0.5)
    case (.optional, .conditional(let condition)):
      change(
        .parameterRequiredConditionally, "\(what) is required in some cases now: \(condition)",
        "Send \(name)\(Wording.clause(condition)).")
    case (.required, .optional), (.required, .conditional), (.conditional, .optional):
      change(.parameterOptional, "\(what) is no longer required in every case", "Nothing to do.")
    default: break
    }
  }

  private func compareType(_ before: Parameter, _ after: Parameter, into list: inout OperationChanges) {
    let isText = before.location != .body || isForm
    let what = Self.noun(after)
    let name = Wording.code(after.name)
    let was = Wording.type(before.schema)
    let now = Wording.type(after.schema)
    switch TypeComparison.request(before.schema, after.schema, isText: isText) {
    case .same:
      compareFormat(before, after, into: &list)
    case .widened:
      add(
        .parameterTypeWidened, before, after, value: Self.value, into: &list,
        "\(what) takes \(now), it took \(was)", "Nothing to do; old values are still accepted.")
    case .narrowed:
      add(
        .parameterTypeNarrowed, before, after, value: Self.value, into: &list,
        "\(what) takes \(now), it took \(was)", "Send \(name) as \(now).")
    }
    if before.schema.isNullable, !after.schema.isNullable, !after.schema.types.isEmpty {
      add(
        .parameterNotNullable, before, after, value: { $0.schema.isNullable ? "null" : nil }, into: &list,
        "\(what) no longer takes null", "Leave \(name) out, or send a value.")
    } else if list.isContract, !before.schema.isNullable, after.schema.isNullable, !before.schema.types.isEmpty {
      add(
        .parameterNullable, before, after, value: { $0.schema.isNullable ? "null" : nil }, into: &list,
        "\(what) takes null, too", "Nothing to do.")
    }
  }

  private func compareFormat(_ before: Parameter, _ after: Parameter, into list: inout OperationChanges) {
    let what = Self.noun(after)
    let name = Wording.code(after.name)
    let (was, now) = (before.schema.format, after.schema.format)
    guard was != now else { return }
    if !list.isContract {
      guard let was, let now else { return }
      add(
        .parameterFormatChanged, before, after, value: { $0.schema.format }, into: &list,
        "\(what) has the format \(Wording.code(now)), it was \(Wording.code(was))",
        "Send \(name) as \(Wording.code(now)).")
    } else if ValueRange.format(now, holds: was) {
      add(
        .parameterTypeWidened, before, after, value: { $0.schema.format }, into: &list,
        "\(what) takes \(now.map { "the format \(Wording.code($0))" } ?? "any format")"
          + (was.map { ", it took \(Wording.code($0))" } ?? ""),
        "Nothing to do; old values are still accepted.")
    } else {
      add(
        .parameterTypeNarrowed, before, after, value: { $0.schema.format }, into: &list,
        "\(what) has the format \(Wording.code(now ?? ""))" + (was.map { ", it was \(Wording.code($0))" } ?? ""),
        "Send \(name) as \(Wording.code(now ?? "")).")
    }
  }

  private func compareEnumeration(_ before: Parameter, _ after: Parameter, into list: inout OperationChanges) {
    let what = Self.noun(after)
    let values = { (parameter: Parameter) in parameter.schema.listedValues?.values.map(\.value).joined(separator: ", ")
    }
    switch (before.schema.listedValues, after.schema.listedValues) {
    case (let was?, let now?):
      let difference = EnumerationDifference(was, now)
      if let message = difference.message(about: what) {
        add(
          difference.lost.isEmpty ? .parameterEnumValueAdded : .parameterEnumValueRemoved, before, after,
          value: values, into: &list, message,
          difference.lost.isEmpty
            ? "Nothing to do; old values are still accepted."
            : "Stop sending \(Wording.list(difference.lost)) as \(Wording.code(after.name)).")
      }
      for value in difference.deprecated {
        guard let deprecation = value.deprecation else { continue }
        add(
          .parameterEnumValueDeprecated, before, after, value: values, into: &list,
          "value \(Wording.code(value.value)) of \(what) is deprecated\(deprecation.details)",
          deprecation.advice("sending it"), span: deprecation.span)
      }
    case (nil, let now?) where !before.schema.types.isSubset(of: .boolean):
      add(
        list.isContract ? .parameterLimitedToEnum : .parameterBecameEnum, before, after, value: values, into: &list,
        "\(what) takes only \(Wording.list(now.values.map(\.value))), the old docs listed no values",
        "Check that you send one of the listed values.", confidence: list.isContract ? 1 : 0.5)
    case (_?, nil) where !after.schema.types.isSubset(of: .boolean):
      add(
        .parameterNoLongerEnum, before, after, value: values, into: &list,
        "\(what) is no longer limited to listed values", "Nothing to do.", confidence: list.isContract ? 1 : 0.5)
    default: break
    }
  }

  private func compareConstraints(_ before: Parameter, _ after: Parameter, into list: inout OperationChanges) {
    let what = Self.noun(after)
    let name = Wording.code(after.name)
    for bound in ValueRange.bounds {
      let value = { (parameter: Parameter) in parameter.schema[keyPath: bound.path].map(String.init) }
      guard let now = after.schema[keyPath: bound.path] else {
        if let was = before.schema[keyPath: bound.path], list.isContract {
          add(
            .parameterBoundLoosened, before, after, value: value, into: &list,
            "\(what) has no \(bound.name) any more, it was \(was)", "Nothing to do; old values are still accepted.")
        }
        continue
      }
      guard now != before.schema[keyPath: bound.path] else { continue }
      guard let was = before.schema[keyPath: bound.path] else {
        add(
          .parameterBoundAdded, before, after, value: value, into: &list,
          "\(what) has the \(bound.name) \(now), the old docs named none", "Check that \(name) keeps to \(now).",
          confidence: list.isContract ? 1 : 0.5)
        continue
      }
      let isTighter = bound.isUpper ? now < was : now > was
      add(
        isTighter ? .parameterBoundTightened : .parameterBoundLoosened, before, after, value: value, into: &list,
        "\(bound.name) of \(what) is \(now), it was \(was)",
        isTighter ? "Keep \(name) to \(now)." : "Nothing to do; old values are still accepted.")
    }
    if list.isContract {
      compareAssertions(before, after, into: &list)
      compareAdditional(before, after, into: &list)
    }
    if let was = before.schema.pattern, let now = after.schema.pattern, was != now {
      add(
        .parameterPatternChanged, before, after, value: { $0.schema.pattern }, into: &list,
        "\(what) must match \(Wording.code(now)), it was \(Wording.code(was))",
        "Check that the values of \(name) still match.")
    } else if list.isContract, before.schema.pattern == nil, let now = after.schema.pattern {
      add(
        .parameterPatternChanged, before, after, value: { $0.schema.pattern }, into: &list,
        "\(what) must match \(Wording.code(now)), it was free", "Check that the values of \(name) match.")
    } else if list.isContract, let was = before.schema.pattern, after.schema.pattern == nil {
      add(
        .parameterPatternDropped, before, after, value: { $0.schema.pattern }, into: &list,
        "\(what) need no longer match \(Wording.code(was))", "Nothing to do; old values are still accepted.")
    }
  }

  // MARK: Words

  func add(
    _ compatibility: Compatibility, _ before: Parameter, _ after: Parameter, value: (Parameter) -> String?,
    into list: inout OperationChanges, _ message: String, _ advice: String, confidence: Double = 1,
    span: SourceSpan? = nil
  ) {
    list.add(
      compatibility, location: before.location.rawValue, name: before.name, confidence: confidence,
      old: SpecChange.Side(span: before.span ?? list.oldSpan, value: value(before)),
      new: SpecChange.Side(span: span ?? after.span ?? list.newSpan, value: value(after)), message: message,
      advice: advice)
  }

  /// ``query parameter `scope` ``
  static func noun(_ parameter: Parameter) -> String {
    "\(parameter.location.rawValue) parameter \(Wording.code(parameter.name))"
  }

  static func value(_ parameter: Parameter) -> String? { parameter.writtenType ?? parameter.schema.typeName }

  static func requirement(_ requirement: Parameter.Requirement) -> String? {
    switch requirement {
    case .required: "required"
    case .optional: "optional"
    case .conditional(let condition): condition
    case .unstated: nil
    }
  }
}
