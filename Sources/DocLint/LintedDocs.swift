public import APIModel
public import DocExtract

/// All pages of a run, and what is looked up across them. Built once; every lookup is by key.
public final class LintedDocs: Sendable {
  public let spec: APISpec
  public let pages: [ExtractedPage]
  private let index: [OperationID: Int]
  /// Whether each operation has a parameter or attribute with a list of values.
  private let hasValues: [Bool]
  /// The segments of the base path that samples share, `api` and `v4`.
  let base: [Substring]
  /// The operations' numbers by the count of their path's segments and its first fixed one.
  private let byShape: [Shape: [Int]]
  let paths: PathVocabulary
  /// The fixed words of each operation's path.
  private let pathWords: [[PathWord?]]
  /// How many listed lines have a placeholder, by its name.
  private let placeholders: [String: Int]
  /// Whether the docs write `:id` rather than `{id}`.
  let isColonStyle: Bool
  /// How many placeholders of the paths have a row with their operation, and how many have none.
  let placeholderRows: (with: Int, without: Int)
  /// How many rows give a placeholder each type as written, by what stands before it and its name.
  let placeholderTypes: [String: [String: Int]]
  /// What the samples of all pages usually do.
  let habits: SampleHabits
  /// How many listed paths begin with a slash, and how many do not.
  let slashes: (with: Int, without: Int)
  /// The fixed segments before placeholders, in the order of their number.
  let owners: [(plural: String, singular: String)]
  private let plurals: Set<String>
  /// The collection of each resource, by its name in the singular.
  let collections: [String: String]
  /// How many rows give a parameter each type, by its name and the type's number.
  private let rowTypes: [String: [UInt8: Int]]
  /// What is deprecated, by the page that says so.
  private let deprecations: [String: [DeprecatedThing]]

  private struct Shape: Hashable {
    var count: Int
    var first: Substring
  }

  /// The version that the docs are for.
  public let targetVersion: VersionNumber?
  /// The anchors of every page.
  private let anchorsByPage: [String: Anchors]
  let exampleNames: ExampleNames
  let shownResources: ShownResources
  let statusDescriptions: StatusDescriptions
  /// The pages by the title of their first heading of level 1.
  private let titles: [String: [String]]
  /// The names of the pages of every folder, without `.md`.
  private let stems: [Substring: [String]]
  private let pageNames: Set<String>
  /// The same names by their folder and their singular.
  private let singularStems: [String: [String]]
  /// The pages' numbers, by path.
  private let numbers: [String: Int]
  /// The folders at the top that hold pages of the same names: versions or translations of the same docs.
  private let editions: Editions
  /// Whether links from page to page have the ending `.md` here, but for a few.
  let endsLinks: Bool

