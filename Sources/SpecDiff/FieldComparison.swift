import APIModel

/// What changed about the attributes of one response, by their paths such as `[].projects[].id`.
struct FieldComparison {
  var list: OperationChanges
  private let location: String
  /// Whether the values are headers, by their names.
  private let isHeader: Bool
  private let oldSpan: SourceSpan?
  private let newSpan: SourceSpan?
  /// Whether examples are all that speaks on one side: they show, and promise nothing.
  let isByExample: Bool
  /// The examples' bodies on both sides; nil where a side has none.
  private let shown: (old: [JSONValue]?, new: [JSONValue]?)

  /// Deeper objects are not compared.
  private static let maximumDepth = 64
  /// Objects with fewer attributes than this in all are always compared one by one.
  private static let fewestToReplace = 6
  /// Fewer attributes than this are told one by one.
  private static let fewestOfAView = 5

  init(_ old: Response, _ new: Response, in list: OperationChanges, isHeader: Bool = false) {
    self.list = list
    self.isHeader = isHeader
    location = "response \(old.status)\(isHeader ? " header" : "")"
    oldSpan = old.span ?? list.oldSpan
    newSpan = new.span ?? list.newSpan
    isByExample = !list.isContract && (!old.examples.isEmpty || !new.examples.isEmpty)
    shown = isByExample ? (Value.bodies(old), Value.bodies(new)) : (nil, nil)
  }

  /// - Returns: the list with the changes of this response added.
  func compare(_ old: Schema, _ new: Schema) -> OperationChanges {
    var comparison = self
    comparison.compareValues(
      Value(old, Evidence(example: oldSpan), shown.old), Value(new, Evidence(example: newSpan), shown.new), path: "",
      depth: 0)
    return comparison.list
  }

  mutating func compareValues(_ old: Value, _ new: Value, path: String, depth: Int) {
    guard depth < Self.maximumDepth else { return }
    guard compareTypes(old, new, path: path) else { return }
    compareNull(old, new, path: path)
    compareEnumeration(old, new, path: path)
    if list.isContract {
      compareConstraints(old, new, path: path)
      compareAdditional(old, new, path: path, depth: depth)
    }
    if let before = old.schema.items?.schema, let after = new.schema.items?.schema {
      compareValues(
        Value(before, old.evidence.placeOnly, old.shownItems), Value(after, new.evidence.placeOnly, new.shownItems),
        path: path + "[]", depth: depth + 1)
    }
    // An object without attributes shows nothing.
    if !old.schema.properties.isEmpty, !new.schema.properties.isEmpty {
      compareProperties(old, new, path: path, depth: depth)
    }
  }

  // MARK: Objects

