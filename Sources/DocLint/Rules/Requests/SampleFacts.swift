import APIModel
import DocExtract

extension LintedPage {
  /// The operation of its group that a sample calls.
  static func callee(
    of sample: PageSample, _ target: SampleTarget, _ page: ExtractedPage, _ docs: LintedDocs
  ) -> Operation? {
    guard target.verdict == .own, let group = sample.group, let method = sample.method else { return nil }
    // The path with the fewest placeholders is meant: `/runners/all` is not `/runners/:id`.
    let lines = page.groups[group].lines
    let fitting = lines.indices.filter { lines[$0].method == method && lines[$0].template.fits(target.segments) }
    let best = fitting.min { lines[$0].placeholders.count < lines[$1].placeholders.count }
    return best.flatMap { docs.operation(lines[$0].id) }
  }

  /// Whether the docs list the operation's parameters at all, so that one that is not among them is missing.
  func hasParameterTable(_ operation: Operation) -> Bool {
    operation.parameters.contains {
      $0.location != .path && ($0.writtenType != nil || $0.requirement != .unstated && $0.span?.file == page.file)
    }
  }

  /// The names that a sample sends in its query, forms and JSON body; nil where a variable or file hides them.
  func sentNames(of index: Int) -> Set<String>? {
    let sample = page.samples[index]
    var names = Set(sampleFields[index].map(\.name))
    for part in sample.curl.data + sample.curl.form {
      if part.text.hasPrefix("@") || part.text.hasPrefix("$") || part.text.hasPrefix("<") { return nil }
      guard part.text.looksLikeJSONObject else { continue }
      guard let root = JSONReader.read(part.text).document.root, root.kind == .object else { return nil }
      for member in root.members { names.insert(member.name) }
    }
    for header in sample.curl.headers {
      names.insert(header.text.headerName)
    }
    if sample.curl.uploads || sample.url?.query.contains(where: { $0.name.hasPrefix("$") }) == true { return nil }
    return names
  }

  /// Whether a name is that of an ID, which usually stands in a path.
  static func isIdentifier(_ name: String) -> Bool {
    name == "id" || name == "iid" || name.hasSuffix("_id") || name.hasSuffix("_iid")
  }

  /// `name` of `name[]` and `name[key]`.
  func rootName(_ name: String) -> String {
    guard let open = name.utf8.firstIndex(of: UInt8(ascii: "[")) else { return name }
    return String(name[..<open])
  }
}

extension String {
  /// What stands before the colon of a header as written, or what was to be one.
  var headerName: String {
    String(
      Substring(
        utf8.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: " ") }))
  }
}

extension StringProtocol {
  /// Whether a body is meant to be a JSON object or array.
  var looksLikeJSONObject: Bool {
    let text = utf8.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
    guard let first = text.first else { return false }
    if first == UInt8(ascii: "{") { return text.dropFirst().first != UInt8(ascii: "{") }
    return first == UInt8(ascii: "[") && text.contains(UInt8(ascii: "{"))
  }
}
