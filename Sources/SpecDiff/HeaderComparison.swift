import APIModel

/// What changed about the headers that contracts name for an answer.
struct HeaderComparison {
  private let old: Response
  private let new: Response
  private var list: OperationChanges
  private let location: String

  init(_ old: Response, _ new: Response, in list: OperationChanges) {
    self.old = old
    self.new = new
    self.list = list
    location = "response \(old.status) header"
  }

  /// - Returns: the list with the changes of the headers added.
  func compare() -> OperationChanges {
    guard old.headers != new.headers else { return list }
    var comparison = self
    comparison.compareAll()
    return comparison.list
  }

  private mutating func compareAll() {
    // Names are compared without case (RFC 9110 §5.1).
    let after = Dictionary(new.headers.map { ($0.name.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
    var known: Set<String> = []
    for header in old.headers where known.insert(header.name.lowercased()).inserted {
      if let match = after[header.name.lowercased()] {
        compare(header, match)
      } else {
        add(
          header.isRequired ? .responseHeaderRemoved : .optionalResponseHeaderRemoved, header, nil, "is gone",
          "Stop reading \(Wording.code(header.name)).")
      }
    }
    for header in new.headers where known.insert(header.name.lowercased()).inserted {
      add(.responseHeaderAdded, nil, header, "is new", "Nothing to do; \(Wording.code(header.name)) may be read now.")
    }
  }

  private mutating func compare(_ before: Parameter, _ after: Parameter) {
    if before.isRequired, !after.isRequired {
      add(
        .responseHeaderNoLongerPromised, before, after, "is not always there",
        "Be prepared that \(Wording.code(before.name)) is missing.")
    } else if !before.isRequired, after.isRequired {
      add(.responseHeaderPromised, before, after, "is always there", "Nothing to do.")
    }
    if before.deprecation == nil, let deprecation = after.deprecation {
      add(.fieldDeprecated, before, after, "is deprecated\(deprecation.details)", deprecation.advice("reading it"))
    }
    var fields = FieldComparison(old, new, in: list, isHeader: true)
    fields.compareValues(
      FieldComparison.Value(before.schema, Evidence(row: before.span)),
      FieldComparison.Value(after.schema, Evidence(row: after.span)), path: before.name,
      depth: 0)
    list = fields.list
  }

  private mutating func add(
    _ compatibility: Compatibility, _ before: Parameter?, _ after: Parameter?, _ what: String, _ advice: String
  ) {
    let name = before?.name ?? after?.name ?? ""
    let side = { (header: Parameter?, span: SourceSpan?) in
      SpecChange.Side(span: header?.span ?? span, value: header.flatMap { $0.schema.typeName })
    }
    list.add(
      compatibility, location: location, name: name, old: side(before, old.span ?? list.oldSpan),
      new: side(after, new.span ?? list.newSpan), message: "response header \(Wording.code(name)) \(what)",
      advice: advice)
  }
}
