/// The terms for services in ledgers, and for other activities that are known to be none of them.
enum ServiceTerms {
  /// The services of each term; none for terms of other activities and for words that add nothing.
  static let services: [String: Set<CareService>] = {
    var terms: [String: Set<CareService>] = [:]
    for term in fillers + others { terms[term] = [] }
    for service in CareService.allCases {
      for term in names(service) { terms[term, default: []].insert(service) }
    }
    return terms
  }()

  /// The length of the longest term in characters.
  static let longest = services.keys.map(\.count).max() ?? 0

  private static func names(_ service: CareService) -> [String] {
    switch service {
    case .disabilityCare:
      [
        "失能照护", "失能照料", "失能护理", "失能托养", "失能老人照护", "失能老人照料", "失能老人护理", "失能老年人照护",
        "失能老年人照料", "失能老年人护理", "失能失智照护", "失能失智照料", "失能半失能照护", "失能人员照护", "失能人员托养",
        "长期照护", "长期护理",
      ]
    case .meals:
      [
        "助餐", "老年食堂", "长者食堂", "邻里食堂", "社区食堂", "老年餐厅", "长者餐厅", "老年人食堂", "食堂", "送餐", "配餐",
        "用餐", "就餐", "堂食", "助餐点", "老年助餐点",
      ]
    case .bathing: ["助浴", "洗浴", "沐浴", "助浴点"]
    case .cleaning: ["助洁", "保洁", "清洁"]
    case .medicalHelp: ["助医", "陪诊", "陪医", "陪同就医", "就医陪护", "就医陪同"]
    case .errands: ["助行", "出行", "代办", "陪同出行", "出行陪同", "协助出行"]
    case .fullDayCare: ["全托", "全日托", "全日照料", "全日照护", "全日托养", "全天托养", "全日制托养"]
    case .dayCare: ["日托", "日间照料", "日间照护", "日间托养", "日间托老", "日间护理", "白托"]
    case .homeVisits: ["上门", "居家上门", "入户"]
    case .guidance: ["对下指导", "业务指导", "对村社指导", "对村级指导", "对社区指导"]
    case .homeStay: ["幸福院", "农村幸福院", "互助幸福院"]
    case .clinic:
      ["卫生室", "村卫生室", "中心卫生室", "社区卫生室", "卫生站", "卫生服务站", "社区卫生服务站", "医疗服务点", "诊所"]
    case .shop: ["超市", "购物超市", "便民超市", "购物", "小卖部", "便利店"]
    case .recreation:
      [
        "文体", "文体设施", "文体活动", "文体娱乐", "文娱", "文娱活动", "文化娱乐", "文化活动", "娱乐", "休闲娱乐", "健身",
        "体育健身", "健身设施",
      ]
    case .consortium: ["康养联合体"]
    case .elderEducation: ["老年教育", "老年大学", "老年学校", "老年学堂", "老年开放大学", "老年电大"]
    case .guidanceCentre: ["指导中心", "养老服务指导中心", "县级养老服务指导中心", "居家养老服务指导中心"]
    case .informationPlatform:
      ["信息平台", "服务平台", "信息服务平台", "养老信息平台", "养老服务平台", "养老服务信息平台", "智慧养老服务平台", "智慧养老平台"]
    case .extremePovertyCare:
      [
        "特困", "特困供养", "特困人员", "特困人员供养", "特困集中供养", "特困人员集中供养", "特困老人供养", "失能特困供养", "失能特困人员供养",
        "特困失能照护",
      ]
    case .embeddedCare:
      [
        "嵌入式", "嵌入式养老", "嵌入式养老服务", "嵌入式社区养老", "嵌入式社区养老服务", "社区嵌入式养老", "嵌入式机构", "嵌入式养老机构",
        "嵌入式养老服务机构", "嵌入式社区养老服务机构", "社区嵌入式养老服务机构",
      ]
    }
  }

  /// Words that add nothing to the terms beside them.
  private static let fillers = [
    "提供", "开展", "可提供", "已开展", "已开通", "设有", "含", "包括", "有", "老年", "老人", "老年人", "为老", "居家", "社区",
    "免费", "有偿", "无偿", "低偿", "服务", "点", "室", "区", "项目", "功能", "和", "及", "与", "以及", "等", "的",
  ]

  /// Activities that none of the services is.
  private static let others = [
    "失能评估", "能力评估", "老年人能力评估", "评估", "临终照护", "临终关怀", "安宁疗护", "职工食堂", "员工食堂", "康复",
    "康复护理", "康复训练", "康复理疗", "理疗", "心理慰藉", "精神慰藉", "心理咨询", "心理疏导", "理发", "助急", "助购", "代购",
    "健康讲座", "健康管理", "健康监测", "健康指导", "健康教育", "健康体检", "体检", "血压测量", "测血压", "康复辅具租赁", "辅具租赁",
    "紧急呼叫", "紧急救援", "法律咨询", "法律援助", "巡访", "探访", "关爱巡访", "探访关爱", "助聊", "助乐", "助学", "维修", "家电维修",
    "书画", "棋牌", "阅览", "阅读", "志愿服务", "政策咨询", "咨询", "家政", "机构养老", "家庭养老床位", "认知症照护", "认知障碍照护",
    "短期托养", "喘息", "喘息服务", "医疗", "护理", "养老", "适老化改造", "无障碍改造", "无障碍设施",
  ]
}
