import APIModel

/// What a contract states of an attribute's values beyond their type.
extension FieldComparison {
  mutating func compareFormat(_ old: Value, _ new: Value, path: String) {
    let (was, now) = (old.schema.format, new.schema.format)
    guard was != now else { return }
    let isSafe = ValueRange.format(was, holds: now)
    let text = { (format: String?) in format.map { Wording.code($0) } ?? "free" }
    add(
      isSafe ? .fieldTypeNarrowed : .fieldFormatWidened, path, old, new, values: (was ?? "", now ?? ""),
      "the format of \(noun(path)) is \(text(now)), it was \(text(was))",
      isSafe ? "Nothing to do." : "Be prepared for other values in \(Wording.code(path)).")
  }

  /// What a contract promises of values: an answer may keep more than the old promise, never less.
  mutating func compareConstraints(_ old: Value, _ new: Value, path: String) {
    for bound in ValueRange.bounds {
      let (was, now) = (old.schema[keyPath: bound.path], new.schema[keyPath: bound.path])
      guard was != now else { continue }
      let isLooser = was.map { was in now.map { bound.isUpper ? $0 > was : $0 < was } ?? true } ?? false
      add(
        isLooser ? .fieldBoundLoosened : .fieldBoundTightened, path, old, new,
        values: (was.map(String.init) ?? "none", now.map(String.init) ?? "none"),
        "\(bound.name) of \(noun(path)) is \(now.map(String.init) ?? "not limited")"
          + (was.map { ", it was \($0)" } ?? ""),
        isLooser ? "Be prepared for values beyond \(was.map(String.init) ?? "the old bound")." : "Nothing to do.")
    }
    compareAssertions(old, new, path: path)
    if old.schema.pattern != new.schema.pattern {
      add(
        .fieldPatternChanged, path, old, new, values: (old.schema.pattern ?? "none", new.schema.pattern ?? "none"),
        "the pattern of \(noun(path)) is \(new.schema.pattern.map(Wording.code) ?? "gone")", "Nothing to do.")
    }
  }
  /// What an object may hold besides its listed attributes.
  mutating func compareAdditional(_ old: Value, _ new: Value, path: String, depth: Int) {
    let (was, now) = (old.schema.additional.stated, new.schema.additional.stated)
    let inner = path.isEmpty ? "*" : "\(path).*"
    switch (was, now) {
    case (.values(let before), .values(let after)):
      compareValues(
        Value(before, old.evidence.placeOnly), Value(after, new.evidence.placeOnly), path: inner, depth: depth + 1)
    case (.values, .forbidden):
      add(
        .additionalFieldsDropped, inner, old, new, values: (text(was), text(now)),
        "\(noun(path)) holds no attributes beyond the listed ones any more", "Stop reading others.")
    case (.values, nil):
      add(
        .additionalFieldsWidened, inner, old, new, values: (text(was), text(now)),
        "attributes of \(noun(path)) beyond the listed ones may be anything, they were \(text(was))",
        "Be prepared for other values in them.")
    case (nil, .values), (nil, .forbidden):
      add(
        .additionalFieldsLimited, inner, old, new, values: (text(was), text(now)),
        "attributes of \(noun(path)) beyond the listed ones are \(text(now)), they might be anything", "Nothing to do.")
    case (.forbidden, nil), (.forbidden, .values):
      add(
        .additionalFieldsAllowed, inner, old, new, values: (text(was), text(now)),
        "\(noun(path)) may hold attributes beyond the listed ones", "Ignore what you do not know.")
    default: break
    }
  }

  private func text(_ additional: AdditionalProperties?) -> String { additional.phrase }

  private mutating func compareAssertions(_ old: Value, _ new: Value, path: String) {
    for difference in AssertionDifference.all(old.schema, new.schema) {
      add(
        difference.isWeaker ? .fieldAssertionDropped : .fieldAssertionAdded, path, old, new,
        values: (difference.was ?? "none", difference.now ?? "none"),
        "\(difference.name) of \(noun(path)) is \(difference.now ?? "not limited")"
          + (difference.was.map { ", it was \($0)" } ?? ""),
        difference.isWeaker ? "Be prepared for other values in \(Wording.code(path))." : "Nothing to do.")
    }
  }
}
