import DocExtract
import DocLint

/// What a branch changed in a folder of docs, seen from the commit where it left another one.
struct GitChanges {
  /// The touched lines of the pages that are there now.
  let lines: ChangedLines
  /// The pages as they were; none where the folder was not there.
  let older: [DocsFolder.File]

  private static let maximumDiff = 256 << 20

  /// - Parameters:
  ///   - revision: As git reads it: a branch, a tag, a commit.
  ///   - docs: A folder of docs, or a page.
  ///   - pages: The paths of the pages there.
  /// - Throws: `Failure` where the docs are in no repository or it does not know the revision.
  init(since revision: String, docs: String, pages: [String]) throws(Failure) {
    guard !revision.isEmpty, !revision.hasPrefix("-"), !revision.utf8.contains(where: { $0 < 0x21 }) else {
      throw Failure("--changed-since takes a branch, tag or commit, not `\(revision)`")
    }
    guard let resolved = Terminal.absolutePath(docs) else { throw Failure("\(docs): no such file or folder") }
    let isFolder: Bool
    do { isFolder = try DocsFolder.isFolder(docs) } catch { throw Failure(error) }
    let slash = resolved.lastIndex(of: "/") ?? resolved.startIndex
    let folder = isFolder ? resolved : slash == resolved.startIndex ? "/" : String(resolved[..<slash])
    let page = isFolder ? nil : String(resolved[slash...].dropFirst())
    let prefix = try Self.line(["rev-parse", "--show-prefix"], in: folder)
    let commit = try Self.line(
      ["rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"], in: folder, revision)
    // What the other branch did since is not this one's.
    let base = (try? Self.line(["merge-base", commit, "HEAD"], in: folder)) ?? commit
    let diff = try Self.git(
      [
        "-c", "core.quotePath=false", "-c", "diff.noprefix=false", "-c", "diff.mnemonicPrefix=false", "diff",
        "--unified=0",
        "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--src-prefix=a/", "--dst-prefix=b/",
        "--relative",
        base, "--", page.map { ":(literal)" + $0 } ?? ".",
      ], in: folder, limit: Self.maximumDiff)
    let path = (prefix.hasSuffix("/") ? String(prefix.dropLast()) : prefix)
    let old = GitRevision(
      commit: base, path: page.map { path.isEmpty ? $0 : path + "/" + $0 } ?? path, folder: folder)
    older = (try? old.files()) ?? []
    let tracked = Set(older.map(\.path))
    var touched = ChangedLines(diff: String(decoding: diff, as: UTF8.self))
    touched.addPages(pages.filter { !tracked.contains($0) })
    lines = touched
  }

  private static func line(_ arguments: [String], in folder: String, _ revision: String? = nil) throws(Failure)
    -> String
  {
    do {
      let output = try git(arguments, in: folder, limit: 1 << 16)
      return String(decoding: output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    } catch {
      if let revision { throw Failure("--changed-since: git knows no commit `\(revision)` in \(folder)") }
      throw error
    }
  }

  private static func git(_ arguments: [String], in folder: String, limit: Int) throws(Failure) -> [UInt8] {
    var process = GitProcess()
    let code: Int32
    do { code = try process.run(["-C", folder] + arguments, input: [], limit: limit) } catch {
      throw Failure("--changed-since: \(error.message)")
    }
    guard code == 0 else {
      let line = String(decoding: process.errors, as: UTF8.self).split(separator: "\n").first ?? "git failed"
      throw Failure("--changed-since: \(line.hasPrefix("fatal: ") ? line.dropFirst(7) : line)")
    }
    return process.output
  }
}
