import APIModel

/// What changed about the answers of one operation.
struct ResponseComparison {
  private let old: Operation
  private let new: Operation

  init(_ old: Operation, _ new: Operation) {
    self.old = old
    self.new = new
  }

  func compare(into list: inout OperationChanges) {
    if list.isContract { compareContractStatuses(into: &list) } else { compareStatuses(into: &list) }
    compareErrors(into: &list)
    comparePagination(into: &list)
    for before in old.responses where list.isContract && (200..<300).contains(before.status) {
      guard let after = new.response(before.status) else { continue }
      compareMediaTypes(before, after, into: &list)
      list = HeaderComparison(before, after, in: list).compare()
      compareBodies(before, after, into: &list)
    }
    if !list.isContract, let before = old.success, let after = new.success {
      compareBodies(before, after, into: &list)
    }
    for before in old.responses where !(200..<300).contains(before.status) {
      guard let after = new.response(before.status) else { continue }
      if list.isContract { list = HeaderComparison(before, after, in: list).compare() }
      compareBodies(before, after, into: &list)
    }
  }

  /// A body that one side does not show says nothing.
  private func compareBodies(_ before: Response, _ after: Response, into list: inout OperationChanges) {
    guard let schema = before.schema, let newSchema = after.schema else { return }
    let comparison = FieldComparison(before, after, in: list)
    list = comparison.compare(schema, newSchema)
  }

  // MARK: Statuses

  /// A contract names each status that may come.
  private func compareContractStatuses(into list: inout OperationChanges) {
    let isSuccess = { (response: Response) in (200..<300).contains(response.status) }
    for before in old.responses.filter(isSuccess) where !new.documentsStatus(before.status) {
      list.add(
        .successStatusChanged, location: "response \(before.status)", old: side(before, list.oldSpan),
        new: SpecChange.Side(span: list.newSpan, value: new.success.map { "\($0.status)" }),
        message: "success is no longer answered with \(before.status)",
        advice: new.success.map { "Accept \($0.status) as success." } ?? "Do not wait for \(before.status).")
    }
    for after in new.responses.filter(isSuccess) where !old.documentsStatus(after.status) {
      list.add(
        .successStatusAdded, location: "response \(after.status)", old: SpecChange.Side(span: list.oldSpan),
        new: side(after, list.newSpan), message: "success may be answered with \(after.status)",
        advice: "Accept \(after.status) as success.")
    }
  }

  private func compareMediaTypes(_ before: Response, _ after: Response, into list: inout OperationChanges) {
    let difference = MediaTypeDifference(before.mediaTypes, after.mediaTypes)
    let location = "response \(before.status)"
    let sides = (
      SpecChange.Side(span: before.span ?? list.oldSpan, value: before.mediaTypes.joined(separator: ", ")),
      SpecChange.Side(span: after.span ?? list.newSpan, value: after.mediaTypes.joined(separator: ", "))
    )
    if !difference.lost.isEmpty {
      list.add(
        .responseMediaTypeRemoved, location: location, old: sides.0, new: sides.1,
        message: "the answer no longer comes as \(Wording.list(difference.lost))",
        advice: after.mediaTypes.isEmpty
          ? "Stop reading the body." : "Ask for and read \(Wording.list(after.mediaTypes)).")
    } else if !difference.gained.isEmpty {
      list.add(
        .responseMediaTypeAdded, location: location, old: sides.0, new: sides.1,
        message: "the answer may come as \(Wording.list(difference.gained)), too", advice: "Nothing to do.")
    }
  }

