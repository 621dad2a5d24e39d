public import APIModel
public import DocExtract

/// All pages of a run, and what is looked up across them. Built once; every lookup is by key.
public final class LintedDocs: Sendable {
  public let spec: APISpec
  public let pages: [ExtractedPage]
  private let numbersOfOperations: OperationNumbers
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
  /// What misspelt names of headers mean, in lower case.
  let headerSlips = Once<[String: String]>()
  /// How many listed paths begin with a slash, and how many do not.
  let slashes: (with: Int, without: Int)
  /// The fixed segments before placeholders, in the order of their number.
  let owners: [(plural: String, singular: String)]
  private let plurals: NameSet
  private let singulars: NameSet
  /// What names a resource.
  private let resources: NameSet
  /// The collection of each resource, by its name in the singular.
  let collections: [String: String]
  private let rowTypes: RowTypes
  /// What is deprecated, by the page that says so.
  private let deprecations: [String: [DeprecatedThing]]

  private struct Shape: Hashable {
    var count: Int
    var first: Substring
  }

  /// The version that the docs are for.
  public let targetVersion: VersionNumber?
  /// The anchors of every page.
  private let anchorsByPage: [Once<Anchors>]
  let exampleNames: ExampleNames
  let shownResources: ShownResources
  let statusDescriptions: StatusDescriptions
  /// The pages by the title of their first heading of level 1.
  private let titles: [String: [String]]
  /// The names of the pages of every folder, without `.md`.
  private let stems: [Substring: [Spelling.Candidate]]
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
    anchorsByPage = extraction.pages.map { _ in Once() }
    deprecations = DeprecatedThing.byPage(extraction.spec)
    editions = Editions(extraction.pages.map(\.file))
    endsLinks = Self.endsLinks(extraction.pages)
    var stems: [Substring: [Spelling.Candidate]] = [:]
    for page in extraction.pages.indices where extraction.pages[page].path.hasSuffix(".md") {
      let (folder, name) = Self.split(extraction.pages[page].path)
      stems[folder, default: []].append(Spelling.Candidate(String(name.dropLast(3))))
    }
    self.stems = stems
    numbers = Dictionary(
      extraction.pages.enumerated().map { ($1.path, $0) }, uniquingKeysWith: { first, _ in first })
    let pageNames = Set(stems.values.joined().map(\.word))
    singularStems = Dictionary(
      stems.flatMap { folder, names in names.map { ("\(folder)/\(Self.singular($0.word))", [$0.word]) } },
      uniquingKeysWith: +)
    titles = Dictionary(
      extraction.pages.compactMap { page in
        page.sections.first { $0.level == 1 && $0.block != nil }.map { ($0.title, [page.path]) }
      }, uniquingKeysWith: +)
    shownResources = ShownResources(extraction.pages)
    statusDescriptions = StatusDescriptions(extraction.pages)
    exampleNames = ExampleNames(extraction.pages)
    spec = extraction.spec
    pages = extraction.pages
    numbersOfOperations = OperationNumbers(extraction.spec.operations)
    // Substrings of one string that outlives them all.
    base = (basePath ?? extraction.spec.basePath).split(separator: "/")
    var byShape: [Shape: [Int]] = [:]
    for number in spec.operations.indices {
      let path = spec.operations[number].path
      byShape[Shape(count: path.segments.count, first: path.literal(at: 0)?[...] ?? ""), default: []].append(number)
    }
    var placeholders: [String: Int] = [:]
    var colons = 0
    var braces = 0
    var slashes = (with: 0, without: 0)
    for page in extraction.pages.indices {
      for group in extraction.pages[page].groups.indices {
        for line in extraction.pages[page].groups[group].lines {
          if line.listing.path.hasPrefix("/") { slashes.with += 1 } else { slashes.without += 1 }
          guard !line.placeholders.isEmpty else { continue }
          if line.listing.path.utf8.contains(UInt8(ascii: ":")) { colons += 1 } else { braces += 1 }
          for name in line.placeholders { placeholders[name, default: 0] += 1 }
        }
      }
    }
    self.placeholders = placeholders
    var owners: [String: Int] = [:]
    var rowTypes = RowTypes()
    var placeholderRows = (with: 0, without: 0)
    var placeholderTypes: [String: [String: Int]] = [:]
    for number in spec.operations.indices {
      let path = spec.operations[number].path
      let parameters = spec.operations[number].parameters
      for index in parameters.indices {
        guard parameters[index].location == .path else {
          if parameters[index].writtenType != nil {
            rowTypes.add(parameters[index].name, parameters[index].schema.types)
          }
          continue
        }
        guard let written = parameters[index].writtenType else {
          placeholderRows.without += 1
          continue
        }
        placeholderRows.with += 1
        if let owner = path.word(before: parameters[index].name) {
          placeholderTypes["\(owner)/\(parameters[index].name)", default: [:]][written, default: 0] += 1
        }
      }
      for index in path.segments.indices.dropLast() {
        if let word = path.literal(at: index), path.literal(at: index + 1) == nil { owners[word, default: 0] += 1 }
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
    plurals = self.owners.reduce(into: NameSet()) { $0.insert(NameHash.of($1.plural)) }
    singulars = self.owners.reduce(into: NameSet()) { $0.insert(NameHash.of($1.singular)) }
    var resources = singulars
    for name in pageNames {
      resources.insert(NameHash.of(name))
      if name.utf8.last == UInt8(ascii: "s") { resources.insert(NameHash.of(name.utf8.dropLast())) }
    }
    self.resources = resources
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
  func number(of id: OperationID) -> Int? { numbersOfOperations[id] }

  public func operation(_ id: OperationID) -> Operation? { number(of: id).map { spec.operations[$0] } }

  /// The fixed words of a line's path by segment; nil for what is no fixed word.
  func words(of line: ListedOperation) -> [PathWord?] {
    if let number = number(of: line.id) { return pathWords[number] }
    return line.template.segments.indices.map { line.template.literal(at: $0).map { PathWord($0) } }
  }

  /// Whether a row of an operation lists the values of anything.
  func listsValues(_ id: OperationID) -> Bool { number(of: id).map { hasValues[$0] } ?? false }

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

  /// The folder and the name of a path.
  private static func split(_ path: String) -> (folder: Substring, name: Substring) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return ("", path[...]) }
    return (path[..<slash], path[path.utf8.index(after: slash)...])
  }

