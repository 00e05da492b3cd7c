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
      A policy is a file that states, clause by clause, what a document asks for and
      how that is read. Five come with the program; your city's own is a file, too.
      `show` tells the quotation, the reading, the parameters and their other values.

      EXAMPLES
        carecircle policies list
        carecircle policies show wenzhou
        carecircle policies show wenzhou WZ-8
        carecircle policies validate my-city.yaml
      """,
      """
      政策以文件表示，逐条写明文件要求什么、如何理解。程序内置五份，本市政策可自行编写。
      show 列出条款原文、理解口径、参数及其可选值。

      示例
        carecircle policies list --lang zh
        carecircle policies show wenzhou --lang zh
        carecircle policies show wenzhou WZ-8 --lang zh
        carecircle policies validate 本市.yaml --lang zh
      """),
    subcommands: [List.self, Show.self, Validate.self, Document.self])

  /// Lists the policies that come with CareCircle.
  struct List: CareCircleSubcommand {
    static let configuration = CommandConfiguration(
      abstract: say("List the policies that come with CareCircle.", "列出内置政策。"),
      discussion: say(
        """
        EXAMPLES
          carecircle policies list
        """,
        """
        示例
          carecircle policies list --lang zh
        """))

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
      abstract: say("Show a policy's clauses, or one of them in full.", "查看政策的条款，或某一条款的全部内容。"),
      discussion: say(
        """
        EXAMPLES
          carecircle policies show wenzhou
          carecircle policies show wenzhou WZ-8
          carecircle policies show my-city.yaml
        """,
        """
        示例
          carecircle policies show wenzhou --lang zh
          carecircle policies show wenzhou WZ-8 --lang zh
          carecircle policies show 本市.yaml --lang zh
        """))

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
      abstract: say("Check a policy file and list everything wrong with it.", "校验政策文件，列出全部问题。"),
      discussion: say(
        """
        EXAMPLES
          carecircle policies validate my-city.yaml
        """,
        """
        示例
          carecircle policies validate 本市.yaml --lang zh
        """))

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
      abstract: say("Print the document about all policies (Markdown).", "输出全部政策的说明文档（Markdown）。"),
      discussion: say(
        """
        Every clause of the policies that come with CareCircle: quotation, what is
        checked, parameters, due date and reading, and the tables that each policy
        needs.

        EXAMPLES
          carecircle policies document > Policies.md
        """,
        """
        内置政策的全部条款：原文、核查内容、参数、期限与理解口径，以及每份政策所需的表格。

        示例
          carecircle policies document --lang zh > 政策条款.md
        """))

    @OptionGroup(title: say("Manners", "其他")) var manners: MannerOptions

    func perform() throws(CareCircleError) -> Outcome {
      try Console.output(try PolicyDocument.markdown(Speech.language))
      return .done
    }
  }
}