  /// - Parameters:
  ///   - extraction: The pages and what was read from them.
  ///   - targetVersion: The version that the docs are for, where it is known: what is to be gone by then is reported.
  ///   - basePath: The path before all documented ones, `/api/v4`, where samples do not show it.
  public init(_ extraction: Extraction, targetVersion: VersionNumber? = nil, basePath: String? = nil) {
    self.targetVersion = targetVersion
    anchorsByPage = Dictionary(
      extraction.pages.map { ($0.path, Anchors($0)) }, uniquingKeysWith: { first, _ in first })
    deprecations = DeprecatedThing.byPage(extraction.spec)
    editions = Editions(extraction.pages.map(\.file))
    endsLinks = Self.endsLinks(extraction.pages)
    stems = Dictionary(
      extraction.pages.filter { $0.path.hasSuffix(".md") }.map { page in
        let (folder, name) = Self.split(page.path)
        return (folder, [String(name.dropLast(3))])
      }, uniquingKeysWith: +)
    numbers = Dictionary(
      extraction.pages.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    pageNames = Set(stems.values.joined())
    singularStems = Dictionary(
      stems.flatMap { folder, names in names.map { ("\(folder)/\(Self.singular($0))", [$0]) } }, uniquingKeysWith: +)
    titles = Dictionary(
      extraction.pages.compactMap { page in
        page.sections.first { $0.level == 1 && $0.block != nil }.map { ($0.title, [page.path]) }
      }, uniquingKeysWith: +)
    shownResources = ShownResources(extraction.pages)
    statusDescriptions = StatusDescriptions(extraction.pages)
    exampleNames = ExampleNames(extraction.pages)
    spec = extraction.spec
    pages = extraction.pages
    index = Dictionary(
      extraction.spec.operations.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    // Substrings of one string that outlives them all.
    base = (basePath ?? extraction.spec.basePath).split(separator: "/")
    var byShape: [Shape: [Int]] = [:]
    for (number, operation) in spec.operations.enumerated() {
      let first = operation.path.literal(at: 0).map { $0[...] } ?? ""
      byShape[Shape(count: operation.path.segments.count, first: first), default: []].append(number)
    }
    var placeholders: [String: Int] = [:]
    var colons = 0
    var braces = 0
    var slashes = (with: 0, without: 0)
    for page in extraction.pages {
      for group in page.groups {
        for line in group.lines {
          if line.listing.path.hasPrefix("/") { slashes.with += 1 } else { slashes.without += 1 }
          guard !line.placeholders.isEmpty else { continue }
          if line.listing.path.utf8.contains(UInt8(ascii: ":")) { colons += 1 } else { braces += 1 }
          for name in line.placeholders { placeholders[name, default: 0] += 1 }
        }
      }
    }
    self.placeholders = placeholders
    var owners: [String: Int] = [:]
    var rowTypes: [String: [UInt8: Int]] = [:]
    var placeholderRows = (with: 0, without: 0)
    var placeholderTypes: [String: [String: Int]] = [:]
    for operation in spec.operations {
      for parameter in operation.parameters where parameter.location == .path {
        guard let written = parameter.writtenType else {
          placeholderRows.without += 1
          continue
        }
        placeholderRows.with += 1
        if let owner = operation.path.word(before: parameter.name) {
          placeholderTypes["\(owner)/\(parameter.name)", default: [:]][written, default: 0] += 1
        }
      }
      for index in operation.path.segments.indices.dropLast() {
        if let word = operation.path.literal(at: index), operation.path.literal(at: index + 1) == nil {
          owners[word, default: 0] += 1
        }
      }
      for parameter in operation.parameters where parameter.writtenType != nil && parameter.location != .path {
        rowTypes[parameter.name, default: [:]][parameter.schema.types.rawValue, default: 0] += 1
      }
    }
    self.owners = owners.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, Self.singular($0.key)) }
    self.rowTypes = rowTypes
    self.placeholderRows = placeholderRows
    self.placeholderTypes = placeholderTypes
    self.slashes = slashes
    isColonStyle = colons > braces
    habits = SampleHabits(extraction.pages, base: base)
    hasValues = spec.operations.map { operation in
      operation.parameters.contains { $0.schema.enumeration != nil || $0.schema.items?.schema.enumeration != nil }
        || operation.responses.contains { response in
          (response.schema?.items?.schema.properties ?? response.schema?.properties ?? []).contains {
            $0.schema.enumeration != nil
          }
        }
    }
    plurals = Set(self.owners.map(\.plural))
    collections = Dictionary(self.owners.map { ($0.singular, $0.plural) }, uniquingKeysWith: { first, _ in first })
    paths = PathVocabulary(spec.operations)
    pathWords = PathWord.words(of: spec.operations)
    self.byShape = byShape
  }

  /// The page beside another whose name is one of these in the singular or plural.
  func pageNamed(_ name: String, or last: String, beside path: String) -> String? {
    let (folder, own) = Self.split(path)
    let found = Set([name, last]).flatMap { singularStems["\(folder)/\($0)"] ?? [] }.filter { own != $0 + ".md" }
    return found.count == 1 ? found.first : nil
  }

  /// The only other page with a title.
  func pageTitled(_ title: String, besides path: String) -> String? {
    guard let pages = titles[title], pages.count == 2 else { return nil }
    return pages.first { $0 != path }
  }

  /// The number of an operation among those of the docs.
  func number(of id: OperationID) -> Int? { index[id] }

  public func operation(_ id: OperationID) -> Operation? { index[id].map { spec.operations[$0] } }

  /// The fixed words of a line's path by segment; nil for what is no fixed word.
  func words(of line: ListedOperation) -> [PathWord?] {
    if let number = index[line.id] { return pathWords[number] }
    return line.template.segments.indices.map { line.template.literal(at: $0).map { PathWord($0) } }
  }

  /// Whether a row of an operation lists the values of anything.
  func listsValues(_ id: OperationID) -> Bool { index[id].map { hasValues[$0] } ?? false }

  /// The operations whose path a concrete path fits, its base already taken off.
  func operations(matching segments: ArraySlice<Substring>) -> [Operation] {
    guard let first = segments.first else { return [] }
    let candidates =
      (byShape[Shape(count: segments.count, first: first)] ?? [])
      + (byShape[Shape(count: segments.count, first: "")] ?? [])
    return candidates.map { spec.operations[$0] }.filter { $0.path.fits(segments) }
  }

  /// Whether two pages belong to two versions or translations of the same docs, so that one says nothing of the other.
  func areOfTwoEditions(_ a: SourceFile, _ b: SourceFile) -> Bool { editions.areTwo(a, b) }