  private func compareStatuses(into list: inout OperationChanges) {
    if old.method == .delete, new.method == .delete, let before = old.success, !before.examples.isEmpty,
      new.responses.allSatisfy({ $0.examples.isEmpty || $0.status >= 300 }), new.success?.isStatusDocumented != true
    {
      list.add(
        .bodyNoLongerShown, location: "response \(before.status)", confidence: 0.6, old: side(before, list.oldSpan),
        new: SpecChange.Side(span: new.success?.span ?? list.newSpan),
        message: "the docs no longer show a body of the answer",
        advice: "Do not rely on the body: the answer may be 204 without one.")
    }
    if let before = old.success, let after = new.success, before.isStatusDocumented, before.examples.isEmpty,
      before.schema == nil, before.mediaType == nil, let schema = after.schema, !after.examples.isEmpty,
      let names = Self.names(schema)
    {
      list.add(
        .bodyShown, location: "response \(after.status)", old: side(before, list.oldSpan),
        new: SpecChange.Side(span: after.examples.first?.span ?? after.span ?? list.newSpan, value: names),
        message: "the docs show a body of the answer: \(names)", advice: "Nothing to do; the body may be read now.")
    }
    if let before = old.success, let after = new.success, before.status != after.status, after.isStatusDocumented {
      let sides = (side(before, list.oldSpan), side(after, list.newSpan))
      let isBodyDropped = (after.status == 204 || after.status == 205) && before.schema != nil
      if isBodyDropped || before.isStatusDocumented {
        list.add(
          isBodyDropped ? .bodyDropped : .successStatusChanged, location: "response \(before.status)", old: sides.0,
          new: sides.1,
          message: isBodyDropped
            ? "success is answered with \(after.status) and no body, it was \(before.status) with one"
            : "success is answered with \(after.status), it was \(before.status)",
          advice: isBodyDropped
            ? "Accept \(after.status), and stop reading the body." : "Accept \(after.status) as success.")
      }
    }
  }

  /// The attributes of an object, or of a list's items; nil where there are none.
  private static func names(_ schema: Schema) -> String? {
    let names = (schema.items?.schema ?? schema).properties.map(\.name)
    return names.isEmpty ? nil : Wording.list(names)
  }

  private func compareErrors(into list: inout OperationChanges) {
    let before = errors(old)
    let after = errors(new)
    // Docs that name no error at all don't say that there are none.
    guard list.isContract || (!before.isEmpty && !after.isEmpty) else { return }
    for response in before where !new.documentsStatus(response.status) {
      list.add(
        .errorStatusRemoved, location: "response \(response.status)", old: side(response, list.oldSpan),
        new: SpecChange.Side(span: list.newSpan), message: "status \(response.status) is no longer documented",
        advice: "Nothing to do.")
    }
    for response in after where !old.documentsStatus(response.status) {
      list.add(
        .errorStatusAdded, location: "response \(response.status)", old: SpecChange.Side(span: list.oldSpan),
        new: side(response, list.newSpan), message: "status \(response.status) is newly documented",
        advice: "Make sure that \(response.status) is handled as an error.")
    }
  }

  private func errors(_ operation: Operation) -> [Response] {
    operation.responses.filter { $0.isStatusDocumented && $0.status >= 300 }
  }

  private func side(_ response: Response, _ span: SourceSpan?) -> SpecChange.Side {
    SpecChange.Side(span: response.span ?? span, value: "\(response.status)")
  }

  private func comparePagination(into list: inout OperationChanges) {
    guard old.isPaginated != new.isPaginated else { return }
    list.add(
      new.isPaginated ? .paginationAdded : .paginationDropped,
      old: SpecChange.Side(span: old.place, value: old.isPaginated ? "paginated" : nil),
      new: SpecChange.Side(span: new.place, value: new.isPaginated ? "paginated" : nil),
      message: new.isPaginated
        ? "the answer comes in pages, which the old docs did not say"
        : "the docs no longer say that the answer comes in pages",
      advice: new.isPaginated
        ? "Follow the pages, or the answer holds only the first one." : "Nothing to do; one page may hold all.")
  }
}

/// Which media types one side has and the other lacks, without their parameters.
struct MediaTypeDifference {
  let lost: [String]
  let gained: [String]

  init(_ old: [String], _ new: [String]) {
    let plain = { (type: String) in type.prefix { $0 != ";" && $0 != " " }.lowercased() }
    let before = Set(old.map(plain))
    let after = Set(new.map(plain))
    lost = old.filter { !after.contains(plain($0)) && !after.contains("*/*") }
    gained = new.filter { !before.contains(plain($0)) }
  }
}
