import Foundation
import GRDB
import MockServer
import StateFile
import TestSupport
import Testing

@Suite final class SQLiteStateFileTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(at: folder) }

  private func open(_ path: String) throws -> SQLiteStateFile { try SQLiteStateFile(path) }

  /// The words of the error that opening the file throws.
  private func complaint(_ path: String) -> String? {
    do {
      try SQLiteStateFile(path).close()
      return nil
    } catch {
      return error.description
    }
  }

  @Test func whatIsSavedIsThereAgain() throws {
    let path = folder.appendingPathComponent("state").path
    let odd = ["", "a/b", "100%", "%41", "\u{0}nul\u{0}", "café", "日本", "'; DROP TABLE state; --", "a\nb"]
    var saved = odd.map { KeptState(StateEntry(.name, place: $0, name: "n" + $0), "v" + String($0.count)) }
    saved += StateEntry.Kind.allCases.map { KeptState(StateEntry($0, place: "p", name: "n"), "{\"x\": null}") }
    let file = try open(path)
    try file.save(saved)
    #expect(try file.entries() == saved)
    try file.close()
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["state"], "nothing is left beside it")
    let again = try open(path)
    #expect(try again.entries() == saved)
    try again.save([KeptState(saved[0].entry, "new"), KeptState(saved[1].entry, nil)])
    let expected = Array(saved.dropFirst(2)) + [KeptState(saved[0].entry, "new")]
    #expect(try again.entries() == expected, "in the order of saving")
    try again.close()
  }

  @Test func onlyItsOwnerReadsIt() throws {
    let path = folder.appendingPathComponent("state").path
    try open(path).close()
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func aFileThatIsOpenIsRefused() throws {
    let path = folder.appendingPathComponent("state").path
    let file = try open(path)
    #expect(complaint(path) == "is open in another process")
    try file.close()
    #expect(complaint(path) == nil)
  }

  @Test func anEmptyFileBecomesAStateFile() throws {
    let file = folder.appendingPathComponent("state")
    try Data().write(to: file)
    #expect(complaint(file.path) == nil)
    #expect(try Data(contentsOf: file).count > 0)
  }

  @Test func anotherFileIsRefusedAndKept() throws {
    let text = folder.appendingPathComponent("notes.md")
    let notes = Data(String(repeating: "This is no database. ", count: 400).utf8)
    try notes.write(to: text)
    #expect(complaint(text.path) == "is no state file of docproof serve")
    #expect(try Data(contentsOf: text) == notes)

    let other = folder.appendingPathComponent("other.sqlite").path
    let database = try DatabaseQueue(path: other)
    try database.write { try $0.execute(sql: "CREATE TABLE invoice (id INTEGER); INSERT INTO invoice VALUES (1)") }
    try database.close()
    let before = try Data(contentsOf: URL(fileURLWithPath: other))
    #expect(complaint(other) == "is no state file of docproof serve")
    #expect(try Data(contentsOf: URL(fileURLWithPath: other)) == before)
  }

  @Test func aLaterFormatIsRefused() throws {
    let path = folder.appendingPathComponent("state").path
    try open(path).close()
    let database = try DatabaseQueue(path: path)
    try database.write { try $0.execute(sql: "PRAGMA user_version = 2") }
    try database.close()
    #expect(complaint(path) == "is a state file of another version of docproof")
  }

  /// Bytes of a whole file overwritten or cut off: an error or what was saved, never a crash or other values.
  @Test func aDamagedFileIsAnError() throws {
    let path = folder.appendingPathComponent("state").path
    let saved = (0..<400).map { KeptState(StateEntry(.member, name: "\($0)"), "{\"text\": \"\($0)-\($0)-\($0)\"}") }
    let file = try open(path)
    try file.save(saved)
    try file.close()
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    var complaints = 0
    for part in 0..<40 {
      var bytes = whole
      let at = part * whole.count / 40
      if part % 2 == 0 {
        bytes.removeSubrange(at...)
      } else {
        bytes.replaceSubrange(
          at..<min(at + 512, bytes.count), with: Data(repeating: 0xA5, count: min(512, bytes.count - at)))
      }
      let damaged = folder.appendingPathComponent("damaged-\(part)")
      try bytes.write(to: damaged)
      do {
        let file = try SQLiteStateFile(damaged.path)
        let known = Set(saved)
        let foreign = try file.entries().filter { !known.contains($0) }
        // What was overwritten inside a value is no damage that a database without checksums sees.
        #expect(foreign.allSatisfy { $0.value?.contains("\u{FFFD}") == true || $0.entry.name.contains("\u{FFFD}") })
        try file.close()
      } catch {
        complaints += 1
        #expect(error.description.hasPrefix("is ") || error.description.hasPrefix("cannot be used: "), "\(error)")
      }
    }
    #expect(complaints > 10)
  }

  @Test func whatCannotBeOpenedIsSaid() throws {
    #expect(complaint(folder.path) == "cannot be opened: Is a directory")
    #expect(
      complaint(folder.appendingPathComponent("no/state").path) == "cannot be opened: No such file or directory")
    #expect(complaint("") == "cannot be opened: No such file or directory")
    #expect(complaint("/dev/null") != nil)
  }
}
