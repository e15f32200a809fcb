// A grammar: what the files in grammars/ say, checked and compiled. Never changed after loading, so any
// number of threads may share one.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "grammar/automaton.h"
#include "grammar/captures.h"
#include "grammar/gazetteer.h"
#include "grammar/graph.h"
#include "grammar/indicators.h"
#include "grammar/lexicon.h"
#include "grammar/pattern.h"

namespace solieu {

/// One file of a grammar, by the name that errors give it.
struct GrammarFile {
  std::string name;
  std::string text;
};

/// A text that a rule must match ("đạt <104%> dự toán", with what it must give behind "=>"), or must not.
struct Example {
  std::string text;  // without the marks
  TextSpan marked;   // the part between < and >; empty for a text that must not match
  std::string want;  // behind "=>", or empty

  template <class Self, class Archive>
  static void members(Self& self, Archive& archive) {
    archive(self.text, self.marked, self.want);
  }
};

/// What a rule says of what it matched. Only the fields that the rule's file gives are set.
struct Gives {
  // of a figure
  std::string kind, status, qualifier, direction, base, flag;
  // of numbers: why they are no figure, and the period that they are (a template, see period.h) if they are one
  std::string period, reason;

  template <class Self, class Archive>
  static void members(Self& self, Archive& archive) {
    archive(self.kind, self.status, self.qualifier, self.direction, self.base, self.flag, self.period, self.reason);
  }
};

struct Rule {
  std::string id;
  std::string about;
  std::string file;
  int line = 0;
  Gives gives;
  std::vector<Example> yes, no;
  std::vector<Pattern> patterns;

  bool of_numbers() const { return !gives.period.empty() || !gives.reason.empty(); }
  std::string where() const;  // "kinds.toml:12: rule change.up"

  template <class Self, class Archive>
  static void members(Self& self, Archive& archive) {
    archive(self.id, self.about, self.file, self.line, self.gives, self.yes, self.no, self.patterns);
  }
};

/// One pattern of a rule.
struct Matcher {
  const Rule* rule = nullptr;
  const Pattern* pattern = nullptr;
  std::unique_ptr<const Captures> captures;  // where something is to be read from them
};

/// The matchers of one stage, and the automaton that says where each of them matches.
struct Matchers {
  std::vector<Matcher> all;
  StageAutomaton automaton;  // its patterns are numbered like `all`

  /// A matcher for every pattern of the rules, which, like the lexicon, must outlive it.
  void add(const std::vector<Rule>& rules, const Lexicon& lexicon);
  /// The patterns of `all` as graphs. Any number of threads may ask; for the first one they are made.
  const std::vector<PatternGraph>& graphs() const;

