#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads the Markdown files of a folder, or one file.
public enum DocsFolder {
  /// A page as it lies on the disk.
  public struct File: Hashable, Sendable {
    /// Relative to the folder that was given; the file's name where a file was given.
    public var path: String
    public var bytes: [UInt8]

    public init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// Why an input could not be read; the message is one clear line.
  public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    public var message: String
    public var description: String { message }
  }

  /// Bytes; a larger file is not a page of documentation.
  public static let maximumFileSize = 64 << 20
  private static let maximumDepth = 64
  private static let maximumFiles = 200_000

  /// Reads all `.md`, `.markdown` and `.mdx` files below a path, in the order of their paths. Hidden folders and
  /// `node_modules` are left out, and in a repository what its `.gitignore` files leave out; links to folders are not
  /// followed.
  public static func read(_ path: String) throws(Failure) -> [File] {
    var info = stat()
    guard stat(path, &info) == 0 else { throw failure(path, errno) }
    if info.st_mode & S_IFMT != S_IFDIR {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      let bytes = try bytes(of: path)
      if isBinary(bytes) { throw Failure(message: "\(path): not a Markdown file: it holds binary data") }
      return [File(path: name, bytes: bytes)]
    }
    var names = try names(below: path, where: isMarkdown)
    if var ignored = IgnoredPaths(below: path) { names.removeAll { ignored.leavesOut($0) } }
    if names.isEmpty { throw Failure(message: "\(path): no Markdown files in this folder") }
    let folder = path.hasSuffix("/") ? path : path + "/"
    var files: [File] = []
    for name in names { files.append(File(path: name, bytes: try bytes(of: folder + name))) }
    return files
  }

  private static func failure(_ path: String, _ code: Int32) -> Failure {
    let reason =
      switch code {
      case ENOENT: "no such file or folder"
      case EACCES: "permission denied"
      default: String(cString: strerror(code))
      }
    return Failure(message: "\(path): \(reason)")
  }

  /// Whether a path names something other than a plain file: a folder, a link, a pipe, a device such as `/dev/null`.
  /// Such a thing is written to, never replaced.
  public static func isSpecial(_ path: String) -> Bool {
    var info = stat()
    return lstat(path, &info) == 0 && info.st_mode & S_IFMT != S_IFREG
  }

  /// Whether a path is a folder.
  /// - Throws: `Failure` where nothing is there.
  public static func isFolder(_ path: String) throws(Failure) -> Bool {
    var info = stat()
    guard stat(path, &info) == 0 else { throw failure(path, errno) }
    return info.st_mode & S_IFMT == S_IFDIR
  }

  /// The files below a folder, relative to it and sorted. Hidden files and folders are left out, links to folders are
  /// not followed.
  /// - Parameters:
  ///   - skipping: Names of folders that are left out, too.
  ///   - isWanted: Tells by a file's name whether it counts.
  public static func names(
    below folder: String, skipping: Set<String> = ["node_modules"], where isWanted: (String) -> Bool
  ) throws(Failure) -> [String] {
    var names: [String] = []
    try list(folder, "", 0, skipping, isWanted, into: &names)
    return names.sorted()
  }

  private static func list(
    _ folder: String, _ prefix: String, _ depth: Int, _ skipping: Set<String>, _ isWanted: (String) -> Bool,
    into names: inout [String]
  ) throws(Failure) {
    guard depth < maximumDepth else {
      throw Failure(message: "\(folder): folders nested deeper than \(maximumDepth) levels")
    }
    guard let directory = opendir(folder) else { throw failure(folder, errno) }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) {
          String(cString: $0)
        }
      }
      if name.hasPrefix(".") || skipping.contains(name) { continue }
      let path = folder + "/" + name
      var info = stat()
      guard lstat(path, &info) == 0 else { continue }
      if info.st_mode & S_IFMT == S_IFDIR {
        try list(path, prefix + name + "/", depth + 1, skipping, isWanted, into: &names)
      } else if isWanted(name), info.st_mode & S_IFMT != S_IFIFO {
        guard names.count < maximumFiles else { throw Failure(message: "\(folder): more than \(maximumFiles) files") }
        names.append(prefix + name)
      }
    }
  }

  private static func isMarkdown(_ name: String) -> Bool {
    [".md", ".markdown", ".mdx", ".MD"].contains { name.hasSuffix($0) }
  }

  /// The bytes of a file.
  public static func bytes(of path: String) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path, errno) }
    defer { close(descriptor) }
    var info = stat()
    guard fstat(descriptor, &info) == 0 else { throw failure(path, errno) }
    if info.st_mode & S_IFMT == S_IFDIR { throw Failure(message: "\(path): is a folder") }
    if Int(info.st_size) > maximumFileSize {
      throw Failure(message: "\(path): larger than \(maximumFileSize >> 20) MiB")
    }
    var bytes: [UInt8] = []
    // A pipe has no size; it is read up to the limit like everything else.
    var chunk = [UInt8](repeating: 0, count: max(Int(info.st_size) + 1, 1 << 16))
    while true {
      let count = readBytes(descriptor, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(path, errno)
      }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      if bytes.count > maximumFileSize { throw Failure(message: "\(path): larger than \(maximumFileSize >> 20) MiB") }
    }
  }

  /// The C function, whose name `read` is taken here.
  private static func readBytes(_ descriptor: Int32, _ buffer: inout [UInt8], _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, &buffer, count)
    #else
      Darwin.read(descriptor, &buffer, count)
    #endif
  }

  /// Whether the first bytes hold a NUL, as no text does.
  static func isBinary(_ bytes: [UInt8]) -> Bool { bytes.prefix(8192).contains(0) }
}
