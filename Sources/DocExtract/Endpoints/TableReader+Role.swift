import APIModel

/// What a table is of, by its columns, the text before it and its rows.
extension TableReader {
  func role(of table: PageTable, lead: String, meaning: SectionTitle) -> PageTable.Role {
    var meaning = meaning
    // "**Input**" and "**Output**" as titles that are no headings.
    if meaning.role == nil, lead.utf8.count <= 24, !lead.isEmpty { meaning.role = SectionTitle(lead).role }
    if table.column(.method) != nil, table.column(.path) != nil { return .endpoints }
    if let path = table.column(.method) ?? table.column(.path) ?? (table.columns.first?.role == .other ? 0 : nil) {
      for column in table.columns.indices where column == path || table.columns[column].role == .path {
        let listed = count(table, column) { !listings(in: $0).isEmpty }
        if listed > 0, listed * 2 > table.rows.count { return .endpoints }
      }
    }
    if let status = table.column(.status), table.column(.type) == nil || status == 0 {
      let codes = count(table, status) { self.status(in: $0) != nil }
      if codes > 0, codes * 2 >= table.rows.count { return .statuses }
    }
    guard let name = table.column(.name), !table.rows.isEmpty, !meaning.namesNoAttributes else { return .other }
    if table.column(.location) == nil, isOfVariables(table, name) { return .other }
    let words = lead.isEmpty ? [] : Self.phrases.meanings(in: lead)
    let isShort = lead.utf8.count <= 60
    let hasType = table.column(.type) != nil
    let saysRequirement = table.column(.required) != nil || table.column(.optional) != nil
    let hasDefault = table.column(.defaultValue) != nil
    let hasLocation = table.column(.location) != nil
    guard
      hasType || saysRequirement || table.column(.description) != nil || hasLocation || hasDefault
        || (isShort && words.contains(.parameter) && isOfSamples(table))
    else { return .other }
    // Headers with a description only are what answers carry; a default is for what may be left out of a request.
    if table.column(.required) == nil, !hasType, !hasDefault, !words.contains(.request),
      table.columns[name].titleBegins(with: "header")
    {
      return .other
    }
    if hasLocation { return .parameters }
    if table.columns[name].titleBegins(with: "response ") { return .responseAttributes }
    // "Returns the users." above a table of parameters says what the operation does, not what the table is of.
    let isDescription =
      (lead.hasSuffix(".") || lead.hasPrefix("returns ")) && meaning.role == nil
      && words.isDisjoint(with: [.response, .following])
      && (table.columns[name].titleBegins(with: "param") || table.columns[name].titleBegins(with: "arg"))
    if !isDescription, speaksOfAnswer(lead, words, meaning) {
      // What an answer's headers are is no part of its body.
      if words.contains(.header) { return .other }
      // "Required" may stand for "always there" where the heading leaves no doubt.
      if !saysRequirement || meaning.role == .response { return .responseAttributes }
    }
    if !saysRequirement, !hasType, !(isShort && words.contains(.attributes)),
      !table.columns[0].title.lowercased().holds("type")
    {
      // Prose tables with names and descriptions only must at least name attributes.
      var coded = 0
      for row in table.rows.indices where !table.rows[row].names.isEmpty && isCode(table.rows[row], name) { coded += 1 }
      if coded * 2 < table.rows.count, !namesParameters(table), !announcesPlain(table, words, lead) { return .other }
    }
    return .parameters
  }

  /// Whether the rows are variables of an environment, `API_KEY`, as the title of their column or their form says.
  private func isOfVariables(_ table: PageTable, _ column: Int) -> Bool {
    var joined = 0
    for name in table.rows.lazy.flatMap(\.names) {
      guard name.utf8.allSatisfy({ $0.isUpper || $0.isDigit || $0 == UInt8(ascii: "_") }) else { return false }
      if name.utf8.contains(UInt8(ascii: "_")) { joined += 1 }
    }
    let title = table.columns[column].title.lowercased()
    let isTitled = title.holds("variable") || title.hasPrefix("env")
    return isTitled ? joined > 0 : joined > 1 && joined * 2 > table.rows.count && table.column(.type) == nil
  }

  /// How many rows have a cell of one kind in a column.
  func count(_ table: PageTable, _ column: Int, where isOfKind: (Int) -> Bool) -> Int {
    var count = 0
    for row in table.rows.indices {
      let cells = table.rows[row].cells
      if column < cells.count, isOfKind(cells[column]) { count += 1 }
    }
    return count
  }

