import DocExtract

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The standard streams, files and the environment.
enum Terminal {
  static func write(_ text: String) { write(Array(text.utf8), to: STDOUT_FILENO) }

  static func writeError(_ text: String) { write(Array(text.utf8), to: STDERR_FILENO) }

  static func exit(_ code: Int32) -> Never {
    #if canImport(Glibc)
      Glibc.exit(code)
    #else
      Darwin.exit(code)
    #endif
  }

  static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The path from the root, links resolved; nil where nothing is there.
  static func absolutePath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The paths of the files in a folder whose names end so, sorted.
  static func files(in folder: String, ending: String) throws(Failure) -> [String] {
    guard let handle = opendir(folder) else { throw Failure("\(folder): \(String(cString: strerror(errno)))") }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(ending) { names.append(name) }
    }
    if names.isEmpty { throw Failure("\(folder): no \(ending) file") }
    return names.sorted().map { "\(folder)/\($0)" }
  }

  /// Writes a whole file, so that a reader never sees half of it: first beside it, then renamed. What is no plain file,
  /// such as a pipe, a link or `/dev/null`, is written to and stays what it is.
  static func write(_ text: String, toFile path: String) throws(Failure) { try write(Array(text.utf8), toFile: path) }

  static func write(_ bytes: [UInt8], toFile path: String) throws(Failure) {
    let file = try OpenFile(path)
    file.write(bytes)
    try file.finish()
  }

  /// The same for a text that comes in pieces.
  /// - Parameter pieces: calls what it is given with each piece.
  static func write(toFile path: String, _ pieces: ((String) -> Void) -> Void) throws(Failure) {
    let file = try OpenFile(path)
    pieces { file.write(Array($0.utf8)) }
    try file.finish()
  }

  /// A file that is being written. `finish` tells of the first thing that went wrong.
  private final class OpenFile {
    private let path: String
    /// Where it is written until it is whole.
    private let place: String
    private let descriptor: Int32
    private var failure: Int32?

    init(_ path: String) throws(Failure) {
      let isSpecial = DocsFolder.isSpecial(path)
      self.path = path
      place = isSpecial ? path : "\(path).\(getpid()).tmp"
      descriptor = open(place, (isSpecial ? 0 : O_CREAT) | O_WRONLY | O_TRUNC | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else { throw Failure("\(path): cannot be written: \(String(cString: strerror(errno)))") }
    }

    func write(_ bytes: [UInt8]) {
      if failure == nil, !Terminal.write(bytes, to: descriptor) { failure = errno }
    }

    func finish() throws(Failure) {
      close(descriptor)
      if failure == nil, place != path, rename(place, path) != 0 { failure = errno }
      guard let failure else { return }
      if place != path { unlink(place) }
      throw Failure("\(path): cannot be written: \(String(cString: strerror(failure)))")
    }
  }

  @discardableResult
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { sendBytes(descriptor, $0) }
      if count < 0 {
        if errno == EINTR || errno == EAGAIN { continue }
        return false
      }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// The C function, whose name `write` is taken here.
  private static func sendBytes(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }
}
