import Drawing
import ReportPages
import VectorFormats
import Wording

extension Installation {
  /// The parts without which the program does less.
  static var optionalParts: [Part] { [gdal, pictures, chineseFont, browserMap, qgis] }

  private static var gdal: Part {
    let name = Message(en: "GDAL", zh: "GDAL")
    let remedy = Message(
      en: "without it no Shapefile, GeoPackage, ODS, XLS or PostGIS: install libgdal32 (Debian 12)",
      zh: "缺少时不能读写 Shapefile、GeoPackage、ODS、XLS、PostGIS：请安装 libgdal32（Debian 12）")
    #if GDAL
      do throws(VectorFault) {
        let version = try GDALLibrary.version()
        let missing = GDALLibrary.missingFormats()
        guard !missing.isEmpty else { return Part("GDAL", version) }
        let list = missing.joined(separator: ", ")
        return Part(
          name, Message(en: "\(version), without \(list)", zh: "\(version)，不含 \(list)"))
      } catch {
        let reason = Message(en: "no: \(error.detail)", zh: "无：\(error.detail)")
        return Part(name: name, value: reason, remedy: remedy)
      }
    #else
      return Part(name: name, value: notBuilt("GDAL"), remedy: remedy)
    #endif
  }

  private static var pictures: Part {
    let name = Message(en: "Cairo and Pango", zh: "Cairo 与 Pango")
    let remedy = Message(
      en: "without them no maps and no PDF: install libpangocairo-1.0-0",
      zh: "缺少时不能绘图、不能输出 PDF：请安装 libpangocairo-1.0-0")
    do throws(PictureFault) {
      let (cairo, pango) = try PictureLibraries.versions()
      return Part(name, Message(en: "\(cairo) and \(pango)", zh: "\(cairo) 与 \(pango)"))
    } catch {
      return Part(name: name, value: why(error), remedy: remedy)
    }
  }

  private static var chineseFont: Part {
    let name = Message(en: "Chinese font", zh: "中文字体")
    let remedy = Message(
      en: "without one no map or PDF with Chinese texts: install fonts-noto-cjk",
      zh: "缺少时不能绘制含中文的图和 PDF：请安装 fonts-noto-cjk")
    do throws(PictureFault) {
      if try PictureLibraries.canDrawChinese() {
        return Part(name, Message(en: "yes", zh: "有"))
      }
      return Part(name: name, value: Message(en: "no", zh: "无"), remedy: remedy)
    } catch {
      return Part(name: name, value: why(error), remedy: remedy)
    }
  }

  private static func why(_ fault: PictureFault) -> Message {
    switch fault {
    case .notBuilt: notBuilt("Pictures")
    case .libraryMissing(let reason), .cannotDraw(let reason):
      Message(en: "no: \(reason)", zh: "无：\(reason)")
    case .noThread:
      Message(en: "no: the system allows no further thread", zh: "无：系统不允许再启动线程")
    case .noFont: Message(en: "no: there is no font", zh: "无：系统没有任何字体")
    }
  }

  private static func notBuilt(_ trait: String) -> Message {
    Message(en: "no: built without the trait \(trait)", zh: "无：构建时未启用 \(trait)")
  }

  private static var browserMap: Part {
    let name = Message(en: "browser map", zh: "网页地图")
    if BrowserMap.isThere {
      return Part(name, Message(en: "Leaflet, inside the program", zh: "Leaflet，已内置"))
    }
    return Part(
      name: name, value: Message(en: "no", zh: "无"),
      remedy: Message(
        en: "without it the report has no map: build again with libjs-leaflet",
        zh: "缺少时网页报告没有地图：请安装 libjs-leaflet 后重新构建"))
  }

  private static var qgis: Part {
    for program in ["qgis_process", "qgis"] {
      if let path = SearchPath.find(program) {
        return Part("QGIS", path)
      }
    }
    return Part(
      name: Message(en: "QGIS", zh: "QGIS"),
      value: Message(en: "not on the PATH", zh: "PATH 中没有"),
      remedy: Message(
        en: "needed only for the QGIS plugin: install qgis", zh: "只有 QGIS 插件需要：请安装 qgis"))
  }
}
