/// Column titles in other languages than English, as a whole: "方法", "Beschreibung", "parámetro".
enum ForeignTitles {
  /// - Parameter title: In lower case.
  static func english(_ title: String) -> String? { words[title] }

  private static let words: [String: String] = {
    var words: [String: String] = [:]
    for (english, titles) in [
      (
        "method",
        [
          "方法", "请求方法", "请求方式", "请求类型", "http方法", "http 方法", "方式", "メソッド", "httpメソッド", "메서드", "메소드",
          "метод", "http-метод", "methode", "http-methode", "método", "metodo", "méthode",
        ]
      ),
      (
        "path",
        [
          "接口", "路径", "路由", "地址", "端点", "接口地址", "接口路径", "请求路径", "请求地址", "api 路径", "パス", "エンドポイント", "경로",
          "엔드포인트", "путь", "маршрут", "эндпоинт", "эндпойнт", "pfad", "endpunkt", "ruta", "rota", "caminho",
          "chemin", "percorso",
        ]
      ),
      (
        "description",
        [
          "描述", "说明", "功能", "功能说明", "功能描述", "备注", "参数说明", "字段说明", "含义", "用途", "作用", "説明", "概要", "備考", "機能", "설명", "기능",
          "описание", "назначение", "пояснение", "beschreibung", "bedeutung", "descripción", "descripcion", "descrição",
          "descricao", "descrizione", "opis",
        ]
      ),
      (
        "parameter",
        [
          "参数", "参数名", "参数名称", "字段", "字段名", "字段名称", "属性", "变量名", "パラメータ", "パラメーター", "パラメータ名", "フィールド", "項目",
          "매개변수", "파라미터", "필드", "параметр", "поле", "parámetro", "paramètre", "parâmetro", "parametro",
          "campo", "champ", "feld",
        ]
      ),
      ("name", ["名称", "名字", "名前", "이름", "имя", "название", "nombre", "nome", "nom"]),
      (
        "type",
        [
          "类型", "数据类型", "参数类型", "字段类型", "型", "データ型", "タイプ", "타입", "유형", "자료형", "тип", "тип данных", "typ",
          "datentyp", "tipo",
        ]
      ),
      (
        "required",
        [
          "必填", "是否必填", "必须", "是否必须", "必选", "是否必选", "必需", "是否必需", "必传", "是否必要", "必要", "必須", "필수", "필수 여부",
          "обязательный",
          "обязательно", "обязателен", "обязательность", "обязательное", "erforderlich", "pflicht", "pflichtfeld",
          "requerido", "obligatorio", "requis", "obligatoire", "obrigatório", "obbligatorio",
        ]
      ),
      (
        "default",
        [
          "默认值", "默认", "缺省值", "デフォルト", "デフォルト値", "既定値", "기본값", "по умолчанию", "значение по умолчанию",
          "standardwert", "voreinstellung", "por defecto", "valor por defecto", "predeterminado", "par défaut",
          "défaut", "valor predeterminado",
          "valeur par défaut", "padrão", "valor padrão", "predefinito",
        ]
      ),
      ("location", ["位置", "参数位置", "場所", "위치"]),
      ("status", ["状态码", "返回码", "错误码", "响应码", "ステータスコード", "상태 코드", "код ответа", "statuscode"]),
    ] {
      for title in titles { words[title] = english }
    }
    return words
  }()
}
