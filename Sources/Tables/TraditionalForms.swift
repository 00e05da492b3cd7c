/// The simplified forms of the traditional characters in headers of ledgers, so that 戶數 is recognised as 户数.
enum TraditionalForms {
  static let simplified = Dictionary(
    zip(traditional.unicodeScalars, modern.unicodeScalars), uniquingKeysWith: { first, _ in first })

  private static let traditional =
    "編號稱鄉鎮屬築齡區戶數歲經緯養設類積級務狀態運營啟啓開業間樓盤項團圖總實測內單織"
    + "機構評結層護醫療園廳點標東邊長約納劃處無滿個萬畝頃達衛時縣廣灣島橋寧龍華陽雲門閉"
    + "關變壞舊註碼電話責聯係體況應該備現確認誌幾歷麼對從來於與為後會發網線補貼適專資檢"
    + "驗轉產權證許規計紅邨臺衆眾鄰裏裡範圍緊獨複復寬際倉廢遷續閒閑佔髮"

  private static let modern =
    "编号称乡镇属筑龄区户数岁经纬养设类积级务状态运营启启开业间楼盘项团图总实测内单织"
    + "机构评结层护医疗园厅点标东边长约纳划处无满个万亩顷达卫时县广湾岛桥宁龙华阳云门闭"
    + "关变坏旧注码电话责联系体况应该备现确认志几历么对从来于与为后会发网线补贴适专资检"
    + "验转产权证许规计红村台众众邻里里范围紧独复复宽际仓废迁续闲闲占发"
}
