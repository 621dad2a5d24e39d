public import APIModel

/// Operations that are listed together and share what follows: tables, samples, examples.
public struct OperationGroup: Sendable {
  public var section: Int
  public var lines: [ListedOperation]
  /// The paragraphs that speak of them.
  public var paragraphs: [Int]
  /// Requests that only show one of the operations with values put in, `GET /users/42 HTTP/1.1`; each with the
  /// operation's own template.
  public internal(set) var illustrations: [ListedOperation] = []
  /// Tables and lists of other sections that the text refers to, by their positions on the page.
  var sharedTables: [Int] = []
  var sharedLists: [Int] = []
  /// Whether it changes what the shared table is about: nothing of that has to be sent.
  var changesResource = false
  /// What the line that lists the operation names of parameters.
  var named: [NamedParameter] = []
  /// Whether only a link from an overview says that the section documents it: a listing in the section counts more.
  var isProvisional = false
  /// Whether nothing but sample requests names the operations: an example below one of them answers that one.
  public internal(set) var isShownBySamples = false

  /// Whether tables or lists of attributes stand with it.
  var hasOwnBlocks = false

  /// Whether it only shows a use of operations that another page documents, `GET /projects?sudo=23` in a chapter on sudo.
  var isAside = false

  /// The operations that the blocks of the group are about.
  public var documented: [ListedOperation] { isAside ? [] : lines.isEmpty ? illustrations : lines }

  /// The operation of a group that documents a single one.
  var onlyDocumented: OperationID? {
    if isAside { return nil }
    if lines.count == 1 { return lines[0].id }
    return lines.isEmpty && illustrations.count == 1 ? illustrations[0].id : nil
  }

  /// Whether it documents a single operation, or several methods of one path.
  var isOfOnePath: Bool {
    if onlyDocumented != nil { return true }
    guard !isAside, let first = lines.first, lines.count <= 4, !first.isOverview else { return false }
    // `PUT` and `PATCH` of one member are two ways to change it.
    return lines.allSatisfy { line in
      line.template == first.template
        && (line.block == first.block || lines.allSatisfy { $0.method == .put || $0.method == .patch })
    }
  }

  init(section: Int, lines: [ListedOperation], paragraphs: [Int]) {
    self.section = section
    self.lines = lines
    self.paragraphs = paragraphs
  }
}

/// One line that names an operation.
public struct ListedOperation: Sendable {
  public let method: HTTPMethod
  private(set) var reading: SharedPaths.Reading
  /// The names of the path's placeholders, in order.
  public var placeholders: [String] { reading.placeholders }
  /// Whether a fixed segment is a value, `42` or `diaspora%2Fdiaspora`, rather than a word.
  public var holdsValue: Bool { reading.holdsValue }
  public internal(set) var template: PathTemplate {
    get { reading.template }
    set { reading = SharedPaths.Reading(reading.path, newValue) }
  }
  /// The block that holds the line.
  public var block: Int
  public var listing: Listing {
    // Inlined, so that who asks for the path copies that alone.
    @inlinable get { line.listing }
    set { line = Line(newValue, origin: line.origin) }
  }
  /// `https://gitlab.example.com`, where the line writes it.
  var origin: String {
    get { line.origin }
    set { line = Line(line.listing, origin: newValue) }
  }
  @usableFromInline var line: Line

  /// What the line says; a class, since rules pass the operations of a page on again and again.
  @usableFromInline final class Line: Sendable {
    @usableFromInline let listing: Listing
    let origin: String

    init(_ listing: Listing, origin: String) {
      self.listing = listing
      self.origin = origin
    }
  }

  /// The range of the path alone.
  public var pathRange: SourceRange? { ranges.path }
  /// Whether it is the first line of a request dump, or stands below a text such as "For example".
  var mayIllustrate = false
  /// Whether it stands below a text such as "For example", and is no request dump.
  var isAnnouncedAsExample = false
  /// Whether it is a request of an example that an error answers.
  var isRefused = false
  /// Whether it stands in an overview, such as a table of all endpoints.
  var isOverview = false
  /// Whether it stands in a code block, and the range of its block.
  var isInCode = false
  var blockRange: SourceRange? { ranges.block }
  private var ranges: Ranges

  /// Apart, since there are many lines and few are asked for these.
  private final class Ranges: Sendable {
    let path: SourceRange?
    let block: SourceRange?
    static let none = Ranges(path: nil, block: nil)

    init(path: SourceRange?, block: SourceRange?) {
      self.path = path
      self.block = block
    }
  }

  /// Lets go of what only rules and what is left unplaced ask for.
  mutating func dropRanges() { if !mayIllustrate { ranges = .none } }

  /// What makes two lines name one operation.
  public var id: OperationID { OperationID(method, shape: reading.shape) }

  init(method: HTTPMethod, template: PathTemplate, block: Int, listing: Listing, pathRange: SourceRange?) {
    self.init(
      method: method, reading: SharedPaths.Reading(listing.path, template), block: block, listing: listing,
      pathRange: pathRange, blockRange: nil)
  }

  init(
    method: HTTPMethod, reading: SharedPaths.Reading, block: Int, listing: Listing, pathRange: SourceRange?,
    blockRange: SourceRange?
  ) {
    self.method = method
    self.reading = reading
    self.block = block
    line = Line(listing, origin: "")
    ranges = Ranges(path: pathRange, block: blockRange)
  }
}
