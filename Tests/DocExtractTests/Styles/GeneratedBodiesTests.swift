import APIModel
import Testing

@testable import DocExtract

/// Bodies that generators write as a link to a model further below.
@Suite struct GeneratedBodiesTests {
  @Test(arguments: ["#parcel-body", "#parcel-other"])
  func modelBehindALink(_ anchor: String) async {
    let page = """
      # Parcels

      ### <span id="route-post"></span> Send one. (_RoutePost_)

      ```
      POST /parcels
      ```

      #### Parameters

      | Name | Source | Type | Required | Description |
      | ---- | ------ | ---- | :------: | ----------- |
      | X-Trace | `header` | string | | For tracing |
      | Body | `body` | [Parcel](\(anchor)) | ✓ | |

      ## Models

      ### <span id="parcel-body"></span> ParcelBody

      > What is sent.

      **Properties**

      | Name | Type | Required | Description |
      | ---- | ---- | :------: | ----------- |
      | flat | integer | ✓ | Where to |
      | note | string | | What to say |

      ### <span id="sender"></span> Sender

      | Name | Type | Required | Description |
      | ---- | ---- | :------: | ----------- |
      | name | string | ✓ | Who |
      """
    let read = await summary(page)
    if anchor == "#parcel-body" {
      #expect(
        read == """
          POST /parcels
            header X-Trace: string
            body flat: integer required
            body note: string optional
          """)
    } else {
      #expect(read.hasPrefix("POST /parcels\n  header X-Trace: string optional\n  body Body:"))
      #expect(!read.contains("flat"))
    }
  }
}
