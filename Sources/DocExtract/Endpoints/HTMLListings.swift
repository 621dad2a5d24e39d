import APIModel

/// Operations that tables in HTML list: a row each, or one in rows of labels, "URL" and "Method".
extension PageReader {
  /// Lists the rows of `<th>Method</th><th>Endpoint</th>…`.
  /// - Parameter table: Where the table stands in the source.
  /// - Returns: Whether it is such a table.
  mutating func readHTMLEndpoints(_ rows: [[Substring]], in table: Range<Int>, _ index: Int) -> Bool {
    guard rows.count > 1, let header = rows.first, header.count > 1 else { return false }
    let titles = header.map { HTMLDefinitions.plain($0) }
    let roles = titles.enumerated().map { ColumnTitle.role($1, isFirst: $0 == 0) }
    guard let path = roles.firstIndex(of: .path) else { return false }
    let method = roles.firstIndex(of: .method)
    // A column for each method, with a mark in those that a row's path takes.
    let matrix = titles.enumerated().filter { HTTPMethod(rawValue: $0.element) != nil }
    let assumed = method == nil && matrix.count < 2 ? assumedMethods() : []
    var at = table.lowerBound
    var read: [(lines: [ListingReader.Line], row: [Substring], range: SourceRange?)] = []
    for row in rows.dropFirst() where row.indices.contains(path) {
      let words = Self.words(Self.withPlaceholders(row[path]))
      guard let first = words.first(where: { $0.utf8.contains(UInt8(ascii: "/")) }) else { continue }
      var methods = method.map { row.indices.contains($0) ? Self.words(row[$0]) : [] } ?? []
      if method == nil, matrix.count >= 2 {
        methods = matrix.filter { column in
          row.indices.contains(column.offset)
            && TableReader.requirement(HTMLDefinitions.plain(row[column.offset]).trimmingBlanks) == .required
        }.map(\.element)
      }
      let lines = Self.lines(methods, words, assumed)
      if !lines.isEmpty { read.append((lines, row, place(of: first, from: &at, to: table.upperBound))) }
    }
    guard !read.isEmpty, read.count * 2 >= rows.count - 1 else { return false }
    let columns = titles.map { InlineParameters.column($0) }
    let isOverview = read.count > 1 && (roles.contains(.description) || columns.contains(where: \.isParameters))
    isGroupInUse = true
    for (lines, row, range) in read {
      if isOverview { isGroupInUse = true }
      list(lines.map { ($0, nil) }, block: index, map: nil, range: range, isOverview: isOverview)
      if isOverview, let group {
        page.groups[group].named = zip(columns, zip(roles, row)).flatMap { column, cell in
          column.isParameters
            ? named(in: cell.1, column.location) : cell.0 == .description ? queries(in: cell.1) : []
        }
      }
    }
    if isOverview || read.count > 8 { group = nil }
    return true
  }

  /// `/api/nodes/<i>name</i>` with the names in emphasis as placeholders.
  private static func withPlaceholders(_ cell: Substring) -> Substring {
    guard cell.utf8.count < 1000, cell.holds("/<") else { return cell }
    var text = String(cell)
    for tag in ["i", "em", "var"] {
      while let open = text.firstRange(ofBytes: "/<\(tag)>"),
        let close = text[open.upperBound...].firstRange(ofBytes: "</\(tag)>"),
        !text[open.upperBound..<close.lowerBound].utf8.contains(UInt8(ascii: "<"))
      {
        text.replaceSubrange(close, with: "}")
        text.replaceSubrange(open, with: "/{")
      }
    }
    return text[...]
  }

