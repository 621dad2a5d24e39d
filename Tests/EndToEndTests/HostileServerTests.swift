import Foundation
import TestSupport
import Testing

/// A server that sends far more than anybody asked for, and how much memory that takes.
@Suite struct HostileServerTests {
  private static let python = Executable.find("python3")

  /// Serves 300 MB in chunks, with a length and packed, and 16 MB of small values. Checks harmless docs and the others,
  /// and prints for each the exit code and the most memory that a child had by then, in kilobytes.
  private static let script = """
    import http.server, resource, subprocess, sys, threading, zlib
    piece = b'{"id": 1, "name": "a"},' * 40000
    count = (300 << 20) // len(piece)
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    packed = packer.compress(b'[')
    for _ in range(count): packed += packer.compress(piece)
    packed += packer.flush()
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        def log_message(self, *_): pass
        def send(self, headers, pieces):
            self.send_response(200)
            for pair in [("Content-Type", "application/json")] + headers: self.send_header(*pair)
            self.end_headers()
            try:
                for piece in pieces: self.wfile.write(piece)
            except OSError: self.close_connection = True
        def do_GET(self):
            name = self.path.strip("/0123456789")
            if name == "chunked":
                chunk = b"%x\\r\\n%s\\r\\n" % (len(piece), piece)
                self.send([("Transfer-Encoding", "chunked")], (chunk for _ in range(count)))
            elif name == "long":
                self.send([("Content-Length", str(count * len(piece)))], (piece for _ in range(count)))
            elif name == "packed":
                self.send([("Content-Encoding", "gzip"), ("Content-Length", str(len(packed)))], [packed])
            elif name == "values":
                body = b"[" + b"1," * ((16 << 20) // 2 - 2) + b"1]"
                self.send([("Content-Length", str(len(body)))], [body])
            else:
                self.send([("Content-Length", "24")], [b'[{"id": 1, "name": "a"}]'])
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    program, harmless, floods, report = sys.argv[1:]
    for docs in [harmless, floods]:
        call = [program, "check", docs, "--format", "concise=" + report]
        code = subprocess.call(call + ["--server", "http://127.0.0.1:%d" % server.server_port])
        print(code, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    """

  private static func docs(_ names: [String]) -> String {
    names.map { name in
      "## List \(name)\n\n```plaintext\nGET /\(name)\n```\n\n```json\n[{\"id\": 1, \"name\": \"a\"}]\n```\n"
    }.joined(separator: "\n")
  }

  @Test(.enabled(if: python != nil, "needs python3")) func floodsTakeLittleMemory() async throws {
    let python = try #require(Self.python)
    try await withTemporaryFolder { folder in
      let (harmless, floods) = (folder.appendingPathComponent("a.md"), folder.appendingPathComponent("b.md"))
      try Data(Self.docs(["small"]).utf8).write(to: harmless)
      let names = ["chunked", "long", "packed", "values"].flatMap { name in (0..<2).map { "\(name)\($0)" } }
      try Data(Self.docs(names).utf8).write(to: floods)
      let report = folder.appendingPathComponent("report.txt").path
      let result = try await ProgramRunner.run(
        python, ["-c", Self.script, ProgramRunner.docproof.path, harmless.path, floods.path, report])
      let words = result.stdout.split { $0 == " " || $0 == "\n" }.compactMap { Int($0) }
      try #require(words.count == 4, "\(result)")
      #expect(words[0] == 0 && words[2] == 1, "\(words)")
      // The program itself takes less than 60 MB where it is built for release.
      #expect(words[3] - words[1] < 140_000, "\(words) kB")
      let findings = String(decoding: try Data(contentsOf: URL(fileURLWithPath: report)), as: UTF8.self)
      let lines = findings.split(separator: "\n").filter { $0.contains(" SRV") }
      #expect(lines.count == 8 && lines.allSatisfy { $0.contains("SRV602") }, "\(findings)")
    }
  }
}
