import APIModel

/// What a paragraph promises about the operations of its section: deprecations, versions, roles, pagination.
struct SectionProse: Sendable {
  private var notes: [DeprecationNote] = []
  private var introduced: String?
  private var roles: [String] = []
  private var speaksOfPages = false

  /// Whether the paragraph promises nothing.
  var isEmpty: Bool { notes.isEmpty && introduced == nil && roles.isEmpty && !speaksOfPages }

  /// The words without which a paragraph promises nothing.
  static let words: ParagraphWords = [.deprecation, .introduction, .role, .pages]

  static func read(_ document: MarkdownDocument, block: Int) -> SectionProse {
    var facts = SectionProse()
    let text = document.plainBytes(of: block)
    let mayDeprecate = DeprecationReader.mayHold(text)
    let mayIntroduce = text.containsIgnoringCase("introduced")
    let mayDemand = RoleReader.mayHold(text)
    facts.speaksOfPages = text.containsIgnoringCase("paginat")
    guard mayDeprecate || mayIntroduce || mayDemand else { return facts }
    let prose = Prose(document, block: block)
    if mayDeprecate {
      facts.notes = DeprecationReader.notes(in: prose, span: document.span(document.blocks[block].range))
    }
    if mayIntroduce { facts.introduced = introduction(prose) }
    if mayDemand { facts.roles = RoleReader.roles(in: prose) }
    return facts
  }

  /// "Introduced in GitLab 8.5": the sentence begins so; one about a single attribute does not.
  private static func introduction(_ prose: Prose) -> String? {
    for sentence in prose.sentences {
      guard let at = sentence.prefix(3).firstIndex(where: { $0.isWord("introduced") }) else { continue }
      if let version = sentence[at...].prefix(6).lazy.compactMap(\.version).first { return version }
    }
    return nil
  }

  /// - Parameter isItsPage: Whether the operation is documented on this page; one that only shows it, in a chapter about
  ///   tokens say, does not tell who may call it.
  func apply(to operation: inout Operation, isItsPage: Bool) {
    operation.introduced = operation.introduced ?? introduced
    for role in isItsPage ? roles : [] where !operation.roles.contains(role) { operation.roles.append(role) }
    if speaksOfPages { operation.isPaginated = true }
    for note in notes { apply(note, to: &operation) }
  }

  private func apply(_ note: DeprecationNote, to operation: inout Operation) {
    if let container = note.container {
      for name in note.names { deprecateValue(name, of: container, note, in: &operation) }
      return
    }
    if note.names.isEmpty {
      guard note.target == .operation else { return }
      if note.isDeprecation { operation.deprecation = note.deprecation.merged(with: operation.deprecation) }
      if let removal = note.removal { operation.removal = operation.removal ?? removal }
      return
    }
    for name in note.names {
      if note.target != .response, deprecateParameter(name, note, in: &operation) { continue }
      if note.target != .parameter { deprecateAttribute(name, note, in: &operation) }
    }
  }

  private func deprecateParameter(_ name: String, _ note: DeprecationNote, in operation: inout Operation) -> Bool {
    guard let at = operation.parameters.firstIndex(where: { $0.name == name && $0.location != .path }) else {
      return false
    }
    if note.isDeprecation {
      // A row's own note, usually without versions, is completed by the section's.
      let row = operation.parameters[at].deprecation
      operation.parameters[at].deprecation = row?.merged(with: note.deprecation) ?? note.deprecation
    }
    if let removal = note.removal { operation.parameters[at].removal = operation.parameters[at].removal ?? removal }
    return true
  }

  private func deprecateValue(_ value: String, of name: String, _ note: DeprecationNote, in operation: inout Operation)
  {
    for at in operation.parameters.indices where operation.parameters[at].name == name {
      guard var values = operation.parameters[at].schema.enumeration?.values else { continue }
      if let index = values.firstIndex(where: { $0.value == value }) {
        values[index].deprecation = values[index].deprecation?.merged(with: note.deprecation) ?? note.deprecation
      } else if note.isDeprecation {
        // Still accepted, or there would be nothing to deprecate.
        values.append(EnumerationValue(value, deprecation: note.deprecation))
      }
      operation.parameters[at].schema.enumeration?.values = values
    }
  }

  private func deprecateAttribute(_ name: String, _ note: DeprecationNote, in operation: inout Operation) {
    for response in operation.responses.indices where (200..<300).contains(operation.responses[response].status) {
      guard var schema = operation.responses[response].schema else { continue }
      if schema.types == .array, var items = schema.items?.schema {
        mark(name, note, in: &items)
        schema.items = .schema(items)
      } else {
        mark(name, note, in: &schema)
      }
      operation.responses[response].schema = schema
    }
  }

  private func mark(_ name: String, _ note: DeprecationNote, in schema: inout Schema) {
    guard schema.types.contains(.object) else { return }
    if let at = schema.properties.firstIndex(where: { $0.name == name }) {
      if note.isDeprecation {
        schema.properties[at].deprecation = note.deprecation.merged(with: schema.properties[at].deprecation)
      }
      if let removal = note.removal, schema.properties[at].evidence.shown == 0 {
        schema.properties[at].removal = removal
      }
    } else if let removal = note.removal {
      // It is gone from the examples: the docs promise that it is not there.
      schema.properties.append(
        Property(
          name: name, evidence: Evidence(row: removal.span), deprecation: note.isDeprecation ? note.deprecation : nil,
          removal: removal))
    }
  }
}