  /// Lists what rows of a label and a value say: "URL" and a path, "Method" and `GET`, or a text that names the method.
  mutating func readHTMLLabels(_ rows: [[Substring]], in table: Range<Int>, _ index: Int) -> Bool {
    let pairs = rows.filter { $0.count == 2 }.map { (HTMLDefinitions.plain($0[0]), HTMLDefinitions.plain($0[1])) }
    guard pairs.count * 2 >= rows.count, pairs.count <= 12 else { return false }
    var labels = ListingLabels()
    var path: String?
    for (label, value) in pairs {
      let value = value.filter { $0 != "`" }.trimmingBlanks
      switch labels.read("\(label.filter { $0 != ":" }): \(value)", context: nil) {
      case .listing(let text):
        let bytes = Array(text.utf8)
        list(ListingReader.lines(bytes, 0..<bytes.count).map { ($0, nil) }, block: index, map: nil)
        return true
      case .parts(let methods, let path):
        list(methods, path, block: index)
        return true
      case nil: path = path ?? labels.knownPath
      }
    }
    guard let path else { return false }
    // "This `GET` method lists the notes": the only one that the table names.
    var methods: [HTTPMethod] = []
    for word in pairs.flatMap({ $0.1.split(whereSeparator: { " `".contains($0) }) }) {
      if let method = HTTPMethod(rawValue: String(word)), !methods.contains(method) { methods.append(method) }
    }
    guard methods.count == 1 else { return false }
    list(methods, path, block: index)
    return true
  }

  /// Lists the operation of a table that is a card of it: a cell is the path, another "Verb: `GET`", and below "Query
  /// parameters" stand items.
  mutating func readHTMLCard(_ cells: [Substring], _ index: Int) -> Bool {
    guard (3...60).contains(cells.count) else { return false }
    let texts = cells.map { HTMLDefinitions.plain($0) }
    let path = texts.lazy.map { $0.filter { $0 != "`" }.trimmingBlanks }
      .first { $0.hasPrefix("/") && $0.utf8.count > 1 && !$0.utf8.contains(where: \.isBlank) }
    var methods: [HTTPMethod] = []
    for text in texts where methods.isEmpty && text.utf8.count <= 40 {
      guard let colon = text.firstIndex(of: ":"),
        ["verb", "method", "http method"].contains(text[..<colon].lowercased().trimmingBlanks)
      else { continue }
      methods = PathHeading.methods(in: Array(text[colon...].dropFirst().utf8.drop(while: \.isBlank))[...]) ?? []
    }
    guard let path, !methods.isEmpty else { return false }
    isGroupInUse = true
    list(methods, path, block: index)
    var location: String?
    for (cell, text) in zip(cells, texts) {
      switch text.lowercased().filter({ $0 != ":" }) {
      case "path parameters": location = "path"
      case "query parameters": location = "query"
      case "request body", "body parameters", "request", "response": location = nil
      default:
        guard let location else { continue }
        let definitions = cell.components(after: "<li").dropFirst().compactMap { item(in: $0.afterTag, location) }
        if !definitions.isEmpty { _ = readDefinitions(definitions, index, isSure: true) }
      }
    }
    return true
  }

  /// `<code>force</code> (optional) - Boolean value that …`
  private func item(in text: Substring, _ location: String) -> HTMLDefinitions.Definition? {
    let plain = HTMLDefinitions.plain(text)
    let parts = plain.split(separator: "`", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].allSatisfy({ $0 == " " }), ParameterListReader.isName(String(parts[1])) else {
      return nil
    }
    var definition = HTMLDefinitions.Definition(name: String(parts[1]), text: "")
    definition.location = location
    let rest = parts[2].trimmingBlanks
    if rest.hasPrefix("(optional") { definition.requirement = .optional }
    if rest.hasPrefix("(mandatory") || rest.hasPrefix("(required") { definition.requirement = .required }
    let text = rest.firstRange(ofBytes: "- ").map { String(rest[$0.upperBound...]) } ?? rest
    definition.text = text
    let words = text.split(separator: " ").prefix(2)
    if words.count == 2, words[1].hasPrefix("value"), TypeNotation.schema(String(words[0])) != nil {
      definition.type = String(words[0])
    }
    return definition
  }

