import APIModel

/// What a recorded run wrote, read so that it is written again in the same words: the names that the run made up, and
/// the places of values that the recording hides.
struct RecordedWrites {
  /// What the run's made-up names began with; nil where it wrote nothing.
  let marker: String?
  /// The hidden values, as the word that stands for them.
  let values: [ProvidedValue]

  init(_ exchanges: [Exchange], _ spec: APISpec, base: BaseURL) {
    let writes = exchanges.filter { !$0.method.isSafe && $0.status != nil }
    guard !writes.isEmpty else {
      marker = nil
      values = []
      return
    }
    marker = writes.lazy.compactMap { Self.marker(in: ($0.requestBody ?? "") + " " + $0.url) }.first ?? "docproof"
    var values: [ProvidedValue] = []
    for write in writes {
      guard let body = write.requestBody, body.contains(Redactor.replacement),
        let operation = Self.operation(of: write, spec, base)
      else { continue }
      for name in Self.hiddenNames(in: body) {
        let value = ProvidedValue(
          name, Redactor.replacement, scope: .operation(operation.id, name: operation.name))
        if !values.contains(value) { values.append(value) }
      }
    }
    self.values = values
  }

  /// `docproof-` and eight digits of base 16, which tell runs apart.
  private static func marker(in text: String) -> String? {
    let start = "docproof-"
    var rest = text[...]
    while let range = rest.firstRange(ofBytes: start) {
      rest = rest[range.upperBound...]
      // A multipart boundary has more digits.
      let digits = rest.prefix(while: \.isHexDigit)
      if digits.utf8.count == 8 { return start + digits }
    }
    return nil
  }

  private static func operation(of exchange: Exchange, _ spec: APISpec, _ base: BaseURL) -> Operation? {
    guard let path = URLParts(exchange.url)?.path, path.hasPrefix(base.path) else { return nil }
    let rest = String(path.dropFirst(base.path.count))
    return spec.operations.filter { $0.method == exchange.method && $0.path.match(rest) != nil }
      .min { $0.path.placeholders.count < $1.path.placeholders.count }
  }

  /// The names whose values are hidden, in a body of one of the forms that `RequestBody` makes.
  private static func hiddenNames(in body: String) -> [String] {
    if let object = JSONReader.read(Array(body.utf8)).document.root.flatMap({ JSONValue($0) })?.objectValue {
      return object.members.filter { $0.value.stringValue == Redactor.replacement }.map(\.name)
    }
    let parts = body.split(separator: "name=\"").dropFirst().compactMap { part -> String? in
      guard let quote = part.firstIndex(of: "\""), part.contains(Redactor.replacement) else { return nil }
      return String(part[..<quote])
    }
    if !parts.isEmpty { return parts }
    return body.split(separator: "&").compactMap { pair in
      let words = pair.split(separator: "=", maxSplits: 1)
      guard words.count == 2, words[1] == Redactor.replacement else { return nil }
      return PercentEncoding.decode(String(words[0]))
    }
  }
}
