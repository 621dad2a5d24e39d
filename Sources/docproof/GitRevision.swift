import APIModel
import DocExtract
import SpecFile

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Docs as they stand in a commit, `v8.16.0:doc/api`, read through git without a checkout.
struct GitRevision {
  let revision: String
  /// From the root of the repository; empty for all of it.
  let path: String
  /// Where git runs; nil for where docproof does.
  var folder: String?

  private static let maximumFiles = 20_000
  private static let maximumBytes = 512 << 20
  /// So many objects are asked for at once: their names fit into a pipe, which nobody reads yet.
  private static let batch = 500

  /// Nil where the argument is a file, or does not have the form of a revision and a path.
  /// - Throws: `Failure` where the revision begins like an option.
  init?(_ argument: String) throws(Failure) {
    guard access(argument, F_OK) != 0, let colon = argument.firstIndex(of: ":"), !argument.contains("://") else {
      return nil
    }
    revision = String(argument[..<colon])
    path = String(argument[argument.index(after: colon)...])
    guard !revision.isEmpty, !argument.contains("\n") else { return nil }
    if revision.hasPrefix("-") { throw Failure("\(argument): a revision cannot begin with `-`") }
  }

  /// - Parameters:
  ///   - commit: A commit's full name, as git gave it.
  ///   - path: From the root of the repository.
  ///   - folder: Any folder of the repository.
  init(commit: String, path: String, folder: String) {
    revision = commit
    self.path = path
    self.folder = folder
  }

  var name: String { "\(revision):\(path)" }

  /// Whether an argument alone names a commit.
  static func isCommit(_ argument: String) -> Bool {
    guard !argument.isEmpty, !argument.hasPrefix("-"), !argument.contains("\n") else { return false }
    var process = GitProcess()
    let words = ["rev-parse", "--verify", "--quiet", "--end-of-options", "\(argument)^{commit}"]
    // Without git it is no commit either.
    do { return try process.run(words, input: [], limit: 1 << 10) == 0 } catch { return false }
  }

  /// The Markdown pages below the path, or the one file that it names.
  func files() throws(Failure) -> [DocsFolder.File] {
    let kind = try git(["cat-file", "-t", "--end-of-options", name], limit: 1 << 10)
    if kind.starts(with: Array("blob".utf8)) {
      let bytes = try git(["cat-file", "blob", "--end-of-options", name], limit: DocsFolder.maximumFileSize)
      return [DocsFolder.File(path: path.split(separator: "/").last.map(String.init) ?? path, bytes: bytes)]
    }
    let entries = try pages()
    if entries.isEmpty { throw Failure("\(name): no Markdown files in this folder") }
    var files: [DocsFolder.File] = []
    var left = Self.maximumBytes
    for start in stride(from: 0, to: entries.count, by: Self.batch) {
      let part = entries[start..<min(start + Self.batch, entries.count)]
      let request = part.map { "\($0.object)\n" }.joined()
      let answer = try git(["cat-file", "--batch"], input: Array(request.utf8), limit: left)
      left -= answer.count
      files += try contents(of: part, in: answer)
    }
    return files
  }

  // MARK: What git answers

  private struct Entry {
    var path: String
    var object: String
  }

  /// Each entry of `git ls-tree -z` is `MODE TYPE OBJECT<TAB>PATH<NUL>` (git-ls-tree(1), "Output format").
  private func pages() throws(Failure) -> [Entry] {
    let output = try git(["ls-tree", "-r", "-z", "--full-tree", "--end-of-options", name], limit: 64 << 20)
    var entries: [Entry] = []
    for record in output.split(separator: 0) {
      guard let tab = record.firstIndex(of: UInt8(ascii: "\t")) else { continue }
      let fields = String(decoding: record[..<tab], as: UTF8.self).split(separator: " ")
      let path = String(decoding: record[(tab + 1)...], as: UTF8.self)
      // Not links, nor other repositories.
      guard fields.count == 3, fields[1] == "blob", fields[0].hasPrefix("100"), Self.isPage(path) else { continue }
      guard entries.count < Self.maximumFiles else { throw Failure("\(name): more than \(Self.maximumFiles) pages") }
      entries.append(Entry(path: path, object: String(fields[2])))
    }
    return entries.sorted { $0.path < $1.path }
  }

