public import APIModel

/// What was read from one page, before the pages are put together: the operations' listings, and the tables, samples
/// and bodies with the operations that they stand with. Rules about the docs look at this.
public struct ExtractedPage: Sendable {
  public private(set) var document: MarkdownDocument
  public internal(set) var sections: [Section]
  public internal(set) var groups: [OperationGroup]
  public internal(set) var tables: [PageTable]
  /// Bullet lists of parameters.
  public internal(set) var lists: [ParameterList] = []
  public internal(set) var bodies: [PageBody]
  public internal(set) var samples: [PageSample]
  /// Blocks that were not placed, with the reason.
  public internal(set) var unplaced: [Unplaced]
  /// How many code blocks and tables the page has.
  public internal(set) var codeBlockCount: Int
  public internal(set) var tableCount: Int

  /// Code blocks that are nothing but a URL with placeholders, and their sections.
  var urls: [(url: String, block: Int, section: Int)] = []

  /// What its blocks say; nil as long as other pages may still give it operations.
  var facts: PageFacts?

  init(_ document: MarkdownDocument) {
    self.document = document
    sections = [Section(block: nil, level: 0, title: "", tier: nil, parent: nil)]
    groups = []
    tables = []
    bodies = []
    samples = []
    unplaced = []
    codeBlockCount = 0
    tableCount = 0
  }

  public var path: String { document.path }
  public var file: SourceFile { document.file }
  public func span(_ range: SourceRange?) -> SourceSpan { document.span(range) }

  /// Whether it has what may become the documentation of operations when all pages are known: a sample, a table of
  /// parameters or a heading that is a path, in a section that lists nothing, or sentences that say what to call.
  var isOpen: Bool {
    !urls.isEmpty && groups.isEmpty || samples.contains { $0.group == nil }
      || sections.contains { $0.path != nil || $0.labelledPath != nil }
      || tables.contains { $0.group == nil && $0.role == .parameters }
      || groups.isEmpty && ProseOperations.mayTell(self)
  }

  /// Reads what its blocks say of its operations, which stay as they are from now on.
  mutating func settle(_ rows: SharedRows) {
    ShownAttributes.settle(in: &self)
    ActionLabels.settle(in: &self)
    CalledSections.place(in: &self)
    CollectionParameters.place(in: &self)
    SharedBlocks.refer(in: &self)
    BodyReferences.settle(in: &self)
    SameParameters.settle(in: &self)
    ResourceProperties.settle(in: &self)
    LoneAttributes.place(in: &self)
    AnsweredSample.settle(in: &self)
    for table in tables where table.role == .parameters || table.role == .responseAttributes {
      if let group = table.group { groups[group].hasOwnBlocks = true }
    }
    for list in lists { if let group = list.group { groups[group].hasOwnBlocks = true } }
    facts = PageFacts(self, rows)
  }

  /// Lets go of the text and of what points into it, where nobody is going to look at it any more: what the spec is made
  /// from is in the facts.
  /// - Parameter texts: Those that other pages may have, too.
  mutating func dropText(_ texts: SharedTexts) {
    document = MarkdownDocument(
      path: document.path, source: SourceText([UInt8]()), blocks: [], inlines: [], buffer: [])
    isFolded = false
    tables = []
    lists = []
    // The page's title may become the spec's.
    sections = sections.first { $0.level == 1 }.map { [$0] } ?? []
    for group in groups.indices {
      groups[group].paragraphs = []
      for line in groups[group].lines.indices {
        groups[group].lines[line].dropRanges()
        if let heading = groups[group].lines[line].listing.heading {
          groups[group].lines[line].listing.heading = texts.one(heading)
        }
      }
      groups[group].lines = groups[group].lines.withoutSlack
    }
    groups = groups.withoutSlack
    samples = samples.withoutSlack
    bodies = bodies.withoutSlack
    for body in bodies.indices where bodies[body].group == nil && bodies[body].sample == nil {
      bodies[body].example = nil
    }
    facts?.share(texts)
  }

  /// Whether the text is there, but not the tree.
  private var isFolded = false

  /// Lets go of the tree until it is looked at again, which is several times as large as the text.
  mutating func fold() {
    document = MarkdownDocument(path: document.path, source: document.source, blocks: [], inlines: [], buffer: [])
    isFolded = true
  }

  /// Makes the tree of a folded page again.
  mutating func unfold() {
    guard isFolded, let document = try? MarkdownParser.parse(document.source.bytes, path: path) else { return }
    self.document = document
    isFolded = false
  }

  /// Does what needs the tree.
  mutating func withTree(_ work: (inout ExtractedPage) -> Void) {
    let wasFolded = isFolded
    unfold()
    work(&self)
    if wasFolded { fold() }
  }

  /// The section whose heading names what stands in a section: the one above "HTTP request" or "Parameters".
  public func naming(_ section: Int) -> Int {
    var at = section
    while sections[at].meaning.isPart || sections[at].meaning.announcesListing, let parent = sections[at].parent {
      at = parent
    }
    return at
  }

  /// A section, and what it is a part of, such as "Response body" of the section above.
  func wholes(of section: Int) -> [Int] {
    var wholes = [section]
    var at = section
    while sections[at].meaning.isPart, let parent = sections[at].parent {
      wholes.append(parent)
      at = parent
    }
    return wholes
  }
}

extension Array {
  /// Without the room for more that it grew to.
  fileprivate var withoutSlack: [Element] { capacity == count ? self : withUnsafeBufferPointer { Array($0) } }
}

/// A heading and what follows it up to the next one.
public struct Section: Sendable {
  /// The heading's block; nil for the text before the first one.
  public var block: Int?
  public var level: Int
  public var title: String
  /// The tier badge, `PREMIUM SELF`.
  public var tier: String?
  /// The section that this one lies in.
  public var parent: Int?
  /// The paragraphs that stand directly in it.
  public var paragraphs: [Int]
  /// What the heading says of the blocks below it.
  var meaning = SectionTitle()
  /// The path that the heading is.
  var path: String?
  /// The path, or URL, that a label in the section gives, without any method: "Route: `/users`".
  var labelledPath: String?

  init(block: Int?, level: Int, title: String, tier: String?, parent: Int?) {
    self.block = block
    self.level = level
    self.title = title
    self.tier = tier
    self.parent = parent
    paragraphs = []
  }
}

/// A code block, table or operation that could not be placed.
public struct Unplaced: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable {
    case codeBlock = "code block"
    case table, list, operation, page
  }

  public var kind: Kind
  public var reason: String
  public var span: SourceSpan
  /// Whether it looks like a part of the API's docs, so that it matters.
  public var isSuspicious: Bool
  /// The number of a code block whose sample or example may turn out to be of an operation that is documented elsewhere.
  var block: Int?
}