  /// Whether a concrete path and a method are those of a documented operation.
  func documents(_ method: HTTPMethod?, _ segments: ArraySlice<Substring>) -> Bool {
    guard let first = segments.first else { return false }
    for key in [first, ""] {
      for number in byShape[Shape(count: segments.count, first: key)] ?? []
      where spec.operations[number].method == method && spec.operations[number].path.fits(segments) {
        return true
      }
    }
    return false
  }

  private static func endsLinks(_ pages: [ExtractedPage]) -> Bool {
    var ending = 0
    var bare = 0
    for document in pages.lazy.map(\.document) {
      for inline in document.inlines where inline.kind == .link && !inline.text.isEmpty {
        let text = document.buffer[inline.text.bounds]
        let path = text.prefix { $0 != UInt8(ascii: "#") }
        guard let first = path.first, first != UInt8(ascii: "/"), !path.contains(UInt8(ascii: ":")) else { continue }
        if path.suffix(3).elementsEqual(".md".utf8) {
          ending += 1
        } else if path.last != UInt8(ascii: "/"), !path.suffix(8).contains(UInt8(ascii: ".")) {
          bare += 1
        }
      }
    }
    return ending >= 3 && ending >= 3 * bare
  }

  /// The folder and the name of a path.
  private static func split(_ path: String) -> (folder: Substring, name: Substring) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path[...]) }
    return (path[..<slash], path[path.utf8.index(after: slash)...])
  }

  /// The page whose name is a slip away in the same folder.
  func nearestPage(to path: String) -> String? {
    let (folder, name) = Self.split(path)
    let stem = name.hasSuffix(".md") ? name.dropLast(3) : name
    // The same page with the other ending.
    let other = String(stem) + ".markdown"
    if stem != name, hasPage(folder.isEmpty ? other : folder + "/" + other) { return other }
    // Short names are near to each other by chance.
    guard stem.utf8.count >= 4, let meant = Spelling.nearest(stem, in: stems[folder] ?? []) else { return nil }
    return meant + ".md"
  }

  func hasPage(_ path: some StringProtocol) -> Bool { anchorsByPage[String(path)] != nil }

  /// Whether pages lie in a folder itself.
  func hasFolder(_ path: String) -> Bool { stems[path[...]] != nil }

  func anchors(of page: String) -> Anchors? { anchorsByPage[page] }

  /// Whether any operation has a parameter, attribute or value of that name.
  func knowsName(_ name: String) -> Bool {
    // Values and what was only inferred are looked for where it comes to that: hardly ever.
    exampleNames.count(of: name) > 0 || placeholderCount(of: name) > 0 || Self.names(spec).contains(name)
  }

  private static func names(_ spec: APISpec) -> Set<String> {
    var names: Set<String> = []
    func add(_ schema: Schema) {
      for value in schema.enumeration?.values ?? [] { names.insert(value.value) }
      for property in schema.properties {
        names.insert(property.name)
        add(property.schema)
      }
      if let items = schema.items { add(items.schema) }
    }
    for operation in spec.operations {
      for parameter in operation.parameters {
        names.insert(parameter.name)
        add(parameter.schema)
      }
      for response in operation.responses { if let schema = response.schema { add(schema) } }
    }
    return names
  }

  func extractedPage(at path: String) -> ExtractedPage? { numbers[path].map { pages[$0] } }

  /// Whether a word in the singular names a resource: it stands before a placeholder in a path, or a page has its name.
  func isResource(_ word: String) -> Bool {
    collections[word] != nil || pageNames.contains(word) || pageNames.contains(word + "s")
  }

  /// Whether a word stands before a placeholder in any path, as `users` in `/users/:id`.
  func isCollection(_ word: String) -> Bool { plurals.contains(word) }

  static func singular(_ word: String) -> String {
    // Most words are no plurals.
    guard word.utf8.last == UInt8(ascii: "s") else { return word }
    func without(_ count: Int) -> String { String(Substring(word.utf8.dropLast(count))) }
    guard word.utf8.dropLast().last == UInt8(ascii: "e") else {
      // No "ies", "lves", "ches" and their like.
      return without(1)
    }
    if word.hasSuffix("ies") { return without(3) + "y" }
    if word.hasSuffix("lves") { return without(3) + "f" }
    return without(["ches", "shes", "sses", "xes"].contains(where: word.hasSuffix) ? 2 : 1)
  }

  /// How many listed lines have a placeholder of this name.
  func placeholderCount(of name: String) -> Int { placeholders[name] ?? 0 }

  /// How many rows give a parameter each type, by the type's number.
  func rowTypes(of name: String) -> [UInt8: Int] { rowTypes[name] ?? [:] }

  func deprecations(of page: String) -> [DeprecatedThing] { deprecations[page] ?? [] }
}