  private static func isPage(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    return [".md", ".markdown", ".mdx", ".MD"].contains { path.hasSuffix($0) }
      && !parts.contains { $0.hasPrefix(".") || $0 == "node_modules" }
  }

  /// Each answer of `git cat-file --batch` is `OBJECT TYPE SIZE<LF>CONTENTS<LF>` (git-cat-file(1), "Batch output").
  private func contents(of entries: ArraySlice<Entry>, in answer: [UInt8]) throws(Failure) -> [DocsFolder.File] {
    var files: [DocsFolder.File] = []
    var rest = answer[...]
    for entry in entries {
      guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { throw Failure("\(name): git ended early") }
      let header = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
      guard header.count == 3, let size = Int(header[2]), size >= 0, size < rest.endIndex - end else {
        throw Failure("\(name): git has no contents of \(entry.path)")
      }
      let start = end + 1
      guard size <= DocsFolder.maximumFileSize else {
        throw Failure("\(entry.path): larger than \(DocsFolder.maximumFileSize >> 20) MiB")
      }
      files.append(DocsFolder.File(path: entry.path, bytes: Array(rest[start..<start + size])))
      rest = rest[(start + size)...].dropFirst()
    }
    return files
  }

  // MARK: Running git

  /// Runs git without a shell.
  /// - Returns: what it wrote.
  /// - Throws: `Failure` with git's own first line where it failed, or where it wrote more than `limit` bytes.
  private func git(_ arguments: [String], input: [UInt8] = [], limit: Int) throws(Failure) -> [UInt8] {
    var process = GitProcess()
    let code: Int32
    let place = folder.map { ["-C", $0] } ?? []
    do { code = try process.run(place + arguments, input: input, limit: limit) } catch {
      throw Failure("\(name): \(error.message)")
    }
    guard code == 0 else {
      let line = String(decoding: process.errors, as: UTF8.self).split(separator: "\n").first ?? "git failed"
      throw Failure("\(name): \(line.hasPrefix("fatal: ") ? line.dropFirst(7) : line)")
    }
    return process.output
  }
}

/// One run of git with pipes on its three streams.
struct GitProcess {
  private(set) var output: [UInt8] = []
  private(set) var errors: [UInt8] = []

  /// Milliseconds that git may stay silent.
  private static let patience: Int32 = 60_000
  /// What git needs of the environment; nothing else reaches it.
  private static let variables = [
    "PATH", "HOME", "XDG_CONFIG_HOME", "GIT_DIR", "GIT_WORK_TREE", "GIT_CEILING_DIRECTORIES", "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM",
  ]

  struct Problem: Error {
    var message: String
  }

