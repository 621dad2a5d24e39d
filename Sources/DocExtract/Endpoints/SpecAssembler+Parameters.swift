import APIModel

/// What tables, lists and the text say of parameters, statuses and response attributes.
extension SpecAssembler {
  /// The positions of a page's tables and lists by their group.
  struct GroupBlocks {
    var tables: [Int: [Int]] = [:]
    var lists: [Int: [Int]] = [:]

    init(_ page: ExtractedPage) {
      for (index, table) in page.tables.enumerated() {
        if let group = table.group { tables[group, default: []].append(index) }
      }
      for (index, list) in page.lists.enumerated() {
        if let group = list.group { lists[group, default: []].append(index) }
      }
    }
  }

  mutating func addFacts(_ page: Int, _ group: Int, _ blocks: GroupBlocks) {
    let extracted = pages[page]
    let lines = extracted.groups[group].documented
    let shared = extracted.groups[group]
    let tables = ((blocks.tables[group] ?? []) + shared.sharedTables).map { extracted.tables[$0] }
    let lists = ((blocks.lists[group] ?? []) + shared.sharedLists).map { extracted.lists[$0] }
    let document = extracted.document
    let promising = extracted.groups[group].paragraphs.filter { block in
      document.blocks[block].inlines.contains {
        let text = document.inlines[Int($0)].text
        // Most texts are short or begin otherwise.
        guard text.count >= 14, let first = document.buffer[text.bounds].first, first == 0x20 || first == 0x54 else {
          return false
        }
        let bytes = document.buffer[text.bounds]
        return bytes.starts(with: " query parameter ".utf8) || bytes.starts(with: "The parameter ".utf8)
      }
    }
    let reader = ParameterReader(page: extracted)
    let isOptional = reader.saysAllAreOptional(extracted.groups[group].paragraphs)
    let entries = reader.entries(tables, lists, isOptional: isOptional)
    let named = reader.namedInText(promising)
    let isAlone = lines.count == 1 && shared.illustrations.isEmpty
    let byID =
      isAlone ? [:] : Dictionary(grouping: lines + (lines.isEmpty ? [] : shared.illustrations), by: \.id)
    let placeholders = Set(lines.flatMap(\.listing.placeholders))
    var seen: Set<OperationID> = []
    for line in lines {
      let id = line.id
      guard seen.insert(id).inserted, let at = index[id] else { continue }
      let placement = ParameterPlacement(
        operation: spec.operations[at], own: byID[id] ?? [line], groupPlaceholders: placeholders)
      merge(placement.parameters(entries, named: named), into: at)
      for table in tables where table.role == .statuses { addStatuses(table, extracted, at) }
      for table in tables where table.role == .responseAttributes { addResponseAttributes(table, extracted, at) }
      for list in lists where list.isResponse {
        tableProperties[at, default: []] += ResponseAttributeReader(page: extracted).properties(list)
      }
    }
    let proseStatuses = StatusReader.statuses(in: extracted.groups[group].paragraphs, of: extracted.document)
    for id in proseStatuses.isEmpty ? [] : seen.sorted() {
      guard let at = index[id] else { continue }
      for status in proseStatuses where spec.operations[at].response(status.code) == nil {
        var response = Response(status: status.code, isStatusDocumented: true, span: status.span)
        response.description = status.text
        spec.operations[at].responses.append(response)
      }
    }
  }

  struct ParameterKey: Hashable {
    var name: String
    var location: Parameter.Location
  }

  mutating func merge(_ parameters: [Parameter], into operation: Int) {
    if parameters.isEmpty { return }
    let known = spec.operations[operation].parameters.count
    // Few are searched faster than hashed.
    if known + parameters.count <= 16 {
      for parameter in parameters {
        let position = spec.operations[operation].parameters.firstIndex {
          $0.location == parameter.location && $0.name == parameter.name
        }
        if let position {
          merge(parameter, into: operation, position)
        } else {
          spec.operations[operation].parameters.append(parameter)
        }
      }
      return
    }
    var positions: [ParameterKey: Int] = [:]
    for (position, parameter) in spec.operations[operation].parameters.enumerated() {
      positions[ParameterKey(name: parameter.name, location: parameter.location)] = position
    }
    for parameter in parameters {
      let key = ParameterKey(name: parameter.name, location: parameter.location)
      if let known = positions[key] {
        merge(parameter, into: operation, known)
      } else {
        positions[key] = spec.operations[operation].parameters.count
        spec.operations[operation].parameters.append(parameter)
      }
    }
  }

  mutating func merge(_ parameter: Parameter, into operation: Int, _ known: Int) {
    var merged = spec.operations[operation].parameters[known]
    if merged.schema.types.isEmpty, merged.writtenType == nil {
      let values = merged.schema.enumeration
      merged.schema = parameter.schema
      merged.schema.enumeration = merged.schema.enumeration ?? values
      merged.writtenType = parameter.writtenType
    }
    if merged.requirement == .unstated || merged.description == nil {
      if parameter.requirement != .unstated { merged.requirement = parameter.requirement }
    }
    if merged.description == nil {
      merged.description = parameter.description
      merged.span = parameter.span ?? merged.span
    }
    merged.schema.enumeration = merged.schema.enumeration ?? parameter.schema.enumeration
    merged.defaultValue = merged.defaultValue ?? parameter.defaultValue
    merged.deprecation = merged.deprecation ?? parameter.deprecation
    spec.operations[operation].parameters[known] = merged
  }

  mutating func addStatuses(_ table: PageTable, _ page: ExtractedPage, _ operation: Int) {
    let reader = TableReader(document: page.document)
    for row in table.rows {
      guard let cell = table.cell(row, .status), let status = reader.status(in: cell) else { continue }
      var response = Response(status: status, isStatusDocumented: true, span: page.span(row.range))
      let text = table.cell(row, .description) ?? row.cells.first { $0 != cell }
      response.description = text.map { page.document.plainText(of: $0).trimmingBlanks }
      if let known = spec.operations[operation].responses.firstIndex(where: { $0.status == status }) {
        let old = spec.operations[operation].responses[known]
        if old.isStatusDocumented, old.description != nil { continue }
        spec.operations[operation].responses[known] = response
      } else {
        spec.operations[operation].responses.append(response)
      }
    }
  }

  /// A table of response attributes; the examples' schema is laid over it later.
  mutating func addResponseAttributes(_ table: PageTable, _ page: ExtractedPage, _ operation: Int) {
    let properties = ResponseAttributeReader(page: page).properties(table)
    guard !properties.isEmpty else { return }
    tableProperties[operation, default: []] += properties
  }
}
