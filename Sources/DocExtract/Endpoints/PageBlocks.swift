public import APIModel

/// A table, read by the meaning of its columns.
public struct PageTable: Sendable {
  public enum Role: Hashable, Sendable { case parameters, responseAttributes, statuses, endpoints, other }

  public enum ColumnRole: UInt8, Hashable, Sendable {
    case name, type, required, optional, writable, defaultValue, description, location, status, method, path, other
  }

  public struct Column: Sendable {
    public var role: ColumnRole
    public var title: String
    public var block: Int
  }

  public struct Row: Sendable {
    /// The row's block.
    public var block: Int
    /// The cells' blocks, as many as there are columns.
    public var cells: Cells
    /// The attributes that the row documents, with the prefix of a nested table.
    public var names: [String]
    public var range: SourceRange?
    /// Set where the line has more cells than the table has columns, as with an unescaped `|` in a description: the
    /// last column's text with what Markdown drops.
    public internal(set) var overflow: String?
  }

  /// The blocks of a row's cells, which stand one after the other: nothing but text is in a cell.
  public struct Cells: RandomAccessCollection, Sendable {
    private let first: Int32
    public let endIndex: Int

    init(of row: Int, _ document: MarkdownDocument) {
      first = Int32(clamping: row + 1)
      endIndex = Int(document.blocks[row].end) - row - 1
    }

    public var startIndex: Int { 0 }
    public subscript(column: Int) -> Int { Int(first) + column }
  }

  public var block: Int
  public var role: Role
  public var columns: [Column]
  public var rows: [Row]
  public var section: Int
  public var group: Int?
  /// What the text before it says of all rows, "Required parameters".
  var requirement = Parameter.Requirement.unstated
  /// Where the text before it says that they are sent.
  public internal(set) var location: Parameter.Location?

  init(block: Int, role: Role, columns: [Column], rows: [Row], section: Int, group: Int?) {
    self.block = block
    self.role = role
    self.columns = columns
    self.rows = rows
    self.section = section
    self.group = group
  }

  /// The position of the first column with a role.
  public func column(_ role: ColumnRole) -> Int? { columns.firstIndex { $0.role == role } }

  /// The block of a row's cell in the first column with a role.
  public func cell(_ row: Row, _ role: ColumnRole) -> Int? {
    column(role).flatMap { $0 < row.cells.count ? row.cells[$0] : nil }
  }
}

/// A bullet list of parameters, ``- `id` (required) - The ID``.
public struct ParameterList: Sendable {
  public struct Item: Sendable {
    /// The list item's block, and the paragraph in it that names the parameter.
    public var block: Int
    public var paragraph: Int
    /// The parameters that the item documents, with the name of the item that it is nested in.
    public var names: [String]
    /// The type as written, from brackets or from `name=<type>`.
    public var writtenType: String?
    /// The values of `name=a|b`.
    public var values: [String] = []
    public var requirement = Parameter.Requirement.unstated
    var defaultValue: String?
    /// Whether it is written `name=<type>`.
    var isValue = false
    /// Where a column of its own says that it is sent, as written.
    public internal(set) var writtenLocation: String?
    /// The description, where it stands in no paragraph of its own; code in it stands between backticks.
    var text: String?
    /// How many words, codes and marks of the paragraph stand before the description.
    var descriptionStart = 0
    /// How many there are up to its end, where another item follows in the same paragraph.
    var descriptionEnd: Int?
    public var range: SourceRange?

    init(block: Int, paragraph: Int, names: [String], range: SourceRange?) {
      self.block = block
      self.paragraph = paragraph
      self.names = names
      self.range = range
    }
  }

  public var block: Int
  /// Whether its items are attributes of the answer.
  public var isResponse: Bool
  /// Where the lead-in says that they are sent, "URL query parameters:".
  public var location: Parameter.Location?
  /// Whether the lead-in says that they are required, so that there may be more: "Required fields:".
  var isOfRequired = false
  public var items: [Item]
  public var section: Int
  public var group: Int?
  /// Whether items are written `name=<type>`.
  var isOfValues = false
  /// Whether its items are components.
  var isOfTags = false
  /// Whether the lead-in says that only what has a body takes them, "Arguments (POST only):".
  var isOfBodies = false
}

/// An example body: a JSON code block, or another text that stands as an answer.
public struct PageBody: Sendable {
  public enum Role: Hashable, Sendable { case request, response, illustration }

  public var role: Role
  public var block: Int
  /// The part of the block's text that is the body.
  public var offsets: Range<Int>
  /// Nil where the body is not meant to be JSON.
  var example: SharedExample?
  public var json: JSONReader.Result? { example?.json }
  public var mediaType: String
  /// The status that the text or a response dump gives.
  public var status: Int?
  public var section: Int
  public var group: Int?
  /// The sample above it that it answers, where its section lists no operation.
  var sample: Int?
  /// Whether it is a query that the text explains, and no body that is sent.
  var isQuery = false
  /// Whether it is taken for an answer because nothing says what it is.
  var isAssumed = false

  /// Whether it draws a body instead of showing one: `"result": <value>`, `"a" | "b"`, `"id": integer`.
  public var isTemplate: Bool {
    guard let json else { return false }
    return namesTypes
      || json.errors.contains { error in
        switch error.cause {
        case .placeholder: true
        case .alternatives: error.word?.hasPrefix("|") == true
        default: false
        }
      }
  }
}

extension PageBody {
  /// Whether a type stands in the place of a value, `"id": integer`.
  var namesTypes: Bool {
    json?.errors.contains { error in
      error.cause == .unquotedWord && error.word.map { Self.typeNames.contains($0.lowercased()) } == true
    } ?? false
  }

  /// What stands in the place of a value where a body is described.
  private static let typeNames: Set = [
    "string", "integer", "number", "boolean", "object", "array", "int", "bool", "float", "datetime", "timestamp",
  ]
}

/// A sample request on a command line.
public struct PageSample: Sendable {
  @usableFromInline let command: SampleCommand
  // Inlined, so that who asks for a header copies that alone.
  @inlinable public var curl: CurlRequest { command.curl }
  @inlinable public var url: RequestURL? { command.url }
  /// The method of the command, as `CurlRequest.method` reads it.
  @inlinable public var method: HTTPMethod? { command.method }
  public var block: Int
  public var section: Int
  public var group: Int?
  /// The range of the whole command.
  public var range: SourceRange?
  /// The operation that it calls: of its group where one fits, else of any; nil where none does.
  public internal(set) var operation: OperationID?
}