  /// Whether the attributes are what an answer carries: the text before says so; where it says nothing, the heading.
  private func speaksOfAnswer(_ lead: String, _ words: Words, _ meaning: SectionTitle) -> Bool {
    if hints.responseLeadIns.contains(where: { lead.holds($0) }) { return true }
    if hints.requestLeadIns.contains(where: { lead.holds($0) }) { return false }
    // "Response parameters" is a heading of both.
    if words.contains(.sent), meaning.role != .response || !words.contains(.response) { return false }
    return words.contains(.returned) || meaning.role == .response
  }

  /// Without titles a short text right before the table, "Query parameters", leaves no doubt that words without code
  /// marks are names.
  func announcesAttributes(_ lead: String) -> Bool {
    lead.utf8.count <= 60 && Self.phrases.meanings(in: lead).contains(.attributes)
  }

  /// "Param" and "Value" below "Query params": each with a value that a sample sends.
  private func isOfSamples(_ table: PageTable) -> Bool {
    table.columns.count == 2 && table.column(.name) == 0
      && ["value", "values", "example"].contains(table.columns[1].title.lowercased())
  }

  /// Whether the title speaks of parameters, another column of their defaults, and each row names one in one word.
  private func namesParameters(_ table: PageTable) -> Bool {
    guard let column = table.column(.name), table.column(.defaultValue) != nil,
      ["param", "arg", "attribute"].contains(where: { table.columns[column].title.lowercased().hasPrefix($0) })
    else { return false }
    return table.rows.allSatisfy { row in
      row.cells.indices.contains(column)
        && !document.plainText(of: row.cells[column]).trimmingBlanks.utf8.contains(where: \.isBlank)
    }
  }

  /// Whether the title of the first column or the text before the table leaves no doubt that words without code marks are
  /// names, and each of them may be one.
  private func announcesPlain(_ table: PageTable, _ words: Words, _ lead: String) -> Bool {
    guard let column = table.column(.name), column == 0, table.rows.count <= 200 else { return false }
    let title = table.columns[column].title.lowercased()
    guard ColumnTitle.isOfParameters(title) || words.contains(.attributes) || SectionTitle(lead).role == .request else {
      return false
    }
    return table.rows.allSatisfy { row in
      guard row.cells.indices.contains(column), row.names.count == 1, let name = row.names.first else { return false }
      // Variables of an environment and settings are in capitals.
      return ParameterListReader.isName(name) && name.utf8.contains(where: \.isLower)
        && document.trimmedBytes(of: row.cells[column]).split(separator: UInt8(ascii: " ")).count <= 2
    }
  }

  private func isCode(_ row: PageTable.Row, _ name: Int) -> Bool {
    guard name < row.cells.count else { return false }
    return document.blocks[row.cells[name]].inlines.contains { document.inlines[Int($0)].kind == .code }
  }

  /// What the text before a table holds.
  struct Words: OptionSet {
    let rawValue: UInt32

    static let request = Words(rawValue: 1)
    static let response = Words(rawValue: 1 << 1)
    static let following = Words(rawValue: 1 << 2)
    static let header = Words(rawValue: 1 << 3)
    /// What speaks of an answer, and what of a request.
    static let returned = Words(rawValue: 1 << 4)
    static let sent = Words(rawValue: 1 << 5)
    static let attributes = Words(rawValue: 1 << 6)
    static let parameter = Words(rawValue: 1 << 7)
  }

  private static let phrases = PhraseTable<Words>([
    (.request, ["request"]), (.response, ["response"]), (.following, ["following"]), (.header, ["header"]),
    (
      .returned,
      [
        "response", "returned", "returns", "return value", "result", "answer is", "answers with", "`200 ok`",
        "`201 created`", "响应", "返回", "レスポンス", "応答", "응답", "ответ", "Ответ", "antwort", "respuesta", "réponse",
        "resposta",
        "risposta",
      ]
    ),
    (.sent, ["request", "accept", "parameters", "you can pass", "supported attributes"]),
    (.attributes, ["parameters", "params", "arguments", "attributes", "following options"]),
    (.parameter, ["param", "argument", "form data", "form-data", "query string", "body"]),
  ])
}
