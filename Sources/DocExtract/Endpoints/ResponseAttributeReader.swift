import APIModel

/// Reads tables of response attributes, whose names may be paths such as `author.username` or `assets[].url`.
struct ResponseAttributeReader {
  let document: MarkdownDocument

  /// One property a row, its name the whole path.
  func properties(_ table: PageTable) -> [Property] {
    let siblings = SiblingNames(table.rows.map(\.names))
    return table.rows.flatMap { row -> [Property] in
      row.names.map { name in
        var property = Property(name: name, evidence: Evidence(row: document.span(row.range)))
        if let cell = table.cell(row, .type), let schema = TypeNotation.schema(document.plainText(of: cell)) {
          property.schema = schema
        }
        guard let cell = table.cell(row, .description) else { return property }
        property.description = document.plainText(of: cell).trimmingBlanks
        let promises = DescriptionPromises(document, cell)
        describe(&property, promises, siblings, document.span(row.range)) { Prose(document, block: cell) }
        return property
      }
    }
  }

  /// One property an item of a bullet list.
  func properties(_ list: ParameterList) -> [Property] {
    let siblings = SiblingNames(list.items.map(\.names))
    return list.items.flatMap { item -> [Property] in
      item.names.map { name in
        var property = Property(name: name, evidence: Evidence(row: document.span(item.range)))
        if let written = item.writtenType, let schema = TypeNotation.schema(written) { property.schema = schema }
        property.description = item.description(document) ?? ""
        let promises = item.text.map { DescriptionPromises($0) } ?? DescriptionPromises(document, item.paragraph)
        describe(&property, promises, siblings, document.span(item.range)) { item.prose(document) }
        return property
      }
    }
  }

  /// What a description says besides: values, limits, deprecation.
  private func describe(
    _ property: inout Property, _ promises: DescriptionPromises, _ siblings: SiblingNames, _ span: SourceSpan,
    _ words: () -> Prose
  ) {
    let mayLimit = promises.mayLimit(property.schema.types)
    let mayDeprecate = promises.words.contains(.deprecation)
    guard promises.mayListValues || mayLimit || mayDeprecate else { return }
    let prose = words()
    if promises.mayListValues, property.schema.types == .string {
      let reading = EnumerationReader.read(prose, name: property.name, siblings: siblings, span: span)
      if !reading.values.isEmpty { property.schema.enumeration = Enumeration(values: reading.values) }
    }
    if mayLimit { LimitReader.read(prose, into: &property.schema) }
    guard mayDeprecate else { return }
    for note in DeprecationReader.notes(in: prose, span: span)
    where note.names.isEmpty || note.names.contains(property.name) {
      if note.isDeprecation { property.deprecation = note.deprecation }
      if let removal = note.removal { property.removal = removal }
    }
  }

  /// Lays table rows over a schema from examples: types and texts come from the rows, presence from the examples.
  static func lay(_ properties: [Property], over schema: Schema?) -> Schema {
    var schema = schema ?? unshown(properties)
    if let owner = owner(of: properties, in: schema) {
      schema.properties[owner].schema = lay(properties, over: schema.properties[owner].schema)
      return schema
    }
    let isList = schema.types == .array
    for property in properties {
      var path = property.name.split { $0 == "." || $0 == "[" || $0 == "]" }.map(String.init)[...]
      guard path.count <= 16, !path.isEmpty else { continue }
      if isList, var items = schema.items?.schema {
        place(property, at: &path, in: &items)
        schema.items = .schema(items)
      } else {
        place(property, at: &path, in: &schema)
      }
    }
    return schema
  }

  /// The one object around all that an answer carries, `{"user": {…}}`, where the rows name what is in it.
  private static func owner(of properties: [Property], in schema: Schema) -> Int? {
    guard schema.types == .object, schema.properties.count == 1, let inner = schema.properties.first,
      inner.schema.types == .object, properties.count > 1, !properties.contains(where: { $0.name == inner.name })
    else { return nil }
    let shown = Set(inner.schema.properties.map(\.name))
    return properties.filter { shown.contains($0.name) }.count * 2 > properties.count ? 0 : nil
  }

  /// What no example shows is an object; a list of them where each row says so, `[].name`.
  private static func unshown(_ properties: [Property]) -> Schema {
    guard !properties.isEmpty, properties.allSatisfy({ $0.name.hasPrefix("[].") }) else {
      return Schema(types: .object)
    }
    var list = Schema(types: .array)
    list.items = .schema(Schema(types: .object))
    return list
  }

  private static func place(_ property: Property, at path: inout ArraySlice<String>, in schema: inout Schema) {
    guard let name = path.popFirst() else { return }
    if schema.types == .array, schema.items == nil { schema.items = .schema(Schema(types: .object)) }
    if schema.types == .array, var items = schema.items?.schema {
      path.insert(name, at: path.startIndex)
      // An array's rows speak of its items; another array inside would have been named.
      if items.types == .array { return }
      place(property, at: &path, in: &items)
      schema.items = .schema(items)
      return
    }
    if let at = schema.properties.firstIndex(where: { $0.name == name }) {
      if path.isEmpty {
        schema.properties[at].evidence.row = property.evidence.row
        schema.properties[at].description = property.description
        schema.properties[at].deprecation = schema.properties[at].deprecation ?? property.deprecation
        schema.properties[at].removal = schema.properties[at].removal ?? property.removal
        schema.properties[at].schema.enumeration =
          property.schema.enumeration ?? schema.properties[at].schema.enumeration
        schema.properties[at].schema.isNullable = schema.properties[at].schema.isNullable || property.schema.isNullable
        let written = property.schema
        if schema.properties[at].schema.types.isEmpty { schema.properties[at].schema.types = written.types }
        if schema.properties[at].schema.types == written.types {
          schema.properties[at].schema.minimum = schema.properties[at].schema.minimum ?? written.minimum
          schema.properties[at].schema.maximum = schema.properties[at].schema.maximum ?? written.maximum
          schema.properties[at].schema.maximumLength =
            schema.properties[at].schema.maximumLength ?? written.maximumLength
        }
      } else {
        place(property, at: &path, in: &schema.properties[at].schema)
      }
    } else if path.isEmpty {
      var new = property
      new.name = name
      schema.properties.append(new)
    }
  }
}