  mutating func run(_ arguments: [String], input: [UInt8], limit: Int) throws(Problem) -> Int32 {
    var pipes: [[Int32]] = []
    defer { for descriptor in pipes.joined() where descriptor >= 0 { close(descriptor) } }
    for _ in 0..<3 {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { throw Problem(message: "no pipe: \(String(cString: strerror(errno)))") }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      pipes.append(ends)
    }
    let child = try spawn(arguments, [pipes[0][0], pipes[1][1], pipes[2][1]])
    var status: Int32 = 0
    var isReaped = false
    defer {
      if !isReaped {
        kill(child, SIGKILL)
        waitpid(child, &status, 0)
      }
    }
    for (pipe, end) in [(0, 0), (1, 1), (2, 1)] {
      close(pipes[pipe][end])
      pipes[pipe][end] = -1
    }
    // It fits into the pipe; a child that has ended reads nothing, and says so with its code.
    let previous = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, previous) }
    input.withUnsafeBytes { bytes in _ = write(pipes[0][1], bytes.baseAddress, bytes.count) }
    close(pipes[0][1])
    pipes[0][1] = -1
    try read(pipes[1][0], pipes[2][0], limit: limit)
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    isReaped = true
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
  }

  private func spawn(_ arguments: [String], _ streams: [Int32]) throws(Problem) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (index, stream) in streams.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, stream, Int32(index))
    }
    // No questions, no downloads, messages in English.
    var environment = ["LC_ALL=C", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "GIT_OPTIONAL_LOCKS=0"]
    for name in Self.variables {
      if let value = Terminal.environment(name) { environment.append("\(name)=\(value)") }
    }
    var argv: [UnsafeMutablePointer<CChar>?] = (["git"] + arguments).map { strdup($0) } + [nil]
    var envp: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
    defer { for pointer in argv + envp { free(pointer) } }
    var child: pid_t = 0
    let code = posix_spawnp(&child, "git", &actions, nil, &argv, &envp)
    guard code == 0 else { throw Problem(message: "git cannot be run: \(String(cString: strerror(code)))") }
    return child
  }

  private mutating func read(_ out: Int32, _ err: Int32, limit: Int) throws(Problem) {
    var streams = [
      pollfd(fd: out, events: Int16(POLLIN), revents: 0), pollfd(fd: err, events: Int16(POLLIN), revents: 0),
    ]
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while streams.contains(where: { $0.fd >= 0 }) {
      let ready = poll(&streams, nfds_t(streams.count), Self.patience)
      if ready < 0, errno == EINTR { continue }
      guard ready > 0 else { throw Problem(message: "git does not answer") }
      for index in streams.indices where streams[index].fd >= 0 && streams[index].revents != 0 {
        let count = readBytes(streams[index].fd, &chunk)
        if count < 0, errno == EINTR { continue }
        if count <= 0 {
          streams[index].fd = -1
        } else if index == 0 {
          output += chunk[..<count]
          guard output.count <= limit else { throw Problem(message: "git wrote more than \(limit) bytes") }
        } else if errors.count < 1 << 14 {
          errors += chunk[..<count]
        }
      }
    }
  }

  /// The C function, whose name `read` is taken here.
  private func readBytes(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Int {
    #if canImport(Glibc)
      Glibc.read(descriptor, &buffer, buffer.count)
    #else
      Darwin.read(descriptor, &buffer, buffer.count)
    #endif
  }
}

extension Input {
  /// Reads one side of a diff: a folder, a page, an OpenAPI file, or one of them as it stands in a commit,
  /// `REVISION:PATH`.
  /// - Throws: `Failure` with one line.
  static func readVersion(_ argument: String, config: String?) async throws(Failure) -> Input {
    guard let revision = try GitRevision(argument) else {
      if !Terminal.exists(argument), GitRevision.isCommit(argument) {
        throw Failure("\(argument): a git revision without a path; name the docs in it, as in `\(argument):docs`")
      }
      return try await read(argument, config: config)
    }
    let hints = try ConfigFile.read(named: config, docs: ".").hints
    let files = try revision.files()
    if let file = files.first, files.count == 1,
      [".json", ".yaml", ".yml"].contains(where: { file.path.hasSuffix($0) })
    {
      let spec: APISpec
      do { spec = try OpenAPIReader.read(file.bytes, path: file.path) } catch { throw Failure(error) }
      if spec.operations.isEmpty { throw Failure("\(argument): no operation in this file") }
      return Input(
        path: argument, spec: spec, extraction: nil, sources: [file.path: SourceText(file.bytes)], isFolder: false)
    }
    let extraction = await Extraction.extract(files, hints: hints)
    if extraction.spec.operations.isEmpty {
      throw Failure("\(argument): no documented operation in \(files.count) page\(files.count == 1 ? "" : "s")")
    }
    return Input(path: argument, spec: extraction.spec, extraction: extraction, sources: [:], isFolder: true)
  }
}
