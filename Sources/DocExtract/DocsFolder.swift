import APIModel

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

  /// A page that is read when its turn comes.
  public struct Page: Hashable, Sendable {
    /// As `File.path` is.
    public let path: String
    /// Where it lies.
    let location: String

    /// - Throws: `Failure` where it is gone, not to be read, or larger than `maximumFileSize`.
    func read() throws(Failure) -> File { File(path: path, bytes: try DocsFolder.bytes(of: location)) }
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

  /// Reads the pages that `list` names.
  public static func read(_ path: String) throws(Failure) -> [File] {
    if try !isFolder(path) { return [try readFile(path)] }
    var files: [File] = []
    for page in try list(path) { files.append(try page.read()) }
    return files
  }

  /// One page, which must be text.
  private static func readFile(_ path: String) throws(Failure) -> File {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let bytes = try bytes(of: path)
    if isBinary(bytes) { throw Failure(message: "\(path): not a Markdown file: it holds binary data") }
    return File(path: name, bytes: bytes)
  }

  /// Names all `.md`, `.markdown` and `.mdx` files of a folder, in the order of their paths. Hidden folders and
  /// `node_modules` are left out, and in a repository what its `.gitignore` files leave out; links to folders are not
  /// followed.
  public static func list(_ path: String) throws(Failure) -> [Page] {
    var names = try names(below: path, where: isMarkdown)
    if var ignored = IgnoredPaths(below: path) { names.removeAll { ignored.leavesOut($0) } }
    if names.isEmpty { throw Failure(message: "\(path): no Markdown files in this folder") }
    let folder = path.hasSuffix("/") ? path : path + "/"
    return names.map { Page(path: $0, location: folder + $0) }
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
    // A pipe has no size, and a file may have grown; both are read up to the limit.
    var wanted = max(Int(info.st_size) + 1, 1 << 12)
    while true {
      let before = bytes.count
      var code: Int32 = 0
      let more = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        guard let base = buffer.baseAddress else { return }
        let got = readBytes(descriptor, base, wanted)
        if got < 0 { code = errno } else { count = got }
      }
      if code != 0, code != EINTR { throw failure(path, code) }
      if code == 0, more.isEmpty { return bytes }
      if before == 0 { bytes = more } else { bytes += more }
      if bytes.count > maximumFileSize { throw Failure(message: "\(path): larger than \(maximumFileSize >> 20) MiB") }
      wanted = 1 << 16
    }
  }

  /// The C function, whose name `read` is taken here.
  private static func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, buffer, count)
    #else
      Darwin.read(descriptor, buffer, count)
    #endif
  }

  /// Whether the first bytes hold a NUL, as no text does.
  static func isBinary(_ bytes: [UInt8]) -> Bool {
    bytes.prefix(8192).withUnsafeBufferPointer { ByteSearch.next(0, in: $0, from: 0) < $0.count }
  }
}
