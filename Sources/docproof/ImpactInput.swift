import APIModel
import DocExtract
import SpecDiff

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What a client is known by: its source code, or its traffic.
enum ImpactInput {
  private static let maximumFiles = 50_000
  private static let maximumDepth = 64
  /// A larger file is not written by hand.
  private static let maximumSourceSize = 4 << 20
  private static let skipped: Set<String> = ["node_modules", "vendor", "target", "build", "dist", "__pycache__"]

  /// The calls of every file below a path, in the order of the files.
  /// - Throws: `Failure` where the path cannot be read.
  static func calls(_ path: String, base: String) throws(Failure) -> [ClientCall] {
    var info = stat()
    guard stat(path, &info) == 0 else { throw Failure("\(path): \(String(cString: strerror(errno)))") }
    guard info.st_mode & S_IFMT == S_IFDIR else { return try calls(inFile: path, name: path, base: base) }
    let folder = path.hasSuffix("/") ? path : path + "/"
    var names: [String] = []
    try list(folder, "", 0, into: &names)
    var calls: [ClientCall] = []
    for name in names.sorted() { calls += try self.calls(inFile: folder + name, name: folder + name, base: base) }
    return calls
  }

  private static func calls(inFile path: String, name: String, base: String) throws(Failure) -> [ClientCall] {
    let bytes: [UInt8]
    do { bytes = try DocsFolder.bytes(of: path) } catch { throw Failure(error) }
    if TrafficCalls.isTraffic(path) { return TrafficCalls.find(in: bytes, path: name, base: base) }
    guard bytes.count <= maximumSourceSize, !bytes.prefix(8192).contains(0) else { return [] }
    return SourceCodeCalls.find(in: bytes, path: name, base: base)
  }

  private static func list(_ folder: String, _ prefix: String, _ depth: Int, into names: inout [String]) throws(Failure)
  {
    guard depth < maximumDepth else { throw Failure("\(folder): folders nested deeper than \(maximumDepth) levels") }
    guard let directory = opendir(folder + prefix) else {
      throw Failure("\(folder)\(prefix): \(String(cString: strerror(errno)))")
    }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
          String(cString: $0)
        }
      }
      if name.hasPrefix(".") || skipped.contains(name) || name.hasSuffix(".md") { continue }
      var info = stat()
      guard lstat(folder + prefix + name, &info) == 0 else { continue }
      switch info.st_mode & S_IFMT {
      case S_IFDIR: try list(folder, prefix + name + "/", depth + 1, into: &names)
      case S_IFREG:
        guard names.count < maximumFiles else { throw Failure("\(folder): more than \(maximumFiles) files") }
        names.append(prefix + name)
      default: break
      }
    }
  }
}
