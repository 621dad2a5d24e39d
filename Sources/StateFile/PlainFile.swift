import MockServer

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file of the file system: no folder, no device, no pipe.
enum PlainFile {
  /// Makes the file where there is none: for its owner alone, since it holds tokens.
  static func make(_ path: String) throws(StateError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StateError("cannot be opened: \(String(cString: strerror(errno)))") }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw StateError("cannot be opened: not a plain file")
    }
  }
}