 private:
  const Lexicon* lexicon_ = nullptr;
  mutable std::once_flag made_;
  mutable std::vector<PatternGraph> graphs_;
};

/// Word lists that the program itself asks for by name; every grammar must define them.
struct KnownLists {
  ListId up, down;                       // growth and decline
  ListId level_verb;                     // đạt, ước đạt, là, có …: stands between an indicator and its amount
  ListId cue;                            // other words that belong to the statement, not to the indicator
  ListId connective;                     // theo đó, tuy nhiên, ngoài ra …: opens a clause, names nothing
  ListId head;                           // tổng, số, giá trị, kim ngạch …: an indicator likes to begin here
  ListId whole;                          // trong đó, bao gồm, gồm: parts follow
  ListId goal, fact;                     // phấn đấu … / đã …: status of what follows
  ListId clause;                         // làm, khiến, với …: a new clause inside of a sentence
  ListId conjunction;                    // và, nhưng, còn, với …
  ListId noun_stop;                      // ends a counted noun phrase
  ListId multiply;                       // gấp: a bare number behind it counts times
  ListId range_from, range_to;           // từ; đến, tới
  ListId per;                            // một, mỗi: joins unit and unit
  ListId subject;                        // cả nước, toàn tỉnh, công ty …: who, not what
  ListId preposition;                    // so với, trong, tại, của …: what stands behind names no indicator
  ListId decline;                        // mức giảm …
  ListId growth;                         // tốc độ tăng trưởng, mức tăng …: an indicator that is itself a change
  ListId verb;                           // đã, tiếp tục, vượt …: a subject ends before it
  ListId marker;                         // đã, sẽ, đang …: a verb phrase begins behind it
  ListId statement;                      // đều, cũng, sẽ …: what is said of the things before begins, their name ends
  ListId passive;                        // được, bị: what stands before is what it is done to
  ListId minus;                          // âm: the number behind it is below zero
  ListId report, follows_on;             // số liệu, báo cáo …; theo đó: what is told behind is of its time
  ListId such_as;                        // như: examples follow
  ListId sum;                            // khoản, số tiền: what it is for stands behind the amount
  ListId leave, arrive;                  // từ; lên, xuống: a change from one amount to another
  ListId adopt, plan_noun;               // thông qua, trình …; dự toán, phương án …: what is planned
  ListId entity;                         // cấp, khu vực, tỉnh: a class of what a measure is told of
  ListId comparative;                    // cao hơn, rẻ hơn: what stands behind is compared with
  ListId copula;                         // nằm ở, đến từ: what stands behind is what the sentence is about
  ListId aside;                          // trong, vào …: what stands behind only places an indicator
  ListId has;                            // có, còn: gives a count to no indicator of its subject's
  ListId time;                           // tháng trước, hôm qua …
  ListId prospect;                       // sẽ, dự kiến …: a goal until the clause ends
  ListId demonstrative;                  // này, đó: named before
  ListId this_one;                       // này, ấy: the same, where nothing else may be meant
  ListId number_of;                      // số, số lượng, tổng số …: counts the noun behind it
  ListId apart;                          // riêng
  ListId echo;                           // tương đương, tức: the same in another unit
  ListId generic;                        // giá, kim ngạch: names nothing until it is said of what
  ListId mere_level;                     // mức, ngưỡng: names nothing at all
  ListId about_what;                     // về
  ListId worth, volume;                  // giá trị, kim ngạch; lượng, khối lượng
  ListId target_noun;                    // mục tiêu, chỉ tiêu: a list under it is one of goals
  ListId part;                           // phần: ba phần tư
  ListId classifier;                     // con, chiếc, khẩu: before the noun that is counted
  ListId counting;                       // tỷ lệ, số …: a name that may hold a verb
  ListId cause;                          // do, vì, bởi: who or what brought it about
  ListId division;                       // điều, chương: a part of a document, by its number
  ListId structure;                      // cơ cấu: of shares
  ListId result;                         // làm, khiến: what came of it follows
  ListId suffer;                         // bị: what befell a thing belongs to its name
  ListId reach;                          // đạt, bằng, hoàn thành …
  ListId flow;                           // xuất khẩu, nhập khẩu: heads that a measure may precede
  ListId beneficiary;                    // cho, đối với: whom an amount is for
  ListId rate;                           // tỷ lệ: an indicator that is itself a percentage
  ListId rate_name;                      // tỷ lệ, tỷ lệ thất nghiệp: opens the name of a rate
  ListId of_group;                       // của, ở: before whom or what a rate is told of
  ListId within;                         // trong, trong tổng số: a whole follows
  ListId purpose;                        // để: what something is for, which may belong to its name
  ListId portion;                        // thị phần, tỷ trọng: so much of it is a share
  ListId before_month, before_day;       // tháng, ngày: behind them 4.2023 and 24.7 are dates
  ListId counted_whole;                  // số người, dân số: "3% dân số" is of those who are counted
  ListId term;                           // kỳ hạn: a time behind it belongs to the name
  ListId whole_words;                    // tổng số, dân số …: what a share is a share of
  ListId compare;                        // so với: what follows is a base
  ListId price;                          // giá, phí, lương …: a sum for one of something
  ListId set_phrase;                     // một số, hai bên …: no number in it counts
  ListId period_lead;                    // cả, tính từ: belongs to the period behind it
  ListId average;                        // bình quân: behind a name, part of it
  ListId noun_end;                       // viên, sĩ: never begins a word behind a noun
  ListId before_five;                    // có, gồm …: "năm" behind it is five, and no year
  ListId before_year;                    // trong, mỗi …: "năm" behind it is the year, and not five
  ListId compound;                       // words that hold a syllable of another list and are none of it
};

/// The same for tables; sentences do not see these.
struct TableLists {
  ListId caption;                        // bảng, biểu: "Bảng 1. …" stands above a table
  ListId unit;                           // đơn vị tính, đvt: before the unit of a table, or at the head of its units
  ListId number;                         // stt, mã số: the head of a column that measures nothing
  ListId column_word;                    // thực hiện, so với …: in a head, names nothing that is measured
  ListId total;                          // tổng số, cộng: opens the row of a sum
  ListId parts;                          // trong đó, chia ra: rows follow that are parts of the one before
  ListId estimate, plan, budget, same_period, previous_month, previous_quarter, previous_year;  // as in rules
};

class Grammar {
 public:
  using FileSource = const std::vector<GrammarFile>& (*)();

