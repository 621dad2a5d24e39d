import APIModel
import GRDB
public import MockServer

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The state of a served API in an SQLite file, as one table of texts: what it is about, and its value.
///
/// Every change is a transaction, written through to the disk (`synchronous = FULL`), so that it survives the end of
/// the process and of the machine. The file is locked as long as it is open: what another process changed in it would
/// be unknown to this one.
public final class SQLiteStateFile: StateKeeping {
  private let database: DatabaseQueue

  /// Marks the file as docproof's: the first four letters of its name (SQLite's PRAGMA application_id).
  private static let application = 0x646F_6370
  /// Of the table, for later programs.
  private static let format = 1

  /// Opens a state file, or makes one where there is none or an empty one.
  ///
  /// - Throws: `StateError` where the file can't be opened or written, is another program's, is damaged, or is open in
  ///   another process.
  public init(_ path: String) throws(StateError) {
    try Self.touch(path)
    do {
      // SQLite takes names such as `:memory:` for no file.
      database = try DatabaseQueue(path: path.hasPrefix(":") ? "./" + path : path)
      try database.inDatabase(Self.prepare)
    } catch {
      throw Self.stateError(error)
    }
  }

  /// Makes the file where there is none: for its owner alone, since it holds tokens.
  private static func touch(_ path: String) throws(StateError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StateError("cannot be opened: \(String(cString: strerror(errno)))") }
    _ = closeDescriptor(descriptor)
  }

  private static func prepare(_ database: Database) throws {
    // With the exclusive lock the write-ahead log needs no shared memory beside the file.
    _ = try String.fetchOne(database, sql: "PRAGMA locking_mode = EXCLUSIVE")
    let isNew = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id")
    let format = try Int.fetchOne(database, sql: "PRAGMA user_version")
    if isNew {
      guard application == 0 || application == Self.application else { throw StateError.foreign }
    } else {
      guard application == Self.application else { throw StateError.foreign }
      guard format == Self.format else { throw StateError.otherFormat }
      guard try String.fetchOne(database, sql: "PRAGMA quick_check(1)") == "ok" else { throw StateError.damaged }
    }
    _ = try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL")
    try database.execute(sql: "PRAGMA synchronous = FULL")
    // Also for a file that has its table: it takes the lock, and shows that the file can be written.
    try database.inTransaction(.exclusive) {
      try database.execute(
        sql: """
          PRAGMA application_id = \(Self.application);
          PRAGMA user_version = \(Self.format);
          CREATE TABLE IF NOT EXISTS state (
            kind TEXT NOT NULL, place TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
            PRIMARY KEY (kind, place, name)
          );
          """)
      return .commit
    }
  }

  public func entries() throws(StateError) -> [KeptState] {
    do {
      return try database.read { database in
        let rows = try Row.fetchCursor(database, sql: "SELECT kind, place, name, value FROM state ORDER BY rowid")
        var kept: [KeptState] = []
        while let row = try rows.next() {
          let texts = Array(row.databaseValues).compactMap { String.fromDatabaseValue($0) }
          guard texts.count == 4, let kind = StateEntry.Kind(rawValue: texts[0]) else { throw StateError.damaged }
          let entry = StateEntry(
            kind, place: PercentEncoding.decode(texts[1]), name: PercentEncoding.decode(texts[2]))
          kept.append(KeptState(entry, texts[3]))
        }
        return kept
      }
    } catch {
      throw Self.stateError(error)
    }
  }

  public func save(_ changes: [KeptState]) throws(StateError) {
    do {
      try database.write { database in
        let put = try database.cachedStatement(
          sql: "INSERT OR REPLACE INTO state (kind, place, name, value) VALUES (?, ?, ?, ?)")
        let drop = try database.cachedStatement(sql: "DELETE FROM state WHERE kind = ? AND place = ? AND name = ?")
        for change in changes {
          let entry = change.entry
          let key = [entry.kind.rawValue, Self.key(entry.place), Self.key(entry.name)]
          if let value = change.value {
            try put.execute(arguments: StatementArguments(key + [value]))
          } else {
            try drop.execute(arguments: StatementArguments(key))
          }
        }
      }
    } catch {
      throw Self.stateError(error)
    }
  }

  /// A text as a key: SQLite's texts end at a NUL, and clients may send one.
  private static func key(_ text: String) -> String { PercentEncoding.encode(text, allowing: PercentEncoding.path) }

  /// Closes the file; what was saved is all in it, and nothing beside it is left. Nothing can be saved after it.
  public func close() throws(StateError) {
    do { try database.close() } catch { throw Self.stateError(error) }
  }

  private static func stateError(_ error: any Error) -> StateError {
    if let error = error as? StateError { return error }
    guard let error = error as? DatabaseError else { return StateError("\(error)") }
    switch error.resultCode {
    case .SQLITE_NOTADB: return .foreign
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .inUse
    case .SQLITE_CORRUPT: return .damaged
    default: return StateError("cannot be used: \(error.message ?? error.resultCode.description)")
    }
  }
}

/// The system's `close`, which the method of that name hides.
private func closeDescriptor(_ descriptor: Int32) -> Int32 { close(descriptor) }

extension StateError {
  fileprivate static let foreign = StateError("is no state file of docproof serve")
  fileprivate static let otherFormat = StateError("is a state file of another version of docproof")
  fileprivate static let damaged = StateError("is a damaged state file; remove it to begin anew")
  fileprivate static let inUse = StateError("is open in another process")
}
