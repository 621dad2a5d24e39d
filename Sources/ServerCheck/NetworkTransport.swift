import APIModel
import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL
import Synchronization

/// Sends requests over the network: HTTP/1.1 or HTTP/2, TLS verified. The only file that knows the HTTP client.
public struct NetworkTransport: Transport {
  private let client: HTTPClient

  private init(client: HTTPClient) { self.client = client }

  /// Opens a client for the time of `body` and closes it afterwards.
  /// - Parameter options: their `timeout` bounds connecting; their `bodyLimit` bounds what
  ///   decompression may produce; their `concurrency` is the number of connections.
  public static func withTransport<Result, Failure: Error>(
    _ options: CheckOptions, _ body: (NetworkTransport) async throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    // Less than the whole, so that a connection that never comes is not mistaken for an answer that never comes.
    let timeout = TimeAmount(options.timeout * 0.9)
    var configuration = HTTPClient.Configuration(
      redirectConfiguration: .disallow,
      timeout: .init(connect: timeout),
      decompression: .enabled(limit: .size(max(1, options.bodyLimit)))
    )
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = max(1, options.concurrency)
    // A refused connection must be told at once, not after attempts that wait for the network to come up.
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.tlsConfiguration = Self.security(options)
    configuration.proxy = options.proxy.map { proxy in
      .server(
        host: proxy.host, port: proxy.port,
        authorization: proxy.credentials.map { .basic(credentials: Base64.encode(Array($0.utf8))) })
    }
    configuration.http1_1ConnectionDebugInitializer = { StatusGuard.add(to: $0) }
    configuration.http2StreamChannelDebugInitializer = { StatusGuard.add(to: $0) }
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

  /// Nil for the client's own: certificates verified against the system's.
  private static func security(_ options: CheckOptions) -> TLSConfiguration? {
    guard options.trustsAnyCertificate || options.certificateFile != nil else { return nil }
    var security = TLSConfiguration.makeClientConfiguration()
    if options.trustsAnyCertificate { security.certificateVerification = .none }
    if let file = options.certificateFile { security.additionalTrustRoots = [.file(file)] }
    return security
  }

  public func send(
    _ request: ProbeRequest, bodyLimit: Int, timeout: Duration
  ) async throws(TransportError) -> ProbeResponse {
    let collector = AnswerCollector(bodyLimit: bodyLimit, isHead: request.method == .head)
    let failure = await Self.exchange(request, client, collector, timeout)
    guard var response = collector.answer else { throw failure ?? TransportError(.disconnected, "no answer") }
    if let failure {
      if case .tooLarge = response.bodyEnd { return response }
      response.bodyEnd = failure.kind == .timedOut ? .unfinished(failure.reason) : .cutOff(failure.reason)
    }
    return response
  }

  private static func exchange(
    _ request: ProbeRequest, _ client: HTTPClient, _ collector: AnswerCollector, _ timeout: Duration
  ) async -> TransportError? {
    do {
      var message = try HTTPClient.Request(
        url: request.url, method: NIOHTTP1.HTTPMethod(rawValue: request.method.rawValue))
      for header in request.headers { message.headers.add(name: header.name, value: header.value) }
      if let body = request.body { message.body = .byteBuffer(ByteBuffer(bytes: body)) }
      // The deadline is for the whole exchange: it also ends a body that never ends.
      let task = client.execute(request: message, delegate: collector, deadline: .now() + TimeAmount(timeout))
      try await withTaskCancellationHandler {
        try await task.futureResult.get()
      } onCancel: {
        task.cancel()
      }
      return nil
    } catch is AnswerCollector.Left {
      return nil
    } catch {
      if error as? NIOHTTPDecompression.DecompressionError == .limit {
        collector.leave()
        return nil
      }
      if error as? HTTPClientError == .deadlineExceeded {
        return TransportError(.timedOut, "no complete answer within \(seconds(timeout)) seconds")
      }
      return transportError(error)
    }
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
      return TransportError(.insecure, securityReason(String(reflecting: error)))
    }
    if let error = error as? ChannelError {
      guard case .connectTimeout = error else {
        return TransportError(.disconnected, "the connection was closed before the answer was complete")
      }
      return TransportError(.unreachable, "no connection within the time allowed")
    }
    if error is NIOHTTPDecompression.DecompressionError || error is NIOHTTPDecompression.ExtraDecompressionError {
      return TransportError(.notHTTP, "the body's compression is damaged")
    }
    return TransportError(.disconnected, "the connection failed (\(type))")
  }

  /// Why a secure connection failed. The library's text names its own source files, and is not for people.
  private static func securityReason(_ text: String) -> String {
    let known = [
      ("CERTIFICATE_VERIFY_FAILED", "the server's certificate is not trusted; --ca FILE names one that is"),
      ("failedToValidateHostname", "the server's certificate is for another host"),
      ("unableToValidateCertificate", "the server's certificate is not trusted; --ca FILE names one that is"),
      ("failedToLoadCertificate", "the file that --ca names holds no certificate"),
      ("noSuchFilesystemObject", "the file that --ca names can't be read"),
      ("WRONG_VERSION_NUMBER", "the server does not speak TLS at this port"),
      ("HTTP_REQUEST", "the server does not speak TLS at this port"),
      ("PROTOCOL_VERSION", "the server speaks too old a version of TLS"),
    ]
    return known.first { text.contains($0.0) }?.1 ?? "the TLS handshake failed"
  }

  private static func seconds(_ duration: Duration) -> String {
    let (seconds, attoseconds) = duration.components
    let tenths = attoseconds / 100_000_000_000_000_000
    return tenths == 0 ? "\(seconds)" : "\(seconds).\(tenths)"
  }
}
