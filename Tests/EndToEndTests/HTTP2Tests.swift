import APIModel
import Foundation
import TestSupport
import Testing

/// A server that speaks HTTP/2 where the client offers it by ALPN (RFC 9113 §3.2).
@Suite struct HTTP2Tests {
  private static let tools = Executable.find("openssl").flatMap { openssl in
    (Executable.find("nginx") ?? executable("/usr/sbin/nginx")).flatMap { nginx in
      Executable.find("sh").map { (openssl: openssl, nginx: nginx, shell: $0) }
    }
  }

  private static func executable(_ path: String) -> URL? {
    FileManager.default.isExecutableFile(atPath: path) ? URL(fileURLWithPath: path) : nil
  }

  private static let docs = """
    ## Runners

    ```plaintext
    GET /runners.json
    ```

    ```json
    [{"id": 6, "name": "a"}]
    ```

    ## Version

    ```plaintext
    GET /version.json
    ```

    ```json
    {"id": 6}
    ```
    """

  private static func configuration(_ folder: String, port: Int) -> String {
    """
    daemon off; master_process off; pid \(folder)/pid; error_log stderr notice;
    events {}
    http {
      log_format protocol '$server_protocol $status $uri';
      access_log \(folder)/access.log protocol;
      types { application/json json; }
      client_body_temp_path \(folder); proxy_temp_path \(folder); fastcgi_temp_path \(folder);
      uwsgi_temp_path \(folder); scgi_temp_path \(folder);
      server {
        listen 127.0.0.1:\(port) ssl http2;
        ssl_certificate \(folder)/certificate.pem; ssl_certificate_key \(folder)/key.pem;
        root \(folder)/www;
      }
    }
    """
  }

  /// A port that nobody listens at, from the system; somebody may take it before it is used.
  private static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let port = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
        bind(descriptor, raw, length) == 0 && getsockname(descriptor, raw, &length) == 0
      }
    }
    try #require(port)
    return Int(UInt16(bigEndian: address.sin_port))
  }

  @Test(.enabled(if: tools != nil, "needs openssl and nginx"))
  func aServerIsAskedByHTTP2() async throws {
    let tools = try #require(Self.tools)
    try await withTemporaryFolder { folder in
      try await LocalCertificate.make(in: folder, with: tools.openssl)
      let www = folder.appendingPathComponent("www")
      try FileManager.default.createDirectory(at: www, withIntermediateDirectories: true)
      try Data(#"[{"id": 7, "name": "b"}]"#.utf8).write(to: www.appendingPathComponent("runners.json"))
      try Data(#"{"id": "7"}"#.utf8).write(to: www.appendingPathComponent("version.json"))
      let docs = folder.appendingPathComponent("runners.md")
      try Data(Self.docs.utf8).write(to: docs)
      let port = try Self.freePort()
      let file = folder.appendingPathComponent("nginx.conf")
      try Data(Self.configuration(folder.path, port: port).utf8).write(to: file)
      // Nobody else can read the folder, and the server must not change its user.
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
      try await RunningProgram.running(
        tools.shell, ["-c", "exec \(tools.nginx.path) -c \(file.path) 2>&1"], in: folder, endingWith: SIGKILL,
        until: { $0.contains("using the \"epoll\"") || $0.contains("OS: ") ? port : nil }
      ) { port in
        let result = try await ProgramRunner.run([
          "check", docs.path, "--server", "https://localhost:\(port)", "--ca", "\(folder.path)/certificate.pem",
          "--format", "json",
        ])
        #expect(result.exitCode == 1, "\(result)")
        let findings = try #require(try result.json()["findings"]?.arrayValue)
        #expect(findings.map { $0["code"]?.stringValue } == ["SRV102"])
        #expect(findings.first?["operation"] == "GET /version.json")
        let log = String(
          decoding: try Data(contentsOf: folder.appendingPathComponent("access.log")), as: UTF8.self)
        #expect(Set(log.split(separator: "\n")) == ["HTTP/2.0 200 /runners.json", "HTTP/2.0 200 /version.json"])
      }
    }
  }
}