  /// A page that names no method but GET anywhere tells what can be read.
  private func assumedMethods() -> [HTTPMethod] {
    let bytes = document.source.bytes
    return bytes.holds("POST") || bytes.holds("PUT") || bytes.holds("PATCH") || bytes.holds("DELETE") ? [] : [.get]
  }

  /// What stands between the blanks of a cell, without marks.
  private static func words(_ cell: Substring) -> [String] {
    HTMLDefinitions.plain(cell).split(whereSeparator: { " `,".contains($0) }).map(String.init)
  }

  private static func lines(_ methods: [String], _ path: [String], _ assumed: [HTTPMethod]) -> [ListingReader.Line] {
    // `GET /users` in one cell.
    let whole = Array(path.joined(separator: " ").utf8)
    let own = ListingReader.lines(whole, 0..<whole.count)
    if !own.isEmpty { return own }
    let names =
      methods.isEmpty ? assumed.map(\.rawValue) : methods.flatMap { $0.split(separator: "/").map(String.init) }
    return names.flatMap { name in
      path.filter { $0.utf8.contains(UInt8(ascii: "/")) }.prefix(4).flatMap { path in
        let bytes = Array("\(name) \(path)".utf8)
        return ListingReader.lines(bytes, 0..<bytes.count)
      }
    }
  }

  /// Where a path stands in the table, behind that of the row before.
  private func place(of path: String, from start: inout Int, to end: Int) -> SourceRange? {
    guard start < end else { return nil }
    let found = document.source.bytes[start..<end].withUnsafeBufferPointer { bytes in
      Array(path.utf8).withUnsafeBufferPointer { ByteSearch.offset(of: $0, in: bytes) }
    }
    guard let found else { return nil }
    let first = start + found
    start = first + path.utf8.count
    return SourceRange(document.source.position(of: first), document.source.position(of: start))
  }

  /// The parameters of a cell that holds nothing else, a line each: `<code>since</code> (string, optional)<br>`.
  private func named(in cell: Substring, _ location: Parameter.Location?) -> [NamedParameter] {
    var named: [NamedParameter] = []
    for piece in Self.pieces(cell) where !HTMLDefinitions.plain(piece).isEmpty {
      guard let definition = HTMLDefinitions.definition(piece), piece.holds("<code") || piece.holds("`") else {
        return []
      }
      named.append(parameter(definition, location))
    }
    return named
  }

  /// Queries that a description shows with what they do: `<code>?status=[done]</code> lists only …<br>`.
  private func queries(in cell: Substring) -> [NamedParameter] {
    Self.pieces(cell).compactMap { piece in
      let text = HTMLDefinitions.plain(piece)
      guard text.hasPrefix("`?") || text.hasPrefix("`&") else { return nil }
      let bytes = text.utf8.dropFirst(2)
      let name = String(
        decoding: bytes.prefix { $0.isWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }, as: UTF8.self)
      guard ParameterListReader.isName(name), let close = bytes.firstIndex(of: UInt8(ascii: "`")) else { return nil }
      var definition = HTMLDefinitions.Definition(name: name, text: "")
      definition.text = String(text[text.utf8.index(after: close)...]).trimmingBlanks
      return parameter(definition, .query)
    }
  }

  private func parameter(
    _ definition: HTMLDefinitions.Definition, _ location: Parameter.Location?
  ) -> NamedParameter {
    var parameter = Parameter(
      name: definition.name, location: location ?? .query, requirement: definition.requirement,
      span: document.span(nil))
    if let type = definition.type, let schema = TypeNotation.schema(type) {
      parameter.writtenType = type
      parameter.schema = schema
    }
    if !definition.text.isEmpty { parameter.description = definition.text }
    return NamedParameter(parameter, location)
  }

  private static func pieces(_ cell: Substring) -> [Substring] {
    cell.components(after: "<br").enumerated().map { number, piece in number == 0 ? piece : piece.afterTag }
      .flatMap { $0.components(after: "<li").enumerated().map { $0 == 0 ? $1 : $1.afterTag } }
  }
}
