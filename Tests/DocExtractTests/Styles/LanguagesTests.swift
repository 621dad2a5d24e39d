import APIModel
import Testing

@testable import DocExtract

/// Tables whose titles are in other languages than English.
@Suite struct LanguagesTests {
  @Test(arguments: [
    "| 接口 | 方法 | 描述 |\n|---|---|---|\n| `/jars` | GET | 所有 |\n| `/jars/{id}` | DELETE | 删除 |",
    "| メソッド | パス | 説明 |\n|---|---|---|\n| GET | `/jars` | 全部 |\n| DELETE | `/jars/{id}` | 削除 |",
    "| Метод | Путь | Описание |\n|---|---|---|\n| GET | `/jars` | Все |\n| DELETE | `/jars/{id}` | Удалить |",
    "| Método | Ruta | Descripción |\n|---|---|---|\n| GET | `/jars` | Todos |\n| DELETE | `/jars/{id}` | Borrar |",
    "| Methode | Pfad | Beschreibung |\n|---|---|---|\n| GET | `/jars` | Alle |\n| DELETE | `/jars/{id}` | Löschen |",
  ])
  func endpoints(_ table: String) async {
    #expect(await operations("# Jars\n\n\(table)\n") == ["GET /jars", "DELETE /jars/{id}"])
  }

  @Test(arguments: [
    "| 参数 | 类型 | 必填 | 说明 |\n|---|---|---|---|\n| `size` | 整数 | 是 | 大小 |\n| `label` | 字符串 | 否 | 标签 |",
    "| Параметр | Тип | Обязательный | Описание |\n|---|---|---|---|\n| `size` | integer | да | Размер |\n| `label` | string | нет | Имя |",
    "| Campo | Tipo | Obligatorio | Descripción |\n|---|---|---|---|\n| `size` | entero | sí | Talla |\n| `label` | cadena | no | Nombre |",
  ])
  func parameters(_ table: String) async {
    let page = "# Jars\n\n## Add\n\n```\nPOST /jars\n```\n\n\(table)\n"
    #expect(
      await summary(page) == """
        POST /jars
          body size: integer required
          body label: string optional
        """)
  }

  @Test(arguments: ["响应参数", "返回", "Ответ", "Respuesta"])
  func answers(_ title: String) async {
    let table = "| 字段 | 类型 | 说明 |\n|---|---|---|\n| `size` | integer | 大小 |\n"
    let page = "# Jars\n\n## Add\n\n```\nPOST /jars\n```\n\n### \(title)\n\n\(table)"
    #expect(await !summary(page).contains("body"))
  }

  @Test(arguments: [
    ("请求方式：", "请求URL："), ("请求方法", "接口地址："), ("メソッド:", "エンドポイント:"), ("Methode:", "Endpunkt:"),
    ("Méthode :", "Chemin :"), ("Método:", "Ruta:"), ("Метод:", "Путь:"),
  ])
  func labels(_ method: String, _ path: String) async {
    let below = "# Jars\n\n## Add\n\n**\(path)**\n\n- `/jars`\n\n**\(method)**\n\n- POST\n"
    #expect(await operations(below) == ["POST /jars"])
    guard method != "请求方法" else { return }
    let beside = "# Jars\n\n## Add\n\n\(method) POST\n\n\(path) `/jars`\n"
    #expect(await operations(beside) == ["POST /jars"])
    // A label with a text behind it tells no method.
    #expect(await operations(beside.replacing(" POST", with: " X")) == [])
  }

  @Test(arguments: [
    ("Paramètres de la requête", "Champs de la réponse"), ("Parámetros de la solicitud", "Campos de la respuesta"),
    ("Parâmetros da requisição", "Campos da resposta"), ("Parameter der Anfrage", "Felder der Antwort"),
    ("Параметры запроса", "Поля ответа"), ("请求参数说明", "返回参数说明"), ("リクエストパラメータ", "レスポンスパラメータ"),
  ])
  func parts(_ sent: String, _ returned: String) async {
    let table = { (name: String) in "| Parameter | Typ |\n|---|---|\n| `\(name)` | string |\n" }
    let page =
      "# Jars\n\n## Add\n\n`POST /jars`\n\n### \(sent)\n\n\(table("size"))\n### \(returned)\n\n\(table("id"))"
    #expect(await summary(page) == "POST /jars\n  body size: string\n  -> 201 {id?: string}")
  }

  /// What only begins like such a title is none.
  @Test func otherTitles() async {
    let table = "| 参与者 | 类别论 | 必填词 |\n|---|---|---|\n| `size` | integer | 是 |\n"
    #expect(await summary("# Jars\n\n## Add\n\n```\nPOST /jars\n```\n\n\(table)") == "POST /jars")
  }
}
