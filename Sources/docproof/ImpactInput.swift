import APIModel
import DocExtract
import SpecDiff

/// What a client is known by: its source code, or its traffic.
enum ImpactInput {
  /// A larger file is not written by hand.
  private static let maximumSourceSize = 4 << 20
  private static let skipped: Set<String> = ["node_modules", "vendor", "target", "build", "dist", "__pycache__"]

  /// The calls of every file below a path, in the order of the files.
  /// - Throws: `Failure` where the path cannot be read.
  static func calls(_ path: String, base: String) throws(Failure) -> [ClientCall] {
    let names: [String]
    do {
      guard try DocsFolder.isFolder(path) else { return try calls(inFile: path, name: path, base: base) }
      names = try DocsFolder.names(below: path, skipping: skipped) { !$0.hasSuffix(".md") }
    } catch let failure as DocsFolder.Failure {
      throw Failure(failure)
    } catch let failure as Failure {
      throw failure
    } catch {
      throw Failure("\(error)")
    }
    let folder = path.hasSuffix("/") ? path : path + "/"
    var calls: [ClientCall] = []
    for name in names { calls += try self.calls(inFile: folder + name, name: folder + name, base: base) }
    return calls
  }

  private static func calls(inFile path: String, name: String, base: String) throws(Failure) -> [ClientCall] {
    let bytes: [UInt8]
    do { bytes = try DocsFolder.bytes(of: path) } catch { throw Failure(error) }
    if TrafficCalls.isTraffic(path) { return TrafficCalls.find(in: bytes, path: name, base: base) }
    guard bytes.count <= maximumSourceSize, !bytes.prefix(8192).contains(0) else { return [] }
    return SourceCodeCalls.find(in: bytes, path: name, base: base)
  }
}
