import APIModel
import Testing

@testable import DocExtract

/// Forms of wikis, exchanges and sites that are built from Markdown with a syntax of their own.
@Suite struct WikiFormsTests {
  @Test func endsOfContainersRightBelowTables() async {
    let page = #"""
      # Printers

      ## Run a script

      ```
      POST /printer/script
      ```

      /// parameters
          open: True

      | Name      |  Type  | Default      | Description |
      | --------- | :----: | ------------ | ----------- |
      | `script`  | string | **REQUIRED** | What to run |
      ///

      /// answer

      | Name      |  Type  | Default      | Description |
      | --------- | :----: | ------------ | ----------- |
      | `count`   | int    | 10           | How many    |
      { #counts } Counts
      :::
      """#
    #expect(
      await summary(page) == """
        POST /printer/script
          body script: string required
          -> 201 {count?: integer}
        """)
  }

  @Test func rowsBelowAGreaterSign() async {
    let page = #"""
      # Orders

      `POST /orders`

      Parameter | Type | Required | Description
      --------- | ---- | -------- | -----------
      side | String | Yes | Which one
      attached | Array of objects | No | What is attached
      \> attachedId | String | No | Its ID
      \> price | String | No | Its price
      size | String | Yes | How many
      """#
    #expect(
      await summary(page) == """
        POST /orders
          body side: string required
          body attached: array optional
          body attached[attachedId]: string optional
          body attached[price]: string optional
          body size: string required
        """)
  }

  @Test func arguments() async {
    let page = #"""
      # Policies

      This filter parameter is given as a `GET` argument:

      - `chain_id`

      **HTTP request**

      `GET /policies/`

      ## List jobs

      **Request:**

          GET /project/[PROJECT]/jobs

      These parameters can be used to narrow the list of results.

      * `idlist`: the jobs to include
      * `all`: whether all of them count. Default: `true`

      ## List issues

      **Usage**: GET /issues

      **Optional filters:**

      * `project_id`: those of a project
      * `cf_x`: those with a value
      * ...
      """#
    #expect(
      await summary(page) == """
        GET /policies
          query chain_id: 
        GET /project/{PROJECT}/jobs
          query idlist: 
          query all: boolean =true
        GET /issues
          query project_id:  optional
          query cf_x:  optional
        """)
  }

  @Test func keysOfAMemberOfAList() async {
    let page = #"""
      # Chat

      ```
      POST /api/chat
      ```

      ### Parameters

      - `model`: (required) the model
      - `messages`: what was said

      The `message` object has the following fields:

      - `role`: who said it
      - `images` (optional): a list of images

      Advanced parameters (optional):

      - `stream`: whether it comes in pieces
      """#
    #expect(
      await summary(page) == """
        POST /api/chat
          body model:  required
          body messages: 
          body messages[][role]:  required
          body messages[][images]:  optional
          body stream: 
        """)
  }

  @Test func labelsInTablesBelowAnyTitle() async {
    let page = #"""
      # Lamps

      ### 1.4. Get lamp attributes and state

      |            |                          |
      |------------|--------------------------|
      | URL        | `/api/<user>/lamps/<id>` |
      | Method     | GET                      |
      | Version    | 1.0                      |

      ## Notes

      | Endpoint | HTTP-Method | Description |
      | --- | --- | --- |
      | `/<NOTE>/download` or `/s/<SHORT>/download` | `GET` | The text |
      | `/<NOTE>/info` | `GET` | What is known |
      """#
    #expect(
      await summary(page) == """
        GET /api/{user}/lamps/{id}
        GET /{NOTE}/download
        GET /s/{SHORT}/download
        GET /{NOTE}/info
        """)
  }

  @Test func whatAnAnswerHasBelowAList() async {
    let page = #"""
      # Rooms

      * Method: `GET`
      * Endpoint: `/room`
      * Response:
          - Status code:
              + `200 OK`

          - Data:
              Array of rooms, each of which has at least:

      | field   | type | Description |
      |---------|------|-------------|
      | `id`    | int  | The room    |
      | `name`  | string | Its name  |
      """#
    #expect(
      await summary(page) == """
        GET /room
          -> 200 {id?: integer, name?: string}
        """)
  }

  @Test func askedForInASentence() async {
    let page = #"""
      # Tasks

      ### Delete a task

      ```
      DELETE /tasks/TASK_ID
      ```

      ### List tasks

      To see all tasks at once, make a `GET` request to the `/tasks` endpoint.

      | Query Parameter | Default | Purpose |
      | --------------- | ------- | ------- |
      | pattern         |         | Which   |
      | limit           | 100     | How many |

      ### Restart a task

      * `POST /tasks/{id}/restart?tree=<true|false>&depth=<integer>` - restarts it
      """#
    #expect(
      await summary(page) == """
        DELETE /tasks/{TASK_ID}
        POST /tasks/{id}/restart
          query tree: boolean
          query depth: integer
        GET /tasks
          query pattern: 
          query limit:  =100
        """)
  }

  @Test func headersAndBodiesThatAreDrawn() async {
    let page = #"""
      # Invites

      ```
      DELETE /invites/{code}
      ```

      Removes it.

      > info
      > It supports the `X-Reason` header.

      Note that curl sends the `Content-Length` header.

      ## Put a manifest

      ```
      PUT /manifests/<reference>
      Content-Type: <media type of manifest>

      {
         "name": <name>,
         "layers": [
            {
               "sum": "<digest>"
            },
            ...
          ]
      }
      ```
      """#
    #expect(
      await summary(page) == """
        DELETE /invites/{code}
          header X-Reason: 
        PUT /manifests/{reference}
        """)
  }

  @Test func examplesOfConcepts() async {
    let page = #"""
      # Shop

      ## Pagination

      > Example

      ```
      GET /orders?before=2&limit=30
      ```

      ## Place an order

      `POST /orders`
      """#
    #expect(
      await summary(page) == """
        POST /orders
        """)
  }
}