  /// The page whose name is a slip away in the same folder.
  func nearestPage(to path: String) -> String? {
    let (folder, name) = Self.split(path)
    let stem = name.utf8.suffix(3).elementsEqual(".md".utf8) ? name.dropLast(3) : name
    // The same page with the other ending.
    let other = String(stem) + ".markdown"
    if stem != name, hasPage(folder.isEmpty ? other : folder + "/" + other) { return other }
    // Short names are near to each other by chance.
    guard stem.utf8.count >= 4, let meant = Spelling.nearest(stem, in: stems[folder] ?? []) else { return nil }
    return meant + ".md"
  }

  func hasPage(_ path: some StringProtocol) -> Bool { numbers[String(path)] != nil }

  /// Whether pages lie in a folder itself.
  func hasFolder(_ path: String) -> Bool { stems[path[...]] != nil }

  /// Few pages are linked to by an anchor: those of the others are not looked for.
  func anchors(of page: String) -> Anchors? {
    numbers[page].map { number in anchorsByPage[number].value { Anchors(pages[number]) } }
  }

  func extractedPage(at path: String) -> ExtractedPage? { numbers[path].map { pages[$0] } }

  /// Whether a word in the singular names a resource: it stands before a placeholder in a path, or a page has its name.
  func isResource(_ word: String) -> Bool { resources.contains(word) }

  /// Whether a word is the singular of one that stands before a placeholder in any path.
  func isOwner(_ word: String) -> Bool { singulars.contains(word) }

  /// Whether a word stands before a placeholder in any path, as `users` in `/users/:id`.
  func isCollection(_ word: String) -> Bool { plurals.contains(word) }

  /// The collection that a word names, in the singular or the plural.
  func collection(namedBy word: String) -> String? {
    let hash = NameHash.of(word)
    if singulars.contains(hash) { return collections[word] }
    return plurals.contains(hash) ? word : nil
  }

  static func singular(_ word: String) -> String {
    // Most words are no plurals.
    guard word.utf8.last == UInt8(ascii: "s") else { return word }
    return word.withBytes { bytes in
      let ends = { (ending: StaticString) in
        ByteSearch.stands(ending, at: bytes.count - ending.utf8CodeUnitCount, in: bytes)
      }
      let without = { (count: Int) in String(decoding: bytes.dropLast(count), as: UTF8.self) }
      // No "ies", "lves", "ches" and their like.
      guard ends("es") else { return without(1) }
      if ends("ies") { return without(3) + "y" }
      if ends("lves") { return without(3) + "f" }
      return without(ends("ches") || ends("shes") || ends("sses") || ends("xes") ? 2 : 1)
    }
  }

  /// How many listed lines have a placeholder of this name.
  func placeholderCount(of name: String) -> Int { placeholders[name] ?? 0 }

  /// How many rows give a parameter each type.
  func rowTypes(of name: String) -> RowTypes.Counts { rowTypes[name] }

  func deprecations(of page: String) -> [DeprecatedThing] { deprecations[page] ?? [] }
}
