import APIModel
import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix

/// Sends requests over the network: HTTP/1.1 or HTTP/2, TLS verified. The only file that knows the HTTP client.
public struct NetworkTransport: Transport {
  private let client: HTTPClient

  private init(client: HTTPClient) { self.client = client }

  /// Opens a client for the time of `body` and closes it afterwards.
  /// - Parameter options: their `timeout` bounds connecting and each wait for bytes; their `bodyLimit` bounds what
  ///   decompression may produce; their `concurrency` is the number of connections.
  public static func withTransport<Result, Failure: Error>(
    _ options: CheckOptions, _ body: (NetworkTransport) async throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    let timeout = TimeAmount(options.timeout)
    var configuration = HTTPClient.Configuration(
      redirectConfiguration: .disallow,
      timeout: .init(connect: timeout, read: timeout, write: timeout),
      decompression: .enabled(limit: .size(max(1, options.bodyLimit)))
    )
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = max(1, options.concurrency)
    // A refused connection must be told at once, not after attempts that wait for the network to come up.
    configuration.connectionPool.retryConnectionEstablishment = false
    let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    let result: Swift.Result<Result, Failure>
    do throws(Failure) {
      result = .success(try await body(NetworkTransport(client: client)))
    } catch {
      result = .failure(error)
    }
    // Shutting down can only report connections that were still busy; they are closed all the same.
    try? await client.shutdown()
    return try result.get()
  }

  public func send(
    _ request: ProbeRequest, bodyLimit: Int, timeout: Duration
  ) async throws(TransportError) -> ProbeResponse {
    var message = HTTPClientRequest(url: request.url)
    message.method = NIOHTTP1.HTTPMethod(rawValue: request.method.rawValue)
    for header in request.headers { message.headers.add(name: header.name, value: header.value) }
    let prepared = message
    let client = client
    // The client's own deadline ends with the head of the answer; this one also ends a body that never ends.
    let outcome = await withTaskGroup(of: Result<ProbeResponse, TransportError>?.self) { group in
      group.addTask { await Self.exchange(prepared, client, bodyLimit) }
      group.addTask {
        try? await Task.sleep(for: timeout)
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
    }
    guard let outcome else {
      throw TransportError(.timedOut, "no complete answer within \(Self.seconds(timeout)) seconds")
    }
    return try outcome.get()
  }

  private static func exchange(
    _ request: HTTPClientRequest, _ client: HTTPClient, _ bodyLimit: Int
  ) async -> Result<ProbeResponse, TransportError> {
    let response: HTTPClientResponse
    do {
      response = try await client.execute(request, deadline: .distantFuture)
    } catch {
      return .failure(transportError(error))
    }
    var result = ProbeResponse(
      status: Int(response.status.code), headers: response.headers.map { NameValue($0.name, $0.value) })
    do {
      for try await part in response.body {
        if result.body.count + part.readableBytes > bodyLimit {
          result.body += part.readableBytesView.prefix(bodyLimit - result.body.count)
          result.bodyEnd = .tooLarge(limit: bodyLimit)
          break
        }
        result.body += part.readableBytesView
      }
    } catch {
      result.bodyEnd =
        error as? NIOHTTPDecompression.DecompressionError == .limit
        ? .tooLarge(limit: bodyLimit) : .cutOff(transportError(error).reason)
    }
    return .success(result)
  }

  /// An error of the client in our words. Its own text may name URLs, which may hold secrets.
  private static func transportError(_ error: any Error) -> TransportError {
    if let error = error as? HTTPClientError {
      switch error {
      case .connectTimeout: return TransportError(.unreachable, "no connection within the time allowed")
      case .readTimeout, .writeTimeout, .deadlineExceeded, .getConnectionFromPoolTimeout:
        return TransportError(.timedOut, "no bytes within the time allowed")
      case .remoteConnectionClosed, .uncleanShutdown:
        return TransportError(.disconnected, "the connection was closed before the answer was complete")
      case .tlsHandshakeTimeout: return TransportError(.insecure, "the TLS handshake took too long")
      case .cancelled: return TransportError(.timedOut, "cancelled")
      default: return TransportError(.notHTTP, "HTTP client: \(error.shortDescription)")
      }
    }
    if let error = error as? NIOConnectionError {
      guard let cause = error.connectionErrors.first?.error else {
        return TransportError(.unreachable, "the host name can't be resolved")
      }
      return TransportError(.unreachable, transportError(cause).reason)
    }
    if let error = error as? IOError {
      switch error.errnoCode {
      case ECONNREFUSED: return TransportError(.unreachable, "connection refused")
      case EHOSTUNREACH, ENETUNREACH: return TransportError(.unreachable, "no route to the host")
      case ETIMEDOUT: return TransportError(.unreachable, "no connection within the time allowed")
      case ECONNRESET, EPIPE: return TransportError(.disconnected, "the connection was reset")
      default: return TransportError(.disconnected, "input/output error \(error.errnoCode)")
      }
    }
    if let error = error as? HTTPParserError {
      return error == .invalidEOFState
        ? TransportError(.disconnected, "the connection was closed before the answer was complete")
        : TransportError(.notHTTP, "the answer is not valid HTTP (\(error))")
    }
    if error is CancellationError { return TransportError(.timedOut, "cancelled") }
    let type = String(reflecting: type(of: error))
    if type.contains("SSL") || type.contains("TLS") {
      return TransportError(.insecure, "TLS failed: \(String(describing: error).prefix(200))")
    }
    if error is ChannelError {
      return TransportError(.unreachable, "no connection within the time allowed")
    }
    if error is NIOHTTPDecompression.DecompressionError || error is NIOHTTPDecompression.ExtraDecompressionError {
      return TransportError(.notHTTP, "the body's compression is damaged")
    }
    return TransportError(.disconnected, "the connection failed (\(type))")
  }

  private static func seconds(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let tenths = attoseconds / 100_000_000_000_000_000
    return tenths == 0 ? "\(seconds)" : "\(seconds).\(tenths)"
  }
}
