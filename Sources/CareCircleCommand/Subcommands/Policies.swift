import ArgumentParser
import CareCircle
import Reports
import Wording

/// `carecircle policies`: shows what policies say, and checks policy files.
struct Policies: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policies",
    abstract: say("List, show and validate policies.", "列出、查看、校验政策。"),
    discussion: say(
      """
      EXAMPLES
        carecircle policies list
        carecircle policies show wenzhou
        carecircle policies show wenzhou WZ-8
        carecircle policies validate my-city.yaml
      """,
      """
      示例
        carecircle policies list
        carecircle policies show wenzhou --lang zh
        carecircle policies show wenzhou WZ-8 --lang zh
        carecircle policies validate 本市.yaml
      """),
    subcommands: [List.self, Show.self, Validate.self, Document.self])

  /// Lists the policies that come with CareCircle.
  struct List: CareCircleSubcommand {
    static let configuration = CommandConfiguration(
      abstract: say("List the policies that come with CareCircle.", "列出内置政策。"))

    @OptionGroup(title: say("Manners", "其他")) var manners: MannerOptions

    func perform() throws(CareCircleError) -> Outcome {
      var text = ""
      for name in PolicyLibrary.names {
        let policy = try PolicyFinder.policy(named: name)
        text += PolicyText(policy, Speech.language).line + "\n"
      }
      try Console.output(text)
      return .done
    }
  }

  /// Shows the clauses of a policy, or one of them.
  struct Show: CareCircleSubcommand {
    static let configuration = CommandConfiguration(
      abstract: say("Show a policy's clauses, or one of them in full.", "查看政策的条款，或某一条款的全部内容。"))

    @Argument(
      help: ArgumentHelp(say("A policy, by name or file.", "政策名称或文件。"), valueName: "policy"))
    var policy: String

    @Argument(help: ArgumentHelp(say("A clause, such as WZ-8.", "条款，如 WZ-8。"), valueName: "clause"))
    var clause: String?

    @OptionGroup(title: say("Manners", "其他")) var manners: MannerOptions

    func perform() throws(CareCircleError) -> Outcome {
      let found = try PolicyFinder.policy(nameOrFile: policy)
      let text = PolicyText(found, Speech.language)
      guard let clause else {
        try Console.output(text.overview)
        return .done
      }
      guard let one = found.clause(clause) else {
        let ids = found.clauses.map(\.id).joined(separator: ", ")
        throw .usage([
          InputProblem(
            .wrongValue, file: policy, field: "clause", value: clause,
            Message(
              en: "the policy has no such clause; it has \(ids)", zh: "政策中没有该条款；现有条款：\(ids)"
            ).suggesting(clause, among: found.clauses.map(\.id)))
        ])
      }
      try Console.output(text.full(one))
      return .done
    }
  }

  /// Checks whether a file is a valid policy.
  struct Validate: CareCircleSubcommand {
    static let configuration = CommandConfiguration(
      abstract: say("Check a policy file and list everything wrong with it.", "校验政策文件，列出全部问题。"))

    @Argument(help: ArgumentHelp(say("The policy file.", "政策文件。"), valueName: "my-city.yaml"))
    var file: String

    @OptionGroup(title: say("Manners", "其他")) var manners: MannerOptions

    func perform() throws(CareCircleError) -> Outcome {
      let policy = try PolicyFinder.policy(inFile: file)
      let computed = policy.clauses.count(where: \.kind.isJudged)
      try Console.output(
        Message(
          en:
            "\(file): valid: \(counted(policy.clauses.count, "clause")), \(computed) of them computed\n",
          zh: "\(file)：有效：共\(policy.clauses.count)条，其中可计算\(computed)条\n"
        ).text(Speech.language))
      return .done
    }
  }

  /// Writes the document about all policies.
  struct Document: CareCircleSubcommand {
    static let configuration = CommandConfiguration(
      abstract: say("Print the document about all policies (Markdown).", "输出全部政策的说明文档（Markdown）。"))

    @OptionGroup(title: say("Manners", "其他")) var manners: MannerOptions

    func perform() throws(CareCircleError) -> Outcome {
      try Console.output(try PolicyDocument.markdown())
      return .done
    }
  }
}