  /// The grammar that was compiled when the library was built.
  static Result<std::shared_ptr<const Grammar>> built_in();
  /// Of every *.toml in `folder`, by name.
  static Result<std::shared_ptr<const Grammar>> from_folder(const std::string& folder);
  /// Errors name file, line and rule; all that were found are listed, one a line.
  static Result<std::shared_ptr<const Grammar>> from_files(const std::vector<GrammarFile>& files);
  /// What compiled() gave of a grammar, in the same build. `files` has what it was compiled from, for without_diacritics().
  static Result<std::shared_ptr<const Grammar>> from_compiled(std::string_view bytes, FileSource files = nullptr);
  /// All of it as bytes, to be loaded without reading or compiling anything. Of the same files always the same bytes.
  std::string compiled() const;

  /// The same grammar, by which the words of a text are compared without their diacritics. Made when it is first asked for,
  /// which takes as long as loading; from then on both are kept.
  const Grammar& without_diacritics() const;

  const Lexicon& lexicon() const { return lexicon_; }
  const KnownLists& lists() const { return lists_; }
  const TableLists& table_lists() const { return table_lists_; }
  const std::vector<Rule>& number_rules() const { return number_rules_; }
  const std::vector<Rule>& figure_rules() const { return figure_rules_; }
  /// Of the heads of columns, which the figure rules read too.
  const std::vector<Rule>& head_rules() const { return head_rules_; }
  const Matchers& number_matchers() const { return number_matchers_; }
  const Matchers& figure_matchers() const { return figure_matchers_; }
  const Matchers& head_matchers() const { return head_matchers_; }
  /// Empty where the files hold no places.
  const Gazetteer& gazetteer() const { return gazetteer_; }
  /// Empty where the files name no indicators.
  const IndicatorNames& indicators() const { return indicators_; }

 private:
  friend class GrammarLoader;
  template <class Self, class Archive>
  static void members(Self& self, Archive& archive);

  Lexicon lexicon_;
  KnownLists lists_{};
  TableLists table_lists_{};
  std::vector<Rule> number_rules_, figure_rules_, head_rules_;
  Matchers number_matchers_, figure_matchers_, head_matchers_;
  Gazetteer gazetteer_;
  IndicatorNames indicators_;
  std::vector<GrammarFile> files_;  // what it was loaded from …
  FileSource source_ = nullptr;     // … or who has them
  mutable std::once_flag plain_made_;
  mutable std::shared_ptr<const Grammar> plain_;
};

/// The files compiled into the library (made by CMake from grammars/*.toml).
const std::vector<GrammarFile>& built_in_grammar_files();
/// The grammar of these files as Grammar::compiled() gives it.
std::string_view built_in_grammar();
/// The *.toml of a folder, by name. Errors: what can't be read; a folder without any.
Result<std::vector<GrammarFile>> grammar_files_of(const std::string& folder);

}  // namespace solieu
