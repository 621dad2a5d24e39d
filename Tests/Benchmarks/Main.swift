import APIModel
import DocExtract
import DocLint

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `docproof-bench [--runs N] [--extract-only] [FOLDER]`: CPU and wall time of extraction and lint over a folder of docs, beside
/// libcmark-gfm alone on the same bytes in the same run. Exits 1 where an answer is empty or differs between runs.
@main struct Benchmark {
  static func main() async {
    var runs = 10
    var folder: String?
    var lints = true
    var arguments = CommandLine.arguments.dropFirst()
    while let argument = arguments.popFirst() {
      if argument == "--extract-only" {
        lints = false
      } else if argument == "--runs" {
        guard let count = arguments.popFirst().flatMap({ Int($0) }), count > 0 else { stop("--runs takes a number") }
        runs = count
      } else if argument.hasPrefix("-") {
        stop("usage: docproof-bench [--runs N] [--extract-only] [FOLDER]")
      } else {
        folder = argument
      }
    }
    do {
      let folder = folder ?? realDocs() ?? "specs"
      print("\(folder), \(runs) runs")
      let complaints = await measure(try DocsFolder.read(folder), runs: runs, lints: lints)
      for complaint in complaints { complain(complaint) }
      exit(complaints.isEmpty ? 0 : 1)
    } catch {
      stop("\(error)")
    }
  }

  /// Real documentation, where there is some: `DOCPROOF_CORPUS`, else `shared/docs` beside the project.
  private static func realDocs() -> String? {
    let folder = getenv("DOCPROOF_CORPUS").map { String(cString: $0) } ?? "../shared/docs"
    return access(folder, R_OK) == 0 ? folder : nil
  }

  /// - Returns: What is wrong with the answers.
  private static func measure(_ files: [DocsFolder.File], runs: Int, lints: Bool) async -> [String] {
    var parse = Measurement("libcmark-gfm alone")
    var extract = Measurement("extract")
    var lint = Measurement("lint, extracted")
    CMarkAlone.register()
    let linter = Linter()
    // In turns, so that a busy machine slows all of them.
    for _ in 0..<runs {
      await parse.time { files.reduce(0) { $0 + CMarkAlone.countNodes($1.bytes) } }
      var extraction: Extraction?
      await extract.time {
        let result = await Extraction.extract(files)
        extraction = result
        return result.spec.operations.count
      }
      if lints, let extraction { await lint.time { await linter.lint(extraction).count } }
    }
    let bytes = files.reduce(0) { $0 + $1.bytes.count }
    let answers = "\(extract.answers.first ?? 0) operations, \(lint.answers.first ?? 0) findings"
    print("\(files.count) files, \(bytes) bytes, \(answers)")
    let table = BenchmarkTable(bytes: bytes, yardstick: parse)
    print(table.text([parse, extract] + (lints ? [lint] : [])))
    print("peak memory \(Usage.now().peakMemory >> 20) MiB")
    return [parse.complaint(), extract.complaint(), lints ? lint.complaint(mayBeNothing: true) : nil].compactMap { $0 }
  }

  private static func complain(_ message: String) {
    let line = Array("docproof-bench: \(message)\n".utf8)
    _ = write(STDERR_FILENO, line, line.count)
  }

  private static func stop(_ message: String) -> Never {
    complain(message)
    exit(2)
  }
}
