import Testing

@testable import DocExtract

/// Pages that generators wrote from a specification.
@Suite struct GeneratedStyleTests {
  @Test func generatedFromOpenAPI() async {
    let page = #"""
      <h1 id="pets-api">Pets v1</h1>

      <h1 id="pets-api-pets">pets</h1>

      ## listPets

      > Code samples

      ```shell
      # You can also use wget
      curl -X GET http://pets.example.com/v1/pets \
        -H 'Accept: application/json'

      ```

      ```http
      GET http://pets.example.com/v1/pets HTTP/1.1
      Host: pets.example.com

      ```

      `GET /pets`

      <h3 id="listpets-parameters">Parameters</h3>

      |Name|In|Type|Required|Description|
      |---|---|---|---|---|
      |limit|query|integer(int32)|false|How many (max 100)|
      |body|body|[Pet](#schemapet)|true|none|
      |» name|body|string|true|none|

      > Example responses

      > 200 Response

      ```json
      [{"id": 0, "name": "string"}]
      ```

      <h3 id="listpets-responses">Responses</h3>

      |Status|Meaning|Description|Schema|
      |---|---|---|---|
      |200|[OK](https://www.rfc-editor.org/rfc/rfc7231)|Some pets|[Pets](#schemapets)|
      |default|Default|unexpected|[Error](#schemaerror)|

      <h3 id="listpets-responseschema">Response Schema</h3>

      |Name|Type|Required|Restrictions|Description|
      |---|---|---|---|---|
      |» id|integer(int64)|true|none|none|
      |» name|string|true|none|none|
      """#
    #expect(
      await summary(page) == """
        GET /pets
          query limit: integer optional
          body body:  required
          body name: string required
          -> 200 [{id: integer, name: string}]
        """)
  }

  @Test func generatedMethods() async {
    let page = #"""
      # PetApi

      All URIs are relative to *https://pets.example.com/v2*

      Method | HTTP request | Description
      ------------- | ------------- | -------------
      [**addPet**](page.md#addPet) | **POST** /pet | Add one
      [**getPetById**](page.md#getPetById) | **GET** /pet/{petId} | Find one

      <a name="addPet"></a>
      # **addPet**
      > addPet(body)

      Adds one.

      ### Parameters

      Name | Type | Description  | Notes
      ------------- | ------------- | ------------- | -------------
       **body** | [**Pet**](Pet.md)| What to add |
       **status** | **String**| How it is | [optional] [enum: available, sold]
       **tags** | [**List&lt;String&gt;**](String.md)| Tags | [optional]

      ### HTTP response details

      | Status code | Description | Response headers |
      |-------------|-------------|------------------|
      | **405** | Invalid input |  -  |
      """#
    #expect(
      await summary(page) == """
        POST /pet
          body body:  required
          body status: string optional
          body tags: array optional
          -> 405
        GET /pet/{petId}
        """)
  }

  @Test func methodBelowPath() async {
    let page = #"""
      # Pets

      ### /pets/{id}

      #### GET
      ##### Summary:

      Shows one

      ##### Parameters

      | Name | Located in | Description | Required | Schema |
      | ---- | ---------- | ----------- | -------- | ---- |
      | id | path | Which | Yes | string |
      | verbose | query | More | No | boolean |

      ##### Responses

      | Code | Description |
      | ---- | ----------- |
      | 200 | Here it is |

      #### DELETE

      ##### Responses

      | Code | Description |
      | ---- | ----------- |
      | 204 | Gone |

      ## URL: /servers/:server\_id/zones

      Allowed methods: `GET`, `POST`

      ### GET

      Shows all.
      """#
    #expect(
      await summary(page) == """
        GET /pets/{id}
          path id: string required
          query verbose: boolean optional
          -> 200
        DELETE /pets/{id}
          -> 204
        GET /servers/{server_id}/zones
        POST /servers/{server_id}/zones
        """)
  }

  @Test func typeColumnIsLocation() async {
    let page = #"""
      ### Add a pet
      ```
      POST /pets/{petId}
      ```

      #### Parameters

      |Type|Name|Description|Schema|Default|
      |---|---|---|---|---|
      |**Path**|**petId**  <br>*required*|Which|integer (int64)||
      |**Query**|**status**  <br>*optional*|How it is|< string > array(multi)||
      |**Body**|**body**  <br>*optional*|What|[Pet](#pet)||

      #### Responses

      |HTTP Code|Description|Schema|
      |---|---|---|
      |**200**|Added|[Pet](#pet)|
      |**405**|Not so|No Content|
      """#
    #expect(
      await summary(page) == """
        POST /pets/{petId}
          path petId: integer required
          query status: array optional
          body body:  optional
          -> 200
          -> 405
        """)
  }

  @Test func uriParameters() async {
    let page = #"""
      # Projects - Get

      ```http
      GET https://dev.example.com/{organization}/_apis/projects/{projectId}?api-version=7.0
      ```

      With optional parameters:

      ```http
      GET https://dev.example.com/{organization}/_apis/projects/{projectId}?includeHistory={includeHistory}&api-version=7.0
      ```

      ## URI Parameters

      | Name | In | Required | Type | Description |
      |---|---|---|---|---|
      | organization | path | True | string | Whose |
      | projectId | path | True | string | |
      | api-version | query | True | string | Which version |
      | includeHistory | query |  | boolean | Whether to look back |

      ## Responses

      | Name | Type | Description |
      |---|---|---|
      | 200 OK | TeamProject | It worked |
      """#
    #expect(
      await summary(page) == """
        GET /{organization}/_apis/projects/{projectId}
          path organization: string required
          path projectId: string required
          query api-version: string required
          query includeHistory: boolean optional
          -> 200
        """)
  }
}