  private mutating func compareProperties(_ old: Value, _ new: Value, path: String, depth: Int) {
    if isByExample, MapKeys.areLikely(in: old.schema, at: path), MapKeys.areLikely(in: new.schema, at: path) {
      return compareMaps(old, new, path: path, depth: depth)
    }
    let before = Dictionary(old.schema.properties.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let after = Dictionary(new.schema.properties.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let common = before.keys.count { after[$0] != nil }
    let union = before.count + after.count - common
    if isByExample, MapKeys.isWrapped(old.schema, in: new.schema) {
      add(
        .fieldTypeChanged, path, old, new, values: (Self.names(old.schema), Self.names(new.schema)), confidence: 0.9,
        "each entry of \(noun(path)) is an object as \(noun(path)) itself was",
        "Read the attributes from the entries of \(Wording.code(path)), not from \(Wording.code(path)) itself.")
      return
    }
    if isByExample, union >= Self.fewestToReplace, common * 5 < union {
      add(
        .objectReplaced, path, old, new,
        values: (Self.names(old.schema), Self.names(new.schema)), confidence: 0.5,
        "\(noun(path)) shows another object: \(common) of \(union) attributes are in both examples",
        "Compare both examples by hand; one of them may belong to another operation.")
      return
    }
    let gone = old.schema.properties.filter { $0.removal == nil && after[$0.name] == nil }
    let come = new.schema.properties.filter { $0.removal == nil && before[$0.name] == nil }
    let found = list.renames.detect(gone.map(RenameDetection.Item.init), come.map(RenameDetection.Item.init))
    let renamed = Dictionary(
      found.renamed.map { (gone[$0.key].name, (come[$0.value.new], $0.value.confidence)) },
      uniquingKeysWith: { first, _ in first })
    let guesses = Dictionary(
      found.guesses.map { (gone[$0.key].name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let isAnotherView = addAnotherView(old, new, after, path: path)
    var seen: Set<String> = []
    for property in old.schema.properties where property.removal == nil && seen.insert(property.name).inserted {
      let place = path.isEmpty ? property.name : "\(path).\(property.name)"
      if let match = after[property.name], match.removal == nil {
        compareProperty((old, property), (new, match), path: place, depth: depth, isAnotherView: isAnotherView)
      } else if let (match, confidence) = renamed[property.name] {
        seen.insert(match.name)
        let newPlace = path.isEmpty ? match.name : "\(path).\(match.name)"
        rename(property, match, from: place, to: newPlace, confidence)
        compareProperty((old, property), (new, match), path: newPlace, depth: depth, isAnotherView: isAnotherView)
      } else {
        removed(property, after[property.name]?.removal, perhaps: guesses[property.name], path: place)
      }
    }
    for property in new.schema.properties where property.removal == nil && seen.insert(property.name).inserted {
      added(property, path: path.isEmpty ? property.name : "\(path).\(property.name)")
    }
  }

  /// Where the new examples show the object with most of its attributes and with few, that is one change: another view
  /// of it, not so many attributes that became rare.
  private mutating func addAnotherView(_ old: Value, _ new: Value, _ after: [String: Property], path: String) -> Bool {
    guard isByExample else { return false }
    let always = old.schema.properties.filter { $0.isRequired && $0.removal == nil }
    let rare = always.filter { property in
      after[property.name].map { !$0.isRequired && $0.evidence.shown > 0 && $0.evidence.isSometimesMissing } ?? false
    }
    guard rare.count >= Self.fewestOfAView, rare.count * 2 > always.count else { return false }
    add(
      .fieldsNotAlwaysShown, path, old, new, values: ("always there", "\(rare.count) of \(always.count) optional"),
      confidence: 0.5,
      "\(noun(path)) is also shown with fewer attributes: \(Wording.list(rare.map(\.name))) are not always there",
      "Look in the new docs for when the answer holds fewer attributes.")
    return true
  }

  private mutating func rename(
    _ old: Property, _ new: Property, from path: String, to newPath: String, _ confidence: Double
  ) {
    list.add(
      .fieldRenamed, location: location, name: path, newName: newPath, confidence: confidence,
      old: SpecChange.Side(span: old.evidence.span ?? oldSpan, value: old.name),
      new: SpecChange.Side(span: new.evidence.span ?? newSpan, value: new.name),
      message: "\(noun(path)) is called \(Wording.code(new.name))\(list.renames.others(old.name, new.name))",
      advice: "Read \(Wording.code(newPath)) instead of \(Wording.code(path)).")
  }

  private static func names(_ schema: Schema) -> String {
    schema.properties.prefix(12).map(\.name).joined(separator: ", ")
  }

  private mutating func added(_ property: Property, path: String) {
    list.add(
      .fieldAdded, location: location, name: path, old: SpecChange.Side(span: oldSpan),
      new: SpecChange.Side(span: property.evidence.span ?? newSpan, value: property.schema.typeName),
      message: "\(noun(path)) is new"
        + (property.deprecation.map { ", and deprecated already\($0.details)" } ?? ""),
      advice: "Nothing to do; \(Wording.code(path)) may be read now.")
  }

  private mutating func removed(_ property: Property, _ note: Removal?, perhaps guess: String?, path: String) {
    let isPromised = property.isRequired || note != nil
    let replacement = property.deprecation?.replacement
    list.add(
      isPromised ? .fieldRemoved : .optionalFieldRemoved, location: location, name: path,
      confidence: isPromised || !isByExample ? 1 : 0.7,
      old: SpecChange.Side(span: property.evidence.span ?? oldSpan, value: property.schema.typeName),
      new: SpecChange.Side(span: note?.span ?? newSpan),
      message: "\(noun(path)) is gone" + (note?.version.map { " since \($0)" } ?? ""),
      advice: replacement.map { "Read \(Wording.replacement($0)) instead." }
        ?? "Stop reading \(Wording.code(path))." + (guess.map { " Perhaps it is \(Wording.code($0)) now." } ?? ""))
  }

  private mutating func compareProperty(
    _ before: (parent: Value, property: Property), _ after: (parent: Value, property: Property), path: String,
    depth: Int, isAnotherView: Bool
  ) {
    let (old, new) = (before.property, after.property)
    let values = (before.parent.value(of: old), after.parent.value(of: new))
    if old.deprecation == nil, let deprecation = new.deprecation {
      list.add(
        .fieldDeprecated, location: location, name: path,
        old: SpecChange.Side(span: old.evidence.span ?? oldSpan),
        new: SpecChange.Side(span: deprecation.span ?? new.evidence.span ?? newSpan, value: deprecation.sentence),
        message: "\(noun(path)) is deprecated\(deprecation.details)", advice: deprecation.advice("reading it"))
    }
    if let deprecation = old.deprecation, new.deprecation == nil {
      list.add(
        .fieldDeprecationEnded, location: location, name: path,
        old: SpecChange.Side(span: deprecation.span ?? old.evidence.span ?? oldSpan, value: deprecation.sentence),
        new: SpecChange.Side(span: new.evidence.span ?? newSpan),
        message: "\(noun(path)) is no longer called deprecated", advice: "Nothing to do.")
    }
    if list.isContract, !old.isRequired, new.isRequired {
      add(
        .fieldRequired, path, values.0, values.1, values: ("optional", "always there"), "\(noun(path)) is always there",
        "Nothing to do.")
    }
    if old.isRequired, !new.isRequired, !isAnotherView,
      !isByExample || (new.evidence.shown > 0 && new.evidence.isSometimesMissing)
    {
      add(
        isByExample ? .fieldNotAlwaysShown : .fieldOptional, path, values.0, values.1,
        values: ("always there", "optional"),
        "\(noun(path)) is not always there",
        "Be prepared that \(Wording.code(path)) is missing.")
    }
    compareValues(values.0, values.1, path: path, depth: depth + 1)
  }

  // MARK: Values

  /// - Returns: whether what lies below can be compared.
  private mutating func compareTypes(_ old: Value, _ new: Value, path: String) -> Bool {
    let (old, new) = (old.asShown, new.asShown)
    let was = old.schema.typeName ?? ""
    let now = new.schema.typeName ?? ""
    let message = "\(noun(path)) is \(Wording.type(new.schema)), it was \(Wording.type(old.schema))"
    let advice = "Read \(path.isEmpty ? "the answer" : Wording.code(path)) as \(Wording.type(new.schema))."
    switch TypeComparison.response(old.schema, new.schema) {
    case .same:
      if list.isContract {
        compareFormat(old, new, path: path)
      } else if let before = old.schema.format, let after = new.schema.format, before != after {
        add(
          .fieldFormatChanged, path, old, new, values: (before, after),
          "\(noun(path)) has the format \(Wording.code(after)), it was \(Wording.code(before))",
          "Read \(Wording.code(path)) as \(Wording.code(after)).")
      }
      return true
    case .narrowed:
      // Examples that show fewer types than before prove nothing.
      if !isByExample { add(.fieldTypeNarrowed, path, old, new, values: (was, now), message, "Nothing to do.") }
      return true
    case .widened:
      let compatibility: Compatibility
      if (path.isEmpty || path.hasSuffix("[]")) && old.schema.types.union(new.schema.types) == [.object, .array] {
        compatibility = .responseShapeChanged
      } else if isByExample, old.schema.types == .integer, new.schema.types == .number {
        compatibility = .fieldFractionShown
      } else {
        compatibility = .fieldTypeChanged
      }
      add(compatibility, path, old, new, values: (was, now), message, advice)
      return new.schema.types.isSuperset(of: old.schema.types)
    }
  }

  mutating func add(
    _ compatibility: Compatibility, _ path: String, _ old: Value, _ new: Value, values: (String, String),
    confidence: Double = 1, _ message: String, _ advice: String
  ) {
    list.add(
      compatibility, location: location, name: path, confidence: confidence,
      old: SpecChange.Side(span: old.evidence.span ?? oldSpan, value: values.0),
      new: SpecChange.Side(span: new.evidence.span ?? newSpan, value: values.1), message: message, advice: advice)
  }

  /// ``response attribute `[].id` ``, or the whole answer.
  func noun(_ path: String) -> String {
    switch path {
    case _ where isHeader: "response header \(Wording.code(path))"
    case "": "the answer"
    case "[]": "each item of the answer"
    default: "response attribute \(Wording.code(path))"
    }
  }
}
