public import APIModel

/// The findings that a project knows and does not mend today, by counts: lines may move, a new finding of the same kind
/// is still new.
public struct Baseline: Hashable, Sendable {
  /// What is known: one kind of finding on one subject of one page.
  public struct Entry: Hashable, Sendable, Comparable {
    public var path: String
    public var code: String
    public var operation: String?
    public var pointer: String?
    public var message: String
    public var count: Int

    public static func < (a: Entry, b: Entry) -> Bool { a.order.lexicographicallyPrecedes(b.order) }
    private var order: [String] { [path, code, operation ?? "", pointer ?? "", message] }
  }

  /// Why a text is no baseline.
  public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    public var message: String
    public var description: String { message }
  }

  /// What a baseline makes of a run's findings.
  public struct Application: Hashable, Sendable {
    /// What the baseline does not know, in the given order.
    public var new: [Finding]
    /// What it knows.
    public var known: [Finding]
    /// What it still knows and the run did not find, with how many are too many.
    public var stale: [Entry]
  }

  /// In their one order; no two about the same.
  public let entries: [Entry]

  private struct Key: Hashable {
    var path: String
    var code: String
    var operation: String?
    var pointer: String?
    var message: String

    init(_ finding: Finding) {
      path = finding.span.path
      code = finding.rule.code
      operation = finding.subject.operation
      pointer = finding.subject.pointer
      message = finding.message
    }

    init(_ entry: Entry) {
      path = entry.path
      code = entry.code
      operation = entry.operation
      pointer = entry.pointer
      message = entry.message
    }

    func entry(_ count: Int) -> Entry {
      Entry(path: path, code: code, operation: operation, pointer: pointer, message: message, count: count)
    }
  }

  /// A baseline that knows these findings.
  public init(_ findings: [Finding]) {
    var counts: [Key: Int] = [:]
    for finding in findings { counts[Key(finding), default: 0] += 1 }
    self.init(counts)
  }

  private init(_ counts: [Key: Int]) {
    entries = counts.filter { $0.value > 0 }.map { $0.key.entry($0.value) }.sorted()
  }

  /// Tells what is new, known and stale.
  public func apply(to findings: [Finding]) -> Application {
    var left = counts
    var application = Application(new: [], known: [], stale: [])
    for finding in findings {
      let key = Key(finding)
      if let count = left[key], count > 0 {
        left[key] = count - 1
        application.known.append(finding)
      } else {
        application.new.append(finding)
      }
    }
    application.stale = left.filter { $0.value > 0 }.map { $0.key.entry($0.value) }.sorted()
    return application
  }

  /// The baseline without what the run did not find; it never grows.
  public func pruned(by findings: [Finding]) -> Baseline {
    Baseline(apply(to: findings).known)
  }

  private var counts: [Key: Int] {
    Dictionary(entries.map { (Key($0), $0.count) }, uniquingKeysWith: +)
  }

  // MARK: The file

  private static let formatVersion = 1

  /// The baseline as a file: JSON, one entry a line's worth of members, the same to the byte for the same findings.
  public var json: String {
    let list = entries.map { entry -> JSONValue in
      var object = JSONObject()
      object["path"] = .string(entry.path)
      object["code"] = .string(entry.code)
      if let operation = entry.operation { object["operation"] = .string(operation) }
      if let pointer = entry.pointer { object["pointer"] = .string(pointer) }
      object["message"] = .string(entry.message)
      object["count"] = .int(entry.count)
      return .object(object)
    }
    let root: JSONValue = ["formatVersion": .int(Self.formatVersion), "findings": .array(list)]
    return root.text(indent: 2) + "\n"
  }

  /// Reads a file that `json` wrote.
  /// - Throws: `Failure` with one line that says what is wrong, and where.
  public init(json bytes: [UInt8]) throws(Failure) {
    let document: JSONDocument
    do {
      document = try JSONReader.readStrictly(bytes)
    } catch {
      let place = SourceText(bytes).position(of: error.range.lowerBound)
      throw Failure(message: "not valid JSON at line \(place.line): \(error.message)")
    }
    guard let root = document.root.flatMap({ JSONValue($0) }), let version = root["formatVersion"]?.intValue else {
      throw Failure(message: "not a baseline: it has no formatVersion")
    }
    guard version == Self.formatVersion else {
      throw Failure(message: "formatVersion \(version) is not known; this docproof knows \(Self.formatVersion)")
    }
    guard let list = root["findings"]?.arrayValue else { throw Failure(message: "it has no list of findings") }
    var counts: [Key: Int] = [:]
    for (number, item) in list.enumerated() {
      guard let path = item["path"]?.stringValue, let code = item["code"]?.stringValue,
        let message = item["message"]?.stringValue, let count = item["count"]?.intValue, count > 0, count < 1 << 31
      else { throw Failure(message: "finding \(number + 1) lacks path, code, message or a count") }
      let entry = Entry(
        path: path, code: code, operation: item["operation"]?.stringValue, pointer: item["pointer"]?.stringValue,
        message: message, count: count)
      counts[Key(entry), default: 0] += count
    }
    self.init(counts)
  }
}
