import APIModel
import Testing

@testable import DocExtract

/// Tables whose columns of operations have titles of their own.
@Suite struct CallColumnsTests {
  @Test func callsBehindNames() async {
    let page = #"""
      # Market

      | Name | Request |
      |------|---------|
      | `list_orders` | **GET** /market/{id}/orders |
      | `add_order` | **POST** /market/{id}/orders |
      | `drop_order` | **DELETE** /market/{id}/orders/{order} |
      """#
    #expect(
      await summary(page) == """
        GET /market/{id}/orders
        POST /market/{id}/orders
        DELETE /market/{id}/orders/{order}
        """)
  }

  @Test func callsOfExamples() async {
    let page = #"""
      # Market

      `GET /market/{id}/orders`

      | Purpose | Example |
      |---------|---------|
      | The orders of one market | `GET /market/4/orders` |
      | The orders of another | `GET /market/5/orders` |

      | Permission | Replaced by |
      |---------|---------|
      | `read` | `GET /shops/{id}/orders` |
      | `write` | `POST /shops/{id}/orders` |
      """#
    #expect(
      await summary(page) == """
        GET /market/{id}/orders
        """)
  }

  @Test func callsBesideRemarks() async {
    let page = #"""
      # Market

      | Step | What to call |
      |------|---------|
      | First | `GET /market/{id}/orders` |
      | Then | the same with `page` |
      """#
    #expect(
      await summary(page) == """

        """)
  }
}
