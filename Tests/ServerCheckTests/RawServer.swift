import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A server that sends exactly the bytes it is told to, on a free loopback port.
final class RawServer: Sendable {
  /// One piece of an answer.
  enum Piece: Sendable {
    case bytes([UInt8])
    /// The same bytes again and again until the client leaves.
    case endless([UInt8])
    /// Nothing more, and the connection stays open until the client leaves.
    case silence

    static func text(_ text: String) -> Piece { .bytes(Array(text.utf8)) }
  }

  let port: Int
  private let listener: Int32

  /// - Parameter answer: from the head of a request to its answer, after which the connection is closed.
  init(_ answer: @escaping @Sendable (String) -> [Piece]) throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(listener, address, length) == 0 && listen(listener, 64) == 0
          && getsockname(listener, address, &length) == 0
      }
    }
    guard isBound else { throw POSIXError(.EADDRNOTAVAIL) }
    port = Int(UInt16(bigEndian: address.sin_port))
    self.listener = listener
    Thread.detachNewThread {
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else {
          close(listener)
          return
        }
        Thread.detachNewThread { Self.serve(connection, answer) }
      }
    }
  }

  /// Stops listening. The thread that accepts closes the socket, so that its number is not used again before.
  func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

  private static func serve(_ connection: Int32, _ answer: (String) -> [Piece]) {
    defer { close(connection) }
    var head: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !String(decoding: head, as: UTF8.self).contains("\r\n\r\n") {
      let count = read(connection, &buffer, buffer.count)
      guard count > 0 else { return }
      head += buffer[..<count]
    }
    for piece in answer(String(decoding: head, as: UTF8.self)) {
      switch piece {
      case .bytes(let bytes): if !send(bytes, to: connection) { return }
      case .endless(let bytes): while send(bytes, to: connection) {}
      case .silence: while read(connection, &buffer, buffer.count) > 0 {}
      }
    }
  }

  private static func send(_ bytes: [UInt8], to connection: Int32) -> Bool {
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes {
        Foundation.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }
}
