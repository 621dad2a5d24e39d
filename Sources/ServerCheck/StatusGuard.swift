import NIOCore
import NIOHTTP1
import NIOHTTPCompression

/// Ends a connection whose answer has a status below 100, which is none (RFC 9110 §15). The client takes such a one for
/// an interim response, and the program would end when a body follows.
final class StatusGuard: ChannelInboundHandler {
  typealias InboundIn = HTTPClientResponsePart
  typealias InboundOut = HTTPClientResponsePart

  private var isBroken = false

  /// Puts a guard between what reads answers off a connection, or off a stream of HTTP/2, and what understands them.
  static func add(to channel: any Channel) -> EventLoopFuture<Void> {
    channel.eventLoop.submit {
      let pipeline = channel.pipeline.syncOperations
      let next = try pipeline.handler(type: NIOHTTPResponseDecompressor.self)
      try pipeline.addHandler(StatusGuard(), position: .before(next))
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    if case .head(let head) = unwrapInboundIn(data), head.status.code < 100 {
      isBroken = true
      context.fireErrorCaught(HTTPParserError.invalidStatus)
      context.close(promise: nil)
    }
    if !isBroken { context.fireChannelRead(data) }
  }
}
